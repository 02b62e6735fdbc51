import Documents
import Text

extension Reader {
  /// Puts the cursor on the line that a row of the pane shows, and remembers which words the column is on.
  mutating func click(row: Int, x: Int, columns: Int) {
    pressed = nil
    guard let (place, line) = line(onRow: row), !line.isBlank else { return }
    let cell = line.cells.last { $0.indent - $0.leadColumns <= x - marginColumns(columns) }
    look(at: cell?.owner ?? line.owner ?? place.item, row: place.row)
    pressed = offset(row: row, x: x, columns: columns, in: item)
  }

  /// Where the words of an item stand that a cell of the pane shows, in code points of its text; nil where it shows none.
  func offset(row: Int, x: Int, columns: Int, in item: Int) -> Int? {
    guard let (place, line) = line(onRow: row) else { return nil }
    let column = x - marginColumns(columns)
    let part = line.cells.isEmpty ? line : line.cells.first { ($0.owner ?? place.item) == item } ?? line
    guard (part.owner ?? place.item) == item else { return nil }
    switch part.source {
    case .paragraph, .heading, .masthead: break
    default: return nil
    }
    var end = part.column
    for glyph in part.glyphs {
      end += Int(glyph.width)
      if column < end { return part.place(glyph.offset).offset }
    }
    let last = part.text.string.unicodeScalars.count
    return last == 0 ? part.offset : part.place(last - 1).offset
  }

  private func line(onRow row: Int) -> (place: Place, row: Row)? {
    let lines = visible
    return lines.indices.contains(row) ? lines[row] : nil
  }
}
