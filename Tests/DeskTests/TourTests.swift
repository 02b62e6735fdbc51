import CellGrid
import Documents
import Reviews
import Testing

@testable import Desk

@Suite struct `The tour` {
  private func session(_ size: Size = Size(80, 24)) throws -> Session {
    var session = try Fixture.session(size.columns, size.rows)
    let document = session.desk.document
    let fourth = try #require(document.paragraph(cited: "4"))
    session.other("Delegate", "FR", .position(Anchor(in: document, paragraph: fourth), .contested))
    session.desk.beginTour()
    return session
  }

  @Test func `goes on when the reviewer did what it is about, and only then`() throws {
    var session = try session()
    session.press("t q ?  q")
    #expect(session.desk.tour?.step == .move)
    session.press("j")
    #expect(session.desk.tour?.step == .number)
    session.press("4 <Esc>")
    #expect(session.desk.tour?.step == .number)
    session.press("5 <Enter>")
    #expect(session.desk.tour?.step == .contested)
    session.press("] c")
    #expect(session.desk.tour?.step == .comment)
    session.press("c")
    session.type("Why?")
    #expect(session.desk.tour?.step == .comment)
    session.press("<C-s>")
    #expect(session.desk.tour?.step == .position)
    session.press("x")
    #expect(session.desk.tour?.step == .timeline)
    session.press("t q")
    #expect(session.desk.tour?.step == .help)
    session.press("? q")
    #expect(session.desk.tour?.step == .end)
  }

  @Test(arguments: Size.golden) func `stands below the text and hides none of it`(size: Size) throws {
    var session = try session(size)
    session.press("j")
    try expectScreen(session.desk.draw(), "tour")
  }

  @Test func `is left with Esc`() throws {
    var session = try session()
    session.press("<Esc>")
    #expect(session.desk.tour == nil)
    #expect(session.status.contains("the tour is over"))
  }
}

@Suite struct `The foyer` {
  private func foyer(_ size: Size = Size(80, 24), documents: Int = 2) -> Foyer {
    let files = [
      DocumentFile(
        path: "/drafts/PC0801Eb.txt", name: "PC0801Eb.txt",
        words: "2024-09-05  PC0801Eb Single Window Maturity  in /drafts/"),
      DocumentFile(
        path: "/drafts/PC0700Ea.docx", name: "PC0700Ea.docx",
        words: "2024-09-03  PC0700Ea Data model  not in /drafts/ any more"),
    ]
    return Foyer(Array(files.prefix(documents)), keymap: .standard, size: size)
  }

  private func press(_ keys: String, in foyer: inout Foyer) throws -> Foyer.Outcome {
    try Key.sequence(keys).get().reduce(.nothing) { _, key in foyer.press(key) }
  }

  @Test(arguments: Size.golden) func `offers the documents that were open, the sample and the tour`(size: Size) throws {
    try expectScreen(foyer(size).draw(), "foyer")
  }

  @Test(
    arguments: [
      ("<Enter>", .open("/drafts/PC0801Eb.txt")), ("j <Enter>", .open("/drafts/PC0700Ea.docx")),
      ("/ d a t a <Enter> <Enter>", .open("/drafts/PC0700Ea.docx")), ("G k <Enter>", .sample(withTour: true)),
      ("G <Enter>", .sample(withTour: false)), ("q", .quit), ("/ d a t a <Esc> <Esc>", .quit), ("<C-z>", .suspend),
    ] as [(String, Foyer.Outcome)])
  func `opens what is chosen`(keys: String, outcome: Foyer.Outcome) throws {
    var foyer = foyer()
    #expect(try press(keys, in: &foyer) == outcome)
  }

  @Test func `offers the tour first where nothing was open yet`() throws {
    var foyer = foyer(documents: 0)
    try expectScreen(foyer.draw(), "foyer-first")
    #expect(try press("<Enter>", in: &foyer) == .sample(withTour: true))
  }
}
