import CellGrid
import Documents
import FoundationEssentials
import Reviews
import Testing

@testable import Desk

@Suite struct `Coming back to a document` {
  /// A second desk on `document` that takes up what the first one left.
  private func again(_ session: Session, on document: Document? = nil, size: Size = Size(80, 12)) throws -> Session {
    var next = Session(try document ?? Fixture.document(), size: size)
    next.desk.comeBack(to: session.desk.visit, day: "2024-04-03")
    return next
  }

  @Test func `shows the same lines with the cursor on the same`() throws {
    var session = try Fixture.session(80, 12)
    session.press("4 <Enter> j")
    let next = try again(session)
    #expect(next.desk.reader.place == session.desk.reader.place)
    #expect(next.desk.reader.top == session.desk.reader.top)
    #expect(next.status.contains("where you were on 2024-04-03: ¶ 4; gg goes to the start"))
  }

  @Test func `says nothing where the reviewer was at the start`() throws {
    let next = try again(try Fixture.session(80, 40), size: Size(80, 40))
    #expect(next.desk.message == nil)
  }

  @Test func `finds the paragraph by its number where the text has changed, and says so where it is gone`() throws {
    let new = try Document.parse(Array(Fixture.nextText.utf8), name: "PC0801Ec.txt")
    var session = try Fixture.session(80, 12)
    session.press("4 <Enter>")
    #expect(try again(session, on: new).desk.reader.paragraph == new.paragraph(cited: "4"))
    session.press("# ")
    session.type("Annex I/2\n")
    let short = try Document.parse(Array("1. One paragraph.\n\n2. And another.\n".utf8), name: "short.txt")
    let next = try again(session, on: short)
    #expect(next.status.contains("where you were on 2024-04-03, Annex I/2, is not in this text any more"))
  }

  @Test func `keeps what was folded, the list's filters and what filled the screen`() throws {
    var session = try Fixture.session(120, 40)
    let document = session.desk.document
    let third = try #require(document.paragraph(cited: "3"))
    session.other(
      "Delegate", "FR", .comment(Anchor(in: document, paragraph: third), Remark(kind: .technical, text: "Three.")))
    session.press("3 <Enter> z c <Tab> z A <Tab> O m o")
    var next = try again(session, size: Size(120, 40))
    #expect(next.desk.outline.folded == session.desk.outline.folded)
    #expect(next.desk.folded == session.desk.folded)
    #expect(!next.desk.showsOutline)
    guard case .comments(let list) = next.desk.view else {
      Issue.record("the list is not shown")
      return
    }
    #expect(list.filter.isOpen)
    next.press("q t")
    guard case .timeline = try again(next).desk.view else {
      Issue.record("the timeline is not shown")
      return
    }
  }

  @Test func `keeps bookmarks, which are told of where their paragraph is gone`() throws {
    var session = try Fixture.session()
    session.press("4 <Enter> M b 1 <Enter>")
    #expect(session.desk.bookmarks["b"]?.address == "4")
    var next = try again(session)
    next.press("' b")
    #expect(next.desk.reader.paragraph == next.desk.document.paragraph(cited: "4"))
    next.press("<C-o> ' x")
    #expect(next.status.contains("there is no bookmark x"))
    next.press("' '")
    #expect(next.desk.draw().description.contains("Bookmarks"))
    let short = try Document.parse(Array("1. One paragraph.\n".utf8), name: "short.txt")
    var other = try again(session, on: short)
    other.press("' b")
    #expect(other.status.contains("bookmark b was on 4, which is not in this text any more"))
  }

  @Test func `shows the bookmarks there are after the key that goes to one`() throws {
    var session = try Fixture.session()
    session.press("4 <Enter> M b 1 <Enter> M a '")
    let rows = session.desk.draw().text
    #expect(rows.contains(" a  ¶ 1  At its 243rd/244th"))
    #expect(rows.contains(" b  ¶ 4  Members may report"))
    session.press("b M")
    #expect(session.desk.draw().text.contains(" a–z  Put a bookmark here"))
  }

  @Test func `takes what another version kept, and what it did not as at the start`() throws {
    let bytes = Array("{\"spot\":{\"id\":\"para_4\",\"address\":\"4\",\"offset\":0},\"later\":1}".utf8)
    let visit = try JSONDecoder().decode(Visit.self, from: Data(bytes))
    #expect(visit.spot?.address == "4" && visit.showsOutline && visit.view == .text)
    var session = try Fixture.session(80, 12)
    session.desk.comeBack(to: visit, day: "2024-04-03")
    #expect(session.desk.reader.paragraph == session.desk.document.paragraph(cited: "4"))
  }
}
