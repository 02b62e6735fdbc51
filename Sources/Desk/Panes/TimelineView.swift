import CellGrid
import Documents

/// The session events as lanes of bodies over time.
struct TimelineView: Equatable {
  /// Index into `Document.timeline` of the event under the cursor.
  private(set) var cursor = 0

  /// Opens the timeline at the first event that `paragraph` mentions, else at the document's own session.
  init(_ document: Document, at paragraph: Int?) {}

  /// Moves; returns the paragraph (index) to go to when the action opens one.
  mutating func perform(_ action: Action, in document: Document) -> Int? { nil }
  func draw(_ document: Document, into frame: inout Frame, in area: Rect) {}
}
