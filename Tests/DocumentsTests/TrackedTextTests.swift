import Testing

@testable import Documents

@Suite struct `A file before its tracked changes` {
  private typealias Word = WordFixture

  private func document(_ body: String) throws -> Document {
    try Document.parse(WordFixture(body: body).bytes, name: "reply.docx")
  }

  private func put(_ text: String) -> String {
    "<w:ins w:id=\"1\" w:author=\"B\" w:date=\"D\">\(Word.run(text))</w:ins>"
  }

  private func taken(_ text: String) -> String {
    "<w:del w:id=\"2\" w:author=\"B\" w:date=\"D\"><w:r><w:delText xml:space=\"preserve\">\(text)</w:delText></w:r></w:del>"
  }

  private static let end = "<w:rPr><w:ins w:id=\"3\" w:author=\"B\" w:date=\"D\"/></w:rPr>"
  private static let lostEnd = "<w:rPr><w:del w:id=\"4\" w:author=\"B\" w:date=\"D\"/></w:rPr>"

  @Test func `has what was taken out and lacks what was put in`() throws {
    let document = try document(
      Word.paragraph(Word.run("Members ") + taken("may") + put("shall") + Word.run(" report.")))
    let before = document.beforeChanges()
    #expect(document.text == "Members shall report.")
    #expect(before.text == "Members may report.")
    #expect(before.changes.map(\.range) == [8..<11])
    #expect(before.changes.map(\.replacement) == ["shall"])
    #expect(before.changes.map(\.place) == [8..<13])
    #expect(before.original(of: 14..<21) == 12..<19)
  }

  @Test func `knows paragraphs that were put in, joined and taken out`() throws {
    let body =
      Word.paragraph(Word.run("One.") + put(" More."), properties: Self.end)
      + Word.paragraph(put("New."), properties: "")
      + Word.paragraph(Word.run("Two "), properties: Self.lostEnd) + Word.paragraph(Word.run("three."))
      + Word.paragraph(taken("Four."), properties: Self.lostEnd) + Word.paragraph(Word.run("Five."))
    let before = try document(body).beforeChanges()
    #expect(before.text == "One.\n\nTwo\n\nthree.\n\nFour.\n\nFive.")
    #expect(before.changes.map(\.replacement) == [" More.\nNew.", "", ""])
  }

  @Test func `leaves out what one put in and another took out again`() throws {
    let nested = "<w:ins w:id=\"1\" w:author=\"A\">\(taken("gone"))\(Word.run("kept"))</w:ins>"
    let before = try document(Word.paragraph(Word.run("So ") + nested)).beforeChanges()
    #expect(before.text == "So")
    #expect(before.changes.map(\.replacement) == ["kept"])
  }

  @Test func `tells a comment before deleted words from one behind them`() throws {
    let body = Word.paragraph(
      Word.run("The ") + "<w:commentRangeStart w:id=\"7\"/>" + taken("old") + "<w:commentRangeEnd w:id=\"7\"/>"
        + "<w:commentRangeStart w:id=\"8\"/>" + Word.run("text") + "<w:commentRangeEnd w:id=\"8\"/>")
    let comments =
      "<w:comments>"
      + [7, 8].map { "<w:comment w:id=\"\($0)\" w:author=\"B\">\(Word.paragraph(Word.run("Why?")))</w:comment>" }
      .joined() + "</w:comments>"
    let file = WordFixture(body: body, parts: ["comments.xml": String(comments.dropFirst(12).dropLast(13))])
    let document = try Document.parse(file.bytes, name: "reply.docx")
    let before = document.beforeChanges()
    #expect(document.comments.compactMap(before.range) == [4..<7, 7..<11])
  }

  @Test func `is the text itself where nothing was tracked`() throws {
    let document = try document(Word.paragraph(Word.run("Plain.")))
    #expect(document.beforeChanges().text == document.text)
    #expect(document.changeMarks.isEmpty)
  }
}
