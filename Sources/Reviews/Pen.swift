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
  /// The reviewer's operations on this revision that are in force, oldest first; those that were written at once in one step.
  private var done: [[String]] = []
  /// What was undone since the last thing done, by steps, latest last.
  private var undone: [[Undone]] = []
  /// The reviewer's operations that were taken note of: one comes back from the journal after it was written.
  private var seen: Set<String> = []

  /// Makes a pen that has seen nothing.
  public init(reviewer: Reviewer, revision: String) {
    self.reviewer = Reviewer(name: reviewer.name, delegation: reviewer.delegation)
    self.revision = revision
  }

  /// Takes note of an operation of anybody, one's own of earlier days included; in the order of the fold, and as often as one likes.
  public mutating func observe(_ operation: Operation) {
    observe([operation])
  }

  /// Makes operations that are one step to undo, as long as this pen is used; from the journal they come back one by one.
  ///
  /// `now` is the wall clock in milliseconds since 1970.
  public mutating func write(_ contents: [Operation.Content], now: Int) -> [Operation] {
    let operations = contents.map { content in
      stamp = stamp.next(now: now)
      return Operation(stamp: stamp, reviewer: reviewer, revision: revision, content: content)
    }
    observe(operations)
    return operations
  }

  /// Makes an operation.
  public mutating func write(_ content: Operation.Content, now: Int) -> Operation {
    let operation = Operation(stamp: stamp.next(now: now), reviewer: reviewer, revision: revision, content: content)
    observe(operation)
    return operation
  }

  /// What undo takes back, on and on to the first: the reviewer's latest step on this revision that is in force.
  public var undoable: [String] { done.last ?? [] }

  /// What redo takes back: the undos that were made last, unless something else was done since.
  public var redoable: [String] { undone.last?.map(\.undo) ?? [] }

  /// Takes note of operations that were one step.
  private mutating func observe(_ operations: [Operation]) {
    var (made, taken, brought): ([String], [Undone], [String]) = ([], [], [])
    for operation in operations {
      stamp = max(stamp, operation.stamp)
      guard operation.reviewer == reviewer, operation.revision == revision, seen.insert(operation.id).inserted else {
        continue
      }
      switch operation.content {
      case .undo(let target):
        if done.removeLast(where: { $0 == target }) != nil {
          taken.append(Undone(operation: target, undo: operation.id))
        } else if let back = undone.removeLast(where: { $0.undo == target }) {
          brought.append(back.operation)
        }
      // A carrying is taken back by whoever wants just that, and not on the way to something else.
      case .unknown, .carry: break
      default: made.append(operation.id)
      }
    }
    if !made.isEmpty { undone.removeAll() }
    if !taken.isEmpty { undone.append(taken) }
    for step in [brought, made] where !step.isEmpty { done.append(step) }
  }
}

extension Array {
  /// Takes the last part that fits out of its step, and the step away when that was all.
  fileprivate mutating func removeLast<Part>(where fits: (Part) -> Bool) -> Part? where Element == [Part] {
    guard let step = lastIndex(where: { $0.contains(where: fits) }),
      let place = self[step].lastIndex(where: fits)
    else { return nil }
    let part = self[step].remove(at: place)
    if self[step].isEmpty { remove(at: step) }
    return part
  }
}
