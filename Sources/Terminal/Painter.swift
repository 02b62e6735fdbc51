internal import CNcurses
import CellGrid

/// Brings frames to ncurses' screen, row by row where they changed; ncurses then sends the difference.
struct Painter {
  private var palette: Palette
  private var shown: [Cell] = []
  private var columns = 0
  private var cursor: Point?
  private var row: [cchar_t] = []

  /// A painter that has painted nothing.
  init(palette: Palette) { self.palette = palette }

  /// Forgets what was painted, so that the next frame is painted whole.
  mutating func forget() { shown = [] }

  /// Puts what changed in `frame` on ncurses' screen, which has room for `size`.
  mutating func paint(_ frame: Frame, on size: Size) {
    let columns = frame.size.columns
    if columns != self.columns || frame.cells.count != shown.count {
      // A screen of blanks is made by ncurses faster than by us; only what differs from that is painted.
      var blank = palette.blank(.text, on: .text)
      bkgrndset(&blank)
      erase()
      shown = Array(repeating: Cell(), count: frame.cells.count)
      self.columns = columns
    }
    let width = min(columns, size.columns)
    guard width > 0 else { return }
    for y in 0..<min(frame.size.rows, size.rows) {
      let start = y * columns
      guard let span = difference(frame.cells, in: start..<start + width) else { continue }
      lay(frame.cells[span])
      mvadd_wchnstr(Int32(y), Int32(span.lowerBound - start), row, Int32(row.count))
    }
    shown = frame.cells
    cursor = frame.cursor
    if let cursor { move(Int32(clamping: cursor.y), Int32(clamping: cursor.x)) }
  }

  /// Has ncurses send what is painted and not yet on the terminal.
  func send() {
    curs_set(cursor == nil ? 0 : 1)
    refresh()
  }

  /// The cells of a row from the first to the last that is not shown yet, whole characters only; nil when all are shown.
  private func difference(_ cells: [Cell], in row: Range<Int>) -> Range<Int>? {
    guard var first = row.first(where: { cells[$0] != shown[$0] }),
      var last = row.last(where: { cells[$0] != shown[$0] })
    else { return nil }
    func isRightHalf(_ index: Int) -> Bool { cells[index].grapheme == nil || shown[index].grapheme == nil }
    while first > row.lowerBound, isRightHalf(first) { first -= 1 }
    while last + 1 < row.upperBound, isRightHalf(last + 1) { last += 1 }
    return first..<last + 1
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
      var width = 1
      if index < cells.endIndex, cells[index].grapheme == nil {
        width = 2
        index += 1
      }
      if let scalar = cell.scalar,
        width == 1 && (0x20..<0x7F).contains(scalar.value) || Cluster.columns(scalar) == width
      {
        ink.chars.0 = wchar_t(bitPattern: scalar.value)
        row.append(ink)
        continue
      }
      let character = cell.character ?? " "
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
