import CellGrid
import Documents
import Reviews
import Testing

@testable import Desk

/// What a Word file brings to the desk: tables, changes, notes, comments of its own.
@Suite struct WordDeskTests {
  @Test(arguments: Size.golden) func `a table is drawn with its cells side by side where there is room`(
    size: Size
  ) throws {
    var session = try WordSession.desk(size.columns, size.rows)
    session.press("J J J J J J J")
    try expectScreen(session.desk.draw(), "table")
  }

  @Test(arguments: Size.golden) func `changes and the file's own comments stand in the text`(size: Size) throws {
    var session = try WordSession.desk(size.columns, size.rows)
    session.press("1 <Enter>")
    try expectScreen(session.desk.draw(), "changes")
  }

  @Test func `the file's own comments are gone to, told of in the list, and not answered`() throws {
    var session = try WordSession.desk()
    session.press("m")
    #expect(text(session).contains("0 comments, and 1 of the file's own"))
    session.press("q )")
    #expect(session.desk.reader.isOnCarried)
    session.press("R")
    #expect(session.desk.context == .reader && session.status.contains("this comment is the file's own"))
    session.press(")")
    #expect(session.status.contains("no comment in that direction"))
    session.press("j j (")
    #expect(session.desk.reader.isOnCarried)
  }

  private func text(_ session: Session) -> String { session.desk.draw().text }

  @Test func `z t goes round from both sides to the changed text and the original`() throws {
    var session = try WordSession.desk()
    #expect(text(session).contains("Members {-may-}{+shall+} report"))
    session.press("z t")
    #expect(text(session).contains("Members shall report"))
    session.press("z t")
    #expect(text(session).contains("Members may report"))
    session.press("z t")
    #expect(text(session).contains("{-may-}"))
  }

  @Test(arguments: [0, 1, 2]) func `a passage means the same words whichever side is shown`(cycles: Int) throws {
    var session = try WordSession.desk(40, 24)
    session.press("1 <Enter>" + String(repeating: " z t", count: cycles))
    session.press("v l l")
    session.press("c")
    session.type("Why?")
    session.press("<C-s>")
    let anchor = try #require(
      session.operations.compactMap { operation in
        if case .comment(let anchor, _) = operation.content { anchor } else { nil }
      }.first)
    #expect(anchor.exact == "Members shall report")
  }

  @Test func `every cell is a paragraph that the cursor goes to and that is commented on`() throws {
    var session = try WordSession.desk()
    session.press("1 <Enter> J l")
    #expect(session.desk.reader.paragraph.map { session.desk.document.paragraphs[$0].text } == "What an agency does")
    session.press("j j")
    #expect(
      session.desk.reader.paragraph.map { session.desk.document.paragraphs[$0].text }?.hasPrefix("It keeps") == true)
    session.press("h")
    #expect(session.desk.reader.paragraph.map { session.desk.document.paragraphs[$0].text } == "One")
    session.press("c")
    session.type("Or none?")
    session.press("<C-s>")
    #expect(text(session).contains("Or none?"))
    #expect(session.desk.reader.paragraph.map { session.desk.document.paragraphs[$0].text } == "One")
  }

  @Test func `cells are found, and gone to and back from`() throws {
    var session = try WordSession.desk()
    session.press("/")
    session.type("yearly")
    session.press("<Enter>")
    #expect(session.desk.reader.paragraph.map { session.desk.document.paragraphs[$0].text } == "yearly")
    session.press("<C-o>")
    #expect(session.desk.reader.paragraph.map { session.desk.document.paragraphs[$0].text } != "yearly")
    session.press("<C-n>")
    #expect(session.desk.reader.paragraph.map { session.desk.document.paragraphs[$0].text } == "yearly")
  }

  @Test func `g f goes from a mark to its note and from the note to the mark`() throws {
    var session = try WordSession.desk()
    session.press("1 <Enter> g f")
    #expect(session.desk.reader.paragraph.map { session.desk.document.paragraphs[$0].text } == "A calendar year.")
    session.press("<C-o>")
    #expect(session.address == "1")
    session.press("<C-n> g f")
    #expect(session.address == "1")
  }

  @Test func `a note is shown behind the mark that leads to it`() throws {
    var session = try WordSession.desk()
    session.press("1 <Enter> g f")
    #expect(text(session).contains(" ¹ A calendar year."))
  }

  @Test func `a later paragraph of a note has no mark, and a note that nothing leads to has none`() throws {
    let text = "1. Ports[^a] reopen.\n\n[^a]: Sea ports.\n\n    And river ports.\n"
    let document = try Document.parse(Array(text.utf8), name: "ports.md")
    let session = Session(document, size: Size(60, 12))
    #expect(self.text(session).contains("¹ Sea ports.\n\n          And river ports."))
    #expect(document.noteMarks.values.sorted() == ["¹"])
  }

  @Test func `text that was moved is told from text that was put in or taken out`() throws {
    let change = Change(author: "Editor", date: "2024-05-06T07:08:09Z", isMove: true)
    let paragraph = Paragraph(
      id: "para_1", label: "1.", address: "1", text: "Ports reopen early.", kind: .numbered, depth: 0, heading: nil,
      isReviewable: true, line: 1, segments: [],
      runs: [
        Run(range: 6..<12, kind: .inserted(change)), Run(range: 19..<19, kind: .deleted(" In spring.", change)),
      ])
    #expect(Shown(paragraph, .both).text == "Ports {>reopen>} early. {<In spring.<}")
    #expect(Shown(paragraph, .changed).text == "Ports reopen early.")
  }

  @Test func `who changed a paragraph is among what is known of it`() throws {
    var session = try WordSession.desk()
    session.press("1 <Enter> i")
    #expect(text(session).contains("taken out by Ed") && text(session).contains("put in by Ed"))
  }

  @Test func `a comment of the file is read and not answered`() throws {
    var session = try WordSession.desk()
    #expect(text(session).contains("Delegate · in the file · open · 2024-05-06"))
    session.press("] m")
    #expect(session.address == "1")
    session.press("j j j R")
    #expect(session.desk.overlays.isEmpty)
  }

  @Test(arguments: [20, 40, 60, 80, 200]) func `a resize keeps the cell`(columns: Int) throws {
    var session = try WordSession.desk()
    session.press("1 <Enter> J l j j")
    let before = session.desk.reader.paragraph
    _ = session.desk.receive(.resized(Size(columns, 24)))
    #expect(session.desk.reader.paragraph == before)
    _ = session.desk.receive(.resized(Size(80, 24)))
    #expect(session.desk.reader.paragraph == before)
  }

  @Test(arguments: [(1, 1), (2, 3), (7, 2), (13, 5), (30, 9), (61, 12)])
  func `no key brings the desk down on a table at any size`(columns: Int, rows: Int) throws {
    var session = try WordSession.desk(columns, rows)
    for key in ["J", "j", "l", "l", "h", "k", "K", "z t", "v", "l", "<Esc>", "G", "<C-u>", "g g", "<C-d>", "g f"] {
      session.press(key)
      _ = session.desk.draw()
    }
  }
}
