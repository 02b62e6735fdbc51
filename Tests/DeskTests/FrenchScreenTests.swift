import CellGrid
import Documents
import FoundationEssentials
import Testing

@testable import Desk

/// Golden screens of the desk in French.
@Suite struct FrenchScreenTests {
  /// A screen: its name, the keys that lead to it, and what is typed then.
  struct View: CustomTestStringConvertible, Sendable {
    var name: String
    var keys: String
    var typed = ""
    var isCarried = false
    var testDescription: String { name }
  }

  static let views: [View] = [
    View(name: "review", keys: ""),
    View(name: "start", keys: "g g"),
    View(name: "composer", keys: "5 <Enter> v l <Enter>", typed: "Un mot sur ce passage."),
    View(name: "proposal", keys: "5 <Enter> v l <Enter> <Tab>"),
    View(name: "passage", keys: "4 <Enter> v l l"),
    View(name: "search", keys: "/", typed: "modèle"),
    View(name: "timeline", keys: "2 <Enter> t"),
    View(name: "comments", keys: "m j"),
    View(name: "result", keys: "m v"),
    View(name: "tally", keys: "m T"),
    View(name: "help", keys: "?"),
    View(name: "palette", keys: ":", typed: "suivant"),
    View(name: "continuations", keys: "]"),
    View(name: "question", keys: "] ] ] ] x"),
    View(name: "findings", keys: "!"),
    View(name: "known", keys: "4 <Enter> i"),
    View(name: "linear", keys: ":", typed: "toggleLinear\n"),
    View(name: "summary", keys: "b"),
    View(name: "bookmarks", keys: "M a ' '"),
    View(name: "peek", keys: "1 <Enter> p"),
    View(name: "glossary", keys: "A"),
    View(name: "compare", keys: "= ] = ] =", isCarried: true),
    View(name: "orphans", keys: "g o", isCarried: true),
    View(name: "news", keys: "g n", isCarried: true),
  ]

  private func screen(_ view: View, _ size: Size) throws -> Frame {
    try Language.french.speaking {
      var session = try view.isCarried ? FrenchFixture.carried(size) : FrenchFixture.session(size)
      session.press(view.keys)
      session.type(view.typed)
      return session.desk.draw()
    }
  }

  @Test(arguments: views, Size.golden) func `a view in French`(view: View, size: Size) throws {
    try expectScreen(screen(view, size), "fr-\(view.name)")
  }

  @Test(arguments: views) func `no English word reaches a French screen`(view: View) throws {
    let lines = Catalogue.french.lines
    func words(_ text: String) -> Set<String> {
      Set(text.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count > 2 })
    }
    let french = lines.values.joined().reduce(words(FrenchFixture.nextText)) { $0.union(words($1)) }
    let english = lines.keys.reduce(Set<String>()) { $0.union(words($1)) }.subtracting(french)
    // Keys are spelled as in a keymap file; names of bodies and abbreviations stand in profiles.
    let keys: Set = ["down", "end", "enter", "left", "right", "safe", "working", "group"]
    let names = try FrenchFixture.document().commonAbbreviations.reduce(keys) { $0.union(words($1.meaning)) }
    let shown = words(try screen(view, Size(160, 50)).text).subtracting(names)
    #expect(shown.intersection(english).sorted() == [])
  }
}
