import CellGrid
import Documents
import Reviews
import Testing

@testable import Desk

/// The palette, the search in lists, and themes that are seen at once.
@Suite struct PaletteTests {
  private func palette(_ session: Session) throws -> Palette {
    guard case .palette(let palette)? = session.desk.overlays.last else {
      Issue.record("no palette")
      throw NotKept("no palette")
    }
    return palette
  }

  private func open(_ typed: String) throws -> Session {
    var session = try Fixture.session()
    session.press(":")
    session.type(typed)
    return session
  }

  @Test(arguments: [
    ("quit", Action.quit), ("q", .quit), ("nextcont", .nextContested), ("next contested", .nextContested),
    ("agreed", .markAgreed), ("timeline", .timeline), ("]c", .nextContested), ("<C-o>", .back),
    ("copywords", .copyWords),
  ])
  func `an action is found by a part of its name, its help or its keys`(typed: String, action: Action) throws {
    #expect(try palette(open(typed)).chosen?.choice == .action(action))
  }

  @Test func `every action of a view is in it, with its keys`() throws {
    let listed = try palette(open("")).entries.compactMap { entry -> Action? in
      if case .action(let action) = entry.choice { action } else { nil }
    }
    let wanted = Action.table.filter { $0.contexts.contains(where: \.isView) && $0.action != .palette }.map(\.action)
    #expect(Set(listed) == Set(wanted) && listed.count == wanted.count)
  }

  @Test func `what cannot be done says why, and is not done`() throws {
    var session = try open("nextEvent")
    #expect(try palette(session).chosen?.obstacle == "only in the timeline")
    session.press("<Enter>")
    #expect(try palette(session).complaint == "only in the timeline" && session.effects.last == .bell)
  }

  @Test func `a number goes to its paragraph, and Esc leaves everything as it was`() throws {
    var session = try open("4")
    session.press("<Enter>")
    #expect(session.address == "4" && session.desk.overlays.isEmpty)
    session.press(":")
    session.type("go 2")
    session.press("<Esc>")
    #expect(session.address == "4" && session.desk.overlays.isEmpty)
  }

  @Test func `a theme is shown as soon as it is chosen, kept by Enter and taken back by Esc`() throws {
    var session = try open("theme li")
    #expect(session.effects.last == .showTheme("light"))
    session.press("<Esc>")
    #expect(session.effects.last == .showTheme(nil))
    session.press(":")
    session.type("theme mono")
    session.press("<Enter>")
    #expect(session.effects.last == .keepTheme("monochrome"))
  }

  @Test func `the user's own themes stand among the others, the shown one chosen`() throws {
    var session = try open("theme ")
    session.tell(.themes(Theme.names + ["mine"], shown: "contrast"))
    #expect(try palette(session).chosen?.choice == .theme("contrast"))
    session.type("mi")
    session.press("<Enter>")
    #expect(session.effects.last == .keepTheme("mine"))
  }

  @Test func `the keys are found by word and by key`() throws {
    var session = try Fixture.session()
    session.press("? /")
    session.type("annex")
    session.press("<Enter>")
    let text = session.desk.draw().text
    #expect(text.contains("Go to the next annex") && !text.contains("Go to the next contested"))
    session.press("/ ] c <Enter>")
    #expect(session.desk.draw().text.contains("Go to the next contested paragraph"))
  }

  @Test(arguments: Size.golden) func `the palette lies above what is typed`(size: Size) throws {
    var session = try Fixture.session(size.columns, size.rows)
    session.press(":")
    session.type("next com")
    try expectScreen(session.desk.draw(), "palette")
  }

  @Test func `letters at the starts of words and side by side fit best`() throws {
    let words = try #require(Fuzzy("nc", in: "nextContested"))
    let inside = try #require(Fuzzy("nc", in: "announce"))
    #expect(words.score > inside.score && words.places == [0, 4])
    #expect(Fuzzy("xyz", in: "nextContested") == nil)
    #expect(Fuzzy("next zebra", in: "next contested") == nil)
    #expect(Fuzzy("cont", in: "Go to the next contested")?.places == [15, 16, 17, 18])
    #expect(Fuzzy("", in: "anything")?.places == [])
  }
}
