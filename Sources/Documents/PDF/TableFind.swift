/// A table at the start of some rows of a page: at least two rows whose parts stand under each other.
struct TableFind {
  /// Its rows; a cell has a column from 1 and its lines.
  private(set) var rows: [[(column: Int, lines: [PrintedLine])]] = []
  /// How many rows of the page it takes.
  private(set) var count = 0

  private var columns: [ClosedRange<Double>] = []

  /// Looks for one; nil when `page` does not begin with one.
  init?(_ page: ArraySlice<[PrintedLine]>) {
    guard let first = page.first, first.count > 1 else { return nil }
    var several = 0
    var taken: [[PrintedLine]] = []
    for row in page {
      guard row.count > 1 || goesOn(row, after: taken.last) else { break }
      let merged = merged(row)
      // A row that lies across the columns is no part of the table.
      guard merged.count > 1 else { break }
      columns = merged
      taken.append(row)
      if row.count > 1 {
        several += 1
        count = taken.count
      }
      if taken.count > TableFind.mostRows { break }
    }
    // Rows behind the last one of several parts belong to it as long as they go on in a cell.
    while count < taken.count, goesOn(taken[count], after: taken[count - 1]) { count += 1 }
    guard several > 1 else { return nil }
    for row in taken[..<count] { add(row) }
  }

  private static let mostRows = 2000

  /// The columns once the parts of `row` are added to them.
  private func merged(_ row: [PrintedLine]) -> [ClosedRange<Double>] {
    var result: [ClosedRange<Double>] = []
    let parts = row.map { $0.box.left...max($0.box.left, $0.box.right) }
    for range in (columns + parts).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  /// Whether a lone part goes on in a cell above it, right under that.
  private func goesOn(_ row: [PrintedLine], after last: [PrintedLine]?) -> Bool {
    guard row.count == 1, let line = row.first, let above = last?.map(\.box.bottom).max() else { return false }
    guard line.box.top - above < 0.9 * line.size else { return false }
    return columns.count { $0.overlaps(line.box.left...max(line.box.left, line.box.right)) } == 1
  }

  private mutating func add(_ row: [PrintedLine]) {
    let cells = row.map { line in
      (column: (columns.firstIndex { $0.contains(line.box.left) } ?? 0) + 1, lines: [line])
    }
    let above = rows.last?.flatMap(\.lines).map(\.box.bottom).max()
    let isNear = above.map { bottom in (row.first.map { $0.box.top - bottom < 0.35 * $0.size }) ?? false } ?? false
    guard isNear, cells.allSatisfy({ $0.column > 1 }) || row.count == 1, let last = rows.indices.last else {
      rows.append(cells)
      return
    }
    for cell in cells {
      if let known = rows[last].firstIndex(where: { $0.column == cell.column }) {
        rows[last][known].lines += cell.lines
      } else {
        rows[last].append(cell)
      }
    }
  }
}
