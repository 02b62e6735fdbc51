internal import Reviews

/// A table as it stands in a file: rows of cells, and what was odd about it.
struct MatrixGrid {
  /// The rows; they need not be of one length.
  var rows: [[String]] = []
  /// What was odd, in words.
  var findings: [String] = []
  /// What stands around the table: "Date: 2024-04-03" and the like.
  var surroundings: [String] = []

  /// Makes a grid.
  init(rows: [[String]] = [], findings: [String] = [], surroundings: [String] = []) {
    (self.rows, self.findings, self.surroundings) = (rows, findings, surroundings)
  }

  /// The rows as a matrix: the columns are found by their heads, whatever their order and names, and the rows above the heads left out.
  ///
  /// Nil when it is none: without heads, eight columns of which the fifth has types of comment.
  func matrix() -> MatrixRows? {
    for (index, row) in rows.prefix(40).enumerated() {
      let columns = Self.columns(of: row)
      guard columns.count >= 3, columns[.comments] != nil || columns[.change] != nil else { continue }
      return MatrixRows(
        columns: columns, rows: Array(rows[(index + 1)...]), above: rows[..<index].flatMap(\.self) + surroundings,
        unknown: row.enumerated().filter { cell in !cell.element.isEmpty && !columns.values.contains(cell.offset) }
          .map { $0.element.oneLine })
    }
    let full = rows.filter { $0.count == Matrix.Column.allCases.count }
    let typed = full.filter { Remark.Kind(code: $0[Matrix.Column.kind.rawValue]) != nil }
    guard !typed.isEmpty, typed.count * 2 >= full.count(where: { row in row.contains { !$0.isEmpty } }) else {
      return nil
    }
    let columns = Dictionary(uniqueKeysWithValues: Matrix.Column.allCases.map { ($0, $0.rawValue) })
    return MatrixRows(columns: columns, rows: full, above: surroundings, unknown: [])
  }

  /// The columns whose heads a row has.
  private static func columns(of row: [String]) -> [Matrix.Column: Int] {
    var columns: [Matrix.Column: Int] = [:]
    for (index, cell) in row.enumerated() {
      let words = cell.lowercased().split { !$0.isLetter }.map(String.init)
      guard let column = Matrix.Column(head: words), columns[column] == nil else { continue }
      columns[column] = index
    }
    return columns
  }
}

/// The rows of a matrix, and which column is which.
struct MatrixRows {
  /// The place of each column that there is.
  let columns: [Matrix.Column: Int]
  /// The rows below the heads.
  let rows: [[String]]
  /// The cells above the heads, where date, document and project stand.
  let above: [String]
  /// Heads that are none of the template's.
  let unknown: [String]

  /// A cell, blanks at its ends cut off; empty where the column is missing.
  func cell(_ column: Matrix.Column, of row: [String]) -> String {
    guard let index = columns[column], row.indices.contains(index) else { return "" }
    let cell = row[index].drop(while: \.isWhitespace)
    return String(cell.prefix(cell.count - cell.reversed().prefix(while: \.isWhitespace).count))
  }

  /// The columns of the template that the matrix lacks.
  var missing: [Matrix.Column] { Matrix.Column.allCases.filter { columns[$0] == nil } }
}

extension Matrix.Column {
  /// The column that a head's words name, in the template's words or those that committees use in their place.
  fileprivate init?(head words: [String]) {
    guard !words.isEmpty, words.count <= 12 else { return nil }
    func has(_ any: String...) -> Bool { words.contains { word in any.contains { word.hasPrefix($0) } } }
    if has("observation", "disposition", "resolution", "response", "secretariat", "answer", "decision") {
      self = .observations
    } else if has("propos", "suggest", "amend") || has("change") && !has("type") {
      self = .change
    } else if has("type", "kind", "categor") || words == ["ge", "te", "ed"] {
      self = .kind
    } else if has("line") {
      self = .line
    } else if has("clause", "subclause", "section", "chapter") {
      self = .clause
    } else if has("paragraph", "para", "figure", "table", "location", "place") {
      self = .paragraph
    } else if words == ["mb"]
      || has("nc", "member", "country", "delegation", "administration", "organi", "source", "observer")
      || words.first == "mb"
    {
      self = .memberBody
    } else if has("comment", "remark", "justification", "rationale", "explanation") {
      self = .comments
    } else {
      return nil
    }
  }
}

extension Remark.Kind {
  /// The kind that a cell names: "ge", "te", "ed", or in full.
  init?(code cell: String) {
    let word = cell.lowercased().prefix { $0.isLetter }
    guard word.count >= 2,
      let kind = Self.allCases.first(where: {
        $0.rawValue.hasPrefix(word) || word.hasPrefix($0.code) && word.count <= 4
      })
    else {
      return nil
    }
    self = kind
  }
}
