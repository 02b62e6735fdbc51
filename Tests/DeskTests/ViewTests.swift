import CellGrid
import Documents
import Reviews
import Testing

@testable import Desk

@Suite struct `The views` {
  /// A desk with what three delegations say of several sections.
  private func session(_ columns: Int = 80, _ rows: Int = 24) throws -> Session {
    var session = try Fixture.session(columns, rows)
    let document = session.desk.document
    func anchor(_ label: String, _ range: Range<Int>? = nil) throws -> Anchor {
      Anchor(in: document, paragraph: try #require(document.paragraph(cited: label)), passage: range)
    }
    session.other(
      "Delegate", "FR", .position(try anchor("4"), .contested), .position(try anchor("1"), .agreed),
      .comment(
        try anchor("4", 0..<18), Remark(kind: .technical, text: "Should they?", proposal: "Members should report")))
    session.other(
      "Delegate", "BR", .position(try anchor("4"), .reserved),
      .comment(
        try anchor("4", 12..<30), Remark(kind: .editorial, text: "Whose level?", proposal: "report the national level"))
    )
    session.other("Delegate", "JP", .position(try anchor("3"), .reserved), .position(try anchor("Annex I/1"), .agreed))
    return session
  }

  @Test(arguments: Size.golden) func `the summary has a bar for each section and delegation`(size: Size) throws {
    var session = try session(size.columns, size.rows)
    session.press("4 <Enter> b")
    try expectScreen(session.desk.draw(), "summary")
  }

  @Test func `the summary leads to a section, and to a delegation's comments`() throws {
    var session = try session()
    session.press("1 <Enter> b j <Enter>")
    #expect(session.desk.reader.target.map(session.desk.document.address) == "II")
    session.press("b G k <Enter>")
    guard case .comments(let list) = session.desk.view else {
      Issue.record("no comments are shown")
      return
    }
    #expect(list.filter.voice == "FR")
    session.press("0 q b q")
    #expect(session.desk.view == .text)
  }

  @Test func `the summary tells everything in words in one column, and counts anew when the review changes`() throws {
    var session = try session()
    session.press(": t o g g l e L i n e a r <Enter> b")
    let document = session.desk.document
    session.other(
      "Delegate", "FR",
      .position(Anchor(in: document, paragraph: try #require(document.paragraph(cited: "2"))), .agreed))
    try expectScreen(session.desk.draw(), "summary-linear")
  }

  @Test(arguments: ["|", "| |", "| | |"]) func `something else stands beside the text where the screen is wide`(
    keys: String
  ) throws {
    var session = try session(200, 60)
    session.press("4 <Enter> \(keys)")
    try expectScreen(session.desk.draw(), "beside\(keys.count { $0 == "|" })")
  }

  @Test func `nothing stands beside the text where there is no room`() throws {
    var session = try session(120, 40)
    session.press("|")
    #expect(session.status.contains("there is room beside the text from 150 columns on"))
  }

  @Test(arguments: Size.golden) func `passages of one paragraph are told apart by letters, changes word by word`(
    size: Size
  ) throws {
    var session = try session(size.columns, size.rows)
    session.press("4 <Enter>")
    try expectScreen(session.desk.draw(), "passages")
  }

  @Test func `the passage of the comment under the cursor is marked, and proposals can be read in the text`() throws {
    var session = try session()
    session.press("4 <Enter> ) ) z p")
    try expectScreen(session.desk.draw(), "passages-results")
  }

  @Test(arguments: ["E", "v w w E"]) func `a proposed change is written where the words stand`(keys: String) throws {
    var session = try session()
    session.press("5 <Enter> \(keys)")
    let words = keys == "E" ? "The model does not rank Members." : "The model does"
    guard case .composer(let composer)? = session.desk.overlays.last else {
      Issue.record("no composer is open")
      return
    }
    #expect(composer.isOnWording && composer.wording?.text == words)
    session.press("<C-w>")
    session.type("may")
    try expectScreen(session.desk.draw(), keys == "E" ? "propose" : "propose-passage")
    session.press("<C-s>")
    let comment = try #require(session.desk.review.comments.last)
    #expect(comment.remark.proposal?.hasSuffix("may") == true)
    #expect(comment.remark.text.isEmpty)
  }

  @Test(arguments: Size.golden) func `the timeline can be looked at closely, and one body alone`(size: Size) throws {
    var session = try session(size.columns, size.rows)
    session.press("2 <Enter> t f f + +")
    try expectScreen(session.desk.draw(), "timeline-zoom")
    session.press("0")
    guard case .timeline(let timeline) = session.desk.view else { return }
    #expect(timeline.zoom == 0 && timeline.body == nil)
  }

  @Test(arguments: Size.golden) func `tracked changes are listed with who made them, and gone to`(size: Size) throws {
    var session = try WordSession.desk(size.columns, size.rows)
    session.press("T j")
    try expectScreen(session.desk.draw(), "tracked")
    session.press("d z t")
    #expect(session.desk.changes == .changed)
    session.press("<Enter>")
    #expect(session.desk.view == .text && session.desk.reader.paragraph == session.desk.document.paragraph(cited: "1"))
  }

  @Test func `a document without tracked changes says so`() throws {
    var session = try session()
    session.press("T")
    #expect(session.status.contains("this document has no tracked changes"))
  }
}
