extension SessionEvent {
  /// "PTC 241st/242nd".
  public var designation: String {
    ordinals.isEmpty ? body : "\(body) \(SessionEvent.ordinalWords(ordinals))"
  }

  /// "PTC 241st/242nd, 24 to 26 October 2023".
  public var words: String { dates.map { "\(designation), \($0.words)" } ?? designation }

  /// "241st/242nd".
  public static func ordinalWords(_ numbers: [Int]) -> String { numbers.map(ordinal).joined(separator: "/") }

  private static func ordinal(_ number: Int) -> String {
    if (11...13).contains(number % 100) { return "\(number)th" }
    switch number % 10 {
    case 1: return "\(number)st"
    case 2: return "\(number)nd"
    case 3: return "\(number)rd"
    default: return "\(number)th"
    }
  }

  /// When an event is held, seen from the document.
  public enum Phase: Sendable, CaseIterable {
    case held, own, toCome, undated

    /// The same in words.
    public var words: String {
      switch self {
      case .held: "held"
      case .own: "this session"
      case .toCome: "to come"
      case .undated: "no date"
      }
    }
  }

  /// The event's phase; it is to come when it begins after the document's date, or the end of its session without one.
  public func phase(in document: Document) -> Phase {
    if isOwn { return .own }
    guard let days = dates?.days else { return .undated }
    let today = document.header.documentDate?.days.upperBound ?? document.header.sessionDates?.days.upperBound
    return days.lowerBound > today ?? .max ? .toCome : .held
  }
}
