internal import Documents
internal import Reviews

/// A comment matrix, or the positions on each paragraph, as comma-separated values: RFC 4180, the heads as the first record.
enum MatrixTable {
  /// Writes a matrix.
  static func write(_ matrix: Matrix) -> String {
    record(Matrix.Column.allCases.map(\.head)) + matrix.rows.map { record($0.cells) }.joined()
  }

  /// Writes the positions with the paragraphs' texts, a column for each delegation.
  static func write(_ positions: PositionTable, of dossier: Dossier) -> String {
    record(["Paragraph", "Text", "State"] + positions.voices)
      + positions.rows.map { row in
        let paragraph = dossier.document.paragraphs[row.paragraph]
        return record(
          [paragraph.address, paragraph.text, row.tally.state.rawValue]
            + positions.voices.map { row.tally.words(of: $0) })
      }.joined()
  }

  private static func record(_ cells: [String]) -> String { cells.map(field).joined(separator: ",") + "\r\n" }

  private static func field(_ cell: String) -> String {
    let text = Formula.guarded(cell)
    let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0D, 0x0A].contains($0) }
    return needsQuotes
      ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : text
  }
}

/// Text that a spreadsheet would take for a formula (OWASP, "CSV Injection").
enum Formula {
  /// The text, with an apostrophe before it where it could be taken for a formula.
  ///
  /// Text that looks as if it had such an apostrophe already gets one more, so that `unguarded` gives back every text.
  static func guarded(_ text: String) -> String { isRisky(text) ? "'" + text : text }

  /// What `guarded` was given.
  static func unguarded(_ text: String) -> String {
    text.hasPrefix("'") && isRisky(text) ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// Whether the first character besides apostrophes begins a formula, in ASCII or in full width, or is dropped by some programs.
  private static func isRisky(_ text: String) -> Bool {
    switch text.unicodeScalars.first(where: { $0 != "'" }) {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
