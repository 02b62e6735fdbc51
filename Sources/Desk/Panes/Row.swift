import CellGrid
import Text

/// One line of the reading pane.
struct Row: Equatable, Sendable {
  /// What the line belongs to.
  enum Source: Equatable, Sendable {
    case masthead, separator, blank
    /// A line between the rows of a table.
    case border
    /// A line of a row of a table, whose cells stand side by side.
    case tableRow
    case heading(Int)
    case paragraph(Int)
    /// A line that tells in words what the text below it is and where it stands.
    case state
    /// A line on what became of a paragraph since the earlier revision.
    case change(Int)
    /// A line of a paragraph of the earlier revision that is gone.
    case gone(Int)
    /// A line of a comment's thread: the comment, and the comment or reply the line is of.
    case comment(id: String, entry: String)
    /// A line of a comment's thread that the file itself carries: which comment of its target, from 0, and which reply, nil for
    /// the comment.
    case carried(Int, reply: Int?)
  }
  /// What the line belongs to.
  var source: Source
  /// The direction in which its paragraph is read.
  var direction = Direction.leftToRight
  /// The columns that the text may take.
  var room = 0
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
  /// How the text maps to its paragraph where changes are shown; empty where it is simply a part of it.
  var stretches: [Shown.Stretch] = []
  /// What stands side by side in the line of a table.
  var cells: [Row] = []
  /// The columns that a cell has.
  var width = 0
  /// Which part of a comment or reply the line is of; nil where it is none of its words.
  var part: Note.Part?
  /// The item that the line belongs to, where it is not the one that it is laid out with.
  var owner: Int?

  /// What a comment or reply is told apart by from the others on its target; nil for a line of none.
  var entry: String? {
    switch source {
    case .comment(_, let entry): entry
    case .carried(let comment, let reply): Row.entry(ofCarried: comment, reply: reply)
    default: nil
    }
  }

  /// What a comment that the file carries, or a reply to it, is told apart by.
  static func entry(ofCarried comment: Int, reply: Int?) -> String {
    "\(comment) \(reply.map(String.init) ?? "") in the file"
  }

  /// The columns before the text that the lead takes.
  var leadColumns: Int { lead.width == 0 ? 0 : lead.width + 1 }

  /// The glyphs in the order in which they stand on the screen.
  var glyphs: [Glyph] {
    let glyphs = text.glyphs
    return Direction.mayMatter(in: text) ? direction.visual(glyphs[...]) ?? glyphs : glyphs
  }

  /// The column at which the text begins on the screen; a paragraph from right to left ends where the room for it does, and its label
  /// stands on its right.
  var column: Int {
    direction == .leftToRight ? indent : (isCell ? indent : 0) + max(0, room - text.width)
  }

  /// The column at which reading begins.
  var start: Int { direction == .leftToRight ? indent : column + max(0, text.width - 1) }

  private var isCell: Bool { width > 0 }

  /// Whether the cursor passes over the line.
  var isBlank: Bool { source == .blank || source == .border }

  /// What of the line shows the paragraph with this index.
  func part(of paragraph: Int) -> Row? {
    source == .paragraph(paragraph) ? self : cells.first { $0.source == .paragraph(paragraph) }
  }

  /// Where a place of the text stands in the paragraph, and what it means when it is no part of it or has a meaning all the same.
  func place(_ offset: Int) -> (offset: Int, role: Role?, isWords: Bool) {
    guard !stretches.isEmpty else { return (self.offset + offset, nil, true) }
    guard let stretch = stretches.last(where: { $0.start <= offset }) else { return (self.offset, nil, true) }
    let isWords = stretch.role == nil || stretch.isWords
    return (isWords ? stretch.offset + offset - stretch.start : stretch.offset, stretch.role, isWords)
  }
}
