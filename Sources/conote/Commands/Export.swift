import Documents
import Exchange
import Journals
import Reviews
import Text

extension Subcommand {
  /// The review in somebody else's format.
  static let export = Subcommand(
    "export", ["FILE"], summary: "Write the review in somebody else's format",
    details: """
      \(ExportFormat.all.map { "\($0.name): \($0.summary)." }.joined(separator: "\n"))
      OUT appears whole or not at all, and takes the place of a file of that name; the document, its review and any other document \
      under review are never replaced. Without OUT, or with '-', it goes to standard output.
      """,
    options: [.to, .output, .review], required: ["to"],
    examples: [
      Example("export PC0753Eb.txt --to matrix.xlsx -o PC0753Eb-comments.xlsx", "The comment matrix for Excel"),
      Example("export PC0753Eb.txt --to html -o PC0753Eb.html", "A page to read and print, without conote"),
      Example(
        "export PC0753Eb.txt --to packet | gzip > australia.packet.gz", "What a delegation sends to the secretariat"),
    ]
  ) { invocation throws(Failure) in
    guard let format = invocation[.to].flatMap(ExportFormat.named) else { throw invocation.usage("no format") }
    let path = invocation[.output] ?? "-"
    guard path != "-" || format.isText || invocation.environment.columns == nil else {
      throw invocation.usage("\(format.name) is nothing for a terminal; name a file with -o")
    }
    let sitting = try Sitting(invocation, readOnly: true)
    let output = path == "-" ? nil : try OutputFile(path, sparing: [invocation.file, sitting.file.path])
    var dossier = Dossier(
      document: sitting.document, file: Clean(invocation.fileName).oneLine,
      operations: sitting.operations)
    if format.name == "word" { dossier.source = try Document.source(of: sitting.document, at: invocation.file) }
    let bytes: [UInt8]
    do throws(ExchangeError) {
      bytes = try format.write(dossier)
    } catch {
      throw Failure(.attention, "\(invocation.file): \(error)")
    }
    guard let output else { return Answer(bytes: bytes) }
    try output.write(bytes)
    var listing = Listing(columns: nil)
    let comments = dossier.review.comments.count
    let positions = Set(dossier.review.positions.map(\.anchor.paragraph)).count
    listing.line(
      "\(path): \(comments) comment\(comments == 1 ? "" : "s"), positions on \(positions) paragraph\(positions == 1 ? "" : "s")"
    )
    return Answer(listing.text)
  }
}

extension Document {
  /// The bytes of the document's file, as they were read.
  fileprivate static func source(of document: Document, at path: String) throws(Failure) -> [UInt8] {
    do throws(LoadError) {
      let bytes = try bytes(of: path)
      guard try parse(bytes, name: path) == document else {
        throw LoadError(path: path, reason: .other("was changed while it was read; export again"))
      }
      return bytes
    } catch {
      throw Failure(error)
    }
  }
}

extension Option {
  /// The format.
  fileprivate static let to = Option("to", .choice(ExportFormat.all.map(\.name)), help: "The format")
  /// Where the export goes.
  fileprivate static let output = Option("output", letter: "o", .file("OUT"), help: "The file to write")
}
