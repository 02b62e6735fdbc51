public import Text

extension DateRange {
  /// "24 to 26 October 2023", "June 2023", "2023".
  public var words: String { message.english }

  /// The same for whoever says it in another language.
  public var message: Message {
    if start == end { return start.message }
    let isOneYear = start.year == end.year
    switch (start.day, start.monthName, end.day, end.monthName) {
    case (let day?, let month?, let last?, let lastMonth?):
      if isOneYear, start.month == end.month { return "\(day: day) to \(day: last) \(month) \(end.year)" }
      if isOneYear { return "\(day: day) \(month) to \(day: last) \(lastMonth) \(end.year)" }
      return "\(day: day) \(month) \(start.year) to \(day: last) \(lastMonth) \(end.year)"
    case (nil, let month?, nil, let lastMonth?):
      if isOneYear { return "\(month) to \(lastMonth) \(end.year)" }
      return "\(month) \(start.year) to \(lastMonth) \(end.year)"
    default:
      return "\(start.message) to \(end.message)"
    }
  }

  /// "24–26 Oct 2023", "Jan–Mar 2024", "2023".
  public var shortMessage: Message {
    if start == end { return start.shortMessage() }
    if start.year != end.year || start.month == nil { return "\(start.shortMessage())–\(end.shortMessage())" }
    if start.month == end.month, start.day != nil, end.day != nil {
      return "\(start.shortMessage(upTo: 1))–\(end.shortMessage())"
    }
    return "\(start.shortMessage(upTo: 2))–\(end.shortMessage())"
  }

  /// The words as they stand in a sentence: "24 to 26 October 2023", "some time in June 2023".
  public var when: Message {
    switch precision {
    case .day: message
    case .month, .year: "some time in \(message)"
    case .season: start == end ? "some time in \(message)" : "some time from \(message)"
    }
  }
}

extension PartialDate {
  private static let months: [Message] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private static let shortMonths: [Message] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// "24 October 2023", "October 2023", "2023".
  public var words: String { message.english }

  /// The same for whoever says it in another language.
  public var message: Message {
    guard let month = monthName else { return Message(String(year)) }
    return day.map { "\(day: $0) \(month) \(year)" } ?? "\(month) \(year)"
  }

  /// "Oct"; nothing for a number that is no month.
  public static func shortMonth(_ month: Int) -> Message {
    shortMonths.indices.contains(month - 1) ? shortMonths[month - 1] : ""
  }

  fileprivate var monthName: Message? {
    month.flatMap { Self.months.indices.contains($0 - 1) ? Self.months[$0 - 1] : nil }
  }

  /// "24 Oct 2023", the day alone up to 1, day and month up to 2.
  fileprivate func shortMessage(upTo parts: Int = 3) -> Message {
    guard let month = month.map(Self.shortMonth) else { return Message(String(year)) }
    switch (day, parts) {
    case (let day?, 1): return "\(day: day)"
    case (let day?, 2): return "\(day: day) \(month)"
    case (let day?, _): return "\(day: day) \(month) \(year)"
    case (nil, ...2): return month
    case (nil, _): return "\(month) \(year)"
    }
  }
}
