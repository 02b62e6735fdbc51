import CellGrid
import Documents
import Reviews
import Testing
import Text

@testable import Desk

/// Searches over text and comments.
@Suite struct FindingTests {
  private func commented() throws -> Session {
    var session = try Fixture.session()
    let document = session.desk.document
    let third = try #require(document.paragraph(cited: "3"))
    session.other(
      "Delegate", "FR",
      .comment(
        Anchor(in: document, paragraph: third), Remark(text: "Zébrures are unknown here.", proposal: "three zebras")))
    return session
  }

  @Test func `a search finds the words of comments and of proposals`() throws {
    var session = try commented()
    session.press("/")
    session.type("zebr")
    #expect(session.status.contains("1 of 2"))
    session.press("<Enter>")
    #expect(session.desk.reader.comment != nil)
    let marked = session.desk.draw().cells.filter { $0.role == .searchCurrent || $0.role == .searchHit }
    #expect(String(marked.compactMap(\.character)) == "Zébrzebr")
    session.press("n")
    #expect(session.status.contains("2 of 2"))
  }

  @Test func `a hit in folded comments unfolds them`() throws {
    var session = try commented()
    session.press("z C /")
    session.type("zebras")
    session.press("<Enter>")
    #expect(session.desk.draw().text.contains("three zebras"))
  }

  @Test func `a regular expression finds what fits it, and says when it is none`() throws {
    var session = try commented()
    session.press("/ <C-t>")
    session.type("z.br(as|ures)")
    #expect(session.status.contains("regular expression /") && session.status.contains("1 of 2"))
    session.press("<C-u>")
    session.type("(")
    #expect(session.status.contains("missing"))
    session.press("<Enter>")
    #expect(session.desk.message?.text.string.contains("is no regular expression") == true)
  }

  @Test func `what was looked for comes back, words and expressions apart`() throws {
    var session = try commented()
    session.press("/ m o d e l <Enter> / <C-t> m . d <Enter> / <Up>")
    #expect(session.status.hasPrefix("/model"))
    session.press("<C-t> <Up>")
    #expect(session.status.contains("regular expression /m.d"))
  }

  @Test func `hits stay marked where they are when the review changes`() throws {
    var session = try commented()
    session.press("/")
    session.type("zebras")
    session.press("<Enter>")
    let document = session.desk.document
    let first = try #require(document.paragraph(cited: "1"))
    session.other("Delegate", "BR", .comment(Anchor(in: document, paragraph: first), Remark(text: "More zebras.")))
    #expect(session.desk.finder?.hits.count == 2 && session.desk.hit == 1)
  }
}

/// The mouse, copying, one column, and where the terminal's cursor stands.
@Suite struct MannersTests {
  private func point(of text: String, in desk: Desk) throws -> Point {
    let rows = desk.draw().text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(rows.firstIndex { $0.contains(text) })
    let column = try #require(rows[row].firstRange(of: text)).lowerBound
    return Point(rows[row].distance(from: rows[row].startIndex, to: column), row)
  }

  @Test func `without its being wanted the mouse does nothing`() throws {
    var session = try Fixture.session()
    let before = session.desk
    session.tell(.mouse(Mouse(.press, at: Point(40, 10))))
    #expect(session.desk == before)
  }

  @Test func `a click goes to the line, and a drag chooses words`() throws {
    var session = try Fixture.session()
    session.desk.usesMouse = true
    session.press("3 <Enter>")
    let start = try point(of: "levels", in: session.desk)
    session.tell(.mouse(Mouse(.press, at: start)))
    session.tell(.mouse(Mouse(.drag, at: Point(start.x + 12, start.y))))
    let passage = try #require(session.desk.passage)
    let text = session.desk.document.text(of: passage.target).unicodeScalars
    let words = String(text.dropFirst(passage.range.lowerBound).prefix(passage.range.count))
    #expect(words.hasPrefix("levels ") && passage.count >= 2)
  }

  @Test func `a click in the outline goes to the section`() throws {
    var session = try Fixture.session()
    session.desk.usesMouse = true
    let place = try point(of: "Annex", in: session.desk)
    session.tell(.mouse(Mouse(.press, at: place)))
    #expect(session.desk.focus == .outline)
    let heading = try #require(session.desk.outline.heading)
    #expect(session.desk.document.headings[heading].label == "Annex I")
  }

  @Test func `the mouse anywhere at any size leaves a desk that can be drawn`() throws {
    var chance = Seeded(state: 7)
    var session = try Fixture.session()
    session.desk.usesMouse = true
    let keys = [
      "t", "q", "m", "q", "?", "<Esc>", ":", "<Esc>", "<Tab>", "!", "<Esc>", "4 <Enter>", "] c", "v", "<Esc>",
    ]
    for _ in 0..<1_500 {
      let place = Point(Int.random(in: -1..<130, using: &chance), Int.random(in: -1..<50, using: &chance))
      let acts: [Mouse.Act] = [.press, .drag, .release, .wheelUp, .wheelDown]
      session.tell(.mouse(Mouse(acts.randomElement(using: &chance) ?? .press, at: place)))
      if Int.random(in: 0..<5, using: &chance) == 0 { session.press(keys.randomElement(using: &chance) ?? "j") }
      if Int.random(in: 0..<50, using: &chance) == 0 {
        let sizes = [Size(1, 1), Size(20, 6), Size(80, 24), Size(120, 40)]
        session.tell(.resized(sizes.randomElement(using: &chance) ?? Size(80, 24)))
      }
      #expect(session.desk.draw().size == session.desk.size)
    }
  }

  @Test func `a paragraph is copied with where it stands, a passage as its words`() throws {
    var session = try Fixture.session()
    session.press("4 <Enter> y")
    guard case .copy(let text)? = session.effects.last else {
      Issue.record("nothing copied")
      return
    }
    #expect(text.hasPrefix("“") && text.hasSuffix("” (PC0801Eb, paragraph 4)"))
    session.press("4 <Enter> v l Y")
    guard case .copy(let words)? = session.effects.last else {
      Issue.record("nothing copied")
      return
    }
    #expect(words.split(separator: " ").count == 2 && session.desk.passage == nil)
  }

  @Test(arguments: Size.golden) func `in one column states are words, and nothing is boxed`(size: Size) throws {
    var session = try Fixture.session(size.columns, size.rows)
    session.press("4 <Enter> x")
    session.desk.isLinear = true
    session.tell(.resized(size))
    let frame = session.desk.draw()
    #expect(frame.text.contains("Contested by AU.") || size.columns < 40)
    #expect(!frame.text.contains { "│┃▌╭─".contains($0) })
    try expectScreen(frame, "linear")
  }

  @Test(arguments: ["", "4 <Enter>", "<Tab>", "t", "m", "?", ":", "/ a", "v", "! ", "4 <Enter> c", "] ", "g o"])
  func `the terminal's cursor stands where the keys go`(keys: String) throws {
    var session = try Fixture.session()
    session.press(keys)
    #expect(session.desk.draw().cursor != nil)
    session.desk.isLinear = true
    session.tell(.resized(Size(80, 24)))
    #expect(session.desk.draw().cursor != nil)
  }
}
