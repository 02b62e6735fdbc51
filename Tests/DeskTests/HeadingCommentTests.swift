import CellGrid
import Documents
import Reviews
import Testing

@testable import Desk

/// Comments on headings and on the title.
@Suite struct HeadingCommentTests {
  private func lines(_ session: Session) -> [String] {
    let frame = session.desk.draw()
    return (0..<frame.size.rows).map { y in
      String((0..<frame.size.columns).compactMap { frame[$0, y]?.character })
    }
  }

  @Test func `a heading is commented on, and the comment stands below it`() throws {
    var session = try Fixture.session(100, 30)
    session.press("] s ] s ] s ] s c")
    session.type("Say which model.")
    session.press("<C-s>")
    let comment = try #require(session.desk.review.comments.first)
    #expect(comment.anchor.address == "I" && comment.anchor.exact == "Background")
    let screen = lines(session)
    let heading = try #require(screen.firstIndex { $0.contains("● I.  Background") })
    #expect(screen[heading + 2].contains("Say which model."))
    // The cursor is on the comment, which the other keys act on too.
    session.press("R")
    session.type("This one.")
    session.press("<C-s>")
    #expect(session.desk.review.comments.first?.replies.count == 1)
    session.press("u u")
    #expect(session.desk.review.comments.isEmpty)
  }

  @Test func `the title is commented on from its line, and a date is not`() throws {
    var session = try Fixture.session(100, 30)
    session.press("g g c")
    #expect(session.desk.overlays.isEmpty)
    while session.desk.reader.target != .title { session.press("j") }
    session.press("c")
    session.type("Too long.")
    session.press("<C-s>")
    #expect(session.desk.review.comments.first?.anchor.exact == "Single Window Maturity")
    #expect(session.desk.review.comments(on: .title, in: session.desk.document).count == 1)
  }

  @Test func `commented headings are stepped to, and a draft on one waits there`() throws {
    var session = try Fixture.session(100, 30)
    session.press("] s ] s ] s ] s c")
    session.type("Half")
    session.press("<Esc> g g ] d C")
    session.type(" a thought")
    session.press("<C-s> G ] m")
    #expect(session.desk.reader.target.map(session.desk.document.address) == "I")
    #expect(session.desk.review.comments.first?.remark.text == "Half a thought")
    #expect(session.desk.outline.loads.contains { $0.comments == 1 })
  }

  /// The anchor of the comment that was just kept.
  private func anchor(_ session: Session) throws -> Anchor { try #require(session.desk.review.comments.last?.anchor) }

  @Test func `words of a heading are chosen behind its label, and commented on`() throws {
    var session = try Fixture.session(100, 30)
    session.press("] s ] s ] s ] s ] s v w")
    #expect(session.status.hasPrefix(" II: 2 words "))
    let frame = session.desk.draw()
    let y = try #require(lines(session).firstIndex { $0.contains("II.  The draft Model") && $0.contains("▌") })
    let chosen = (0..<frame.size.columns).filter { [.selection, .searchCurrent].contains(frame[$0, y]?.role) }
    #expect(String(chosen.compactMap { frame[$0, y]?.character }) == "The draft")
    session.press("c")
    session.type("Whose?")
    session.press("<C-s>")
    #expect(try anchor(session).exact == "The draft" && anchor(session).address == "II")
    // The words stay marked in the heading, and stand out while the cursor is on the comment.
    let after = session.desk.draw()
    let row = try #require(lines(session).firstIndex { $0.contains("II.  The draft Model") && $0.contains("●") })
    let marked = (0..<after.size.columns).filter { after[$0, row]?.role == .selection }
    #expect(String(marked.compactMap { after[$0, row]?.character }) == "The draft")
  }

  @Test func `words of the title are chosen over its lines`() throws {
    let text = Fixture.text.replacing("Single Window Maturity", with: "Single Window\n\nMaturity in the Region")
    let document = try Document.parse(Array(text.utf8), name: "PC0801Eb.txt")
    try #require(document.header.title == "Single Window Maturity in the Region")
    var session = Session(document, size: Size(100, 30))
    while session.desk.reader.target != .title { session.press("j") }
    session.press("v w j")
    #expect(session.desk.passage.map { document.header.title?.stretch($0.range) } == "Single Window Maturity")
    session.press("k")
    #expect(session.desk.passage.map { document.header.title?.stretch($0.range) } == "Single")
    session.press("<Esc> j v c")
    session.type("Which?")
    session.press("<C-s>")
    #expect(try anchor(session).exact == "Maturity")
  }

  @Test func `what was found in a heading is what is chosen`() throws {
    var session = try Fixture.session(100, 30)
    session.press("/")
    session.type("draft model")
    session.press("<Enter>")
    while session.desk.reader.target?.paragraph != nil { session.press("n") }
    session.press("v")
    let target = try #require(session.desk.passage?.target)
    #expect(session.desk.passage.map { session.desk.document.text(of: target).stretch($0.range) } == "draft Model")
  }
}

extension String {
  fileprivate func stretch(_ range: Range<Int>) -> String { String(Array(self)[range]) }
}
