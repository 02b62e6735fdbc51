import CellGrid
import Containers
import Documents

@testable import Desk

/// A desk on a Word file with a table, tracked changes, a note and comments of its own.
enum WordSession {
  private static let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

  private static func paragraph(_ runs: String, style: String = "") -> String {
    "<w:p><w:pPr>\(style.isEmpty ? "" : "<w:pStyle w:val=\"\(style)\"/>")</w:pPr>\(runs)</w:p>"
  }

  private static func run(_ text: String) -> String { "<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r>" }

  private static func row(_ cells: [String], isHead: Bool = false) -> String {
    let cells = cells.map { "<w:tc>\($0.isEmpty ? "<w:p/>" : paragraph(run($0)))</w:tc>" }
    return "<w:tr>\(isHead ? "<w:trPr><w:tblHeader/></w:trPr>" : "")\(cells.joined())</w:tr>"
  }

  private static var body: String {
    let table = [
      row(["Level", "What an agency does", "By"], isHead: true),
      row(["One", "It keeps a procedure of its own, on paper or in a system that nobody else reads.", "2025"]),
      row(["Two", "", "2026 地域"]),
      "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>\(paragraph(run("Both levels are reported")))</w:tc>"
        + "<w:tc>\(paragraph(run("yearly")))</w:tc></w:tr>",
    ].joined()
    return [
      paragraph(run("Maturity of Single Windows"), style: "Title"),
      paragraph(run("Levels"), style: "Heading1"),
      paragraph(
        run("1. Members ") + "<w:del w:author=\"Ed\"><w:r><w:delText>may</w:delText></w:r></w:del>"
          + "<w:ins w:author=\"Ed\">\(run("shall"))</w:ins>" + run(" report [every year]")
          + "<w:r><w:footnoteReference w:id=\"7\"/></w:r>" + run(" to ")
          + "<w:commentRangeStart w:id=\"1\"/>\(run("the Secretariat"))<w:commentRangeEnd w:id=\"1\"/>"
          + "<w:r><w:commentReference w:id=\"1\"/></w:r>" + run(".")),
      "<w:tbl>\(table)</w:tbl>",
      paragraph(run("2. The model does not rank Members.")),
    ].joined()
  }

  static func document() throws -> Document {
    let comment = "<w:comment w:id=\"1\" w:author=\"Delegate\" w:date=\"2024-05-06T07:08:09Z\">"
    let style = "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/></w:style>"
    let members = [
      ("word/document.xml", "<w:document \(w)><w:body>\(body)</w:body></w:document>"),
      ("word/styles.xml", "<w:styles \(w)>\(style)</w:styles>"),
      (
        "word/footnotes.xml",
        "<w:footnotes \(w)><w:footnote w:id=\"7\">\(paragraph(run("A calendar year.")))</w:footnote></w:footnotes>"
      ),
      ("word/comments.xml", "<w:comments \(w)>\(comment)\(paragraph(run("Which one?")))</w:comment></w:comments>"),
    ]
    let file = try Archive.packing(members.map { ($0.0, Array($0.1.utf8)) })
    return try Document.parse(file, name: "levels.docx")
  }

  static func desk(_ columns: Int = 80, _ rows: Int = 24) throws -> Session {
    Session(try document(), size: Size(columns, rows))
  }
}
