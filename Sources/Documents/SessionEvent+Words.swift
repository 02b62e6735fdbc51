public import Text

extension SessionEvent {
  /// "PTC 241st/242nd".
  public var designation: String { title.english }

  /// The same for whoever says it in another language.
  public var title: Message { ordinals.isEmpty ? Message(body) : "\(body) \(SessionEvent.ordinals(ordinals))" }

  /// "PTC 241st/242nd, 24 to 26 October 2023".
  public var words: String { message.english }

  /// The same for whoever says it in another language.
  public var message: Message { dates.map { "\(title), \($0.message)" } ?? title }

  /// "241st/242nd".
  public static func ordinalWords(_ numbers: [Int]) -> String { ordinals(numbers).english }

  /// The same for whoever says it in another language.
  public static func ordinals(_ numbers: [Int]) -> Message {
    guard let last = numbers.last else { return "" }
    return numbers.count == 1 ? "\(ordinal: last)" : "\(ordinals(numbers.dropLast()))/\(ordinal: last)"
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
