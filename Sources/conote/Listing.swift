import Text

/// Lines of text for standard output: cleaned, and as wide as the terminal where there is one.
struct Listing {
  /// Columns of the terminal, or nil where lines may be of any length.
  let columns: Int?
  /// The lines so far, each with its LF.
  private(set) var text = ""

  /// Makes an empty listing.
  init(columns: Int?) { self.columns = columns }

  /// Adds a line as it is.
  mutating func line(_ line: String = "") {
    text += Clean(line).oneLine + "\n"
  }

  /// Adds a blank line and what the lines after it are.
  mutating func title(_ title: String) {
    if !text.isEmpty { line() }
    line(title)
  }

  /// Adds text that is broken to the terminal's width, its own lines kept.
  mutating func paragraph(_ paragraph: String, indent: Int = 0, hanging: Int = 0) {
    let margin = String(repeating: " ", count: indent)
    let later = String(repeating: " ", count: indent + hanging)
    for (index, line) in paragraph.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let first = index == 0 ? margin : later
      guard let columns else {
        text += first + Clean(line).string + "\n"
        continue
      }
      let glyphs = Clean(line).glyphs
      for (row, range) in Wrap.lines(glyphs, columns: max(20, columns - later.count)).enumerated() {
        var part = String(glyphs[range].map(\.character))
        while part.last == " " { part.removeLast() }
        text += (row == 0 ? first : later) + part + "\n"
      }
    }
  }

  /// Adds parts with blanks between them, as many on a line as fit; none is broken.
  mutating func fill(_ parts: [String], hanging: Int) {
    var line = ""
    for part in parts {
      if line.isEmpty || line.count + 1 + part.count <= columns ?? .max {
        line += (line.isEmpty ? "" : " ") + part
      } else {
        self.line(line)
        line = String(repeating: " ", count: hanging) + part
      }
    }
    self.line(line)
  }

  /// Adds rows in columns; where the terminal is too narrow the widest columns are cut.
  mutating func table(_ rows: [[String]], indent: Int = 0) {
    let cells = rows.map { $0.map(Cell.init) }
    var widths: [Int] = []
    for row in cells {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.width)
      }
    }
    if let columns { Listing.shrink(&widths, to: columns - indent) }
    let margin = String(repeating: " ", count: indent)
    for row in cells {
      var line = margin
      var owed = 0
      for (cell, width) in zip(row, widths) where width > 0 {
        let (shown, used) = cell.cut(to: width)
        if !shown.isEmpty {
          line += String(repeating: " ", count: owed) + shown
          owed = 0
        }
        owed += width - used + 2
      }
      text += line + "\n"
    }
  }

  /// Takes columns from the widest until all fit; none gets narrower than 8.
  private static func shrink(_ widths: inout [Int], to columns: Int) {
    widths = widths.map { min($0, max(8, columns)) }
    while widths.reduce(-2, { $0 + ($1 > 0 ? $1 + 2 : 0) }) > columns {
      guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 8 else { return }
      widths[widest] -= 1
    }
  }
}

/// One cell of a table with its width, measured once.
private struct Cell {
  let text: String
  let width: Int

  init(_ raw: String) {
    let clean = Clean(raw)
    text = clean.oneLine
    width = clean.width
  }

  /// The cell in at most `columns`, and what that takes; an ellipsis tells that something is missing.
  func cut(to columns: Int) -> (String, Int) {
    if width <= columns { return (text, width) }
    var shown = ""
    var used = 0
    for glyph in Clean(text).lazyGlyphs {
      guard used + Int(glyph.width) < columns else { break }
      shown.append(glyph.character)
      used += Int(glyph.width)
    }
    return (shown + "…", used + 1)
  }
}

extension Clean {
  /// The text with its line ends as blanks.
  var oneLine: String {
    string.utf8.contains(UInt8(ascii: "\n")) ? String(string.map { $0 == "\n" ? " " : $0 }) : string
  }
}
