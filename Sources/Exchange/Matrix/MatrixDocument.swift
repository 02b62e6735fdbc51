internal import Containers
internal import Reviews

/// A comment matrix as .docx: A4 across, one table, the heads repeated on every page, no merged cells.
///
/// Date, document and project stand in the page header, as in the template.
enum MatrixDocument {
  /// Writes a matrix.
  ///
  /// The positions, a row for each of their table, follow in a second table where there are any.
  static func write(_ matrix: Matrix, positions: [[String]] = []) throws(ExchangeError) -> [UInt8] {
    let parts = [
      ("[Content_Types].xml", contentTypes), ("_rels/.rels", packageRelations),
      ("docProps/core.xml", properties(matrix)),
      ("word/document.xml", body(matrix, positions)), ("word/_rels/document.xml.rels", documentRelations),
      ("word/styles.xml", styles), ("word/header1.xml", header(matrix)), ("word/footer1.xml", footer),
    ]
    do throws(ContainerError) {
      return try Archive.packing(parts.map { (name: $0.0, bytes: Array((declaration + $0.1).utf8)) })
    } catch {
      throw ExchangeError(description: "the matrix cannot be packed (\(error)); write matrix.csv instead")
    }
  }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  // MARK: Parts with content

  private static func body(_ matrix: Matrix, _ positions: [[String]]) -> String {
    var markup = Markup(.xml)
    markup.element("w:document", ["xmlns:w": main, "xmlns:r": relations]) { markup in
      markup.element("w:body") { markup in
        table(columns: Matrix.Column.allCases.map(\.width), into: &markup) { markup in
          row(isHead: true, into: &markup) { markup in
            for column in Matrix.Column.allCases {
              cell(column.head, width: column.width, style: "Head", fill: 0xD9E1F2, into: &markup)
            }
          }
          for line in matrix.rows {
            row(into: &markup) { markup in
              for column in Matrix.Column.allCases {
                let fill = column == .observations ? line.disposition?.fill : nil
                cell(line[column], width: column.width, fill: fill, into: &markup)
              }
            }
          }
        }
        markup.element("w:p") { _ in }
        if let heads = positions.first {
          let width = 15_876 / heads.count
          table(columns: heads.map { _ in width }, into: &markup) { markup in
            for (index, line) in positions.enumerated() {
              row(isHead: index == 0, into: &markup) { markup in
                for text in line { cell(text, width: width, style: index == 0 ? "Head" : nil, into: &markup) }
              }
            }
          }
          markup.element("w:p") { _ in }
        }
        markup.raw(section)
      }
    }
    return markup.text
  }

  private static func header(_ matrix: Matrix) -> String {
    var markup = Markup(.xml)
    let cells = [
      ("Date: ", matrix.date, 2723), ("Document: ", matrix.document, 5501), ("Project: ", matrix.project, 7652),
    ]
    markup.element("w:hdr", ["xmlns:w": main]) { markup in
      table(columns: cells.map(\.2), into: &markup) { markup in
        row(into: &markup) { markup in
          for (name, value, width) in cells { cell(name + value, width: width, style: "Head", into: &markup) }
        }
      }
      markup.element("w:p") { _ in }
    }
    return markup.text
  }

  private static func properties(_ matrix: Matrix) -> String {
    var markup = Markup(.xml)
    markup.element(
      "cp:coreProperties",
      [
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      ]
    ) { $0.element("dc:title", [:], "Comments on \(matrix.document)") }
    return markup.text
  }

  // MARK: Tables

  private static func table(columns: [Int], into markup: inout Markup, rows: (inout Markup) -> Void) {
    markup.element("w:tbl") { markup in
      markup.element("w:tblPr") { markup in
        markup.empty("w:tblStyle", ["w:val": "Matrix"])
        markup.empty("w:tblW", ["w:w": String(columns.reduce(0, +)), "w:type": "dxa"])
        markup.empty("w:tblLayout", ["w:type": "fixed"])
      }
      markup.element("w:tblGrid") { markup in
        for column in columns { markup.empty("w:gridCol", ["w:w": String(column)]) }
      }
      rows(&markup)
    }
  }

  private static func row(isHead: Bool = false, into markup: inout Markup, cells: (inout Markup) -> Void) {
    markup.element("w:tr") { markup in
      if isHead {
        markup.element("w:trPr") { markup in
          markup.empty("w:cantSplit")
          markup.empty("w:tblHeader")
        }
      }
      cells(&markup)
    }
  }

  /// Writes a cell, each line a paragraph of its own.
  private static func cell(
    _ text: String, width: Int, style: String? = nil, fill: UInt32? = nil, into markup: inout Markup
  ) {
    markup.element("w:tc") { markup in
      markup.element("w:tcPr") { markup in
        markup.empty("w:tcW", ["w:w": String(width), "w:type": "dxa"])
        if let fill {
          let digits = String(fill, radix: 16, uppercase: true)
          markup.empty("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": digits])
        }
      }
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        markup.element("w:p") { markup in
          if let style { markup.element("w:pPr") { $0.empty("w:pStyle", ["w:val": style]) } }
          guard !line.isEmpty else { return }
          markup.element("w:r") { markup in write(line, into: &markup) }
        }
      }
    }
  }

  /// Writes text with its tabs, which are elements.
  private static func write(_ line: Substring, into markup: inout Markup) {
    for (index, part) in line.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { markup.empty("w:tab") }
      if !part.isEmpty { markup.element("w:t", ["xml:space": "preserve"], part) }
    }
  }

  // MARK: Parts that are always the same

  private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packaging = "http://schemas.openxmlformats.org/package/2006"
  private static let wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  /// A4 across (16838 by 11906 twentieths of a point), with margins that leave the template's 15876 for the table.
  private static let section = """
    <w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>\
    <w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>\
    <w:pgMar w:top="1134" w:right="481" w:bottom="850" w:left="481" w:header="567" w:footer="425" w:gutter="0"/></w:sectPr>
    """

  private static let footer = """
    <w:ftr xmlns:w="\(main)"><w:p><w:r><w:t xml:space="preserve">MB/NC: two-letter country code of a member, or the name of an \
    observer. Type: ge general, te technical, ed editorial. Page </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>\
    <w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r>\
    <w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>
    """

  private static let styles = """
    <w:styles xmlns:w="\(main)"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>\
    <w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:rPrDefault></w:docDefaults>\
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Head"><w:name w:val="Head"/><w:basedOn w:val="Normal"/>\
    <w:rPr><w:b/><w:bCs/></w:rPr></w:style>\
    <w:style w:type="table" w:customStyle="1" w:styleId="Matrix"><w:name w:val="Matrix"/><w:tblPr><w:tblBorders>\
    \(["top", "left", "bottom", "right", "insideH", "insideV"]
      .map { "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>" }.joined())\
    </w:tblBorders><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\
    </w:styles>
    """

  private static let contentTypes = """
    <Types xmlns="\(packaging)/content-types"><Default Extension="rels" \
    ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Default Extension="xml" ContentType="application/xml"/>\
    <Override PartName="/word/document.xml" ContentType="\(wordType).document.main+xml"/>\
    <Override PartName="/word/styles.xml" ContentType="\(wordType).styles+xml"/>\
    <Override PartName="/word/header1.xml" ContentType="\(wordType).header+xml"/>\
    <Override PartName="/word/footer1.xml" ContentType="\(wordType).footer+xml"/>\
    <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
    """

  private static let packageRelations = """
    <Relationships xmlns="\(packaging)/relationships">\
    <Relationship Id="rId1" Type="\(relations)/officeDocument" Target="word/document.xml"/>\
    <Relationship Id="rId2" Type="\(packaging)/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>
    """

  private static let documentRelations = """
    <Relationships xmlns="\(packaging)/relationships">\
    <Relationship Id="rId1" Type="\(relations)/styles" Target="styles.xml"/>\
    <Relationship Id="rId2" Type="\(relations)/header" Target="header1.xml"/>\
    <Relationship Id="rId3" Type="\(relations)/footer" Target="footer1.xml"/></Relationships>
    """
}
