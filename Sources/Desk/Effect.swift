public import Reviews

/// What the desk wants done in the world.
public enum Effect: Equatable, Sendable {
  /// Make an operation of it and keep it; answered by `News.kept` or `News.failed`.
  case write(Operation.Content)
  /// Take back the last operation, or bring it back.
  case undo, redo
  /// Keep the draft; drop it.
  case keepDraft(Draft), dropDraft
  /// Open the text in $VISUAL or $EDITOR; answered by `News.edited`.
  case openEditor(String)
  case bell, suspend, quit
  /// Paint the whole screen anew.
  case repaint
}
