/// What one reviewer writes with: makes operations whose stamps are later than everything seen, and knows what can be undone.
public struct Pen: Sendable, Equatable {
  /// Who writes.
  public let reviewer: Reviewer
  /// The revision that is open.
  public let revision: String
  /// The latest stamp made or seen.
  public private(set) var stamp = Stamp(milliseconds: 0)

  /// An operation that was taken back and can be brought back.
  private struct Undone: Equatable {
    var operation: String
    var undo: String
  }
  /// The reviewer's operations on this revision that are in force, oldest first.
  private var done: [String] = []
  /// What was undone since the last thing done, latest last.
  private var undone: [Undone] = []
  /// The reviewer's operations that were taken note of: one comes back from the journal after it was written.
  private var seen: Set<String> = []

  /// Makes a pen that has seen nothing.
  public init(reviewer: Reviewer, revision: String) {
    self.reviewer = Reviewer(name: reviewer.name, delegation: reviewer.delegation)
    self.revision = revision
  }

  /// Takes note of an operation of anybody, one's own of earlier days included; in the order of the fold, and as often as one likes.
  public mutating func observe(_ operation: Operation) {
    stamp = max(stamp, operation.stamp)
    guard operation.reviewer == reviewer, operation.revision == revision, seen.insert(operation.id).inserted else {
      return
    }
    switch operation.content {
    case .undo(let target):
      if let place = done.lastIndex(of: target) {
        undone.append(Undone(operation: done.remove(at: place), undo: operation.id))
      } else if let place = undone.lastIndex(where: { $0.undo == target }) {
        done.append(undone.remove(at: place).operation)
      }
    // A carrying is taken back by whoever wants just that, and not on the way to something else.
    case .unknown, .carry: break
    default:
      done.append(operation.id)
      undone.removeAll()
    }
  }

  /// Makes an operation; `now` is the wall clock in milliseconds since 1970.
  public mutating func write(_ content: Operation.Content, now: Int) -> Operation {
    let operation = Operation(stamp: stamp.next(now: now), reviewer: reviewer, revision: revision, content: content)
    observe(operation)
    return operation
  }

  /// What undo takes back, on and on to the first: the reviewer's latest operation on this revision that is in force.
  public var undoable: String? { done.last }

  /// What redo takes back: the undo that was made last, unless something else was done since.
  public var redoable: String? { undone.last?.undo }
}
