import Documents
import Reviews
import Text

extension Comment {
  /// A comment of `comments --format json`, at its place in the open revision.
  ///
  /// What a withdrawn one said is told no more.
  func json(_ placing: Placing, _ review: Review, in document: Document) -> JSON {
    [
      "id": .string(id), "paragraph": .string(placing.target.map(document.citation) ?? standing.address),
      "orphaned": .bool(placing.target == nil), "outcome": .string(placing.outcome),
      "revision": .string(anchor.revision), "madeOn": JSON(review.origin(of: self, at: nil, in: document)),
      "now": JSON(placing.words(in: document)),
      "candidates": .array(placing.candidates.map { .string(document.address(of: $0.target)) }),
      "quote": anchor.isWhole ? .null : .string(anchor.exact), "kind": .string(remark.kind.rawValue),
      "text": isWithdrawn ? .null : .string(remark.text),
      "proposal": isWithdrawn ? .null : JSON(remark.proposal), "author": .string(reviewer.name),
      "delegation": JSON(reviewer.delegation), "date": .string(stamp.iso8601), "edited": JSON(edited?.iso8601),
      "withdrawn": .bool(isWithdrawn), "resolved": .bool(resolution != nil), "resolution": resolution?.json ?? .null,
      "replies": .array(replies.map(\.json)),
    ]
  }
}

extension Reply {
  fileprivate var json: JSON {
    [
      "id": .string(id), "author": .string(reviewer.name), "delegation": JSON(reviewer.delegation),
      "date": .string(stamp.iso8601), "edited": JSON(edited?.iso8601), "text": .string(text),
    ]
  }
}

extension Resolution {
  fileprivate var json: JSON {
    [
      "disposition": .string(disposition.rawValue), "observation": .string(observation),
      "author": .string(reviewer.name),
      "delegation": JSON(reviewer.delegation), "date": .string(stamp.iso8601),
    ]
  }
}
