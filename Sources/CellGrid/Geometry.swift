/// A size in cells.
public struct Size: Hashable, Sendable {
  /// Columns.
  public var columns: Int
  /// Rows.
  public var rows: Int
  /// Makes a size.
  public init(_ columns: Int, _ rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// A cell's place, from 0 at the top left.
public struct Point: Hashable, Sendable {
  /// The column.
  public var x: Int
  /// The row.
  public var y: Int
  /// Makes a point.
  public init(_ x: Int, _ y: Int) {
    self.x = x
    self.y = y
  }
}

/// A rectangle of cells; never of negative size.
public struct Rect: Hashable, Sendable {
  /// The first column.
  public var x: Int
  /// The first row.
  public var y: Int
  /// How many columns.
  public var columns: Int
  /// How many rows.
  public var rows: Int
  /// Makes a rectangle; negative sizes become 0.
  public init(x: Int, y: Int, columns: Int, rows: Int) {
    self.x = x
    self.y = y
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
  /// The part without `left`, `top`, `right`, `bottom` cells at its sides.
  public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
    Rect(x: x + left, y: y + top, columns: columns - left - right, rows: rows - top - bottom)
  }
  /// Row `row` of this rectangle as a rectangle of its own.
  public func row(_ row: Int) -> Rect { Rect(x: x, y: y + row, columns: columns, rows: row < rows ? 1 : 0) }
  /// Whether it has no cell at all.
  public var isEmpty: Bool { columns == 0 || rows == 0 }
  /// The part that this rectangle and `other` share; of no rows or columns if there is none.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    let right = min(x + columns, other.x + other.columns)
    let bottom = min(y + rows, other.y + other.rows)
    return Rect(x: left, y: top, columns: right - left, rows: bottom - top)
  }
}
