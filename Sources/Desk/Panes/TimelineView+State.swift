import CellGrid
import Documents
import Text

extension TimelineView {
  /// When an event is held, seen from the document.
  enum State: CaseIterable {
    case held, own, toCome, undated

    /// The state of an event; it is to come when it begins after the document's date, or the end of its session without one.
    init(_ event: SessionEvent, in document: Document) {
      if event.isOwn {
        self = .own
      } else if let days = event.dates?.days {
        let today = document.header.documentDate?.days.upperBound ?? document.header.sessionDates?.days.upperBound
        self = days.lowerBound > today ?? .max ? .toCome : .held
      } else {
        self = .undated
      }
    }

    /// The mark on a lane, one column wide.
    var sign: Clean {
      switch self {
      case .held: "●"
      case .own: "◆"
      case .toCome: "○"
      case .undated: "?"
      }
    }

    /// The same in words.
    var words: String {
      switch self {
      case .held: "held"
      case .own: "this session"
      case .toCome: "to come"
      case .undated: "no date"
      }
    }

    /// What it means on screen.
    var role: Role { self == .own ? .ownEvent : .event }
  }
}
