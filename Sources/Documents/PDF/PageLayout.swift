/// The reading order of one page: columns one after the other, tables by rows, the rest from top to bottom.
struct PageLayout {
  /// A stretch of the page.
  enum Part {
    /// Lines of running text under each other.
    case text([PrintedLine])
    /// Rows of a table; a cell has a column from 1 and its lines.
    case table([[(column: Int, lines: [PrintedLine])]])
  }
  /// The stretches in reading order.
  private(set) var parts: [Part] = []

  private typealias Row = [PrintedLine]

  /// Finds the order of `lines`.
  init(_ lines: [PrintedLine]) { lay(PageLayout.rows(of: lines), depth: 0) }

  /// Lines that stand beside each other, from the top; in a row from the left.
  private static func rows(of lines: [PrintedLine]) -> [Row] {
    var rows: [Row] = []
    for line in lines.sorted(by: { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }) {
      if let anchor = rows.last?.first, anchor.box.isBeside(line.box) {
        rows[rows.count - 1].append(line)
      } else {
        rows.append([line])
      }
    }
    return rows.map { row in row.sorted { $0.box.left < $1.box.left } }
  }

  private mutating func lay(_ rows: [Row], depth: Int) {
    guard depth < 4, let columns = Columns(rows) else { return layRows(rows) }
    if !columns.rows.isEmpty {
      lay(Array(rows[..<columns.rows.lowerBound]), depth: depth + 1)
      let lines = rows[columns.rows].joined()
      for side in [lines.filter { $0.box.left < columns.gutter }, lines.filter { $0.box.left >= columns.gutter }] {
        lay(PageLayout.rows(of: side), depth: depth + 1)
      }
      lay(Array(rows[columns.rows.upperBound...]), depth: depth + 1)
    }
  }

  // MARK: Rows

  private mutating func layRows(_ rows: [Row]) {
    let rows = rows.map(PageLayout.joined)
    var text: Row = []
    var index = 0
    while index < rows.count {
      let isRunning = text.last.map { PageLayout.isRunning(rows[index], under: $0) } ?? false
      if !isRunning, let table = TableFind(rows[index...]) {
        if !text.isEmpty { parts.append(.text(text)) }
        text = []
        parts.append(.table(table.rows))
        index += table.count
      } else {
        // Parts of a lone row are one line.
        if var line = rows[index].first {
          for more in rows[index].dropFirst() { line.append(more) }
          text.append(line)
        }
        index += 1
      }
    }
    if !text.isEmpty { parts.append(.text(text)) }
  }

  /// Whether the parts of a row are words of running text that is set out to both margins, wide apart but as wide as the line above.
  private static func isRunning(_ row: Row, under last: PrintedLine) -> Bool {
    guard row.count > 1, let first = row.first, let end = row.last else { return false }
    let gaps = zip(row, row.dropFirst()).map { $1.box.left - $0.box.right }
    return first.box.top - last.box.bottom < 0.6 * first.size && abs(end.box.right - last.box.right) < first.size
      && abs(first.box.left - last.box.left) < 4 * first.size && gaps.allSatisfy { $0 < 4 * first.size }
  }

  /// A row whose parts are joined where no column of a table parts them: numbers in the margin, dots that lead to a page number.
  private static func joined(_ row: Row) -> Row {
    var result: Row = []
    for line in row {
      guard let last = result.last else {
        result.append(line)
        continue
      }
      let space = line.box.left - last.box.right
      let isNear = space < 1.2 * max(last.size, line.size)
      let isLeader = last.text.hasSuffix("...") || last.text.hasSuffix(". .") || line.text.hasPrefix("...")
      if isNear || isLeader || isNumber(last, of: line) && space < 8 * line.size {
        result[result.count - 1].append(line)
      } else {
        result.append(line)
      }
    }
    return result
  }

  /// Whether a part is the number or sign before the text beside it; a mere figure only where that begins a block.
  private static func isNumber(_ part: PrintedLine, of line: PrintedLine) -> Bool {
    let text = part.text
    guard text.unicodeScalars.count <= 8 else { return false }
    if text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first, scalar.isListSign { return true }
    guard let marker = Marker(text), marker.isBare else { return false }
    return marker.enclosure != .none || marker.sort == .bullet || part.block == line.block
  }

  // MARK: Columns

  /// Two columns of running text, and the rows that they take.
  private struct Columns {
    var gutter: Double
    var rows: Range<Int>

    /// The rows between two of which both columns have text.
    private static let fewest = 6

    init?(_ rows: [Row]) {
      let lefts = rows.joined().map(\.box.left)
      let rights = rows.joined().map(\.box.right)
      guard let left = lefts.min(), let right = rights.max() else { return nil }
      // The place that lies in a gap of most rows.
      var ends: [(x: Double, change: Int)] = []
      for row in rows {
        for (left, right) in zip(row, row.dropFirst()) where right.box.left - left.box.right > 0.6 * left.size {
          ends += [(left.box.right, 1), (right.box.left, -1)]
        }
      }
      var best: (count: Int, x: Double) = (0, 0)
      var count = 0
      let order = ends.sorted { ($0.x, $0.change) < ($1.x, $1.change) }
      for (index, end) in order.enumerated() {
        count += end.change
        if count > best.count, order.indices.contains(index + 1) { best = (count, (end.x + order[index + 1].x) / 2) }
      }
      guard best.count >= Columns.fewest else { return nil }
      gutter = best.x
      let x = best.x
      guard
        let run = Columns.longestRun(of: rows.map { row in row.allSatisfy { $0.box.right <= x || $0.box.left >= x } })
      else { return nil }
      self.rows = run
      let lines = rows[run].joined()
      let sides = [lines.filter { $0.box.right <= x }, lines.filter { $0.box.left >= x }]
      // Columns of a table are narrow, or broken up by others.
      for side in sides {
        let widths = side.map(\.box.width).sorted()
        guard widths.count >= Columns.fewest, widths[widths.count / 2] > 0.28 * (right - left) else { return nil }
      }
    }

    private static func longestRun(of fits: [Bool]) -> Range<Int>? {
      var best = 0..<0
      var start = 0
      for (index, isFit) in (fits + [false]).enumerated() where !isFit {
        if index - start > best.count { best = start..<index }
        start = index + 1
      }
      return best.isEmpty ? nil : best
    }
  }
}

extension Unicode.Scalar {
  /// Whether a list can be marked with it; fonts of symbols have theirs in the private use area.
  var isListSign: Bool { "•●▪■□◦‣·–—-*o§".unicodeScalars.contains(self) || 0xE000...0xF8FF ~= value }
}
