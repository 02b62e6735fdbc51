import CellGrid
import Documents
import Reviews
import Testing

@testable import Desk

@Suite struct ComposerTests {
  private let document = TimelineFixture.document([], paragraphs: ["The Committee is invited to endorse the draft."])

  private func comment(_ text: String = "", proposal: String? = nil, passage: Range<Int>? = 4..<13) -> Composer {
    let anchor = Anchor(in: document, paragraph: 0, passage: passage)
    return Composer(draft: Draft(purpose: .comment(anchor), text: text, proposal: proposal), title: "Comment on 1")
  }

  private func screen(_ composer: Composer, _ size: Size) -> [String] {
    var frame = Frame(size: size)
    composer.draw(into: &frame, in: frame.bounds)
    return frame.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `typing changes the draft and moving does not`() {
    var composer = comment()
    #expect(composer.insert("Why?") == .changed)
    #expect(composer.draft.text == "Why?")
    #expect(composer.perform(.cursorLeft) == .nothing)
    #expect(composer.perform(.newLine) == .changed)
    #expect(composer.draft.text == "Why\n?")
    #expect(composer.perform(.save) == .save)
    #expect(composer.perform(.cancel) == .close)
    #expect(composer.perform(.discard) == .discard)
  }

  @Test func `a proposal begins as the words that stand there`() {
    var composer = comment()
    #expect(composer.draft.proposal == nil)
    #expect(composer.perform(.switchField) == .nothing)
    #expect(composer.wording?.text == "Committee")
    #expect(composer.draft.proposal == nil)
    #expect(composer.insert("s") == .changed)
    #expect(composer.draft.proposal == "Committees")
    #expect(composer.draft.text == "")
    _ = composer.perform(.switchField)
    _ = composer.insert("Plural.")
    _ = composer.perform(.switchField)
    #expect(composer.draft.text == "Plural.")
    #expect(composer.draft.proposal == "Committees")
    _ = composer.perform(.deleteToStart)
    #expect(composer.draft.proposal == "", "no words in their place: they are to go")
  }

  @Test func `a draft comes back with its proposal`() {
    var composer = comment("Plural.", proposal: "Committees")
    #expect(composer.draft.proposal == "Committees")
    _ = composer.perform(.switchField)
    #expect(composer.wording?.text == "Committees")
    let draft = composer.draft
    #expect(Composer(draft: draft, title: "").draft == draft)
  }

  @Test func `the kind goes round, for a resolution the disposition`() {
    var composer = comment()
    #expect(composer.perform(.cycleKind) == .changed)
    #expect(composer.draft.kind == .technical)
    _ = composer.perform(.cycleKind)
    _ = composer.perform(.cycleKind)
    #expect(composer.draft.kind == .general)
    composer = Composer(draft: Draft(purpose: .resolve(target: "c")), title: "Resolve")
    for disposition in [Disposition.modified, .noted, .rejected, .deferred, .accepted] {
      _ = composer.perform(.cycleKind)
      #expect(composer.draft.disposition == disposition)
    }
    composer = Composer(draft: Draft(purpose: .reply(to: "c")), title: "Reply")
    #expect(composer.perform(.cycleKind) == .nothing)
    #expect(composer.perform(.switchField) == .nothing)
    #expect(composer.wording == nil)
  }

  @Test func `what says nothing is not kept, and the composer says so until the next key`() {
    var composer = comment(" \n")
    #expect(composer.perform(.save) == .nothing)
    #expect(screen(composer, Size(80, 24)).contains { $0.contains("! nothing is written yet") })
    _ = composer.perform(.switchField)
    #expect(composer.perform(.save) == .nothing)
    #expect(screen(composer, Size(80, 24)).contains { $0.contains("! the proposed wording is what stands there") })
    _ = composer.insert("s")
    #expect(composer.complaint == nil)
    #expect(composer.perform(.save) == .save)
    var reply = Composer(draft: Draft(purpose: .reply(to: "c")), title: "Reply")
    #expect(reply.perform(.save) == .nothing)
    var resolution = Composer(draft: Draft(purpose: .resolve(target: "c")), title: "Resolve")
    #expect(resolution.perform(.save) == .save)
  }

  @Test(arguments: [Size(80, 24), Size(40, 12), Size(20, 6), Size(20, 2), Size(20, 1)])
  func `a failure from outside is said in the composer`(size: Size) {
    var composer = comment("A remark.")
    composer.fail("the disk is full; free some space")
    #expect(screen(composer, size).contains { $0.contains("! the disk is") })
    #expect(composer.draft.text == "A remark.")
  }

  @Test func `the editor gets the field that has the keys, and what it gives back replaces that`() {
    var composer = comment("A remark.")
    #expect(composer.perform(.openEditor) == .openEditor("A remark."))
    composer.replace(text: "Another\r\nremark.\n\n")
    #expect(composer.draft.text == "Another\nremark.")
    _ = composer.perform(.switchField)
    #expect(composer.perform(.openEditor) == .openEditor("Committee"))
    composer.replace(text: "Council\n")
    #expect(composer.draft.proposal == "Council")
    #expect(composer.draft.text == "Another\nremark.")
    composer.replace(text: "\n")
    #expect(composer.draft.proposal == "")
  }

  @Test func `the edit of a comment has a proposal, the edit of a reply has none`() {
    let draft = Draft(purpose: .edit(target: "c"), kind: .editorial, text: "Plural.")
    var composer = Composer(draft: draft, title: "Edit", passage: "Committee")
    _ = composer.perform(.switchField)
    _ = composer.insert("s")
    #expect(composer.draft.proposal == "Committees")
    #expect(composer.draft.kind == .editorial)
    composer = Composer(draft: draft, title: "Edit")
    _ = composer.perform(.switchField)
    #expect(!composer.isOnWording)
  }

  // MARK: The screen

  @Test func `the box says what is written, of which kind, and which keys do what`() {
    var composer = comment("A remark.")
    _ = composer.perform(.cycleKind)
    let rows = screen(composer, Size(80, 24))
    let box = rows.drop { $0.isEmpty }
    #expect(box.first?.hasPrefix("╭─ Comment on 1 ─") == true)
    #expect(box.dropFirst().first?.hasPrefix("│ ○ general  ● technical  ○ editorial ") == true)
    #expect(box.contains { $0.hasPrefix("│ A remark. ") })
    #expect(box.last?.hasPrefix("╰ C-s keep  Esc close  Tab wording  C-t kind  C-x discard  C-o editor ─") == true)
    #expect(rows.count == 24)
  }

  @Test func `both fields are seen, the one with the keys has the cursor`() {
    var composer = comment("A remark.", proposal: "Council")
    var frame = Frame(size: Size(80, 24))
    composer.draw(into: &frame, in: frame.bounds)
    let first = frame.cursor
    #expect(frame.text.contains("├─ Proposed wording: words out 1, in 1 ─"))
    #expect(frame.text.contains("│ Council "))
    _ = composer.perform(.switchField)
    composer.draw(into: &frame, in: frame.bounds)
    #expect((frame.cursor?.y ?? 0) > (first?.y ?? 0))
  }

  @Test func `the box grows with the text up to three fifths of the area`() {
    func height(_ text: String) -> Int { screen(comment(text), Size(60, 30)).drop { $0.isEmpty }.count }
    #expect(height("One.") < height(String(repeating: "Line.\n", count: 8)))
    #expect(height(String(repeating: "Line.\n", count: 200)) == 18)
  }

  @Test func `at 20x6 a short line and the keys remain, without a frame`() {
    let rows = screen(comment("Short."), Size(20, 6))
    #expect(rows.suffix(4) == ["Comment o… · general", "Short.", "", "C-s keep  Esc close"])
  }

  @Test func `no size breaks it`() {
    let resolution = Draft(purpose: .resolve(target: "c"), disposition: .modified)
    for var composer in [
      comment(), comment("A remark.", proposal: "地域会議"), comment(String(repeating: "word ", count: 500)),
      Composer(draft: resolution, title: "Resolve"),
    ] {
      for _ in 0..<2 {
        _ = composer.perform(.save)
        for columns in [0, 1, 2, 3, 5, 8, 20, 29, 30, 31, 45] {
          for rows in 0...14 {
            var frame = Frame(size: Size(columns, rows))
            composer.draw(into: &frame, in: frame.bounds)
            guard let cursor = frame.cursor else { continue }
            #expect(cursor.x >= 0 && cursor.x < columns && cursor.y >= 0 && cursor.y < rows)
          }
        }
        _ = composer.perform(.switchField)
      }
    }
  }
}
