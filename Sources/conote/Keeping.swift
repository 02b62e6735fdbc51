import Desk
import Reviews

/// A sitting that keeps what the desk writes in the review file.
struct FileKeeper: OperationKeeper {
  /// The sitting.
  var sitting: Sitting
  /// The wall clock.
  let clock: @Sendable () -> Int

  var review: Review { sitting.review }
  var pen: Pen { sitting.pen }
  func operation(_ id: String) -> Operation? { sitting.operation(id) }

  mutating func keep(_ contents: [Operation.Content]) throws(NotKept) -> [String] {
    do throws(Failure) { return try sitting.keep(contents, now: clock()).map(\.id) } catch {
      throw NotKept(error.message)
    }
  }
}

/// A sitting in which what the desk writes stands nowhere else.
struct PassingKeeper: OperationKeeper {
  /// The sitting.
  var sitting: Sitting
  /// The wall clock.
  let clock: @Sendable () -> Int

  var review: Review { sitting.review }
  var pen: Pen { sitting.pen }
  func operation(_ id: String) -> Operation? { sitting.operation(id) }

  mutating func keep(_ contents: [Operation.Content]) throws(NotKept) -> [String] {
    sitting.write(contents, now: clock()).map(\.id)
  }
}
