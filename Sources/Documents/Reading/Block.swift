/// One piece of a file as its format gives it, before anything is known of committees.
struct Block {
  /// What the format says it is.
  enum Kind: Equatable {
    /// Running text; its number, if any, is part of the text.
    case text
    /// A heading of the format's own, 1 for the outermost.
    case heading(level: Int)
    /// An item of a numbered list, with the number as printed ("9.").
    case item(label: String)
    case bullet, quote, code, cell
    /// A footnote or endnote with the mark that leads to it.
    case note(mark: String)
    /// A ruled or starred separation.
    case rule
    case pageBreak
  }
  /// What the format says it is.
  var kind: Kind
  /// Its text; empty for a rule or a page break.
  var passage: Passage
  /// Line in the file, from 1.
  var line: Int
  /// How deep it is nested in lists, 0 for not.
  var depth = 0
  /// How far it is indented, in columns.
  var indent = 0
  /// The number that the format prints before a heading ("II."), where it is no part of the text.
  var label: String?
  /// The name of its style in the format ("Title"), where it has one.
  var style: String?
  /// Where in a table it stands, where the format tells.
  var cell: Cell?
  /// Whether blank lines or the ends of the file stand on both sides of it.
  var standsAlone = true

  /// Its text.
  var text: String { passage.text }
  /// Whether all of it is strong.
  var isStrong: Bool {
    passage.count > 0 && passage.runs.contains { $0.kind == .strong && $0.range == 0..<passage.count }
  }
}

extension Block {
  /// A place in a table.
  ///
  /// A cell may hold several blocks.
  struct Cell: Hashable {
    /// The table's number in the file, from 1.
    var table: Int
    /// The row, from 1.
    var row: Int
    /// The column, from 1.
    var column: Int
    /// How many columns the cell takes.
    var span = 1
    /// Whether the row is a head that is repeated on each page.
    var isHead = false
  }
}

/// What a reader makes of a file.
struct Manuscript {
  /// The pieces in reading order.
  var blocks: [Block] = []
  /// What the file says about itself outside its text (YAML front matter), by lower-case key.
  var metadata: [String: String] = [:]
  /// The comments that the file itself carries, in its order.
  var comments: [FileComment] = []
  /// How much of each the file carries.
  var counts = FileCounts()
  /// Whether the format itself says what is a heading, so that none has to be told by its shape.
  var marksHeadings = false
  /// What was odd about the file.
  var findings: [Finding] = []
}

extension Manuscript {
  /// The canonical text of a format that is no text: the blocks, a blank line between two, without the marks of notes.
  var canonicalText: String {
    var text = ""
    var separator = ""
    for block in blocks where block.kind != .pageBreak {
      text += separator
      text += block.passage.canonicalText
      separator = "\n\n"
    }
    return text
  }
}
