import Testing
import Text

@testable import Documents
@testable import Reviews

@Suite struct `A carried review` {
  let opening = "The Chair opened the session and welcomed all delegates."
  let pilots = "The pilots covered three border stations and forty trains a day."
  let seals = "Electronic seals were tested on containers of four operators."
  let secrecy = "Members shall not disclose what traders submit in confidence."
  let budget = "The budget for the coming year was adopted without a vote."

  @Test func `has its comments where their words went, and says which revision they were made on`() {
    let old = Document.revision([opening, pilots, seals])
    let new = Document.revision([seals, opening, pilots.replacing("forty", with: "fifty")])
    var journey = Journey()
    let moved = journey.comment(on: old, 2, "four operators")
    let edited = journey.comment(on: old, 1, "forty trains a day")
    journey.carry(from: old, to: new)
    #expect(journey.words(moved, in: new) == "four operators")
    #expect(journey.words(edited, in: new) == "fifty trains a day")
    #expect(journey.placing(edited, in: new)?.outcome == "changed")
    #expect(journey.placing(edited, in: new)?.reason == "“forty” became “fifty”")
    let comment = journey.review.comments[0]
    #expect(journey.review.origin(of: comment, at: "1", in: new) == "\(old.revision) (paragraph 3)")
    #expect(journey.review.origin(of: comment, at: "3", in: old) == nil)
  }

  @Test func `holds a position only where the paragraph has the same words`() {
    let old = Document.revision([opening, secrecy, budget])
    let new = Document.revision([
      "A preamble of its own kind.", opening, secrecy.replacing("shall not", with: "shall"), budget,
    ])
    var journey = Journey()
    for paragraph in 0..<3 { journey.mark(0, on: old, paragraph, .agreed) }
    journey.carry(1, from: old, to: new)
    let review = journey.review
    #expect((0..<4).map { review.tally(on: $0, in: new).agreed } == [[], ["AU"], [], ["AU"]])
    #expect(review.tally(on: 2, in: new).state == .open)
    #expect(review.tally(on: 2, in: new).pastWords(at: "3") == ["agreed by AU on \(old.revision) (paragraph 2)"])
    #expect(review.position(of: reviewers[0], on: 2, in: new) == .none)
    #expect(review.progress(in: new) == [.agreed: 2, .open: 2])
  }

  @Test func `lists the positions on paragraphs that are gone`() {
    let (old, new) = (Document.revision([opening, seals]), Document.revision([opening]))
    var journey = Journey()
    journey.mark(2, on: old, 1, .contested)
    journey.carry(from: old, to: new)
    #expect(
      journey.review.lostPositions(in: new).map { $0.words(at: nil) } == [
        "contested by ICC on \(old.revision) (paragraph 2)"
      ])
    #expect(journey.review.tally(on: 0, in: new) == Tally())
  }

  @Test func `keeps both views of a paragraph that two were merged into`() {
    let old = Document.revision([opening, pilots, budget])
    let new = Document.revision([opening + " " + pilots, budget])
    var journey = Journey()
    journey.mark(0, on: old, 0, .contested)
    journey.mark(0, on: old, 1, .agreed)
    journey.carry(from: old, to: new)
    #expect(journey.review.tally(on: 0, in: new).past.map(\.stated.position) == [.contested, .agreed])
    journey.mark(0, on: new, 0, .reserved)
    #expect(journey.review.tally(on: 0, in: new).past == [] && journey.review.tally(on: 0, in: new).reserved == ["AU"])
  }

  @Test func `gives way to what its reviewer says on the new revision, taking back included`() {
    let old = Document.revision([opening, pilots, budget])
    let new = Document.revision([pilots, budget])
    var journey = Journey()
    journey.mark(0, on: old, 0, .contested)
    journey.mark(0, on: old, 1, .agreed)
    journey.mark(1, on: old, 1, .agreed)
    journey.carry(from: old, to: new)
    #expect(journey.review.tally(on: 0, in: new).agreed == ["AU"])
    journey.mark(0, on: new, 0, .contested)
    #expect(journey.review.tally(on: 0, in: new).contested == ["AU"])
    journey.mark(0, on: new, 0, .none)
    #expect(journey.review.position(of: reviewers[0], on: 0, in: new) == .none)
    #expect(journey.review.position(of: reviewers[1], on: 0, in: new) == .agreed)
    // What stood under the same number before is another paragraph, and is not touched by any of that.
    #expect(journey.review.lostPositions(in: new).map(\.stated.position) == [.contested])
  }

  @Test func `keeps what a reviewer said of the present words when he speaks of other words later`() {
    let old = Document.revision([secrecy, budget])
    let new = Document.revision([secrecy.replacing("shall not", with: "shall"), budget])
    var journey = Journey()
    journey.carry(from: old, to: new)
    for paragraph in 0..<2 { journey.mark(0, on: new, paragraph, .agreed) }
    for paragraph in 0..<2 { journey.mark(0, on: old, paragraph, .contested) }
    let (changed, same) = (journey.review.tally(on: 0, in: new), journey.review.tally(on: 1, in: new))
    #expect(changed.agreed == ["AU"] && changed.contested == [] && changed.outdated == ["AU"])
    // Of the same words the last word counts, on whichever revision it was said.
    #expect(same.contested == ["AU"] && same.agreed == [])
  }

  @Test func `finds the place of what was made on the old revision and arrives late`() {
    let (old, new) = (Document.revision([opening, pilots]), Document.revision(["A new first.", opening, pilots]))
    var journey = Journey()
    journey.carry(from: old, to: new)
    let late = journey.comment(2, on: old, 1, "border stations")
    journey.mark(2, on: old, 1, .reserved)
    #expect(journey.words(late, in: new) == "border stations")
    #expect(journey.review.tally(on: 2, in: new).reserved == ["ICC"])
    #expect(journey.carry(from: old, to: new) == 0)
  }

  @Test func `goes over several revisions`() {
    let first = Document.revision([opening, pilots, seals])
    let second = Document.revision([pilots, opening, seals])
    let third = Document.revision([budget, seals, pilots.replacing("three", with: "five"), opening])
    var journey = Journey()
    let comment = journey.comment(on: first, 1, "three border stations")
    journey.carry(from: first, to: second)
    let later = journey.comment(1, on: second, 1, "all delegates")
    journey.carry(from: second, to: third)
    #expect(journey.words(comment, in: third) == "five border stations")
    #expect(journey.words(later, in: third) == "all delegates")
    #expect(journey.words(comment, in: second) == "three border stations")
  }

  @Test func `has orphans with their old words, that are put where they belong by hand`() {
    let (old, new) = (Document.revision([opening, seals]), Document.revision([opening, budget]))
    let next = Document.revision([budget.replacing("a vote", with: "any vote"), opening])
    var journey = Journey()
    let comment = journey.comment(on: old, 1, "four operators")
    journey.carry(from: old, to: new)
    #expect(journey.review.orphans(in: new).map(\.anchor.exact) == ["four operators"])
    #expect(journey.placing(comment, in: new)?.reason == "the words are gone")
    let passage = Anchor(in: new, paragraph: 1, passage: 43..<57)
    let attachment = journey.write(1, on: new, .attach(target: comment, passage))
    #expect(journey.words(comment, in: new) == passage.exact)
    #expect(journey.review.comments[0].attachment?.reviewer == reviewers[1])
    // The place that was given by hand goes on to the next revision.
    journey.carry(from: new, to: next)
    #expect(journey.words(comment, in: next) == passage.exact.replacing("a vote", with: "any vote"))
    journey.write(1, on: new, .undo(target: attachment))
    #expect(journey.review.orphans(in: new).map(\.id) == [comment])
  }

  @Test func `asks where a comment belongs that fits several places`() throws {
    let twice = Document.revision([budget, seals])
    let new = Document.revision([seals, opening, seals])
    var journey = Journey()
    let comment = journey.comment(on: twice, 1)
    journey.carry(from: twice, to: new)
    let placing = try #require(journey.placing(comment, in: new))
    #expect(
      placing.isAmbiguous && placing.outcome == "ambiguous"
        && Set(placing.candidates.compactMap(\.target.paragraph)) == [0, 2])
    #expect(journey.review.undecided(in: new).map(\.id) == [comment])
    journey.write(0, on: new, .attach(target: comment, Anchor(in: new, paragraph: 2)))
    #expect(journey.review.undecided(in: new).isEmpty && journey.placing(comment, in: new)?.target?.paragraph == 2)
  }

  @Test func `is as it was when the carrying is undone`() {
    let (old, new) = (Document.revision([opening, pilots]), Document.revision([pilots, opening]))
    var journey = Journey()
    let comment = journey.comment(on: old, 1, "border stations")
    let before = journey.review
    journey.carry(from: old, to: new)
    #expect(journey.placing(comment, in: new)?.target?.paragraph == 0)
    journey.write(0, on: new, .undo(target: journey.review.carryings[0].id))
    #expect(journey.review == before && journey.placing(comment, in: new)?.target?.paragraph == nil)
    #expect(journey.carry(from: old, to: new) == 1)
  }

  @Test func `takes comments on headings and the title to where their words went`() throws {
    func parsed(_ title: String, _ heading: String, _ number: Int, _ opening: String) throws -> Document {
      let text = """
        PC0901Ea
        \(title)

        I. Introduction

        1. \(opening)

        II. \(heading)

        \(number). \(seals)

        """
      return try Document.parse(Array(text.utf8), name: "report.txt")
    }
    let old = try parsed("Annual report on seals", "Trials of electronic seals", 2, opening)
    let new = try parsed(
      "Annual report on seals", "Trials of new electronic seals in ports", 3, "\(opening)\n\n2. \(budget)")
    let (title, heading) = (try #require(old.target(cited: "title")), try #require(old.target(cited: "II")))
    var journey = Journey()
    let onTitle = journey.write(0, on: old, .comment(Anchor(in: old, title), Remark(text: "All of it?")))
    let words = journey.write(
      1, on: old, .comment(Anchor(in: old, heading, passage: 10..<20), Remark(text: "Which?")))
    let whole = journey.write(2, on: old, .comment(Anchor(in: old, heading), Remark(text: "Too short.")))
    journey.carry(from: old, to: new)
    #expect(journey.placing(onTitle, in: new)?.target == .title)
    #expect(journey.placing(onTitle, in: new)?.outcome == "unchanged")
    #expect(journey.placing(words, in: new)?.target == new.target(cited: "II"))
    #expect(journey.words(words, in: new) == "electronic")
    #expect(journey.placing(whole, in: new)?.outcome == "changed")
    #expect(journey.words(whole, in: new) == "Trials of new electronic seals in ports")
    #expect(journey.review.orphans(in: new).isEmpty)
    #expect(journey.review.comments(in: new).map(\.id) == [onTitle, whole, words])
  }

  @Test func `can be stopped while the texts are laid side by side, and goes on from there`() throws {
    struct Stopped: Error {}
    let (old, new) = (Document.revision([opening, pilots]), Document.revision([pilots, budget, opening]))
    var journey = Journey()
    let comment = journey.comment(on: old, 1, "border stations")
    journey.carry(from: old, to: new)
    let review = journey.review
    #expect(throws: Stopped.self) { try review.align(with: new) { (_) throws(Stopped) in throw Stopped() } }
    var shares: [Double] = []
    review.align(with: new) { (share) throws(Never) in shares.append(share) }
    #expect(shares == shares.sorted() && shares.count > 3 && shares.allSatisfy { 0...1 ~= $0 })
    shares = []
    journey.review.align(with: new) { (share) throws(Never) in shares.append(share) }
    #expect(shares.isEmpty && journey.placing(comment, in: new)?.target == .paragraph(0))
  }

  @Test func `leaves a comment lost that never had a place`() {
    let (old, new) = (Document.revision([opening]), Document.revision([opening, pilots]))
    var journey = Journey()
    let lost = journey.write(
      0, on: old, .comment(Anchor(lost: "four ships", near: "1", in: old), Remark(text: "Five.")))
    journey.carry(from: old, to: new)
    #expect(journey.placing(lost, in: new)?.target == nil && journey.review.orphans(in: new).map(\.id) == [lost])
  }

  @Test func `is not undone on the way to something else`() {
    let (old, new) = (Document.revision([opening]), Document.revision([pilots, opening]))
    var pen = Pen(reviewer: reviewers[0], revision: new.revision)
    let remark = Operation.Content.comment(Anchor(in: new, paragraph: 0), Remark(text: "first"))
    let comment = pen.write(remark, now: 1)
    _ = pen.write(.carry(from: KeptRevision(old, file: "old.txt")), now: 2)
    #expect(pen.undoable == [comment.id])
  }

  @Test func `is placed by the text that is kept, whatever an anchor says of itself`() {
    let (old, new) = (Document.revision([opening, pilots]), Document.revision([pilots]))
    var journey = Journey()
    var anchor = Anchor(in: old, paragraph: 1, passage: 0..<10)
    (anchor.start, anchor.end) = (1 << 40, 1 << 41)
    let comment = journey.write(0, on: old, .comment(anchor, Remark(text: "far")))
    journey.carry(from: old, to: new)
    #expect(journey.placing(comment, in: new) != nil)
  }
}

@Suite struct `Carrying by property` {
  /// A document, a revision of it, and a review of the first with comments on stretches and positions on all paragraphs.
  private func example(_ seed: Int, withCopies: Bool = true) -> (old: Document, new: Document, Journey) {
    var drafter = Drafter(seed: seed)
    let paragraphs = drafter.paragraphs(14).enumerated().map { "Item \($0 * 7919) of the agenda. " + $1 }
    let (old, new) = (
      Document.revision(paragraphs), Document.revision(drafter.revised(paragraphs, withCopies: withCopies))
    )
    var journey = Journey()
    for index in 0..<40 {
      let paragraph = index % paragraphs.count
      let passage = index % 3 == 0 ? nil : drafter.stretch(of: paragraphs[paragraph])
      journey.write(
        index % 4, on: old,
        .comment(Anchor(in: old, paragraph: paragraph, passage: passage), Remark(text: "remark \(index)")))
      journey.mark(index % 3, on: old, paragraph, Position.allCases[index % 4])
    }
    return (old, new, journey)
  }

  @Test(arguments: 0..<16)
  func `to the same paragraphs leaves every comment and position where it is`(seed: Int) {
    var (old, _, journey) = example(seed)
    let same = Document.revision(old.paragraphs.map(\.text), gap: "\n\n\n")
    let before = journey.review
    journey.carry(from: old, to: same)
    for comment in before.comments {
      let (was, now) = (before.placing(of: comment, in: old), journey.review.placing(of: comment, in: same))
      #expect(
        now.outcome == "unchanged" && now.target?.paragraph == was.target?.paragraph, "“\(comment.anchor.exact)” \(now)"
      )
      #expect(now.passage == was.passage, "“\(comment.anchor.exact)”")
    }
    for index in old.paragraphs.indices {
      #expect(journey.review.tally(on: index, in: same).state == before.tally(on: index, in: old).state)
      #expect(journey.review.tally(on: index, in: same).past.isEmpty)
    }
  }

  @Test(arguments: 0..<16)
  func `there and back leads unchanged comments to where they were`(seed: Int) {
    var (old, new, journey) = example(seed, withCopies: false)
    journey.carry(from: old, to: new)
    let review = journey.review
    var back = Journey()
    back.carry(from: new, to: old)
    for comment in review.comments {
      let (was, there) = (review.placing(of: comment, in: old), review.placing(of: comment, in: new))
      guard there.outcome == "unchanged", let paragraph = there.target?.paragraph, !there.isSplit else { continue }
      let id = back.write(
        0, on: new,
        .comment(Anchor(in: new, paragraph: paragraph, passage: there.passage), comment.remark))
      #expect(back.placing(id, in: old)?.target?.paragraph == was.target?.paragraph, "\(comment.anchor.exact)")
    }
  }

  @Test(arguments: 0..<16)
  func `loses no operation, and ends inside a paragraph without dividing a grapheme`(seed: Int) throws {
    var (old, new, journey) = example(seed)
    let before = journey
    journey.carry(from: old, to: new)
    #expect(before.operations.isSubset(of: journey.operations))
    let review = journey.review
    #expect(review.comments == before.review.comments && review.positions == before.review.positions)
    #expect(review.comments(in: new).count == review.comments.count)
    for comment in review.comments {
      let placing = review.placing(of: comment, in: new)
      guard let paragraph = placing.target?.paragraph, let passage = placing.passage else { continue }
      var ends: Set<Int> = [0]
      var length = 0
      for character in new.paragraphs[paragraph].text {
        length += character.unicodeScalars.count
        ends.insert(length)
      }
      #expect(ends.contains(passage.lowerBound) && ends.contains(passage.upperBound))
    }
    let shown = new.paragraphs.indices.flatMap { review.positions(on: $0, in: new) } + review.lostPositions(in: new)
    #expect(Set(shown.map(\.stated.id)).isSubset(of: review.positions.map(\.id)))
    for placed in shown where placed.isCurrent {
      let paragraph = try #require(placed.placing.target?.paragraph)
      #expect(new.paragraphs[paragraph].text.hasSameWords(as: placed.stated.anchor.exact))
    }
  }

  @Test(arguments: 0..<16)
  func `in any order, by several people, in parts and twice gives the same review`(seed: Int) throws {
    var (old, new, journey) = example(seed)
    var other = journey
    let late = journey.comment(3, on: old, 2)
    journey.carry(0, from: old, to: new)
    other.carry(1, from: old, to: new)
    let all = Array(journey.operations.union(other.operations))
    var random = Seeded(seed)
    let review = Review(all)
    #expect(review.revisions.count == 1 && review.carryings.count == 2)
    for _ in 0..<3 {
      let again = Review((all + all.shuffled(using: &random).prefix(20)).shuffled(using: &random))
      #expect(again == review)
      #expect(
        again.comments.map { again.placing(of: $0, in: new) } == review.comments.map { review.placing(of: $0, in: new) }
      )
      #expect(
        new.paragraphs.indices.map { again.tally(on: $0, in: new) }
          == new.paragraphs.indices.map { review.tally(on: $0, in: new) })
    }
    let passedOn = Review(try all.map { try Operation(bytes: $0.bytes) })
    #expect(passedOn == review)
    #expect(review.comments.contains { $0.id == late })
  }
}

@Suite struct `A kept revision` {
  let document = Document.revision(["The Committee met, 会議.", "It took “note”."])

  @Test func `comes back from its canonical form`() throws {
    let kept = KeptRevision(document, file: "draft.txt")
    #expect(kept.name == "draft.txt" && kept.revision == document.revision)
    let operation = Operation(
      stamp: Stamp(milliseconds: 1), reviewer: reviewers[0], revision: "r2", content: .carry(from: kept))
    #expect(try Operation(bytes: operation.bytes).content == .carry(from: kept))
  }

  @Test(arguments: [
    ("\"spans\":[0,22,24,39]", "\"spans\":[0,22,24]"), ("\"labels\":[\"1.\",\"2.\"]", "\"labels\":[]"),
    ("\"text\":", "\"words\":"),
    (
      "\"addresses\":[\"1\",\"2\"]", "\"addresses\":[\"1\",\"2\",\"3\"]"
    ),
  ])
  func `is malformed where its lists are not of one length, or the text is missing`(found: String, put: String) throws {
    let operation = Operation(
      stamp: Stamp(milliseconds: 1), reviewer: reviewers[0], revision: "r2",
      content: .carry(from: KeptRevision(document, file: "draft.txt")))
    let bytes = String(decoding: operation.bytes, as: UTF8.self)
    #expect(bytes.contains(found), "\(bytes)")
    #expect(throws: Operation.Malformed.self) { try Operation(bytes: Array(bytes.replacing(found, with: put).utf8)) }
  }

  @Test func `is malformed where its paragraphs are many times its text`() throws {
    let bytes = String(
      decoding: Operation(
        stamp: Stamp(milliseconds: 1), reviewer: reviewers[0], revision: "r2",
        content: .carry(from: KeptRevision(document, file: "draft.txt"))
      ).bytes, as: UTF8.self)
    func list(_ item: String, _ count: Int) -> String { Array(repeating: item, count: count).joined(separator: ",") }
    let many = bytes.replacing("[0,22,24,39]", with: "[\(list("0,41", 5))]")
      .replacing("[\"1\",\"2\"]", with: "[\(list("\"1\"", 5))]")
      .replacing("[\"1.\",\"2.\"]", with: "[\(list("\"1.\"", 5))]")
    #expect(throws: Operation.Malformed(description: "from.spans has a value that is not known")) {
      try Operation(bytes: Array(many.utf8))
    }
  }

  @Test func `has its spans inside its text, and the hash of the text it has`() throws {
    let operation = Operation(
      stamp: Stamp(milliseconds: 1), reviewer: reviewers[0], revision: "r2",
      content: .carry(from: KeptRevision(document, file: "draft.txt")))
    let bytes = String(decoding: operation.bytes, as: UTF8.self)
      .replacing("[0,22,24,39]", with: "[-5,9000000000000000000,50,3]").replacing("It took", with: "It lost")
    let content = try Operation(bytes: Array(bytes.utf8)).content
    guard case .carry(let kept) = content else { return #expect(Bool(false), "\(content)") }
    let length = kept.text.unicodeScalars.count
    #expect(kept.paragraphs.map(\.range) == [0..<length, length..<length])
    #expect(kept.revision != document.revision)
  }
}
