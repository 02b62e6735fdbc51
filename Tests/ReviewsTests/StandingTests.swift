import Reviews
import Testing

@testable import Documents

private let document = Document.of(
  "The Committee met.", "It took note of the draft.", "-Noted.", "It adopted the draft.", "Nobody spoke.")

private func position(_ at: Int, _ who: Int, _ paragraph: Int, _ position: Position, in document: Document = document)
  -> Operation
{
  Operation(at, who, .position(Anchor(in: document, paragraph: paragraph), position))
}

private func comment(_ at: Int, _ paragraph: Int, _ passage: Range<Int>? = nil, in document: Document = document)
  -> Operation
{
  Operation(at, 0, .comment(Anchor(in: document, paragraph: paragraph, passage: passage), Remark(text: "\(at)")))
}

@Suite struct TallyTests {
  @Test func `a delegation's view is its most severe one, others count alone`() {
    let tally = Review([
      position(1, 0, 0, .agreed), position(2, 1, 0, .contested), position(3, 2, 0, .agreed),
      position(4, 3, 0, .reserved),
    ]).tally(on: 0, in: document)
    #expect(
      tally.contested == ["AU"] && tally.agreed == ["ICC"] && tally.reserved == ["fourth"] && tally.outdated.isEmpty)
    #expect(tally.state == .contested)
  }

  @Test func `a person with the name of a delegation is not merged with it`() {
    let namesake = Operation(
      stamp: Stamp(milliseconds: 1), reviewer: Reviewer(name: "ICC"), revision: "r1",
      content: .position(Anchor(in: document, paragraph: 0), .agreed))
    #expect(Review([namesake, position(2, 2, 0, .agreed)]).tally(on: 0, in: document).agreed == ["ICC", "ICC"])
  }

  @Test func `a position on other words is outdated and does not count`() {
    let next = Document.of("The Committee met twice.", "It took  note\nof the draft.", revision: "r2")
    let review = Review([
      position(1, 0, 0, .contested), position(2, 1, 0, .agreed, in: next), position(3, 2, 1, .agreed),
      position(4, 3, 4, .agreed),
    ])
    let tally = review.tally(on: 0, in: next)
    #expect(tally.contested.isEmpty && tally.agreed == ["AU"] && tally.outdated == ["AU"] && tally.state == .agreed)
    #expect(review.position(of: reviewers[0], on: 0, in: next) == .none)
    #expect(review.tally(on: 1, in: next).agreed == ["ICC"])
    #expect(review.progress(in: next) == [.agreed: 2])
    #expect(review.tally(on: 0, in: document).contested == ["AU"])
  }

  @Test func `in its own revision a position is never outdated`() {
    let reread = Document.of("The Committee  met.", revision: "r1")
    let review = Review([position(1, 2, 0, .agreed)])
    #expect(
      review.tally(on: 0, in: reread).agreed == ["ICC"]
        && review.position(of: reviewers[2], on: 0, in: reread) == .agreed)
  }

  @Test func `progress counts the paragraphs that are reviewable`() {
    let review = Review([
      position(1, 0, 0, .agreed), position(2, 1, 1, .contested), position(3, 2, 2, .agreed),
      position(4, 3, 4, .reserved),
    ])
    #expect(review.progress(in: document) == [.agreed: 1, .contested: 1, .reserved: 1, .open: 1])
    #expect(review.tally(on: 2, in: document).agreed == ["ICC"])
    #expect(Review([]).progress(in: document) == [.open: 4])
    #expect(Review([]).progress(in: .of()) == [:])
  }

  @Test(arguments: [-1, 5, .max, .min])
  func `a paragraph that is not there has nothing`(index: Int) {
    let review = Review(randomOperations(50, seed: 1))
    #expect(review.tally(on: index, in: document) == Tally())
    #expect(review.comments(on: index, in: document).isEmpty)
    #expect(review.position(of: reviewers[0], on: index, in: document) == .none)
  }
}

@Suite struct PlaceTests {
  @Test func `comments come in order of place, then of making, and orphans last`() {
    let other = Document.of("Gone.", revision: "r0", ids: ["para_9"])
    let review = Review([
      comment(1, 0, in: other), comment(2, 3), comment(3, 1, 8..<12), comment(4, 1, 3..<7), comment(5, 1),
      comment(6, 1, 3..<7),
    ])
    #expect(review.comments(on: 1, in: document).map(\.remark.text) == ["5", "4", "6", "3"])
    #expect(review.comments(in: document).map(\.remark.text) == ["5", "4", "6", "3", "2", "1"])
    #expect(review.orphans(in: document).map(\.remark.text) == ["1"])
    #expect(review.comments(on: 0, in: document).isEmpty)
  }

  @Test func `another document is another answer`() {
    let next = Document.of("The Committee met.", revision: "r2")
    let review = Review([comment(1, 0), comment(2, 1)])
    #expect(
      review.orphans(in: document).isEmpty && review.orphans(in: next).count == 1
        && review.orphans(in: document).isEmpty)
  }

  @Test(arguments: 0..<10)
  func `every comment stands in one place or is an orphan`(seed: Int) {
    let review = Review(randomOperations(200, seed: seed))
    let placed = document.paragraphs.indices.flatMap { review.comments(on: $0, in: document) }
    let all = placed + review.orphans(in: document)
    #expect(
      all == review.comments(in: document) && Set(all) == Set(review.comments) && all.count == review.comments.count)
  }
}
