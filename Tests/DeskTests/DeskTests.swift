import CellGrid
import Documents
import Reviews
import Testing
import Text

@testable import Desk

@Suite struct DeskTests {
  // MARK: The table of actions

  @Test(arguments: Action.allCases) func `every action has a row, a context and a line of help`(action: Action) {
    let rows = Action.table.filter { $0.action == action }
    #expect(rows.count == 1)
    #expect(rows.first?.contexts.isEmpty == false)
    #expect((rows.first?.help.english.count ?? 0) > 4)
  }

  @Test(arguments: Context.allCases)
  func `no two actions of a context have the same keys, and none hides behind a longer one`(
    context: Context
  ) {
    let sequences = Action.table.filter { $0.contexts.contains(context) }.flatMap { row in
      row.keys.compactMap { spelling in try? (Key.sequence(spelling).get(), row.action) }
    }
    for (index, one) in sequences.enumerated() {
      for other in sequences[(index + 1)...] {
        let shared = zip(one.0, other.0).prefix { $0 == $1 }.count
        #expect(shared < min(one.0.count, other.0.count), "\(one.1) and \(other.1) clash in \(context)")
      }
    }
  }

  @Test func `every key of the table can be read`() {
    for row in Action.table {
      for spelling in row.keys { #expect((try? Key.sequence(spelling).get()) != nil, "\(row.action): \(spelling)") }
    }
  }

  @Test func `no key that types a character does anything else while writing`() throws {
    for row in Action.table where row.contexts.contains(.composer) || row.contexts.contains(.prompt) {
      for spelling in row.keys {
        #expect(try Key.sequence(spelling).get().first?.typed == nil, "\(row.action): \(spelling)")
      }
    }
  }

  // MARK: Moving

  @Test func `a number and Enter go to the paragraph of that number`() throws {
    var session = try Fixture.session()
    session.press("4 <Enter>")
    #expect(session.address == "4")
    session.press("<C-o>")
    #expect(session.address != "4")
    session.press("<C-n>")
    #expect(session.address == "4")
  }

  @Test func `brackets are gone to in turn, matched, and told in words`() throws {
    let text = "1. Some [boats] go.\n\n2. All [ships [and tugs] stop.\n\n3. They wait] here.\n\n4. It ends.\n"
    var session = try Session(Document.parse(Array(text.utf8), name: "note.txt"), size: Size(100, 24))
    session.press("] b ] b")
    #expect(session.address == "2")
    #expect(session.desk.message?.text.string == "bracket 2 of 3, 1 deep, closes in ¶ 3")
    session.press("%")
    #expect(session.address == "3")
    #expect(session.desk.message?.text.string == "bracket 2 of 3, 1 deep, opens in ¶ 2")
    session.press("[ b")
    #expect(session.desk.message?.text.string == "bracket 3 of 3, 2 deep")
    session.press("] b")
    #expect(session.address == "1")
    session.press("z b")
    #expect(session.desk.draw().text.contains("All [₁ships [₂and tugs]₂ stop."))
    session.press("j %")
    #expect(session.desk.message?.text.string.hasPrefix("go to a bracket first") == true)
  }

  @Test func `a number that is not there says so and stays`() throws {
    var session = try Fixture.session()
    session.press("5 <Enter> 9 9 <Enter>")
    #expect(session.address == "5")
    #expect(session.desk.message?.text.string.contains("no paragraph 99") == true)
  }

  @Test func `sections and annexes are one key pair away`() throws {
    var session = try Fixture.session()
    session.press("3 <Enter> ] ]")
    #expect(session.heading == "III. Action required")
    session.press("] a")
    #expect(session.heading.hasPrefix("Annex I"))
    session.press("[ [ [ [")
    #expect(session.heading == "II. The draft Model")
  }

  @Test func `next open passes over what somebody marked`() throws {
    var session = try Fixture.session()
    session.press("1 <Enter> a ] o")
    #expect(session.address == "2")
    session.press("x 1 <Enter> ] c")
    #expect(session.address == "2")
  }

  @Test func `scrolling to the end and back shows the first line again`() throws {
    var session = try Fixture.session(80, 12)
    let first = session.desk.draw()
    session.press("G g g")
    #expect(session.desk.draw() == first)
    for _ in 0..<200 { session.press("j") }
    for _ in 0..<200 { session.press("k") }
    #expect(session.desk.reader.top == Place())
  }

  @Test func `the words under the cursor stay there when the terminal changes its size`() throws {
    var session = try Fixture.session(120, 40)
    session.press("4 <Enter>")
    for size in [Size(40, 12), Size(20, 6), Size(200, 60), Size(1, 1), Size(80, 24)] {
      _ = session.desk.receive(.resized(size))
      #expect(session.address == "4")
      #expect(session.desk.reader.visible.contains { $0.place == session.desk.reader.cursor })
      #expect(session.desk.draw().size == size)
    }
  }

  // MARK: Positions

  @Test func `each position has its key and shows in margin and progress`() throws {
    var session = try Fixture.session()
    session.press("1 <Enter> a 2 <Enter> x 3 <Enter> r")
    let tally = session.desk.review.progress(in: session.desk.document)
    #expect(tally[.agreed] == 1)
    #expect(tally[.contested] == 1)
    #expect(tally[.reserved] == 1)
    let text = session.desk.draw().text
    #expect(text.contains("✓ agreed 1"))
    #expect(text.contains("✗ contested 1"))
    session.press("-")
    #expect(session.desk.review.progress(in: session.desk.document)[.reserved] ?? 0 == 0)
  }

  @Test func `undo takes back, redo brings back, as often as wanted`() throws {
    var session = try Fixture.session()
    session.press("1 <Enter> a x u")
    #expect(session.position("1") == .agreed)
    session.press("u")
    #expect(session.position("1") == Position.none)
    session.press("<C-r> <C-r>")
    #expect(session.position("1") == .contested)
  }

  @Test func `no position is taken on the summary or a heading`() throws {
    var session = try Fixture.session()
    session.press("g g a")
    #expect(session.operations.isEmpty)
    #expect(session.effects.contains(.bell))
  }

  @Test func `one contested outranks others that agree`() throws {
    var session = try Fixture.session()
    let document = session.desk.document
    let paragraph = try #require(document.paragraph(cited: "5"))
    session.other("One", "FR", .position(Anchor(in: document, paragraph: paragraph), .agreed))
    session.other("Two", "JP", .position(Anchor(in: document, paragraph: paragraph), .contested))
    session.press("] c")
    #expect(session.address == "5")
  }

  @Test func `a read-only desk writes nothing`() throws {
    var desk = Desk(
      document: try Fixture.document(), review: Review([]), reviewer: Reviewer(name: "A"), size: Size(80, 24),
      isReadOnly: true)
    for key in try Key.sequence("1 <Enter> a x c R s u").get() {
      #expect(
        desk.press(key).allSatisfy { effect in
          if case .write = effect { false } else { true }
        })
    }
  }

  // MARK: Comments

  @Test func `a comment is written under its paragraph and replied to`() throws {
    var session = try Fixture.session()
    session.press("3 <Enter> c")
    session.type("Four levels are too many.")
    session.press("<C-s>")
    #expect(session.desk.overlays.isEmpty)
    #expect(session.desk.review.comments.map(\.remark.text) == ["Four levels are too many."])
    #expect(session.effects.last == .keepDrafts([]))
    session.press("R")
    session.type("Three?")
    session.press("<C-s>")
    #expect(session.desk.review.comments[0].replies.map(\.text) == ["Three?"])
    let screen = session.desk.draw().text
    #expect(screen.contains("Four levels are too many."))
    #expect(screen.contains("Three?"))
  }

  @Test func `each key of a draft asks for it to be kept, and Esc leaves it for later`() throws {
    var session = try Fixture.session()
    session.press("3 <Enter> c")
    session.type("No")
    let kept = session.effects.filter { if case .keepDrafts = $0 { true } else { false } }
    #expect(kept.count == 2)
    session.press("<Esc>")
    #expect(session.desk.overlays.isEmpty)
    session.press("c")
    session.type("te")
    session.press("<C-s>")
    #expect(session.desk.review.comments.first?.remark.text == "Note")
  }

  @Test func `a draft from an earlier desk opens with the next comment`() throws {
    var session = try Fixture.session()
    let paragraph = try #require(session.desk.document.paragraph(cited: "5"))
    let draft = Draft(
      purpose: .comment(Anchor(in: session.desk.document, paragraph: paragraph)), text: "Half a thought")
    _ = session.desk.receive(.drafts([draft]))
    session.press("5 <Enter> c <C-s>")
    #expect(session.desk.review.comments.map(\.remark.text) == ["Half a thought"])
  }

  @Test func `looking at a comment with the editor and leaving makes no draft`() throws {
    var session = try Fixture.session()
    session.press("3 <Enter> c")
    session.type("A remark.")
    session.press("<C-s> e <Esc>")
    #expect(session.desk.drafts.isEmpty)
    session.press("5 <Enter> c")
    session.type("Another.")
    session.press("<C-s>")
    #expect(session.desk.review.comments.map(\.remark.text) == ["A remark.", "Another."])
  }

  @Test func `each paragraph has a draft of its own, marked in the margin and one key away`() throws {
    var session = try Fixture.session()
    session.press("2 <Enter> c")
    session.type("First")
    session.press("<Esc> 5 <Enter> c")
    session.type("Second")
    session.press("<Esc> g g ] d")
    #expect(session.address == "2")
    #expect(session.desk.draw().text.contains("✎"))
    session.press("] d C <C-s>")
    #expect(session.desk.review.comments.map(\.remark.text) == ["Second"])
    #expect(session.desk.drafts.map(\.text) == ["First"])
  }

  @Test func `emptying the proposed wording proposes that the words go, and an edit keeps that`() throws {
    var session = try Fixture.session()
    session.press("5 <Enter> v l <Enter>")
    session.type("Strike this.")
    session.press("<Tab> <C-u> <C-s>")
    #expect(session.desk.review.comments.first?.remark.proposal == "")
    #expect(session.desk.draw().text.contains("proposes to delete these words"))
    session.press("e")
    session.type(" Please.")
    session.press("<C-s>")
    #expect(session.desk.review.comments.first?.remark == Remark(text: "Strike this. Please.", proposal: ""))
  }

  @Test func `undo says what it took back and goes there`() throws {
    var session = try Fixture.session()
    session.press("5 <Enter> a g g u")
    #expect(session.desk.message?.text.string.contains("“agreed” on 5") == true)
    #expect(session.address == "5")
  }

  @Test func `a reopened comment still says how it was disposed of`() throws {
    var session = try Fixture.session(120, 40)
    session.press("3 <Enter> c")
    session.type("Why?")
    session.press("<C-s> s <C-t> <C-t> <C-t>")
    session.type("Not in scope.")
    session.press("<C-s> S")
    #expect(session.desk.draw().text.contains("was rejected by"))
    #expect(session.desk.draw().text.contains("Not in scope."))
  }

  @Test func `what others do is said in the status line`() throws {
    var session = try Fixture.session(120, 40)
    let paragraph = try #require(session.desk.document.paragraph(cited: "5"))
    session.other("One", "FR", .position(Anchor(in: session.desk.document, paragraph: paragraph), .contested))
    #expect(session.desk.message?.text.string == "FR (One): 5 contested")
  }

  @Test func `comments are one key apart`() throws {
    var session = try Fixture.session()
    for (paragraph, text) in [("2", "One"), ("2", "Two"), ("6", "Three")] {
      session.press(paragraph.map(String.init).joined(separator: " ") + " <Enter> c")
      session.type(text)
      session.press("<C-s>")
    }
    session.press("g g )")
    let first = session.desk.reader.comment?.entry
    session.press(") )")
    #expect(session.address == "6")
    session.press(") ( (")
    #expect(session.desk.reader.comment?.entry == first)
  }

  @Test func `in an annex a number means the annex's own paragraph`() throws {
    var session = try Fixture.session()
    session.press("G 2 <Enter>")
    #expect(session.address == "Annex I/2")
    session.press("g g 2 <Enter>")
    #expect(session.address == "2")
  }

  @Test func `Enter on a finding goes to its paragraph`() throws {
    var session = try Fixture.session()
    session.press("g g ! <Enter>")
    #expect(session.desk.overlays.isEmpty)
    #expect(session.desk.reader.cursor != Place())
  }

  @Test func `what could not be kept stays in the composer`() throws {
    var session = try Fixture.session()
    session.press("3 <Enter> c")
    session.type("Lost?")
    let wanted = session.desk.press(Key(.character("s"), control: true))
    #expect(wanted.count == 1)
    _ = session.desk.receive(.failed("the disk is full; free some space"))
    #expect(session.desk.context == .composer)
    #expect(session.desk.drafts.map(\.text) == ["Lost?"])
  }

  @Test func `a passage is chosen by words and commented on`() throws {
    var session = try Fixture.session()
    session.press("5 <Enter> v l l <Enter>")
    session.type("Which?")
    session.press("<C-s>")
    let anchor = try #require(session.desk.review.comments.first?.anchor)
    #expect(anchor.exact == "The model does")
    #expect(session.desk.passage == nil)
  }

  @Test func `a passage grows and shrinks by sentences, and words and sentences are counted`() throws {
    var session = try Fixture.session()
    session.press("4 <Enter> v )")
    let target = try #require(session.desk.passage?.target.paragraph)
    let text = session.desk.document.paragraphs[target].text
    func chosen() -> String { session.desk.passage.map { String(Array(text)[$0.range]) } ?? "" }
    #expect(chosen() == "Members may report their level [every [two] years] through the WCO website.")
    #expect(session.status.contains("¶ 4: 12 words  w b"))
    session.press(")")
    #expect(chosen() == text && session.status.contains("words of 2 sentences"))
    session.press(") ( (")
    #expect(chosen() == "Members" && session.status.contains("¶ 4: 1 word  w b"))
  }

  @Test(arguments: ["a", "x", "r", "-"])
  func `no position is taken by a slip while words are chosen`(key: String) throws {
    var session = try Fixture.session()
    session.press("5 <Enter> v " + key)
    #expect(session.operations.isEmpty && session.status.contains("\(key) does nothing here"))
  }

  @Test func `words that were found are the passage`() throws {
    var session = try Fixture.session()
    session.press("/")
    session.type("not rank")
    session.press("<Enter> v")
    let passage = try #require(session.desk.passage)
    let text = session.desk.document.text(of: passage.target)
    #expect(String(Array(text)[passage.range]) == "not rank")
  }

  @Test(arguments: ["5 <Enter> c", "5 <Enter> v l c"])
  func `a draft that was thrown away can be had back`(way: String) throws {
    var session = try Fixture.session()
    session.press(way)
    session.type("Dear to me.")
    session.press("<C-x>")
    #expect(session.desk.drafts.isEmpty && session.status.contains("C brings it back"))
    session.press("C")
    #expect(session.desk.context == .composer && session.desk.drafts.map(\.text) == ["Dear to me."])
    session.press("<Esc> 6 <Enter> C")
    #expect(session.desk.context == .reader)
  }

  @Test func `taking a comment back says so, and how to have it again`() throws {
    var session = try Fixture.session()
    session.press("5 <Enter> c")
    session.type("Hasty.")
    session.press("<C-s> D")
    #expect(session.status.contains("your comment is withdrawn; u brings it back"))
    session.press("u")
    #expect(session.desk.review.comments.first?.isWithdrawn == false)
  }

  @Test func `what is nowhere is said to be nowhere, what is only here to be no other`() throws {
    var session = try Fixture.session()
    session.press("] c")
    #expect(session.status.contains("no paragraph is contested"))
    session.press(")")
    #expect(session.status.contains("nobody has commented yet"))
    session.press("5 <Enter> x ] c")
    #expect(session.status.contains("no other paragraph is contested"))
    session.press("c")
    session.type("Here.")
    session.press("<C-s> )")
    #expect(session.status.contains("no comment in that direction"))
  }

  @Test func `above the first paragraph the status line tells the key for help`() throws {
    var session = try Fixture.session()
    #expect(session.status.contains("? keys"))
    session.press("5 <Enter>")
    #expect(!session.status.contains("? keys"))
  }

  @Test(arguments: [40, 60, 80, 120]) func `the help cuts nothing of what a key does`(columns: Int) throws {
    for context in Context.allCases {
      var listing = Listing.help(in: context)
      let area = Rect(x: 0, y: 0, columns: columns + 4, rows: 1_000)
      listing.show(in: area)
      var frame = Frame(size: Size(area.columns, area.rows))
      listing.draw(into: &frame, in: area)
      let ends = frame.text.split(separator: "\n").map { $0.reversed().drop { $0 == "│" || $0 == " " }.first }
      // A cut key has words after it.
      #expect(ends.count > Action.table.count && !ends.contains("…"))
    }
  }

  @Test func `the timeline says where it ends`() throws {
    var session = try Fixture.session()
    session.press("t G l")
    #expect(session.status.contains("this is the last event"))
    session.press("g g h")
    #expect(session.status.contains("this is the first event"))
  }

  @Test(arguments: ["3 <Enter> [ s", "g g ] s ] s ] s ] s ] s <Tab>"])
  func `a whole section is marked after a question, and taken back by one key`(way: String) throws {
    var session = try Fixture.session()
    session.press("4 <Enter> x")
    session.press(way + " a")
    #expect(session.status.contains("mark 6 paragraphs of II agreed?") && session.operations.count == 1)
    session.press("n")
    #expect(session.operations.count == 1 && session.desk.context != .question)
    session.press("a y")
    #expect(session.operations.count == 7)
    #expect(session.desk.review.progress(in: session.desk.document)[.agreed] == 6)
    session.press("u")
    #expect(session.desk.review.progress(in: session.desk.document)[.agreed] == nil)
    #expect(session.desk.review.progress(in: session.desk.document)[.contested] == 1)
    session.press("<C-r>")
    #expect(session.desk.review.progress(in: session.desk.document)[.agreed] == 6)
    // What was marked from a heading and taken back leaves the cursor there.
    session.press("a")
    #expect(session.desk.context != .question && session.status.contains("already say agreed throughout"))
  }

  @Test func `resolving and reopening go by the comment under the cursor`() throws {
    var session = try Fixture.session()
    session.press("3 <Enter> c")
    session.type("Why four?")
    session.press("<C-s> s")
    session.type("Explained in plenary.")
    session.press("<C-s>")
    #expect(session.desk.review.comments[0].resolution?.disposition == .accepted)
    #expect(session.desk.review.comments[0].resolution?.observation == "Explained in plenary.")
    session.press("S")
    #expect(session.desk.review.comments[0].isOpen)
  }

  @Test func `only the author edits and withdraws`() throws {
    var session = try Fixture.session()
    let document = session.desk.document
    let paragraph = try #require(document.paragraph(cited: "3"))
    session.other("One", "FR", .comment(Anchor(in: document, paragraph: paragraph), Remark(text: "Trop.")))
    session.press("3 <Enter> j j")
    while session.desk.reader.comment == nil { session.press("j") }
    session.press("e D")
    #expect(session.operations.count == 1)
    #expect(session.desk.message?.isError == true)
  }

  // MARK: Finding

  @Test func `a search counts its hits, follows what is typed and goes round`() throws {
    var session = try Fixture.session()
    session.press("/")
    session.type("reunions")
    #expect(session.desk.draw().text.contains("1 of 1"))
    session.press("<Enter>")
    #expect(session.address == "4")
    session.press("/")
    session.type("level")
    session.press("<Enter>")
    let hits = session.desk.finder?.hits.count ?? 0
    #expect(hits >= 4)
    let start = session.desk.hit
    for _ in 0..<hits { session.press("n") }
    #expect(session.desk.hit == start)
    session.press("N")
    #expect(session.desk.hit != start)
  }

  @Test func `earlier searches come back with the up key, and choosing words starts with what was found`() throws {
    var session = try Fixture.session()
    for text in ["portal", "rank Members"] {
      session.press("/")
      session.type(text)
      session.press("<Enter>")
    }
    session.press("v <Enter>")
    session.type("Hm.")
    session.press("<C-s>")
    #expect(session.desk.review.comments.first?.anchor.exact == "rank Members.")
    session.press("/ <Up> <Up> <Enter>")
    #expect(session.address == "Annex I/2")
  }

  @Test func `leaving a search puts the cursor back`() throws {
    var session = try Fixture.session()
    session.press("2 <Enter>")
    let before = session.desk.reader.cursor
    session.press("/")
    session.type("trader")
    #expect(session.desk.reader.cursor != before)
    session.press("<Esc>")
    #expect(session.desk.reader.cursor == before)
    #expect(session.desk.finder == nil)
  }

  // MARK: Outline and timeline

  @Test func `folding a section hides what stands under it`() throws {
    var session = try Fixture.session(120, 40)
    session.press("g g <Tab>")
    let before = session.desk.outline.visible.count
    session.press("z A")
    #expect(session.desk.outline.visible.count < before)
    session.press("z A")
    #expect(session.desk.outline.visible.count == before)
  }

  @Test func `the outline leads the text`() throws {
    var session = try Fixture.session()
    session.press("<Tab> G <Enter>")
    #expect(session.heading.hasPrefix("Annex I"))
    #expect(session.desk.context == .reader)
  }

  @Test func `the timeline opens at the paragraph's event and Enter goes back to a paragraph`() throws {
    var session = try Fixture.session()
    session.press("2 <Enter> t")
    #expect(session.desk.context == .timeline)
    #expect(session.desk.draw().text.contains("SWG"))
    session.press("<Enter>")
    #expect(session.address == "2")
  }

  // MARK: Bad input

  @Test func `escapes and controls of a document never reach a cell`() throws {
    let text = "1. Red \u{1B}[31m text \u{202E}evil\u{200B} \u{9B}2J bell\u{07}.\n\n2. Next."
    var session = Session(try Document.parse(Array(text.utf8), name: "a.txt"), size: Size(80, 24))
    session.press("/")
    session.type("\u{1B}\u{07}")
    for cell in session.desk.draw().cells {
      for scalar in (cell.character ?? " ").unicodeScalars {
        #expect(
          scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && !(0x202A...0x202E).contains(scalar.value))
      }
    }
  }

  @Test(arguments: [Size(0, 0), Size(1, 1), Size(2, 2), Size(5, 3), Size(20, 6), Size(300, 100)])
  func `no size breaks the desk`(size: Size) throws {
    var session = try Fixture.session(size.columns, size.rows)
    for keys in [
      "j", "G", "] ]", "/ l e v <Enter>", "n", "v l <Enter> x <Esc>", "t l <Enter>", "t q", "? j q",
      "<Tab> j z a <Enter>", "z C", "!",
    ] {
      session.press(keys)
      #expect(session.desk.draw().size == size)
    }
  }

  @Test(arguments: ["#", "[r]: /u"]) func `a document without a line takes every key`(text: String) throws {
    var session = Session(try Document.parse(Array(text.utf8), name: "a.md"), size: Size(40, 5))
    for row in Action.table where row.contexts.contains(.reader) && row.action != .quit {
      for keys in row.keys { session.press(keys) }
      session.press("<Esc> <Esc>")
    }
    #expect(session.desk.draw().size == Size(40, 5))
  }

  @Test func `random keys never break the desk`() throws {
    let keys = Action.table.flatMap(\.keys).compactMap { try? Key.sequence($0).get() }
    var generator = Seeded(state: 42)
    for _ in 0..<20 {
      var session = try Fixture.session(
        Int.random(in: 1...100, using: &generator), Int.random(in: 1...40, using: &generator))
      for _ in 0..<150 {
        for key in keys.randomElement(using: &generator) ?? [] { session.press(key.description) }
      }
      _ = session.desk.draw()
    }
  }
}

/// A random generator that gives the same numbers every time (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension Session {
  /// How the paragraph under the cursor is cited.
  var address: String? { desk.reader.paragraph.map { desk.document.paragraphs[$0].address } }

  /// The heading under the cursor, as its label and title.
  var heading: String {
    guard case .heading(let index)? = desk.reader.current?.source else { return "" }
    let heading = desk.document.headings[index]
    return [heading.label, heading.title].compactMap(\.self).joined(separator: " ")
  }

  /// The reviewer's position on a paragraph.
  func position(_ citation: String) -> Position? {
    desk.document.paragraph(cited: citation).map { desk.review.position(of: desk.reviewer, on: $0, in: desk.document) }
  }
}
