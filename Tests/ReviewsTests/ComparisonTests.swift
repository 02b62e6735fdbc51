import Testing
import Text

@testable import Documents
@testable import Reviews

@Suite struct `A comparison` {
  let opening = "The Chair opened the session and welcomed all delegates."
  let pilots = "The pilots covered three border stations and forty trains a day."
  let seals = "Electronic seals were tested on containers of four operators."

  private func compare(_ old: [String], _ new: [String]) -> Comparison {
    Comparison(old: KeptRevision(.revision(old), file: "old"), new: .revision(new))
  }

  @Test func `of a revision with itself finds nothing`() {
    let comparison = compare([opening, pilots], [opening, pilots])
    #expect(comparison.isSame && comparison.edits.isEmpty && comparison.gone.isEmpty)
  }

  @Test func `tells what became of each paragraph and its number`() {
    let comparison = compare(
      [opening, pilots, seals], [pilots.replacing("forty", with: "fifty"), "A word of thanks.", seals])
    #expect(comparison.pairs.map(comparison.words) == ["gone", "changed, was 2", "new", "same"])
    #expect(comparison.gone == [0: [0]] && comparison.oldText(0) == opening)
    #expect(comparison.edits == [0: [Comparison.Edit(range: 45..<50, removed: "forty")]])
    #expect(!comparison.isSame)
  }

  @Test func `is the same where only signs differ that are no words of a paragraph`() throws {
    func kept(_ text: String) throws -> KeptRevision {
      KeptRevision(try Document.parse(Array(text.utf8), name: "old.txt"), file: "old.txt")
    }
    let new = try Document.parse(Array("1. \(opening)\n2. Read [the plan](#two) of the year.\n".utf8), name: "new.txt")
    #expect(new.paragraphs[1].text == "Read the plan of the year.")
    let other = Comparison(old: try kept("1. \(opening)\n2. Read the plan of the year.\n"), new: new)
    #expect(other.pairs.map(other.words) == ["same", "same"] && other.isSame)
    let changed = Comparison(old: try kept("1. \(opening)\n2. Read the draft of the year.\n"), new: new)
    #expect(changed.pairs.map(changed.words) == ["same", "changed"])
  }

  @Test func `can be stopped, and says how far it is`() {
    struct Stopped: Error {}
    let (old, new) = (
      KeptRevision(.revision([opening, seals]), file: "old"), Document.revision([seals, pilots, opening])
    )
    #expect(throws: Stopped.self) { try Comparison(old: old, new: new) { (_) throws(Stopped) in throw Stopped() } }
    var shares: [Double] = []
    _ = Comparison(old: old, new: new) { (share) throws(Never) in shares.append(share) }
    #expect(shares == shares.sorted() && shares.count > 3 && shares.allSatisfy { 0...1 ~= $0 })
  }

  @Test func `differs where only a number does`() {
    let comparison = compare([opening, pilots], [pilots])
    #expect(comparison.pairs.map(comparison.words) == ["gone", "same, was 2"])
  }

  @Test(arguments: [
    ("Members [should [try to]] agree.", "Members should [try to] agree.", "Members [-[-]should [try to[-]-]] agree."),
    ("Paid [every year] [every two years].", "Paid every two years.", "Paid [-[every year] [-]every two years[-]-]."),
    ("Delegates met and talked.", "Delegates met.", "Delegates met [-and talked-]."),
    ("The very big house stood.", "The big house stood.", "The [-very -]big house stood."),
  ])
  func `puts what was taken out where it stood`(old: String, new: String, shown: String) throws {
    let comparison = compare([old], [new])
    var marked = ""
    var place = 0
    for edit in try #require(comparison.edits[0]) {
      marked += new.stretch(place..<edit.range.lowerBound) + "[-\(edit.removed)-]" + new.stretch(edit.range)
      place = edit.range.upperBound
    }
    marked += new.stretch(place..<new.unicodeScalars.count)
    #expect(marked.replacing("[- ", with: " [-") == shown)
  }

  @Test(arguments: 0..<16)
  func `gives the old words back where its edits are undone`(seed: Int) {
    var drafter = Drafter(seed: seed)
    let old = drafter.paragraphs(12).enumerated().map { "Item \($0 * 7919) of the agenda. " + $1 }
    let comparison = compare(old, drafter.revised(old))
    for pair in comparison.pairs where pair.old.count == 1 && pair.new.count == 1 {
      let text = comparison.new.paragraphs[pair.new[0]].text
      var (undone, place) = ("", 0)
      for edit in comparison.edits[pair.new[0]] ?? [] {
        #expect(edit.range.lowerBound >= place)
        undone += text.stretch(place..<edit.range.lowerBound) + " " + edit.removed + " "
        place = edit.range.upperBound
      }
      undone += text.stretch(place..<text.unicodeScalars.count)
      func letters(_ text: String) -> String { String(text.filter { !$0.isWhitespace }) }
      #expect(letters(undone) == letters(comparison.oldText(pair.old[0])))
    }
  }

  @Test(arguments: 0..<16)
  func `has each paragraph of both revisions in one pair, and each edit inside its paragraph`(seed: Int) {
    var drafter = Drafter(seed: seed)
    let old = drafter.paragraphs(20)
    let comparison = compare(old, drafter.revised(old))
    #expect(comparison.pairs.flatMap(\.old).sorted() == Array(old.indices))
    #expect(comparison.pairs.flatMap(\.new).sorted() == Array(comparison.new.paragraphs.indices))
    #expect(
      comparison.gone.values.flatMap(\.self).count == comparison.pairs.filter { $0.kind == .gone }.flatMap(\.old).count)
    for (paragraph, edits) in comparison.edits {
      let count = comparison.new.paragraphs[paragraph].text.unicodeScalars.count
      for edit in edits {
        #expect(0...count ~= edit.range.lowerBound && 0...count ~= edit.range.upperBound)
        #expect(!edit.range.isEmpty || !edit.removed.isEmpty)
      }
    }
  }
}
