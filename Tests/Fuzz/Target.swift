import Glibc

@testable import Containers
@testable import Documents

/// What is tried.
enum Target: String {
  case text, markdown, asciidoc, word, odt, pdf, pandoc, xml, zip, structure

  /// The one that FUZZ_TARGET in the environment names.
  static let chosen = getenv("FUZZ_TARGET").flatMap { Target(rawValue: String(cString: $0)) } ?? .text

  /// Tries one input; what must not be ends the program.
  func run(_ bytes: [UInt8]) {
    switch self {
    case .text: check(try? Document.parse(bytes, name: "input.txt"))
    case .markdown: check(try? Document.parse(bytes, name: "input.md"))
    case .asciidoc: check(try? Document.parse(bytes, name: "input.adoc"))
    case .odt: tryODT(bytes)
    case .pdf: check(Target.document(PDFReader.read(PrintedPages.read(bytes))))
    case .pandoc: check((try? PandocReader.read(bytes)).map(Target.document))
    case .zip: check(try? Document.parse(bytes, name: "input.docx"))
    case .word: tryWord(bytes)
    case .xml: tryXML(bytes)
    case .structure: check(Blocks(bytes).document)
    }
  }

  /// Tries the parts of a Word file, which a NUL parts: what is in the body, then the others in a fixed order.
  private func tryWord(_ bytes: [UInt8]) {
    let names = ["numbering", "styles", "footnotes", "comments", "commentsExtended", "settings"]
    let parts = bytes.split(separator: 0, maxSplits: names.count, omittingEmptySubsequences: false)
    func part(_ root: String, _ content: ArraySlice<UInt8>) -> [UInt8] {
      Array("<\(root) \(Target.namespaces)>".utf8) + content + Array("</\(root.prefix { $0 != " " })>".utf8)
    }
    let body = Array("<w:body>".utf8) + (parts.first ?? []) + Array("</w:body>".utf8)
    var members = [("word/document.xml", part("w:document", body[...]))]
    for (name, content) in Swift.zip(names, parts.dropFirst()) where !content.isEmpty {
      members.append(("word/\(name).xml", part(name == "commentsExtended" ? "w15:commentsEx" : "w:\(name)", content)))
    }
    guard let file = try? Archive.packing(members) else { return }
    check(try? Document.parse(file, name: "input.docx"))
  }

  /// What structure makes of a manuscript whose text is its own.
  private static func document(_ manuscript: Manuscript) -> Document {
    Structure.document(of: manuscript, text: manuscript.canonicalText)
  }

  /// Tries the content of an OpenDocument text, and before a NUL its styles.
  private func tryODT(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    func part(_ content: ArraySlice<UInt8>) -> [UInt8] {
      Array("<office:document-content \(Target.openNamespaces)>".utf8) + content
        + Array("</office:document-content>".utf8)
    }
    let body = Array("<office:text>".utf8) + (parts.last ?? []) + Array("</office:text>".utf8)
    let members = [
      ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)), ("styles.xml", part(parts.first ?? [])),
      ("content.xml", part(body[...])),
    ]
    guard let file = try? Archive.packing(members) else { return }
    check(try? Document.parse(file, name: "input.odt"))
  }

  private static let openNamespaces = ["office", "text", "style", "table"]
    .map { "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\"" }.joined(separator: " ")

  private static let namespaces = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
    xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
    """

  /// Tries the XML parser alone, in pieces of the size that the first byte says.
  private func tryXML(_ bytes: [UInt8]) {
    guard let size = bytes.first, let parser = try? XMLParser("input.xml", WordName.vocabulary, Nesting()) else {
      return
    }
    var rest = bytes.dropFirst()
    while !rest.isEmpty {
      let piece = Array(rest.prefix(Int(size) + 1))
      rest = rest.dropFirst(piece.count)
      do throws(ContainerError) {
        try piece.withUnsafeBufferPointer { (piece) throws(ContainerError) in try parser.feed(piece) }
      } catch {
        return
      }
    }
    try? parser.finish()
  }
}

/// Expects that elements end in the order in which they began.
private final class Nesting: XMLListener {
  private var open: [Int] = []

  func start(_ name: Int, _ attributes: XMLAttributes) {
    open.append(name)
    _ = attributes["val"]?.integer
  }

  func end(_ name: Int) { precondition(open.popLast() == name) }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) { _ = bytes.reduce(0) { $0 &+ $1 } }
}
