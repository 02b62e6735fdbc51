import Testing

@testable import Documents

struct PandocTests {
  private func read(_ blocks: String) throws -> Manuscript {
    try PandocReader.read(Array("{\"pandoc-api-version\":[1,22],\"meta\":{},\"blocks\":[\(blocks)]}".utf8))
  }

  private func paragraph(_ text: String) -> String { "{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":\"\(text)\"}]}" }

  @Test func `lists have the labels that their style means`() throws {
    let list = """
      {"t":"OrderedList","c":[[3,{"t":"LowerRoman"},{"t":"TwoParens"}],[[\(paragraph("a")),\(paragraph("b"))],[\(paragraph("c"))]]]},
      {"t":"BulletList","c":[[\(paragraph("d"))]]}
      """
    let manuscript = try read(list)
    #expect(manuscript.texts == ["a", "b", "c", "d"])
    #expect(manuscript.labels == ["(iii)", "", "(iv)", ""])
    #expect(manuscript.blocks.last?.kind == .bullet)
  }

  @Test func `headings, looks, links and notes`() throws {
    let manuscript = try read(
      """
      {"t":"Header","c":[2,["",[],[]],[{"t":"Str","c":"Scope"}]]},
      {"t":"Para","c":[{"t":"Strong","c":[{"t":"Str","c":"All"}]},{"t":"Space"},
      {"t":"Link","c":[["",[],[]],[{"t":"Str","c":"here"}],["#x",""]]},{"t":"Note","c":[\(paragraph("Why."))]},
      {"t":"Unknown","c":[1,2]}]},{"t":"Null"},{"t":"HorizontalRule"}
      """)
    #expect(manuscript.texts == ["Scope", "All here¹", "Why.", ""])
    #expect(manuscript.blocks.map(\.kind) == [.heading(level: 2), .text, .note(mark: "1"), .rule])
    #expect(manuscript.blocks[1].passage.runs.map(\.kind) == [.strong, .link("#x"), .footnote("1")])
  }

  @Test func `cells know their place`() throws {
    func cell(_ text: String, rows: Int = 1, columns: Int = 1) -> String {
      "[[\"\",[],[]],{\"t\":\"AlignDefault\"},\(rows),\(columns),[\(paragraph(text))]]"
    }
    func row(_ cells: String...) -> String { "[[\"\",[],[]],[\(cells.joined(separator: ","))]]" }
    let manuscript = try read(
      """
      {"t":"Table","c":[["",[],[]],[null,[]],[],[["",[],[]],[\(row(cell("h", columns: 2)))]],
      [[["",[],[]],0,[],[\(row(cell("a", rows: 2), cell("b"))),\(row(cell("c")))]]],[["",[],[]],[]]]}
      """)
    #expect(manuscript.texts == ["h", "a", "b", "c"])
    #expect(
      manuscript.blocks.map { $0.cell.map { [$0.row, $0.column, $0.span] } ?? [] } == [
        [1, 1, 2], [2, 1, 1], [2, 2, 1], [3, 2, 1],
      ])
    #expect(manuscript.blocks[0].cell?.isHead == true)
  }

  @Test func `what is no tree, or nests too deep, is refused`() {
    let deep = String(repeating: "{\"t\":\"BlockQuote\",\"c\":[", count: 5_000)
    for text in ["[]", "{\"t\":1}", deep] { #expect(throws: LoadError.Reason.self) { try read(text) } }
  }

  @Test func `a page of the web is read by its content, without scripts`() throws {
    let page = """
      <!DOCTYPE html><html><head><title>x</title><script>alert(1)</script></head><body><h1>Report</h1>
      <ol><li>The Committee <b>met</b>.</li></ol><img src="http://127.0.0.1:9/a.png"></body></html>
      """
    let document = try document(page, "report.txt")
    #expect(document.text == "Report\n\nThe Committee met.")
    #expect(document.paragraphs.map(\.label) == ["1."])
  }

  @Test func `rich text is read whatever it is called`() throws {
    let document = try document("{\\rtf1\\ansi 1. The Committee met.\\par 2. It agreed.\\par}", "a.doc")
    #expect(document.paragraphs.map(\.label) == ["1.", "2."])
  }
}
