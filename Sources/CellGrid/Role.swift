/// What a cell means. Themes say how a meaning looks; panes never name a colour.
public enum Role: String, CaseIterable, Hashable, Sendable, Codable {
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
  case border, borderFocused, status, statusStrong, prompt, message, warning, error, overlay, overlayTitle, key, disabled
}

extension Role {
  /// The letter that stands for this role in a golden screen; no two roles share one.
  public var letter: Character { "?" }
}
