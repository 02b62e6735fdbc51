public import CellGrid
public import Reviews
public import Text

/// What the world tells the desk.
public enum News: Equatable, Sendable {
  /// The terminal has another size.
  case resized(Size)
  /// Something was done with the mouse.
  case mouse(Mouse)
  /// The themes that there are, and the one that the screen is painted in.
  case themes([String], shown: String)
  /// Text was pasted (bracketed paste).
  case pasted(String)
  /// The review changed, by whomever.
  case review(Review)
  /// What `Effect.write` asked for was kept durably, under these ids; the review that holds it follows.
  case kept([String])
  /// One's own operations of one step were taken back, or brought back; the review without or with them follows.
  case undone([Operation.Content], isRedo: Bool)
  /// What `Effect.compare` asked for; nil when the reviewer did not want to wait for it.
  case compared(Comparison?)
  /// Drafts were found from an earlier desk.
  case drafts([Draft])
  /// The editor closed with this text; nil when it failed or was left without saving.
  case edited(String?)
  /// Documents of which one is to be chosen, under a title; of none the title says why.
  case documents([DocumentFile], Message)
  /// One line for the status line: something was done.
  case done(Message)
  /// One line for the status line: something could not be done, and what to do.
  case failed(Message)
}
