/// One of the formats in which a review goes out: a row of the table from which parsing, help and manual are made.
public struct ExportFormat: Sendable {
  /// What the command line calls it ("matrix.xlsx").
  public let name: String
  /// What it is, a short phrase.
  public let summary: String
  /// Whether it is text, and may be shown on a terminal.
  public let isText: Bool
  /// Writes a dossier.
  public let write: @Sendable (Dossier) throws(ExchangeError) -> [UInt8]

  /// All formats, in the order of help.
  public static let all = [
    ExportFormat("matrix.docx", "comment matrix in the ISO/IEC/CEN template and positions, for Word", isText: false) {
      (dossier) throws(ExchangeError) in
      try MatrixDocument.write(
        Matrix(of: dossier), positions: PositionTable(of: dossier).cells(in: dossier.document))
    },
    ExportFormat("matrix.xlsx", "comment matrix and positions, for Excel", isText: false) {
      (dossier) throws(ExchangeError) in try MatrixWorkbook.write(dossier)
    },
    ExportFormat("matrix.csv", "comment matrix, for any program") { MatrixTable.write(Matrix(of: $0)) },
    ExportFormat("positions.csv", "the positions on each paragraph, for any program") {
      MatrixTable.write(PositionTable(of: $0), of: $0)
    },
    ExportFormat("word", "the document in Word with comments and tracked changes", isText: false) {
      (dossier) throws(ExchangeError) in try WordFile.write(dossier)
    },
    ExportFormat("html", "one page with comments beside the text, for any browser") { Page.write($0) },
    ExportFormat("markdown", "the text with comments as quotations") { MarkdownText.write($0) },
    ExportFormat("report.md", "for the chair: agreed, contested by whom, reserved and open by section") {
      ChairReport(of: $0).markdown()
    },
    ExportFormat("report.html", "the same to print, a sheet for each section") { ChairReport(of: $0).page() },
    ExportFormat("jsonld", "W3C Web Annotations, and the operations that they come from") { WebAnnotations.write($0) },
    ExportFormat("akn", "Akoma Ntoso 3.0 with comments as notes") { AkomaNtoso.write($0) },
    ExportFormat("packet", "the operations, one a line, for another conote", isText: true) {
      (dossier) throws(ExchangeError) in try Packet.write(dossier.operations)
    },
  ]

  /// The format of this name.
  public static func named(_ name: String) -> ExportFormat? { all.first { $0.name == name } }

  private init(
    _ name: String, _ summary: String, isText: Bool,
    write: @escaping @Sendable (Dossier) throws(ExchangeError) -> [UInt8]
  ) {
    self.name = name
    self.summary = summary
    self.isText = isText
    self.write = write
  }

  /// A text format that can always be written.
  private init(_ name: String, _ summary: String, write: @escaping @Sendable (Dossier) -> String) {
    self.init(name, summary, isText: true) { (dossier) throws(ExchangeError) in Array(write(dossier).utf8) }
  }
}

/// Why a format could not be written or read: what is wrong and what to do, in lower case.
public struct ExchangeError: Error, Equatable, CustomStringConvertible {
  /// What is wrong; what to do.
  public var description: String
  /// Makes an error.
  public init(description: String) { self.description = description }
}
