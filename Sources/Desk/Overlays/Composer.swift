import CellGrid
import Reviews

/// Where a comment, a reply, an edit or an observation is written.
struct Composer: Equatable {
  /// What is being written, always up to date.
  private(set) var draft: Draft
  /// One line that says what the text will become ("Comment on 11").
  let title: String

  /// What a key led to.
  enum Outcome: Equatable {
    case nothing, changed, save, close, discard, openEditor(String)
  }

  /// Opens a composer on a draft, the cursor at the end of its text.
  init(draft: Draft, title: String) {
    self.draft = draft
    self.title = title
  }

  mutating func perform(_ action: Action) -> Outcome { .nothing }
  mutating func insert(_ text: String) -> Outcome { .changed }
  func draw(into frame: inout Frame, in area: Rect) {}
}
