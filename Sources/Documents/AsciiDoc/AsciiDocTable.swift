/// The cells between two lines "|===".
struct AsciiDocTable {
  /// A cell and what is in it.
  struct Cell {
    /// The row, from 1.
    var row: Int
    /// The column, from 1.
    var column: Int
    /// How many columns it takes.
    var span: Int
    /// What blank lines part in it, line by line.
    var paragraphs: [[Substring]]
  }
  /// The cells in reading order.
  private(set) var cells: [Cell] = []
  /// How many rows are its head.
  private(set) var headRows = 0

  /// Reads the lines of a table with so many columns; nil for as many as its first line has cells.
  init(_ lines: ArraySlice<Substring>, columns: Int?, hasHead: Bool) {
    var open: [(specification: Specification, lines: [Substring])] = []
    var firstLine: Int?
    var isHead = hasHead
    for (index, line) in lines.enumerated() where !line.isComment {
      let pieces = AsciiDocTable.pieces(of: line)
      if let first = pieces.first, !open.isEmpty { open[open.count - 1].lines.append(first.text) }
      open += pieces.dropFirst().map { ($0.specification, [$0.text]) }
      if firstLine == nil, pieces.count > 1 {
        firstLine = open.reduce(0) { $0 + $1.specification.span * $1.specification.copies }
        // A blank line under the first makes that a head.
        let next = lines.dropFirst(index + 1).first
        isHead = isHead || index == 0 && next?.isBlankLine ?? false
      }
    }
    let width = max(1, columns ?? firstLine ?? 1)
    var (row, column) = (1, 1)
    var covered = [Int](repeating: 0, count: width + 1)
    for cell in open {
      for _ in 0..<cell.specification.copies {
        while column <= width, covered[column] > 0 { column += 1 }
        if column > width {
          (row, column) = (row + 1, 1)
          for index in covered.indices { covered[index] = max(0, covered[index] - 1) }
          while column < width, covered[column] > 0 { column += 1 }
        }
        cells.append(
          Cell(
            row: row, column: column, span: cell.specification.span, paragraphs: AsciiDocTable.paragraphs(cell.lines)))
        let end = min(width, column + cell.specification.span - 1)
        if column <= end { for index in column...end { covered[index] = cell.specification.rows - 1 } }
        column += cell.specification.span
      }
    }
    headRows = isHead ? 1 : 0
  }

  private static func paragraphs(_ lines: [Substring]) -> [[Substring]] {
    lines.split { $0.isBlankLine }.map { rows in rows.map { Substring($0.trimmed) } }
  }

  /// What stands before a bar: "2+", ".3+", "3*", "^.>h".
  private struct Specification {
    var span = 1
    var rows = 1
    var copies = 1
  }

  /// The text up to the first bar, and behind each bar the text up to the next, with what is said of its cell.
  private static func pieces(of line: Substring) -> [(specification: Specification, text: Substring)] {
    var pieces: [(specification: Specification, text: Substring)] = []
    var start = line.startIndex
    var specification = Specification()
    var escaped = false
    for index in line.indices {
      if line[index] == "|", !escaped {
        let text = line[start..<index]
        let word = text.lastIndex { $0 == " " || $0 == "\t" }.map { text[text.index(after: $0)...] } ?? text
        let said = AsciiDocTable.specification(word)
        pieces.append((specification, said == nil ? text : text[..<word.startIndex]))
        specification = said ?? Specification()
        start = line.index(after: index)
      }
      escaped = line[index] == "\\"
    }
    pieces.append((specification, line[start...]))
    return pieces
  }

  private static func specification(_ word: Substring) -> Specification? {
    guard !word.isEmpty, word.utf8.count <= 12 else { return nil }
    var result = Specification()
    var rest = word
    func number() -> Int? {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      return digits.isEmpty ? nil : Int(digits.prefix(3))
    }
    let first = number()
    rest = rest.drop { $0.isASCII && $0.isNumber }
    var second: Int?
    if rest.first == ".", rest.dropFirst().first?.isNumber ?? false {
      rest = rest.dropFirst()
      second = number()
      rest = rest.drop { $0.isASCII && $0.isNumber }
    }
    if first != nil || second != nil {
      switch rest.first {
      case "+": (result.span, result.rows) = (max(1, first ?? 1), max(1, second ?? 1))
      case "*": result.copies = max(1, first ?? 1)
      default: return nil
      }
      rest = rest.dropFirst()
    }
    rest = rest.drop { "<>^.".contains($0) }
    if let style = rest.first, "adehlmsv".contains(style) { rest = rest.dropFirst() }
    return rest.isEmpty ? result : nil
  }
}
