public import Text

/// One cell: what it shows and what that means.
public struct Cell: Hashable, Sendable {
  /// What stands for the right half of a wide character; no frame holds a NUL.
  private static let rightHalf = Grapheme("\0" as Unicode.Scalar)
  private var shown: Grapheme
  /// What it means.
  public var role: Role
  /// What lies under it: the role of the area that was filled there, whose background shows where `role` has none of its own.
  public var ground: Role
  /// Makes a cell.
  public init(_ character: Character? = " ", _ role: Role = .text, on ground: Role = .text) {
    shown = character.map(Grapheme.init) ?? Cell.rightHalf
    self.role = role
    self.ground = ground
  }

  /// The grapheme cluster; nil is the right half of a wide character.
  public var grapheme: Grapheme? {
    get { shown == Cell.rightHalf ? nil : shown }
    set { shown = newValue ?? Cell.rightHalf }
  }

  /// The code point, where the cluster is only one.
  public var scalar: Unicode.Scalar? { grapheme?.scalar }

  /// The grapheme cluster as text; nil is the right half of a wide character.
  public var character: Character? { grapheme?.character }
}

/// A whole screen as a value: cells, cursor and title, ready to be painted or compared.
public struct Frame: Equatable, Sendable {
  /// The size in cells.
  public let size: Size
  /// The cells, row after row; a nil character always stands right of the wide one that it belongs to.
  public private(set) var cells: [Cell]
  /// Where the terminal's cursor stands; nil hides it.
  public var cursor: Point?
  /// The terminal's window title.
  public var title: Clean = ""

  /// A blank frame.
  public init(size: Size) {
    self.size = Size(max(0, size.columns), max(0, size.rows))
    cells = Array(repeating: Cell(), count: self.size.columns * self.size.rows)
  }

  /// The whole frame as a rectangle.
  public var bounds: Rect { Rect(x: 0, y: 0, columns: size.columns, rows: size.rows) }

  /// The cell at a place, or nil outside.
  public subscript(x: Int, y: Int) -> Cell? {
    guard x >= 0, y >= 0, x < size.columns, y < size.rows else { return nil }
    return cells[y * size.columns + x]
  }

  /// Puts text at a place, clipped to `area` and the frame; a wide character that would be cut is replaced by a blank.
  ///
  /// Words from right to left stand as they are read. Returns the column after the last one written.
  @discardableResult
  public mutating func put(_ text: Clean, x: Int, y: Int, role: Role, in area: Rect) -> Int {
    if Direction.mayMatter(in: text), let glyphs = Direction(of: text.string).visual(text.glyphs[...]) {
      return write(glyphs, x: x, y: y, in: area) { _ in role }
    }
    return write(text.lazyGlyphs, x: x, y: y, in: area) { _ in role }
  }

  /// Puts glyphs at a place in the order that they have, each with a role of its own, clipped like `put(_:x:y:role:in:)`.
  ///
  /// Nothing written returns `x`. A glyph without width, a LF, is passed over.
  @discardableResult
  public mutating func put(
    _ glyphs: ArraySlice<Glyph>, x: Int, y: Int, in area: Rect, role: (Glyph) -> Role
  ) -> Int {
    write(glyphs, x: x, y: y, in: area, role: role)
  }

  /// Puts one line of glyphs at a place as `put(_:x:y:role:in:)` puts text.
  @discardableResult
  public mutating func put(_ line: ArraySlice<Glyph>, x: Int, y: Int, role: Role, in area: Rect) -> Int {
    write(Direction(of: String(line.map(\.character))).visual(line)?[...] ?? line, x: x, y: y, in: area) { _ in role }
  }

  private mutating func write(
    _ glyphs: some Sequence<Glyph>, x: Int, y: Int, in area: Rect, role: (Glyph) -> Role
  ) -> Int {
    let area = area.intersection(bounds)
    guard !area.isEmpty, y >= area.y, y < area.y + area.rows else { return x }
    let right = area.x + area.columns
    var column = x
    var end = x
    for glyph in glyphs where glyph.width > 0 {
      guard column < right else { break }
      let next = column + Int(glyph.width)
      if column >= area.x, next <= right {
        write(glyph.grapheme, wide: glyph.width > 1, x: column, y: y, role: role(glyph))
        end = next
      } else if next > area.x {
        // Half of a wide character lies in the area, on its left or its right edge.
        write(Frame.blank, wide: false, x: max(column, area.x), y: y, role: role(glyph))
        end = min(next, right)
      }
      column = next
    }
    return end
  }

  /// Fills a rectangle with one character of width 1; what is put there later stands on this role's background.
  public mutating func fill(_ area: Rect, _ character: Character = " ", role: Role) {
    let area = area.intersection(bounds)
    guard !area.isEmpty else { return }
    let cell = Cell(character, role, on: role)
    for y in area.y..<area.y + area.rows {
      let row = y * size.columns
      uncover(row + area.x, row + area.x + area.columns - 1, y)
      for index in row + area.x..<row + area.x + area.columns { cells[index] = cell }
    }
  }

  /// Gives all cells of a rectangle another role and keeps what they show.
  ///
  /// A wide character goes with its left half, so that no character has two roles.
  public mutating func paint(_ area: Rect, role: Role) {
    let area = area.intersection(bounds)
    guard !area.isEmpty else { return }
    for y in area.y..<area.y + area.rows {
      let row = y * size.columns
      var index = row + area.x
      if cells[index].grapheme == nil { index += 1 }
      while index < row + size.columns, index < row + area.x + area.columns || cells[index].grapheme == nil {
        cells[index].role = role
        index += 1
      }
    }
  }

  /// Blanks all cells of some roles: lines that are drawn for the eye alone.
  public mutating func blank(_ roles: Set<Role>) {
    for index in cells.indices where roles.contains(cells[index].role) && cells[index].grapheme != nil {
      cells[index].grapheme = Frame.blank
    }
  }

  /// Writes one character inside the frame.
  private mutating func write(_ grapheme: Grapheme, wide: Bool, x: Int, y: Int, role: Role) {
    let index = y * size.columns + x
    let last = wide ? index + 1 : index
    uncover(index, last, y)
    cells[index].grapheme = grapheme
    cells[index].role = role
    guard wide else { return }
    cells[last].grapheme = nil
    cells[last].role = role
  }

  /// Blanks what is left of the wide characters of row `y` that are covered half by writing on cells `first` to `last`.
  private mutating func uncover(_ first: Int, _ last: Int, _ y: Int) {
    if cells[first].grapheme == nil, first > y * size.columns { cells[first - 1].grapheme = Frame.blank }
    if last + 1 < (y + 1) * size.columns, cells[last + 1].grapheme == nil { cells[last + 1].grapheme = Frame.blank }
  }

  private static let blank = Grapheme(" " as Unicode.Scalar)
}
