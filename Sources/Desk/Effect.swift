public import Reviews

/// What the desk wants done in the world.
public enum Effect: Equatable, Sendable {
  /// Make operations and keep them, all or none, as one step to undo; answered by `News.kept` or `News.failed`.
  case write([Operation.Content])
  /// Take back the last step, or bring it back; answered by `News.undone`.
  case undo, redo
  /// Compare this revision with the document, which may take long; answered by `News.compared`.
  case compare(KeptRevision)
  /// Keep these drafts, and no others, from one desk to the next.
  case keepDrafts([Draft])
  /// Open the text in $VISUAL or $EDITOR; answered by `News.edited`.
  case openEditor(String)
  case bell, suspend, quit
  /// Paint the whole screen anew.
  case repaint
  /// Say which themes there are; answered by `News.themes`.
  case listThemes
  /// Paint in this theme for a while, nil in the one that was kept; answered by `News.failed` when it cannot be used.
  case showTheme(String?)
  /// Paint in this theme from now on.
  case keepTheme(String)
  /// Take the mouse from the terminal, or give it back.
  case useMouse(Bool)
  /// Put a text on the clipboard; answered by `News.done` or `News.failed`.
  case copy(String)

  /// Open the document that has this symbol, where it is at hand; answered by `News.documents` when several are, and by `News.failed`.
  case openDocument(String)
  /// Open the document in the file at this path.
  case openFile(String)
  /// Say which documents were on the desk; answered by `News.documents`.
  case listDocuments
  /// Go back to the document that this one was opened from.
  case leaveDocument

  /// Make one operation and keep it.
  static func write(_ content: Operation.Content) -> Effect { .write([content]) }
}
