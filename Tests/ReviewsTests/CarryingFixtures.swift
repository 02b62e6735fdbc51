import Digest

@testable import Documents
@testable import Reviews

/// A review that goes from revision to revision, in memory.
struct Journey {
  /// Everything that was done.
  var operations: Set<Reviews.Operation> = []
  /// Milliseconds since 1970; goes on by a second with each operation.
  var now = 1_000

  /// The review.
  var review: Review { Review(operations) }

  /// Does something on a revision; returns the operation's id.
  @discardableResult
  mutating func write(_ who: Int, on document: Document, _ content: Reviews.Operation.Content) -> String {
    now += 1_000
    let operation = Operation(
      stamp: Stamp(milliseconds: now), reviewer: reviewers[who], revision: document.revision, content: content)
    operations.insert(operation)
    return operation.id
  }

  /// Comments on the only place of some words, or on the whole paragraph.
  @discardableResult
  mutating func comment(_ who: Int = 0, on document: Document, _ paragraph: Int, _ words: String? = nil) -> String {
    let passage = words.flatMap { document.paragraphs[paragraph].text.onlyPlace(of: $0, after: "", before: "") }
    return write(
      who, on: document,
      .comment(Anchor(in: document, paragraph: paragraph, passage: passage), Remark(text: words ?? "all")))
  }

  /// Takes a position.
  @discardableResult
  mutating func mark(_ who: Int, on document: Document, _ paragraph: Int, _ position: Position) -> String {
    write(who, on: document, .position(Anchor(in: document, paragraph: paragraph), position))
  }

  /// Carries the review from one revision to the next; returns how many operations that took.
  @discardableResult
  mutating func carry(_ who: Int = 0, from old: Document, to new: Document) -> Int {
    guard
      let content = Carrying(operations, on: old, file: old.revision, into: operations, on: new).content
    else { return 0 }
    write(who, on: new, content)
    return 1
  }

  /// Where a comment stands.
  func placing(_ id: String, in document: Document) -> Placing? {
    review.comments.first { $0.id == id }.map { review.placing(of: $0, in: document) }
  }

  /// The words on which a comment stands; nil when it stands nowhere.
  func words(_ id: String, in document: Document) -> String? {
    guard let placing = placing(id, in: document), let target = placing.target else { return nil }
    let text = document.text(of: target)
    return placing.passage.map(text.stretch) ?? text
  }
}

extension Document {
  /// A revision of these paragraphs, known by the hash of its text, as it is after parsing.
  static func revision(_ texts: [String], gap: String = "\n\n") -> Document {
    var canonical = ""
    var offset = 0
    var paragraphs: [Paragraph] = []
    for (index, text) in texts.enumerated() {
      let count = text.unicodeScalars.count
      paragraphs.append(
        Paragraph(
          id: "para_\(index + 1)", label: "\(index + 1).", address: "\(index + 1)", text: text, kind: .numbered,
          depth: 0, heading: nil, isReviewable: true, line: index + 1,
          segments: [Segment(start: 0, canonical: offset, count: count)], runs: []))
      canonical += text + gap
      offset += count + gap.unicodeScalars.count
    }
    return Document(
      text: canonical, revision: SHA256.hex(canonical), header: Header(),
      items: paragraphs.indices.map(Item.paragraph), headings: [], paragraphs: paragraphs, timeline: [],
      references: [], definitions: [], findings: [])
  }
}
