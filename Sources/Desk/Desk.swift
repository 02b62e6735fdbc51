public import CellGrid
public import Documents
public import Reviews

/// The whole interface as a value: keys and news in, effects out, and a frame drawn from it at any time.
public struct Desk: Equatable, Sendable {
  /// The document on the desk.
  public let document: Document
  /// The review as it stands.
  public private(set) var review: Review
  /// Who reviews.
  public let reviewer: Reviewer
  /// The size of the screen.
  public private(set) var size: Size

  /// Lays a document and its review on the desk.
  public init(document: Document, review: Review, reviewer: Reviewer, size: Size, isReadOnly: Bool = false) {
    self.document = document
    self.review = review
    self.reviewer = reviewer
    self.size = size
  }

  /// Takes a key press.
  public mutating func press(_ key: Key) -> [Effect] { key.typed == "q" ? [.quit] : [] }

  /// Takes what happened elsewhere.
  public mutating func receive(_ news: News) -> [Effect] { [] }

  /// Draws the screen.
  public func draw() -> Frame { Frame(size: size) }
}

/// What the world tells the desk.
public enum News: Equatable, Sendable {
  /// The terminal has another size.
  case resized(Size)
  /// Text was pasted (bracketed paste).
  case pasted(String)
  /// The review changed, by whomever.
  case review(Review)
  /// What `Effect.write` asked for was kept durably; the review that holds it follows.
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

/// What the desk wants done.
public enum Effect: Equatable, Sendable {
  /// Make an operation of it and keep it.
  case write(Operation.Content)
  /// Take back the last operation, or bring it back.
  case undo, redo
  /// Keep the draft; drop it.
  case keepDraft(Draft), dropDraft
  /// Open the text in $VISUAL or $EDITOR and come back with `News.edited`.
  case openEditor(String)
  case bell, suspend, quit
  /// Paint the whole screen anew.
  case repaint
}
