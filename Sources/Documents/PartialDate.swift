/// A date as far as a text gives it: a year, a month of it, a day of that.
public struct PartialDate: Hashable, Sendable {
  /// The year.
  public var year: Int
  /// The month, 1 to 12, or nil.
  public var month: Int?
  /// The day, 1 to 31, or nil; never without a month.
  public var day: Int?

  /// Makes a date.
  public init(_ year: Int, _ month: Int? = nil, _ day: Int? = nil) {
    self.year = year
    self.month = month
    self.day = month == nil ? nil : day
  }
}

extension PartialDate: CustomStringConvertible, Comparable {
  /// ISO 8601: "2024-04-23", "2023-06", "2023".
  public var description: String {
    func pad(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return [pad(year, 4), month.map { pad($0, 2) }, day.map { pad($0, 2) }].compactMap(\.self).joined(separator: "-")
  }

  /// Earlier first; a vaguer date sorts where its period begins.
  public static func < (one: PartialDate, other: PartialDate) -> Bool {
    (one.year, one.month ?? 0, one.day ?? 0) < (other.year, other.month ?? 0, other.day ?? 0)
  }
}

/// From one date to another, both included.
public struct DateRange: Hashable, Sendable {
  /// How exactly a text dates a meeting.
  public enum Precision: String, Sendable, Comparable {
    case day, month, season, year
    /// Finer precision first.
    public static func < (one: Precision, other: Precision) -> Bool { one.rank < other.rank }
    private var rank: Int {
      switch self {
      case .day: 0
      case .month: 1
      case .season: 2
      case .year: 3
      }
    }
  }
  /// The first day, month or year.
  public var start: PartialDate
  /// The last one.
  public var end: PartialDate
  /// How exact both are; a season ("early 2024") has months as bounds.
  public var precision: Precision

  /// Makes a range.
  public init(_ start: PartialDate, _ end: PartialDate? = nil, precision: Precision) {
    self.start = start
    self.end = end ?? start
    self.precision = precision
  }
}
