internal import CNcurses
import CellGrid

/// Brings frames to ncurses' screen, row by row where they changed; ncurses then sends the difference.
struct Painter {
  private var palette: Palette
  private var shown: [Cell] = []
  private var columns = 0
  private var row: [cchar_t] = []

  /// A painter that has painted nothing.
  init(palette: Palette) { self.palette = palette }

  /// Forgets what was painted, so that the next frame is painted whole.
  mutating func forget() { shown = [] }

  /// Puts the rows of `frame` that changed on ncurses' screen, which has room for `size`.
  mutating func paint(_ frame: Frame, on size: Size) {
    let columns = frame.size.columns
    if columns != self.columns || frame.cells.count != shown.count {
      shown = []
      self.columns = columns
    }
    guard columns > 0 else { return }
    for y in 0..<min(frame.size.rows, size.rows) {
      let span = y * columns..<(y + 1) * columns
      guard shown.isEmpty || shown[span] != frame.cells[span] else { continue }
      lay(frame.cells[span])
      mvadd_wchnstr(Int32(y), 0, row, Int32(clamping: min(row.count, size.columns)))
    }
    shown = frame.cells
  }

  /// Makes a row of ncurses' cells; it fills the right halves of wide characters itself.
  private mutating func lay(_ cells: ArraySlice<Cell>) {
    row.removeAll(keepingCapacity: true)
    var role = cells.first?.role ?? .text
    var ground = cells.first?.ground ?? .text
    var ink = palette.blank(role, on: ground)
    var index = cells.startIndex
    while index < cells.endIndex {
      let cell = cells[index]
      if cell.role != role || cell.ground != ground {
        role = cell.role
        ground = cell.ground
        ink = palette.blank(role, on: ground)
      }
      index += 1
      // Most cells are blanks after a blank.
      if index - 1 > cells.startIndex, cell == cells[index - 2], cell.character == " ", let last = row.last {
        row.append(last)
        continue
      }
      let character = cell.character ?? " "
      if let byte = character.utf8.first, character.utf8.count == 1, (0x20..<0x7F).contains(byte) {
        ink.chars.0 = wchar_t(byte)
        row.append(ink)
        continue
      }
      var width = 1
      if index < cells.endIndex, cells[index].character == nil {
        width = 2
        index += 1
      }
      for piece in Cluster(character, columns: width).pieces {
        row.append(ink.showing(piece.scalars))
      }
    }
  }
}

extension cchar_t {
  /// This cell's look with other characters.
  fileprivate func showing(_ scalars: [wchar_t]) -> cchar_t {
    var cell = self
    withUnsafeMutableBytes(of: &cell.chars) { chars in
      scalars.withUnsafeBytes { chars.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0.prefix(chars.count))) }
    }
    return cell
  }
}
