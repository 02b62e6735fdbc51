import CellGrid
import Documents
import Text

extension Sheet {
  /// The widths of a table's columns; nil when the pane is too narrow, and its cells stand one below the other.
  func columnWidths(ofTable index: Int) -> [Int]? {
    guard !isLinear else { return nil }
    let grid = groundwork.grid
    let table = grid.tables[index]
    // Two bars or blanks and a sign at least.
    guard table.columns * 5 < columns else { return nil }
    var natural = [Int](repeating: 1, count: table.columns)
    var least = natural
    // The rows that are seen first stand for the others: tables of many thousand rows must not be measured whole.
    for row in table.rows.prefix(200) {
      for item in grid.rows[row].items {
        guard case .paragraph(let index) = document.items[item], let (paragraph, cell) = cell(item), cell.span == 1
        else { continue }
        let text = shown(index).text.unicodeScalars.prefix(400)
        let lead = lead(of: paragraph).width
        let before = lead == 0 ? 0 : lead + 1
        let words = text.split { $0 == " " }.map { Clean(String($0)).width }
        let column = cell.column - 1
        natural[column] = max(natural[column], before + words.reduce(words.count - 1, +))
        least[column] = max(least[column], before + min(words.max() ?? 1, Sheet.longestWord))
      }
    }
    let room = columns - 3 * table.columns - 1
    if natural.reduce(0, +) <= room { return natural }
    let spare = room - least.reduce(0, +)
    guard spare >= 0 else { return nil }
    let wishes = zip(natural, least).map { max(0, min($0, room) - $1) }
    let all = max(1, wishes.reduce(0, +))
    return zip(least, wishes).map { $0 + spare * $1 / all }
  }

  /// The widest word that a column is made for.
  private static let longestWord = 14

  /// The lines of one row of a table: its cells side by side, the comments on them, and a border.
  func tableRow(_ index: Int, widths: [Int]) -> [Row] {
    let grid = groundwork.grid
    let table = grid.tables[grid.rows[index].table]
    let edges = widths.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1 + 3) }
    var columns = [[Row]](repeating: [], count: widths.count)
    var remarks: [Row] = []
    for item in grid.rows[index].items {
      guard case .paragraph(let index) = document.items[item], let (paragraph, cell) = cell(item) else { continue }
      let first = min(cell.column, widths.count) - 1
      let last = min(first + cell.span, widths.count)
      let lead = lead(of: paragraph)
      let indent = lead.width == 0 ? 0 : lead.width + 1
      let room = max(1, edges[last] - edges[first] - 3)
      var lines = flow(
        shown(index), indent: edges[first] + 2 + indent, width: room - indent, source: .paragraph(index),
        role: role(of: index))
      lines[0].lead = lead
      columns[first] += lines.map {
        var line = $0
        (line.owner, line.width) = (item, room)
        return line
      }
      remarks += self.remarks(on: .paragraph(index)).map {
        var row = $0
        row.owner = item
        return row
      }
    }
    let bars = bars(ofRow: index, count: widths.count)
    var frame = [Character](repeating: " ", count: (edges.last ?? 0) + 1)
    for bar in bars { frame[edges[bar]] = "│" }
    let line = Clean(String(frame))
    var rows = (0..<(columns.map(\.count).max() ?? 0)).map { place in
      Row(
        source: .tableRow, text: line, offset: place, role: .border,
        cells: columns.compactMap { $0.indices.contains(place) ? $0[place] : nil })
    }
    rows += remarks
    func border(_ above: Set<Int>?, _ below: Set<Int>?, isHead: Bool = false) -> Row {
      Row(source: .border, text: Sheet.border(above, below, edges, isHead: isHead), role: .border)
    }
    if index == table.rows.lowerBound { rows.insert(border(nil, bars), at: 0) }
    if index + 1 == table.rows.upperBound {
      rows += [border(bars, nil), Row(source: .blank)]
    } else {
      let isHead = isHead(index) && !isHead(index + 1)
      rows.append(border(bars, self.bars(ofRow: index + 1, count: widths.count), isHead: isHead))
    }
    return rows
  }

  private func cell(_ item: Int) -> (Paragraph, TableCell)? {
    guard case .paragraph(let index) = document.items[item], let cell = document.paragraphs[index].cell else {
      return nil
    }
    return (document.paragraphs[index], cell)
  }

  private func isHead(_ row: Int) -> Bool { cell(groundwork.grid.rows[row].items.lowerBound)?.1.isHead ?? false }

  /// The edges of columns at which a row has a bar, 0 for the left one.
  private func bars(ofRow index: Int, count: Int) -> Set<Int> {
    var bars = Set(0...count)
    for item in groundwork.grid.rows[index].items {
      guard let (_, cell) = cell(item) else { continue }
      for edge in cell.column..<min(cell.column + cell.span - 1, count) { bars.remove(edge) }
    }
    return bars
  }

  /// The line between two rows.
  private static func border(_ above: Set<Int>?, _ below: Set<Int>?, _ edges: [Int], isHead: Bool) -> Clean {
    var line = [Character](repeating: isHead ? "═" : "─", count: (edges.last ?? 0) + 1)
    for (edge, x) in edges.enumerated() {
      let (up, down) = (above?.contains(edge) ?? false, below?.contains(edge) ?? false)
      let signs: [Character] =
        edge == 0 ? ["┌", "└", "├", "╞"] : edge == edges.count - 1 ? ["┐", "┘", "┤", "╡"] : ["┬", "┴", "┼", "╪"]
      switch (up, down) {
      case (false, true): line[x] = isHead ? "╤" : signs[0]
      case (true, false): line[x] = isHead ? "╧" : signs[1]
      case (true, true): line[x] = isHead ? signs[3] : signs[2]
      case (false, false): break
      }
    }
    return Clean(String(line))
  }
}
