extension DateRange {
  /// "24 to 26 October 2023", "June 2023", "2023".
  public var words: String {
    if start == end { return start.words }
    if start.year == end.year, start.month == end.month, let first = start.day, end.day != nil {
      return "\(first) to \(end.words)"
    }
    if start.year == end.year, let month = start.monthName {
      return (start.day.map { "\($0) " } ?? "") + "\(month) to \(end.words)"
    }
    return "\(start.words) to \(end.words)"
  }

  /// "24–26 Oct 2023", "Jan–Mar 2024", "2023".
  public var shortWords: String {
    if start == end { return start.shortWords() }
    if start.year != end.year || start.month == nil { return "\(start.shortWords())–\(end.shortWords())" }
    if start.month == end.month, start.day != nil, end.day != nil {
      return "\(start.shortWords(upTo: 1))–\(end.shortWords())"
    }
    return "\(start.shortWords(upTo: 2))–\(end.shortWords())"
  }

  /// The words as they stand in a sentence: "24 to 26 October 2023", "some time in June 2023".
  public var when: String {
    switch precision {
    case .day: words
    case .month, .year: "some time in \(words)"
    case .season: start == end ? "some time in \(words)" : "some time from \(words)"
    }
  }
}

extension PartialDate {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// "24 October 2023", "October 2023", "2023".
  public var words: String {
    [day.map(String.init), monthName, String(year)].compactMap(\.self).joined(separator: " ")
  }

  /// "Oct"; nothing for a number that is no month.
  public static func shortMonth(_ month: Int) -> String {
    months.indices.contains(month - 1) ? String(months[month - 1].prefix(3)) : ""
  }

  fileprivate var monthName: String? {
    month.flatMap { Self.months.indices.contains($0 - 1) ? Self.months[$0 - 1] : nil }
  }

  /// "24 Oct 2023", the day alone up to 1, day and month up to 2.
  fileprivate func shortWords(upTo parts: Int = 3) -> String {
    [day.map(String.init), month.map(Self.shortMonth), String(year)].prefix(parts).compactMap(\.self)
      .joined(separator: " ")
  }
}
