import CellGrid
import Documents
import Reviews
import Testing

@testable import Desk

/// Golden screens: what a reviewer sees, as text and roles.
@Suite struct ScreenTests {
  /// A desk with positions and comments of two delegations.
  private func reviewed(_ size: Size) throws -> Session {
    var session = try Fixture.session(size.columns, size.rows)
    let document = session.desk.document
    let third = try #require(document.paragraph(cited: "3"))
    let fourth = try #require(document.paragraph(cited: "4"))
    session.other(
      "Delegate", "FR", .position(Anchor(in: document, paragraph: fourth), .contested),
      .comment(
        Anchor(in: document, paragraph: third, passage: 14..<20),
        Remark(kind: .technical, text: "Three levels would do.", proposal: "three")))
    session.press("1 <Enter> a 2 <Enter> r 3 <Enter>")
    return session
  }

  @Test(arguments: Size.golden) func `the desk opens on the header and summary`(size: Size) throws {
    try expectScreen(Fixture.session(size.columns, size.rows).desk.draw(), "start")
  }

  @Test(arguments: Size.golden) func `the reader shows positions in the margin and comments under their paragraph`(
    size: Size
  ) throws {
    try expectScreen(reviewed(size).desk.draw(), "review")
  }

  @Test(arguments: Size.golden) func `the composer lies over the text`(size: Size) throws {
    var session = try reviewed(size)
    session.press("5 <Enter> v l <Enter>")
    session.type("A word on 地域会議.\nAnd a second line.")
    try expectScreen(session.desk.draw(), "composer")
  }

  @Test(arguments: Size.golden) func `a passage is shown while it is chosen`(size: Size) throws {
    var session = try reviewed(size)
    session.press("4 <Enter> v l l")
    try expectScreen(session.desk.draw(), "passage")
  }

  @Test(arguments: Size.golden) func `a search marks every hit and counts them`(size: Size) throws {
    var session = try reviewed(size)
    session.press("/")
    session.type("model")
    try expectScreen(session.desk.draw(), "search")
  }

  @Test(arguments: Size.golden) func `the timeline shows bodies as lanes`(size: Size) throws {
    var session = try reviewed(size)
    session.press("2 <Enter> t")
    try expectScreen(session.desk.draw(), "timeline")
  }

  @Test(arguments: Size.golden) func `all comments are listed by paragraph and delegation`(size: Size) throws {
    var session = try reviewed(size)
    let document = session.desk.document
    let third = try #require(document.paragraph(cited: "3"))
    session.other("Officer", "AU", .comment(Anchor(in: document, paragraph: third), Remark(text: "Keep it.")))
    session.press("m j")
    try expectScreen(session.desk.draw(), "comments")
  }

  @Test(arguments: Size.golden) func `a proposed change is shown in its paragraph`(size: Size) throws {
    var session = try reviewed(size)
    session.press("m v")
    try expectScreen(session.desk.draw(), "result")
  }

  @Test(arguments: Size.golden) func `the help lists every key by place`(size: Size) throws {
    var session = try reviewed(size)
    session.press("?")
    try expectScreen(session.desk.draw(), "help")
  }
}
