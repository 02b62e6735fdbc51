internal import Containers
internal import Documents

/// A document of another format as a Word file of its own: plain, with the headings and numbers as they are printed.
struct WordPaper {
  /// The file.
  private(set) var bytes: [UInt8] = []
  /// Where the words of each target stand in the file's canonical text.
  private(set) var places: [Target: [Segment]] = [:]
  private var body = Markup(.xml)
  private var canonical = 0

  /// Writes a document.
  init(_ document: Document) throws(ExchangeError) {
    var table: [Int] = []
    for (place, item) in document.items.enumerated() {
      if case .paragraph(let index) = item, let cell = document.paragraphs[index].cell {
        if let first = table.first, document.paragraphs[first].cell?.table != cell.table {
          addTable(&table, of: document)
        }
        table.append(index)
        continue
      }
      addTable(&table, of: document)
      switch item {
      case .masthead(let line):
        add(line, style: "Masthead", with: document.titleLines?.items.contains(place) == true ? .title : nil, document)
      case .separator: add("* * *", style: "Masthead")
      case .heading(let index):
        let heading = document.headings[index]
        add(heading.words, style: "Heading\(min(max(heading.level, 1), 6))", with: .heading(index), document)
      case .paragraph(let index): add(document.paragraphs[index], at: index)
      }
    }
    addTable(&table, of: document)
    do throws(ContainerError) {
      bytes = try Archive.packing(
        [
          ("[Content_Types].xml", Self.contentTypes), ("_rels/.rels", Self.packageRelations),
          (
            "word/document.xml",
            "<w:document xmlns:w=\"\(Self.main)\"><w:body>\(body.text)\(Self.section)</w:body></w:document>"
          ),
          ("word/_rels/document.xml.rels", Self.documentRelations), ("word/styles.xml", Self.styles),
        ].map { (name: $0.0, bytes: Array((Self.declaration + $0.1).utf8)) })
    } catch {
      throw ExchangeError(description: "the Word file cannot be packed (\(error)); write html instead")
    }
  }

  // MARK: Blocks

  /// Adds a line that ends with the words of a target, or with the next of them.
  private mutating func add(_ text: String, style: String, with target: Target?, _ document: Document) {
    guard let start = add(text, style: style), let target else { return }
    // A title goes on on the next line of the header block behind a blank.
    let at = places[target]?.last.map { $0.start + $0.count + 1 } ?? 0
    let length = text.unicodeScalars.count
    let count = max(0, min(length, document.text(of: target).unicodeScalars.count - at))
    places[target, default: []].append(Segment(start: at, canonical: start + length - count, count: count))
  }

  /// Adds a line; gives where it starts in the canonical text, or nil where it has no text.
  @discardableResult
  private mutating func add(_ text: String, style: String) -> Int? {
    guard let start = advance(past: text) else { return nil }
    body.element("w:p") { markup in
      markup.element("w:pPr") { $0.empty("w:pStyle", ["w:val": style]) }
      markup.element("w:r") { $0.raw(WordMarks.words(text, "t", "w:")) }
    }
    return start
  }

  private mutating func add(_ paragraph: Paragraph, at index: Int) {
    let head = paragraph.kind == .bullet && paragraph.label == nil ? "•" : paragraph.label ?? ""
    guard let start = advance(past: (head.isEmpty ? "" : head + "\t") + paragraph.text) else { return }
    places[.paragraph(index)] = [
      Segment(
        start: 0, canonical: start + (head.isEmpty ? 0 : head.unicodeScalars.count + 1),
        count: paragraph.text.unicodeScalars.count)
    ]
    body.element("w:p") { markup in
      markup.element("w:pPr") { markup in
        if paragraph.kind == .quote { markup.empty("w:pStyle", ["w:val": "Quote"]) }
        if paragraph.depth > 0 { markup.empty("w:ind", ["w:left": String(min(paragraph.depth, 8) * 425)]) }
      }
      if !head.isEmpty { markup.element("w:r") { $0.raw(WordMarks.words(head + "\t", "t", "w:")) } }
      for piece in Piece.pieces(of: paragraph, comments: []) {
        guard case .text(let text, let looks, _) = piece, !text.isEmpty else { continue }
        markup.element("w:r") { markup in
          Self.look(looks, isCode: paragraph.kind == .code, into: &markup)
          markup.raw(WordMarks.words(String(text), "t", "w:"))
        }
      }
    }
  }

  private static func look(_ looks: [Run.Kind], isCode: Bool, into markup: inout Markup) {
    let isMono = isCode || looks.contains(.code)
    guard isMono || looks.contains(.strong) || looks.contains(.emphasis) || looks.contains(.struck) else { return }
    markup.element("w:rPr") { markup in
      if isMono { markup.empty("w:rFonts", ["w:ascii": "Courier New", "w:hAnsi": "Courier New"]) }
      if looks.contains(.strong) { markup.empty("w:b") }
      if looks.contains(.emphasis) { markup.empty("w:i") }
      if looks.contains(.struck) { markup.empty("w:strike") }
    }
  }

  /// Counts a block in the canonical text; gives where it starts, or nil where it has no text.
  private mutating func advance(past text: String) -> Int? {
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return nil }
    defer { canonical += text.unicodeScalars.count + 2 }
    return canonical
  }

  private mutating func addTable(_ cells: inout [Int], of document: Document) {
    guard !cells.isEmpty else { return }
    defer { cells = [] }
    let rows = Dictionary(grouping: cells) { document.paragraphs[$0].cell?.row ?? 1 }
    let columns = cells.compactMap { document.paragraphs[$0].cell.map { $0.column + $0.span - 1 } }.max() ?? 1
    let width = 9_000 / max(1, columns)
    body.raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>")
    for _ in 0..<columns { body.empty("w:gridCol", ["w:w": String(width)]) }
    body.raw("</w:tblGrid>")
    for (_, cells) in rows.sorted(by: { $0.key < $1.key }) {
      body.raw("<w:tr>")
      var next = 1
      let places = Dictionary(grouping: cells) { document.paragraphs[$0].cell?.column ?? 1 }
      for (column, paragraphs) in places.sorted(by: { $0.key < $1.key }) {
        while next < column {
          body.raw("<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr><w:p/></w:tc>")
          next += 1
        }
        let span = paragraphs.first.flatMap { document.paragraphs[$0].cell?.span } ?? 1
        body.raw(
          "<w:tc><w:tcPr><w:tcW w:w=\"\(width * span)\" w:type=\"dxa\"/>\(span > 1 ? "<w:gridSpan w:val=\"\(span)\"/>" : "")</w:tcPr>"
        )
        for index in paragraphs { add(document.paragraphs[index], at: index) }
        body.raw("</w:tc>")
        next += span
      }
      body.raw("</w:tr>")
    }
    body.raw("</w:tbl>")
  }

  // MARK: Parts that are always the same

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packaging = "http://schemas.openxmlformats.org/package/2006"
  private static let wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  /// A4 with margins of 2.5 cm.
  private static let section = """
    <w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" \
    w:footer="708" w:gutter="0"/></w:sectPr>
    """

  private static let styles = """
    <w:styles xmlns:w="\(main)"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>\
    <w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>\
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
    \((1...6).map { level in
      "<w:style w:type=\"paragraph\" w:styleId=\"Heading\(level)\"><w:name w:val=\"heading \(level)\"/><w:basedOn w:val=\"Normal\"/>"
        + "<w:pPr><w:keepNext/><w:outlineLvl w:val=\"\(level - 1)\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
    }.joined())\
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Masthead"><w:name w:val="Masthead"/><w:basedOn w:val="Normal"/></w:style>\
    <w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/>\
    <w:pPr><w:ind w:left="567" w:right="567"/></w:pPr></w:style>\
    <w:style w:type="table" w:customStyle="1" w:styleId="Grid"><w:name w:val="Grid"/><w:tblPr><w:tblBorders>\
    \(["top", "left", "bottom", "right", "insideH", "insideV"]
      .map { "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>" }.joined())\
    </w:tblBorders></w:tblPr></w:style></w:styles>
    """

  private static let contentTypes = """
    <Types xmlns="\(packaging)/content-types"><Default Extension="rels" \
    ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>\
    <Override PartName="/word/document.xml" ContentType="\(wordType).document.main+xml"/>\
    <Override PartName="/word/styles.xml" ContentType="\(wordType).styles+xml"/></Types>
    """

  private static let packageRelations = """
    <Relationships xmlns="\(packaging)/relationships">\
    <Relationship Id="rId1" Type="\(relations)/officeDocument" Target="word/document.xml"/></Relationships>
    """

  private static let documentRelations = """
    <Relationships xmlns="\(packaging)/relationships">\
    <Relationship Id="rId1" Type="\(relations)/styles" Target="styles.xml"/></Relationships>
    """
}
