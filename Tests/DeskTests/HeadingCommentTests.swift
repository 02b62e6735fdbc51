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
}
