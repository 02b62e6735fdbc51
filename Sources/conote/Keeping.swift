import Desk
import Reviews

/// A sitting that keeps what the desk writes: in the review file, or for as long as the sitting lasts.
struct SittingKeeper: OperationKeeper {
  /// The sitting.
  var sitting: Sitting
  /// The wall clock.
  let clock: @Sendable () -> Int
  /// Whether what is written stands nowhere else.
  var isPassing = false

  var review: Review { sitting.review }
  var pen: Pen { sitting.pen }
  func operation(_ id: String) -> Operation? { sitting.operation(id) }

  mutating func keep(_ contents: [Operation.Content]) throws(NotKept) -> [String] {
    if isPassing { return sitting.write(contents, now: clock()).map(\.id) }
    do throws(Failure) { return try sitting.keep(contents, now: clock()).map(\.id) } catch {
      throw NotKept(error.message)
    }
  }
}
