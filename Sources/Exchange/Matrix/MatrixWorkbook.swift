internal import Documents
internal import Reviews

/// A comment matrix as .xlsx: one sheet of comments, one of positions.
enum MatrixWorkbook {
  /// Writes the matrix of a dossier.
  static func write(_ dossier: Dossier) throws(ExchangeError) -> [UInt8] {
    let matrix = Matrix(of: dossier)
    let positions = PositionTable(of: dossier)
    guard max(matrix.rows.count, positions.rows.count) < Workbook.rowLimit - 8 else {
      throw ExchangeError(
        description: "\(matrix.rows.count) comments are more than a sheet holds; write matrix.csv instead")
    }
    let book = try Workbook(title: dossier.title, created: (dossier.operations.last?.stamp.milliseconds ?? 0) / 1000)
    write(matrix, to: book)
    write(positions, of: dossier, to: book)
    return try book.bytes()
  }

  private static func write(_ matrix: Matrix, to book: Workbook) {
    var sheet = book.sheet("Comments", widths: Matrix.Column.allCases.map(\.columns))
    let header = [
      (Matrix.Column.memberBody, "Date: \(matrix.date)"), (.comments, "Document: \(matrix.document)"),
      (.change, "Project: \(matrix.project)"),
    ]
    for (column, text) in header { sheet.write(text, column: column.rawValue, .title) }
    sheet.next()
    sheet.head(Matrix.Column.allCases.map(\.head))
    for row in matrix.rows {
      for (column, text) in row.cells.enumerated() {
        let isVerdict = column == Matrix.Column.observations.rawValue
        sheet.write(text, column: column, isVerdict ? row.disposition.map(Workbook.Look.disposition) ?? .cell : .cell)
      }
      sheet.next()
    }
    sheet.finish(date: matrix.date, document: matrix.document)
  }

  private static func write(_ positions: PositionTable, of dossier: Dossier, to book: Workbook) {
    let widths = [14.0, 60, 12] + positions.voices.map { min(30, max(10, Double($0.count) + 2)) }
    var sheet = book.sheet("Positions", widths: widths)
    sheet.head(["Paragraph", "Text", "State"] + positions.voices)
    for row in positions.rows {
      let paragraph = dossier.document.paragraphs[row.paragraph]
      sheet.write(paragraph.address, column: 0, .cell)
      sheet.write(paragraph.text, column: 1, .cell)
      sheet.write(row.tally.state.rawValue, column: 2, .position(row.tally.state.rawValue))
      for (column, voice) in positions.voices.enumerated() {
        sheet.write(row.tally.words(of: voice), column: 3 + column, .position(row.tally.view(of: voice)))
      }
      sheet.next()
    }
    sheet.finish(date: dossier.date ?? "", document: dossier.document.header.symbol ?? dossier.file)
  }
}

extension Matrix.Column {
  /// The width in characters, as a spreadsheet measures columns; the narrow ones need room for a filter button.
  fileprivate var columns: Double { max(9, Double(width) / 85) }
}
