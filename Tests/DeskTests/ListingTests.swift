import CellGrid
import Documents
import Testing
import Text

@testable import Desk

/// Lists over the desk.
@Suite struct ListingTests {
  /// All that a list shows on the way down, its rows joined.
  private func words(_ session: inout Session) -> String {
    var seen: [String] = []
    for _ in 0..<500 {
      for line in session.desk.draw().text.split(separator: "\n") {
        let words = line.filter { !"│╭╮╰╯".contains($0) }.split(separator: " ").joined(separator: " ")
        if !seen.contains(words) { seen.append(words) }
      }
      session.press("j")
    }
    return seen.joined(separator: " ")
  }

  @Test(arguments: [Size(80, 24), Size(40, 12), Size(20, 6)])
  func `a finding that is longer than the list is wide goes on below`(size: Size) throws {
    let text = Fixture.text.replacing("6. The PTC is invited", with: "7. The PTC is invited")
    var session = Session(try Document.parse(Array(text.utf8), name: "PC0801Eb.txt"), size: size)
    let findings = session.desk.document.findings
    try #require(findings.contains { $0.message.english.count > 40 })
    session.press("!")
    let words = words(&session)
    for word in findings.flatMap({ $0.message.english.split(separator: " ") }) where word.count < 9 {
      #expect(words.contains(word))
    }
    session.press("<Enter>")
    #expect(session.desk.overlays.isEmpty)
  }

  @Test(arguments: [Size(80, 24), Size(40, 12)]) func `all keys of an action are shown`(size: Size) throws {
    var session = try Fixture.session(size.columns, size.rows)
    session.press("?")
    let words = words(&session)
    for key in ["<PageDown>", "<Space>", "<C-f>", "<Right>"] { #expect(words.contains(key)) }
  }

  @Test func `the chosen line stays in view, whatever the size becomes`() throws {
    var session = try Fixture.session(100, 30)
    session.press("! j")
    guard case .listing(let before)? = session.desk.overlays.last else {
      Issue.record("no list")
      return
    }
    for size in [Size(20, 6), Size(60, 8), Size(9, 3), Size(100, 30)] {
      session.tell(.resized(size))
      let frame = session.desk.draw()
      #expect(frame.cells.contains { $0.role == .selection })
    }
    guard case .listing(let after)? = session.desk.overlays.last else {
      Issue.record("no list")
      return
    }
    #expect(after.cursor == before.cursor)
  }
}
