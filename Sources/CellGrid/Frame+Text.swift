extension Frame: CustomStringConvertible {
  /// The rows as plain text, without the blanks at their ends, joined by LF.
  public var text: String {
    rows.map { row in
      var line = row.compactMap(\.character)
      while line.last == " " { line.removeLast() }
      return String(line)
    }.joined(separator: "\n")
  }

  /// The golden screen: the characters with `|` at the right edge, the letters of their roles, and the cursor.
  public var description: String {
    let characters = rows.map { String($0.compactMap(\.character)) + "|\n" }.joined()
    let roles = rows.map { String($0.map(\.role.letter)) + "|\n" }.joined()
    let cursor = cursor.map { "cursor \($0.x),\($0.y)\n" } ?? "cursor none\n"
    return characters + "\n" + roles + "\n" + cursor
  }

  private var rows: [ArraySlice<Cell>] {
    (0..<size.rows).map { cells[$0 * size.columns..<($0 + 1) * size.columns] }
  }
}
