import CellGrid
import Documents
import Reviews
import Testing
import Text

@testable import Desk

@Suite struct `A desk on a carried review` {
  @Test(arguments: Size.golden) func `shows what differs from the earlier revision`(size: Size) throws {
    var session = try Fixture.carried(size.columns, size.rows)
    session.press("= ] = ] = ] = ] =")
    try expectScreen(session.desk.draw(), "compare")
  }

  @Test(arguments: Size.golden) func `shows outdated positions and the revision that comments were made on`(
    size: Size
  ) throws {
    var session = try Fixture.carried(size.columns, size.rows)
    session.press("5 <Enter>")
    try expectScreen(session.desk.draw(), "carried")
  }

  @Test(arguments: Size.golden) func `lists the comments that lost their place`(size: Size) throws {
    var session = try Fixture.carried(size.columns, size.rows)
    session.press("g o")
    try expectScreen(session.desk.draw(), "orphans")
  }

  @Test(arguments: Size.golden) func `lists what is new`(size: Size) throws {
    var session = try Fixture.carried(size.columns, size.rows, seen: [])
    session.press("g n")
    try expectScreen(session.desk.draw(), "news")
  }

  @Test func `goes from change to change and round the end, what is gone included`() throws {
    var session = try Fixture.carried()
    var stops: [String] = []
    session.press("=")
    for _ in 0..<5 {
      session.press("] =")
      let reader = session.desk.reader
      let address = reader.paragraph.map { session.desk.document.paragraphs[$0].address } ?? ""
      stops.append(reader.gone.map { "gone \($0)" } ?? address)
    }
    #expect(stops == ["1", "4", "5", "gone 9", "1"])
    #expect(session.desk.message?.text == "went round the end of the document")
    session.press("[ =")
    #expect(session.desk.reader.gone == 9)
    session.press("[ =")
    #expect(session.desk.reader.paragraph.map { session.desk.document.paragraphs[$0].address } == "5")
  }

  @Test func `resolves the comment on a paragraph that is gone where it stood`() throws {
    var session = try Fixture.carried()
    session.press("= [ = s")
    session.type("Taken out as asked by others.")
    session.press("<C-s>")
    let comment = try #require(session.desk.review.orphans(in: session.desk.document).first)
    #expect(comment.resolution?.observation == "Taken out as asked by others.")
  }

  @Test(arguments: ["a", "c", "v", "i", "-"])
  func `takes neither position nor comment on a paragraph that is gone`(key: String) throws {
    var session = try Fixture.carried()
    session.press("= [ = \(key)")
    #expect(session.operations.count == 7 && session.desk.overlays.isEmpty && session.desk.passage == nil)
    #expect(session.desk.message?.text == "this paragraph is gone; go to one of this revision")
  }

  @Test func `hides the differences again, and has none without an earlier revision`() throws {
    var session = try Fixture.carried()
    session.press("=")
    #expect(session.desk.draw().description.contains("changed since PC0801Eb") || session.desk.isComparing)
    session.press("=")
    #expect(!session.desk.isComparing && session.desk.reader.sheet.comparison == nil)
    var alone = try Fixture.session()
    alone.press("=")
    #expect(!alone.desk.isComparing && alone.desk.message?.text.string.contains("no earlier revision") == true)
  }

  @Test func `leaves the comparing to others, goes on when that is done, and can do without`() throws {
    var session = try Fixture.carried()
    session.comparesAtOnce = false
    session.press("] =")
    guard case .compare(let old)? = session.effects.last else { return #expect(Bool(false), "\(session.effects)") }
    #expect(!session.desk.isComparing)
    session.tell(.compared(nil))
    #expect(!session.desk.isComparing && session.desk.message?.text == "the comparison was stopped; = begins it again")
    session.press("] =")
    session.tell(.compared(Comparison(old: old, new: session.desk.document)))
    #expect(session.desk.isComparing)
    #expect(session.desk.reader.paragraph.map { session.desk.document.paragraphs[$0].address } == "1")
    let asked = session.effects.count
    session.press("= = ] =")
    #expect(session.effects.count == asked)
  }

  @Test func `shows whose positions are outdated beside what changed, and on what is gone`() throws {
    var session = try Fixture.carried(120, 60)
    session.press("= 5 <Enter>")
    #expect(session.desk.draw().description.contains("? outdated: contested by FR on PC0801Eb (paragraph 4)"))
    session.press("] =")
    #expect(session.desk.draw().description.contains("? outdated: agreed by FR on PC0801Eb "))
  }

  @Test func `takes up the comment from the line of its old words too`() throws {
    var session = try Fixture.carried()
    session.press("g o j <Enter>")
    #expect(session.desk.held != nil)
  }

  @Test func `compares with the revision that was named rather than the one carried from`() throws {
    let document = try Fixture.document()
    let other = KeptRevision(try Document.parse(Array(Fixture.nextText.utf8), name: "x.txt"), file: "x.txt")
    var desk = Desk(
      document: document, review: Review([]), reviewer: Reviewer(name: "x"), size: Size(80, 24), earlier: other)
    #expect(desk.press(Key("=")) == [.compare(other)])
    _ = desk.receive(.compared(Comparison(old: other, new: document)))
    #expect(desk.isComparing && desk.comparison?.old.name == "PC0801Ec")
  }

  @Test func `puts an orphan on the paragraph one goes to, or on words of it`() throws {
    var session = try Fixture.carried()
    let document = session.desk.document
    let orphan = try #require(session.desk.review.orphans(in: document).first)
    session.press("g o <Enter> 6 <Enter> P")
    #expect(session.desk.review.orphans(in: document).isEmpty)
    let paragraph = session.desk.review.placing(of: orphan, in: document).target?.paragraph
    #expect(paragraph.map { document.paragraphs[$0].address } == "6")
    #expect(session.desk.held == nil)
    session.press("u g o <Enter> 6 <Enter> v w P")
    #expect(session.desk.review.placing(of: orphan, in: document).passage == 0..<7)
    #expect(session.desk.reader.comment?.id == orphan.id)
  }

  @Test func `takes up the comment under the cursor, and lets it go with Esc`() throws {
    var session = try Fixture.carried()
    session.press("3 <Enter> ) P")
    #expect(session.desk.held != nil)
    session.press("<Esc>")
    #expect(session.desk.held == nil && session.operations.count == 7)
  }

  @Test func `goes to outdated positions`() throws {
    var session = try Fixture.carried()
    session.press("] p")
    #expect(session.desk.reader.paragraph.map { session.desk.document.paragraphs[$0].address } == "5")
  }

  @Test func `is new what others did since, and nothing of one's own`() throws {
    var session = try Fixture.carried(seen: [])
    let all = Set(session.operations.map(\.id))
    #expect(session.desk.news.count == 3)
    session.press("] n")
    #expect(session.desk.reader.paragraph.map { session.desk.document.paragraphs[$0].address } == "3")
    session.press("z n")
    #expect(session.desk.folded.isEmpty)
    var later = try Fixture.carried(seen: all)
    let sixth = try #require(later.desk.document.paragraph(cited: "6"))
    later.other("Second", "JP", .position(Anchor(in: later.desk.document, paragraph: sixth), .agreed))
    later.press("z n")
    #expect(later.desk.folded.count == 2)
    later.press("z n")
    #expect(later.desk.folded.isEmpty)
    later = try Fixture.carried(seen: all)
    #expect(later.desk.news.isEmpty)
    later.press("1 <Enter> c")
    later.type("Mine.")
    later.press("<C-s> a")
    #expect(later.desk.news.isEmpty)
    later.press("] n")
    #expect(later.desk.message?.text == "no paragraph is new")
    let comment = try #require(later.operations.first)
    later.other("Second", "JP", .reply(to: comment.id, text: "Very."))
    #expect(later.desk.news == [comment.id])
    var first = try Fixture.carried()
    first.press("g n")
    #expect(first.desk.message?.text.string.contains("for the first time") == true)
  }
}
