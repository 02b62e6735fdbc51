import CellGrid
import Text

/// One line of the reading pane.
struct Row: Equatable, Sendable {
  /// What the line belongs to.
  enum Source: Equatable, Sendable {
    case masthead, separator, blank
    case heading(Int)
    case paragraph(Int)
    /// A line of a comment's thread: the comment, and the comment or reply the line is of.
    case comment(id: String, entry: String)
  }
  /// What the line belongs to.
  var source: Source
  /// The text of the line.
  var text: Clean = ""
  /// Where the text starts in its paragraph or heading, in code points.
  var offset = 0
  /// Columns from the pane's text edge to the text.
  var indent = 0
  /// What stands before the text, ending one column before it: a paragraph's number, a comment's bar.
  var lead: Clean = ""
  /// What the lead means.
  var leadRole: Role = .label
  /// What the text means where nothing more special does.
  var role: Role = .text

  /// Whether the cursor passes over the line.
  var isBlank: Bool { source == .blank }
}
