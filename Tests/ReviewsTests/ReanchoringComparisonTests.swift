import Testing

@testable import Reviews

@Suite struct `Paragraphs of two revisions` {
  let opening = "The Chair opened the session and welcomed all delegates."
  let pilots = "The pilots covered three border stations and forty trains a day."
  let seals = "Electronic seals were tested on containers of four operators."
  let budget = "The budget for the coming year was adopted without a vote."

  @Test func `are the same, changed, new or gone`() {
    let changed = "The pilots covered five border stations and sixty trains a day."
    let pairs = pairs([opening, pilots, seals], [opening, changed, budget])
    #expect(
      pairs == [
        ParagraphPair(kind: .same, old: [0], new: [0], isChanged: false),
        ParagraphPair(kind: .changed, old: [1], new: [1], isChanged: true),
        ParagraphPair(kind: .gone, old: [2], new: [], isChanged: true),
        ParagraphPair(kind: .new, old: [], new: [2], isChanged: true),
      ])
  }

  @Test func `are moved where they pass the others`() {
    let pairs = pairs([opening, pilots, seals, budget], [opening, seals, budget, pilots])
    #expect(pairs.map(\.kind) == [.same, .same, .same, .moved])
    #expect(pairs.last == ParagraphPair(kind: .moved, old: [1], new: [3], isChanged: false))
  }

  @Test func `are split and merged`() {
    #expect(
      pairs([opening + " " + pilots, budget], [opening, pilots, budget]) == [
        ParagraphPair(kind: .split, old: [0], new: [0, 1], isChanged: false),
        ParagraphPair(kind: .same, old: [1], new: [2], isChanged: false),
      ])
    #expect(
      pairs([opening, pilots, budget], [opening + " " + pilots, budget]) == [
        ParagraphPair(kind: .merged, old: [0, 1], new: [0], isChanged: false),
        ParagraphPair(kind: .same, old: [2], new: [1], isChanged: false),
      ])
  }

  @Test(arguments: 0..<12)
  func `are each in one pair`(seed: Int) {
    var drafter = Drafter(seed: seed)
    let old = drafter.paragraphs(20)
    let new = drafter.revised(old)
    let pairs = pairs(old, new)
    #expect(pairs.flatMap(\.old).sorted() == Array(old.indices))
    #expect(pairs.flatMap(\.new).sorted() == Array(new.indices))
  }

  @Test(arguments: 0..<12)
  func `are turned into each other by their changes`(seed: Int) {
    var drafter = Drafter(seed: seed)
    let paragraphs = drafter.paragraphs(8)
    let (old, new) = (paragraphs.joined(separator: "\n\n"), drafter.revised(paragraphs).joined(separator: "\n\n"))
    let (oldEnd, newEnd) = (old.unicodeScalars.count, new.unicodeScalars.count)
    let changes = Reanchoring(old: old, new: new).changes(from: 0..<oldEnd, to: 0..<newEnd)
    var (oldPlace, newPlace) = (0, 0)
    for change in changes {
      #expect(old.stretch(change.old) == change.removed && new.stretch(change.new) == change.added)
      let kept = old.stretch(oldPlace..<change.old.lowerBound)
      #expect(kept.hasSameWords(as: new.stretch(newPlace..<change.new.lowerBound)))
      (oldPlace, newPlace) = (change.old.upperBound, change.new.upperBound)
    }
    #expect(old.stretch(oldPlace..<oldEnd).hasSameWords(as: new.stretch(newPlace..<newEnd)))
  }

  private func pairs(_ old: [String], _ new: [String]) -> [ParagraphPair] {
    func spans(_ paragraphs: [String]) -> [Range<Int>] {
      var start = 0
      return paragraphs.map { text in
        defer { start += text.unicodeScalars.count + 2 }
        return start..<start + text.unicodeScalars.count
      }
    }
    return Reanchoring(old: old.joined(separator: "\n\n"), new: new.joined(separator: "\n\n"))
      .pairs(of: spans(old), with: spans(new))
  }
}
