import Documents
import Reviews
import Text

extension Tally.State {
  /// The state in a word.
  var words: Message {
    switch self {
    case .agreed: "agreed"
    case .contested: "contested"
    case .reserved: "reserved"
    case .open: "open"
    }
  }
}

extension Position {
  /// What somebody says who takes it: "agreed", "nothing".
  var spoken: Message { self == .none ? "nothing" : words }
}

extension Remark.Kind {
  /// The kind in a word.
  var words: Message {
    switch self {
    case .general: "general"
    case .technical: "technical"
    case .editorial: "editorial"
    }
  }
}

extension Disposition {
  /// What became of a comment.
  var name: Message {
    switch self {
    case .accepted: "accepted"
    case .modified: "accepted with modifications"
    case .noted: "noted"
    case .rejected: "rejected"
    case .deferred: "deferred"
    }
  }
}

extension Finding.Severity {
  /// How much a finding matters.
  var words: Message {
    switch self {
    case .note: "note"
    case .warning: "warning"
    }
  }
}

extension SessionEvent.Phase {
  /// When an event is held, seen from the document.
  var message: Message {
    switch self {
    case .held: "held"
    case .own: "this session"
    case .toCome: "to come"
    case .undated: "no date"
    }
  }
}
