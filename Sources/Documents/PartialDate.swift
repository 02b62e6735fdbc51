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

extension PartialDate {
  /// Whether the calendar has this date (Gregorian; years 1 to 9999).
  var exists: Bool {
    guard (1...9999).contains(year) else { return false }
    guard let month else { return true }
    guard (1...12).contains(month) else { return false }
    return day.map { (1...PartialDate.days(of: month, in: year)).contains($0) } ?? true
  }

  /// The first day of the period that the date names.
  var firstDay: PartialDate { PartialDate(year, month ?? 1, day ?? 1) }

  /// The last day of the period that the date names.
  var lastDay: PartialDate {
    let month = month ?? 12
    return PartialDate(year, month, day ?? PartialDate.days(of: month, in: year))
  }

  /// How many days a month has.
  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
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

extension DateRange {
  /// Whether both periods have a day in common.
  func overlaps(_ other: DateRange) -> Bool {
    start.firstDay <= other.end.lastDay && other.start.firstDay <= end.lastDay
  }
}
