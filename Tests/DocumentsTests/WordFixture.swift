import Containers

@testable import Documents

/// Makes small Word files.
struct WordFixture {
  /// The content of w:body.
  var body = ""
  /// The content of w:numbering.
  var numbering = ""
  /// The content of w:styles.
  var styles = ""
  /// More parts, by name.
  var parts: [String: String] = [:]
  /// The content of the relations of the body's part.
  var relations = ""
  /// What stands before the root of the body's part.
  var prolog = ""
  /// Whether the namespaces are those of the strict form.
  var isStrict = false

  private var namespaces: String {
    let main =
      isStrict
      ? "http://purl.oclc.org/ooxml/wordprocessingml/main"
      : "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return """
      xmlns:w="\(main)" xmlns:r="\(WordFixture.office)" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
      xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" \
      xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
      """
  }

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  private func part(_ root: String, _ content: String) -> String { "<w:\(root) \(namespaces)>\(content)</w:\(root)>" }

  private func relations(_ content: String) -> String {
    "<Relationships xmlns=\"\(WordFixture.package)/relationships\">\(content)</Relationships>"
  }

  /// A relation to something outside the file.
  static func outside(_ id: String, _ kind: String, _ target: String) -> String {
    "<Relationship Id=\"\(id)\" Type=\"\(office)/\(kind)\" Target=\"\(target)\" TargetMode=\"External\"/>"
  }

  /// A relation to a part beside the body's.
  static func inside(_ id: String, _ kind: String, _ target: String) -> String {
    "<Relationship Id=\"\(id)\" Type=\"\(office)/\(kind)\" Target=\"\(target)\"/>"
  }

  /// The members of the file.
  var members: [(name: String, bytes: [UInt8])] {
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    var all = [
      (
        "[Content_Types].xml",
        """
        <Types xmlns="\(WordFixture.package)/content-types"><Default Extension="xml" ContentType="application/xml"/>\
        <Override PartName="/word/document.xml" ContentType="\(main)"/></Types>
        """
      ),
      (
        "_rels/.rels",
        relations(
          "<Relationship Id=\"r\" Type=\"\(WordFixture.office)/officeDocument\" Target=\"/word/document.xml\"/>")
      ),
      ("word/document.xml", prolog + part("document", "<w:body>\(body)</w:body>")),
      ("word/_rels/document.xml.rels", relations(relations)),
    ]
    if !numbering.isEmpty { all.append(("word/numbering.xml", part("numbering", numbering))) }
    if !styles.isEmpty { all.append(("word/styles.xml", part("styles", styles))) }
    for (name, content) in parts.sorted(by: { $0.key < $1.key }) {
      let root = name.split(separator: ".").first.map(String.init) ?? ""
      all.append(("word/\(name)", content.hasPrefix("<w:") ? part(root, content) : content))
    }
    return all.map { ($0.0, Array($0.1.utf8)) }
  }

  /// The file.
  var bytes: [UInt8] { get throws { try Archive.packing(members) } }

  /// What the reader makes of it.
  func read() throws -> Manuscript {
    guard let manuscript = try OfficeFile.read(bytes, progress: { _ in true }) else {
      throw LoadError.Reason.notText(nil)
    }
    return manuscript
  }

  // MARK: Pieces of a body

  /// A paragraph with these runs and properties.
  static func paragraph(_ runs: String, properties: String = "") -> String {
    "<w:p>\(properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>")\(runs)</w:p>"
  }

  /// A run of text.
  static func run(_ text: String, properties: String = "") -> String {
    "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  /// A numbered paragraph.
  static func item(_ text: String, list: Int, level: Int = 0) -> String {
    paragraph(
      run(text), properties: "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>")
  }

  /// One level of a list.
  static func level(_ index: Int, _ format: String, _ text: String, _ more: String = "") -> String {
    "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/><w:lvlText w:val=\"\(text)\"/>\(more)</w:lvl>"
  }

  /// Levels that lists share.
  static func abstract(_ id: Int, _ levels: String...) -> String {
    "<w:abstractNum w:abstractNumId=\"\(id)\">\(levels.joined())</w:abstractNum>"
  }

  /// A list.
  static func list(_ id: Int, of abstract: Int, _ overrides: String = "") -> String {
    "<w:num w:numId=\"\(id)\"><w:abstractNumId w:val=\"\(abstract)\"/>\(overrides)</w:num>"
  }
}

extension Manuscript {
  /// The labels of all blocks in order, "" where there is none.
  var labels: [String] {
    blocks.map { block in
      if case .item(let label) = block.kind { return label }
      return block.label ?? ""
    }
  }

  /// The texts of all blocks in order.
  var texts: [String] { blocks.map(\.text) }
}
