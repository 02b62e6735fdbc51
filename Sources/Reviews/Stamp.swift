/// A reading of a hybrid logical clock (Kulkarni et al. 2014): physical time, and a counter that orders what one instant holds.
public struct Stamp: Hashable, Sendable, Comparable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var milliseconds: Int
  /// Counts up while the physical clock stands still or runs behind what was seen.
  public var counter: Int

  /// Makes a reading.
  public init(milliseconds: Int, counter: Int = 0) {
    self.milliseconds = milliseconds
    self.counter = counter
  }

  /// Earlier first.
  public static func < (one: Stamp, other: Stamp) -> Bool {
    (one.milliseconds, one.counter) < (other.milliseconds, other.counter)
  }

  /// The next reading after this one when the wall clock shows `now` (milliseconds); later than both, however wrong the wall clock is.
  public func next(now: Int) -> Stamp {
    now > milliseconds ? Stamp(milliseconds: now) : Stamp(milliseconds: milliseconds, counter: counter + 1)
  }
}
