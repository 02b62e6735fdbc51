public import CellGrid
public import Reviews

/// What the world tells the desk.
public enum News: Equatable, Sendable {
  /// The terminal has another size.
  case resized(Size)
  /// Text was pasted (bracketed paste).
  case pasted(String)
  /// The review changed, by whomever.
  case review(Review)
  /// What `Effect.write` asked for was kept durably, under this id; the review that holds it follows.
  case kept(String)
  /// A draft was found from an earlier desk.
  case draft(Draft)
  /// The editor closed with this text; nil when it failed or was left without saving.
  case edited(String?)
  /// One line for the status line: something was done.
  case done(String)
  /// One line for the status line: something could not be done, and what to do.
  case failed(String)
}
