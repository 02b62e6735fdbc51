import Documents

extension Wording {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// "241st/242nd".
  static func ordinals(_ numbers: [Int]) -> String { numbers.map(ordinal).joined(separator: "/") }

  private static func ordinal(_ number: Int) -> String {
    if (11...13).contains(number % 100) { return "\(number)th" }
    switch number % 10 {
    case 1: return "\(number)st"
    case 2: return "\(number)nd"
    case 3: return "\(number)rd"
    default: return "\(number)th"
    }
  }

  /// "24 to 26 October 2023", "June 2023", "2023".
  static func dates(_ range: DateRange) -> String {
    let (start, end) = (range.start, range.end)
    if start == end { return date(start) }
    if start.year == end.year, start.month == end.month, let first = start.day, end.day != nil {
      return "\(first) to \(date(end))"
    }
    if start.year == end.year, let month = name(start) {
      return (start.day.map { "\($0) " } ?? "") + "\(month) to \(date(end))"
    }
    return "\(date(start)) to \(date(end))"
  }

  private static func name(_ date: PartialDate) -> String? {
    date.month.flatMap { months.indices.contains($0 - 1) ? months[$0 - 1] : nil }
  }

  private static func date(_ date: PartialDate) -> String {
    [date.day.map(String.init), name(date), String(date.year)].compactMap(\.self).joined(separator: " ")
  }

  /// "PTC 241st/242nd, 24 to 26 October 2023".
  static func event(_ event: SessionEvent) -> String {
    let who = event.ordinals.isEmpty ? event.body : "\(event.body) \(ordinals(event.ordinals))"
    return event.dates.map { "\(who), \(dates($0))" } ?? who
  }
}
