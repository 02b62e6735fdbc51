import CellGrid
import Documents
import Text

extension SessionEvent.Phase {
  /// The mark on a lane, one column wide.
  var sign: Clean {
    switch self {
    case .held: "●"
    case .own: "◆"
    case .toCome: "○"
    case .undated: "?"
    }
  }

  /// What it means on screen.
  var role: Role { self == .own ? .ownEvent : .event }
}
