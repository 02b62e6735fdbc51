/// How a text maps to the canonical text, in order of both.
///
/// Nearly every text stands there in one piece, for which nothing is allocated.
public struct Segments: RandomAccessCollection, ExpressibleByArrayLiteral, Hashable, Sendable {
  private enum Content: Hashable {
    case one(Segment)
    /// None, or two and more.
    case many([Segment])
  }
  private var content: Content

  /// The segments in `all`, which is in order.
  public init(_ all: [Segment]) {
    if all.count == 1, let only = all.first { content = .one(only) } else { content = .many(all) }
  }

  /// The segments of a literal.
  public init(arrayLiteral elements: Segment...) { self.init(elements) }

  /// The first index.
  public var startIndex: Int { 0 }

  /// One past the last index.
  public var endIndex: Int {
    switch content {
    case .one: 1
    case .many(let all): all.count
    }
  }

  /// The segment at `index`.
  public subscript(index: Int) -> Segment {
    switch content {
    case .one(let only):
      precondition(index == 0, "a text in one piece has one segment")
      return only
    case .many(let all): return all[index]
    }
  }

  /// Adds a segment behind the others; one that goes on where the last ends makes that longer.
  mutating func append(_ new: Segment) {
    switch content {
    case .one(let last):
      content = last.isContinued(by: new) ? .one(last.extended(by: new.count)) : .many([last, new])
    case .many(let all) where all.isEmpty: content = .one(new)
    case .many(var all):
      content = .many([])
      if let last = all.last, last.isContinued(by: new) {
        all[all.count - 1] = last.extended(by: new.count)
      } else {
        all.append(new)
      }
      content = .many(all)
    }
  }

  /// Moves all of them in the canonical text.
  mutating func move(by distance: Int) {
    switch content {
    case .one(var only):
      only.canonical += distance
      content = .one(only)
    case .many(var all):
      content = .many([])
      for index in all.indices { all[index].canonical += distance }
      content = .many(all)
    }
  }
}

extension Segment {
  /// Where it ends in the paragraph's text.
  var end: Int { start + count }

  /// Whether another goes on where it ends, in both texts.
  fileprivate func isContinued(by other: Segment) -> Bool { end == other.start && canonical + count == other.canonical }

  fileprivate func extended(by length: Int) -> Segment {
    Segment(start: start, canonical: canonical, count: count + length)
  }
}
