public import Text

/// One cell: what it shows and what that means.
public struct Cell: Hashable, Sendable {
  /// The grapheme cluster; nil is the right half of a wide character.
  public var character: Character?
  /// What it means.
  public var role: Role
  /// Makes a cell.
  public init(_ character: Character? = " ", _ role: Role = .text) {
    self.character = character
    self.role = role
  }
}

/// A whole screen as a value: cells, cursor and title, ready to be painted or compared.
public struct Frame: Equatable, Sendable {
  /// The size in cells.
  public let size: Size
  /// The cells, row after row.
  public private(set) var cells: [Cell]
  /// Where the terminal's cursor stands; nil hides it.
  public var cursor: Point?
  /// The terminal's window title.
  public var title: Clean = ""

  /// A blank frame.
  public init(size: Size) {
    self.size = size
    cells = Array(repeating: Cell(), count: max(0, size.columns) * max(0, size.rows))
  }

  /// The whole frame as a rectangle.
  public var bounds: Rect { Rect(x: 0, y: 0, columns: size.columns, rows: size.rows) }

  /// The cell at a place, or nil outside.
  public subscript(x: Int, y: Int) -> Cell? {
    guard x >= 0, y >= 0, x < size.columns, y < size.rows else { return nil }
    return cells[y * size.columns + x]
  }

  /// Puts text at a place, clipped to `area` and the frame; a wide character that would be cut is replaced by a blank.
  /// Returns the column after the last one written.
  @discardableResult
  public mutating func put(_ text: Clean, x: Int, y: Int, role: Role, in area: Rect) -> Int { x }

  /// Puts glyphs at a place, each with a role of its own, clipped like `put(_:x:y:role:in:)`.
  @discardableResult
  public mutating func put(_ glyphs: some Sequence<Glyph>, x: Int, y: Int, in area: Rect, role: (Glyph) -> Role) -> Int { x }

  /// Fills a rectangle with one character of width 1.
  public mutating func fill(_ area: Rect, _ character: Character = " ", role: Role) {}

  /// Gives all cells of a rectangle another role and keeps what they show.
  public mutating func paint(_ area: Rect, role: Role) {}
}
