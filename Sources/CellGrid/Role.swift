/// What a cell means.
///
/// Themes say how a meaning looks; panes never name a colour.
public enum Role: UInt8, CaseIterable, Hashable, Sendable {
  // Reading
  case text, secondary, title, heading, label, emphasis, strong, link, reference, definition, bracket, quote, code
  // The line the cursor is on, the chosen passage, what a search found
  case cursorLine, selection, searchHit, searchCurrent, passage
  // Positions and their roll-up
  case agreed, contested, reserved, open, outdated
  // Comments
  case comment, commentMeta, commentOpen, commentResolved, proposal, inserted, deleted
  // Timeline
  case lane, event, ownEvent, axis
  // Furniture
  case border, borderFocused, status, statusStrong, prompt, message, warning, error, overlay, overlayTitle, key,
    disabled
}

extension Role {
  private static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

  /// The role that theme files call `name`.
  init?(name: String) {
    guard let role = Role.named[name] else { return nil }
    self = role
  }

  /// What theme files call it.
  var name: String { "\(self)" }

  /// Its place among `allCases`.
  public var index: Int { Int(rawValue) }

  /// The letter that stands for this role in a golden screen; no two roles share one.
  public var letter: Character {
    switch self {
    case .text: "."
    case .secondary: "s"
    case .title: "T"
    case .heading: "H"
    case .label: "l"
    case .emphasis: "e"
    case .strong: "S"
    case .link: "L"
    case .reference: "r"
    case .definition: "d"
    case .bracket: "b"
    case .quote: "q"
    case .code: "c"
    case .cursorLine: "_"
    case .selection: "v"
    case .searchHit: "/"
    case .searchCurrent: "*"
    case .passage: "p"
    case .agreed: "A"
    case .contested: "C"
    case .reserved: "R"
    case .open: "O"
    case .outdated: "o"
    case .comment: "m"
    case .commentMeta: "M"
    case .commentOpen: "?"
    case .commentResolved: "="
    case .proposal: "P"
    case .inserted: "+"
    case .deleted: "-"
    case .lane: "~"
    case .event: "E"
    case .ownEvent: "@"
    case .axis: "a"
    case .border: "#"
    case .borderFocused: "%"
    case .status: ":"
    case .statusStrong: ";"
    case .prompt: ">"
    case .message: "i"
    case .warning: "w"
    case .error: "x"
    case .overlay: "y"
    case .overlayTitle: "Y"
    case .key: "k"
    case .disabled: "z"
    }
  }
}
