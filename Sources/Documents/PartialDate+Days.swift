extension PartialDate {
  /// The first and the last day of the period that the date names, counted from 1970-01-01.
  ///
  /// What is no date of the years 1 to 9999 is taken for the nearest one.
  public var days: ClosedRange<Int> {
    let year = min(max(1, year), 9999)
    guard let month = month.map({ min(max(1, $0), 12) }) else {
      return PartialDate.day(year, 1, 1)...PartialDate.day(year + 1, 1, 1) - 1
    }
    let first = PartialDate.day(year, month, 1)
    let last = (month < 12 ? PartialDate.day(year, month + 1, 1) : PartialDate.day(year + 1, 1, 1)) - 1
    guard let day else { return first...last }
    let number = first + min(max(1, day), last - first + 1) - 1
    return number...number
  }

  /// The days from 1970-01-01 to a date of the proleptic Gregorian calendar, years from 1.
  ///
  /// `days_from_civil` of Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms": a year begins in March, so that
  /// the leap day is its last, and 400 years are a whole number of days.
  public static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let (era, yearOfEra) = (year - (month <= 2 ? 1 : 0)).quotientAndRemainder(dividingBy: 400)
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

extension DateRange {
  /// The first and the last day that the range can mean, counted from 1970-01-01.
  public var days: ClosedRange<Int> {
    let first = start.days.lowerBound
    return first...max(first, end.days.upperBound)
  }

  /// The day in the middle.
  public var middle: Int { days.lowerBound + (days.upperBound - days.lowerBound) / 2 }
}

extension PartialDate {
  /// The date of a day counted from 1970-01-01, in the years 1 to 9999: `civil_from_days` of the same paper.
  public init(day number: Int) {
    let number = min(max(number, PartialDate.day(1, 1, 1)), PartialDate.day(9999, 12, 31)) + 719_468
    let (era, dayOfEra) = number.quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    self.init(
      era * 400 + yearOfEra + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9,
      dayOfYear - (153 * month + 2) / 5 + 1)
  }
}
