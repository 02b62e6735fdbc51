import Testing

@testable import Documents

struct AsciiDocTests {
  private func read(_ text: String) -> Manuscript { AsciiDocReader.read(text) }

  @Test func `attributes of the header are the document's own data`() throws {
    let text = """
      = Programme of the Working Group
      :session: 12
      :session-date: Geneva, 4-5 May 2027
      :agenda-id: ECE/TRADE/WG/2027/3
      :subtitle: To be held
      in Room VII

      == Introduction

      The text.
      """
    let document = try document(text, "a.adoc")
    #expect(document.header.title == "Programme of the Working Group")
    #expect(document.header.symbol == "ECE/TRADE/WG/2027/3")
    #expect(document.header.sessionOrdinals == [12])
    #expect(document.header.place == "Geneva")
    #expect(read(text).metadata["subtitle"] == "To be held in Room VII")
    #expect(try Document.parse(Array(text.utf8), name: "a.txt").header.symbol == "ECE/TRADE/WG/2027/3")
  }

  @Test func `sections, lists and what is tied to them`() {
    let manuscript = read(
      """
      == First

      Some text
      on two lines.

      . one
      .. part
      . two
      +
      More of two.

      * sign

      [start=4]
      . four

      [appendix]
      == Terms

      Term:: Its meaning.
      """)
    #expect(manuscript.marksHeadings)
    #expect(
      manuscript.texts == [
        "First", "Some text on two lines.", "one", "part", "two", "More of two.", "sign", "four", "Terms", "Term",
        "Its meaning.",
      ])
    #expect(manuscript.labels == ["", "", "1.", "a.", "2.", "", "", "4.", "Appendix A:", "", ""])
  }

  @Test(arguments: [
    ("*strong* and _soft_ text", "strong and soft text", [Run.Kind.strong, .emphasis]),
    ("un**bound**ed", "unbounded", [.strong]), ("5 * 3 * 2", "5 * 3 * 2", []),
    ("see https://example.org[the page], please", "see the page, please", [.link("https://example.org")]),
    ("at https://example.org.", "at https://example.org.", [.link("https://example.org")]),
    ("\"`quoted`\" and '`single`'", "“quoted” and ‘single’", []), ("<<part,Part 1>>", "Part 1", [.link("#part")]),
    ("snake_case_name", "snake_case_name", []), ("a \\*b*", "a *b*", []), ("{nothing} {amp}", "{nothing} &", []),
    ("`code`", "code", [.code]), ("H~2~O", "H2O", []), ("*a _b* c_", "a _b c_", [.strong]),
  ]) func `looks and links`(source: String, shown: String, kinds: [Run.Kind]) {
    let block = read(source).blocks.first
    #expect(block?.text == shown)
    #expect(block?.passage.runs.map(\.kind) == kinds)
  }

  @Test func `notes stand behind the text that has their marks`() {
    let manuscript = read("One.footnote:[First note.] Two.footnote:[Second.]\n\nThree.")
    #expect(manuscript.texts == ["One.¹ Two.²", "Three.", "First note.", "Second."])
    #expect(manuscript.blocks.last?.kind == .note(mark: "2"))
    #expect(manuscript.canonicalText.hasPrefix("One. Two.\n\n"))
  }

  @Test func `tables have rows and columns`() {
    let manuscript = read(
      """
      [cols="2*"]
      |===
      |Member |Position

      |AU
      |agreed
      2+|all of them
      |===
      """)
    #expect(manuscript.texts == ["Member", "Position", "AU", "agreed", "all of them"])
    #expect(
      manuscript.blocks.map { $0.cell.map { [$0.row, $0.column, $0.span, $0.isHead ? 1 : 0] } ?? [] } == [
        [1, 1, 1, 1], [1, 2, 1, 1], [2, 1, 1, 0], [2, 2, 1, 0], [3, 1, 2, 0],
      ])
  }

  @Test func `other files are not read, and that is said`() {
    let manuscript = read("Text.\n\ninclude::/etc/passwd[]\n\n// a comment\n////\nmore\n////\nEnd.")
    #expect(manuscript.texts == ["Text.", "End."])
    #expect(manuscript.findings.map(\.severity) == [.warning])
  }

  @Test func `a fence that nothing closes takes nothing away`() {
    #expect(read("----\nText.\n\n|===\n|cell").texts == ["Text.", "|cell"])
    #expect(read("====\nInside.\n====\n\n----\ncode\n----").texts == ["Inside.", "code"])
  }

  @Test func `attributes do not grow without end`() {
    let bomb = (1...40).map { ":a\($0): {a\($0 - 1)}{a\($0 - 1)}" }.joined(separator: "\n")
    #expect(read("\(bomb)\n\n{a40}").blocks.first?.text == "{a39}{a39}")
  }

  @Test(arguments: [
    "*a ", "_a `b ", "\"`", "footnote:[", "<<", "[[", "|===\n|", "== \n", "{", "* *\n", ". .\n+\n",
    "====\n====\n====\n",
  ])
  func `signs without end are read`(sign: String) {
    _ = read(String(repeating: sign, count: 3_000))
  }
}
