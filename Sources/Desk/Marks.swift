import CellGrid
import Reviews
import Text

/// How states look: a sign and a word beside each colour, so that no state is shown by colour alone.
enum Marks {
  /// The sign of a roll-up, one column wide.
  static func sign(_ state: Tally.State) -> Clean {
    switch state {
    case .agreed: "✓"
    case .contested: "✗"
    case .reserved: "◐"
    case .open: "·"
    }
  }

  /// The meaning of a roll-up.
  static func role(_ state: Tally.State) -> Role {
    switch state {
    case .agreed: .agreed
    case .contested: .contested
    case .reserved: .reserved
    case .open: .open
    }
  }

  /// The roll-up that a single position amounts to.
  static func state(_ position: Position) -> Tally.State {
    switch position {
    case .agreed: .agreed
    case .contested: .contested
    case .reserved: .reserved
    case .none: .open
    }
  }

  /// The sign of a disposition.
  static func sign(_ disposition: Disposition) -> Clean {
    switch disposition {
    case .accepted, .modified: "✓"
    case .rejected: "✗"
    case .noted, .deferred: "–"
    }
  }

  /// The sign of a paragraph with a draft of one's own.
  static let draft: Clean = "✎"
  /// The sign of a paragraph on which somebody's position is outdated.
  static let outdated: Clean = "?"
  /// The sign of an open comment, and of a resolved one.
  static let comment: Clean = "●"
  static let resolved: Clean = "○"

  /// The sign of what became of a paragraph since the earlier revision.
  static func sign(_ kind: ParagraphPair.Kind) -> String {
    switch kind {
    case .same: "="
    case .changed: "≠"
    case .moved: "⇅"
    case .split: "÷"
    case .merged: "∪"
    case .new: "+"
    case .gone: "−"
    }
  }
}
