import Documents
import Reviews
import Text

extension Comment {
  /// A comment of `comments --format json`; `place` is what it stands on in the open revision, nil where it stands nowhere.
  ///
  /// What a withdrawn one said is told no more.
  func json(at place: String?) -> JSON {
    [
      "id": .string(id), "paragraph": .string(place ?? anchor.address),
      "orphaned": .bool(place == nil),
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
