/// A place in a table.
///
/// A cell may hold several paragraphs.
public struct TableCell: Hashable, Sendable {
  /// The table's number in the file, from 1.
  public var table: Int
  /// The row, from 1.
  public var row: Int
  /// The column, from 1.
  public var column: Int
  /// How many columns the cell takes.
  public var span: Int
  /// Whether the row is a head that is repeated on each page.
  public var isHead: Bool
  /// Makes a place.
  public init(table: Int, row: Int, column: Int, span: Int = 1, isHead: Bool = false) {
    self.table = table
    self.row = row
    self.column = column
    self.span = span
    self.isHead = isHead
  }
}
