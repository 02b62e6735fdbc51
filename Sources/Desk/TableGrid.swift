import Documents

/// The tables of a document: which items are the cells of one row, so that they are drawn side by side.
struct TableGrid: Equatable, Sendable {
  /// The cells of one row.
  struct Row: Equatable, Sendable {
    /// Item indices.
    var items: Range<Int>
    /// Index of the table.
    var table: Int
  }
  /// Rows that nothing interrupts.
  struct Table: Equatable, Sendable {
    /// Indices of its rows.
    var rows: Range<Int>
    /// How many columns it has.
    var columns: Int
  }
  private(set) var rows: [Row] = []
  private(set) var tables: [Table] = []

  /// Finds the tables of `document`.
  init(_ document: Document) {
    var last: (item: Int, cell: TableCell)?
    for (item, kind) in document.items.enumerated() {
      guard case .paragraph(let index) = kind, let cell = document.paragraphs[index].cell else { continue }
      let isSameTable = last?.item == item - 1 && last?.cell.table == cell.table
      if !isSameTable { tables.append(Table(rows: rows.count..<rows.count, columns: 0)) }
      let table = tables.count - 1
      if isSameTable, last?.cell.row == cell.row {
        rows[rows.count - 1].items = rows[rows.count - 1].items.lowerBound..<item + 1
      } else {
        rows.append(Row(items: item..<item + 1, table: table))
        tables[table].rows = tables[table].rows.lowerBound..<rows.count
      }
      tables[table].columns = max(tables[table].columns, cell.column + cell.span - 1)
      last = (item, cell)
    }
  }

  /// Index of the row that an item is a cell of; nil for what stands in no table.
  func row(of item: Int) -> Int? {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].items.upperBound > item { high = middle } else { low = middle + 1 }
    }
    return low < rows.count && rows[low].items.contains(item) ? low : nil
  }
}

/// What is worked out of a document once, for all its layouts.
final class Groundwork: Equatable, Sendable {
  /// Its tables.
  let grid: TableGrid
  /// The comments that the file itself carries, by what they are on.
  private let carried: [Target: [FileComment]]

  /// How many comments the file itself carries.
  var commentCount: Int { carried.values.reduce(0) { $0 + $1.count } }

  /// The comments on a target that the file itself carries.
  func comments(on target: Target) -> [FileComment] { carried[target] ?? [] }

  /// Works it out of `document`.
  init(_ document: Document) {
    grid = TableGrid(document)
    carried = document.commentsByTarget
  }

  static func == (one: Groundwork, other: Groundwork) -> Bool { one === other }
}
