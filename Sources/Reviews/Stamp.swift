/// A reading of a hybrid logical clock: physical time, and a counter that orders what one instant holds.
///
/// As in Kulkarni, Demirbas, Madappa, Avva and Leone, "Logical Physical Clocks", 2014.
public struct Stamp: Hashable, Sendable, Comparable, Codable {
  /// Milliseconds since 1970-01-01T00:00:00Z, 0 to the end of the year 9999.
  public var milliseconds: Int
  /// Counts up while the physical clock stands still or runs behind what was seen, 0 to 999,999,999.
  public var counter: Int

  /// Makes a reading.
  public init(milliseconds: Int, counter: Int = 0) {
    self.milliseconds = milliseconds
    self.counter = counter
  }

  /// The last reading there is: the last millisecond of the year 9999.
  public static let last = Stamp(milliseconds: 253_402_300_799_999, counter: 999_999_999)

  /// Earlier first.
  public static func < (one: Stamp, other: Stamp) -> Bool {
    (one.milliseconds, one.counter) < (other.milliseconds, other.counter)
  }

  /// The next reading after this one when the wall clock shows `now` (milliseconds); later than both, however wrong the wall clock is.
  ///
  /// After a stamp from the far future it stays there and counts: order matters more than the date shown. Nothing follows `last`.
  public func next(now: Int) -> Stamp {
    let now = min(now, Stamp.last.milliseconds)
    if now > milliseconds { return Stamp(milliseconds: now) }
    if counter < Stamp.last.counter { return Stamp(milliseconds: milliseconds, counter: counter + 1) }
    return milliseconds < Stamp.last.milliseconds ? Stamp(milliseconds: milliseconds + 1) : .last
  }

  /// Whether both numbers are within their bounds.
  var isValid: Bool {
    (0...Stamp.last.milliseconds).contains(milliseconds) && (0...Stamp.last.counter).contains(counter)
  }

  /// The nearest reading within bounds.
  var clipped: Stamp {
    Stamp(
      milliseconds: min(max(milliseconds, 0), Stamp.last.milliseconds),
      counter: min(max(counter, 0), Stamp.last.counter))
  }
}
