import Documents

extension Wording {
  private static let shortMonths = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// "Oct"; nothing for a number that is no month.
  static func shortMonth(_ month: Int) -> String {
    shortMonths.indices.contains(month - 1) ? shortMonths[month - 1] : ""
  }

  /// "24–26 Oct 2023", "Jan–Mar 2024", "2023".
  static func shortDates(_ range: DateRange) -> String {
    let (start, end) = (range.start, range.end)
    func words(_ date: PartialDate, from level: Int = 3) -> String {
      let parts = [date.day.map(String.init), date.month.map(shortMonth), String(date.year)]
      return parts.prefix(level).compactMap(\.self).joined(separator: " ")
    }
    if start == end { return words(start) }
    if start.year != end.year || start.month == nil { return "\(words(start))–\(words(end))" }
    if start.month == end.month, start.day != nil, end.day != nil { return "\(words(start, from: 1))–\(words(end))" }
    return "\(words(start, from: 2))–\(words(end))"
  }

  /// When an event is held, in words: "24 to 26 October 2023", "some time in June 2023"; nil when the text does not say.
  static func when(_ event: SessionEvent) -> String? {
    guard let range = event.dates else { return nil }
    let words = dates(range)
    switch range.precision {
    case .day: return words
    case .month, .year: return "some time in \(words)"
    case .season: return range.start == range.end ? "some time in \(words)" : "some time from \(words)"
    }
  }

  /// "PTC 241st/242nd".
  static func name(_ event: SessionEvent) -> String {
    event.ordinals.isEmpty ? event.body : "\(event.body) \(ordinals(event.ordinals))"
  }
}
