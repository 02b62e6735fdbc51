/// What one reviewer writes with: makes operations whose stamps are later than everything seen, and knows what can be undone.
public struct Pen: Sendable, Equatable {
  /// Who writes.
  public let reviewer: Reviewer
  /// The revision that is open.
  public let revision: String
  /// The latest stamp made or seen.
  public private(set) var stamp: Stamp

  /// Makes a pen that has seen nothing.
  public init(reviewer: Reviewer, revision: String) {
    self.reviewer = reviewer
    self.revision = revision
    stamp = Stamp(milliseconds: 0)
  }

  /// Takes note of an operation of anybody, one's own of earlier days included.
  public mutating func observe(_ operation: Operation) {}

  /// Makes an operation; `now` is the wall clock in milliseconds since 1970.
  public mutating func write(_ content: Operation.Content, now: Int) -> Operation { fatalError("unwritten") }

  /// The reviewer's latest operation that is in force, made with this pen, not an undo: what `undo` takes back. Nil when there is none.
  public var undoable: String? { nil }
  /// The latest undo of this pen that is in force and after which nothing else was done: what `redo` takes back.
  public var redoable: String? { nil }
}
