import Documents
import Testing
import Text

struct ReaderTests {
  /// Every segment says the same in the paragraph and in the canonical text.
  private func expectSegmentsAgree(_ document: Document) {
    let text = Array(document.text.unicodeScalars)
    for (index, paragraph) in document.paragraphs.enumerated() {
      let own = Array(paragraph.text.unicodeScalars)
      for segment in paragraph.segments {
        let range = segment.start..<segment.start + segment.count
        #expect(own[range].elementsEqual(text[document.canonicalRange(range, inParagraph: index)]))
      }
    }
  }

  @Test func `offsets of plain text are exact`() throws {
    let document = try document("1. Café [là-bas](https://example.org) (a) été.\n2. 会議 🎉 opened.\n")
    expectSegmentsAgree(document)
    #expect(document.paragraphs.map(\.text) == ["Café là-bas (a) été.", "会議 🎉 opened."])
    #expect(document.canonicalRange(5..<11, inParagraph: 0) == 9..<15)
    #expect(document.paragraphRange(9..<15, inParagraph: 0) == 5..<11)
    #expect(document.paragraphRange(0..<3, inParagraph: 0) == nil)
  }

  @Test func `lines wrapped by hand are one paragraph`() throws {
    let text = """
      1. The Committee looked at the draft guide in all its parts and found that it
      was well written, well set and well worth the time that had been given to it in
      2023. That year was the first in which the hubs had worked together on one text
      and it showed.
      2. It thanked the drafters.

      """
    let document = try document(text)
    #expect(document.paragraphs.map(\.label) == ["1.", "2."])
    #expect(
      document.paragraphs[0].text.hasSuffix(
        "to it in 2023. That year was the first in which the hubs had worked together on one text and it showed."))
    expectSegmentsAgree(document)
  }

  @Test func `a word cut at its hyphen is joined`() throws {
    let line = "The hubs and the Members agreed that the next steps of the Customs-"
    let document = try document(
      "\(line)\nIndustry dialogue should be taken as soon as the text is ready for this\nand no later.\n")
    #expect(document.paragraphs.first?.text.contains("Customs-Industry dialogue") == true)
  }

  @Test func `underlined lines of plain text are headings`() throws {
    let document = try document(
      "Aim\n===\n\nThe first paragraph says what the aim of the whole undertaking is meant to be.\n\nScope\n-----\n\nSmall.\n"
    )
    #expect(document.headings.map(\.title) == ["Scope"])
    #expect(document.header.title == "Aim")
  }

  @Test func `Markdown lists, tables, quotes, code and notes`() throws {
    let text = """
      # Guide

      ## Scope

      9. Ninth *paragraph* with **weight**[^a].

         > Quoted.

      10. Tenth:
          - a bullet
          - another

      | Part | Text |
      |------|------|
      | A    | One \\| two |

      ```
      code  here
      ```

      1\\. Escaped &amp; plain.

      [^a]: The note.
      [^b]: Not cited.
      """
    let document = try document(text, "guide.md")
    expectSegmentsAgree(document)
    #expect(
      document.paragraphs.map(\.kind)
        == [.numbered, .quote, .numbered, .bullet, .bullet, .cell, .cell, .cell, .cell, .code, .numbered, .note, .note])
    #expect(document.paragraphs.map(\.label).compactMap(\.self) == ["9.", "10.", "1."])
    #expect(document.paragraphs[0].text == "Ninth paragraph with weight¹.")
    #expect(
      document.paragraphs[0].runs
        == [
          Run(range: 6..<15, kind: .emphasis), Run(range: 21..<27, kind: .strong),
          Run(range: 27..<28, kind: .footnote("note_a")),
        ])
    #expect(document.paragraphs.suffix(3).map(\.text) == ["Escaped & plain.", "The note.", "Not cited."])
    #expect(document.findings.contains { $0.message == "nothing cites note b" && $0.line == 24 })
  }

  @Test func `sub-paragraphs on lines of their own stay apart in Markdown`() throws {
    let document = try document(
      "## Aim\n\n1.1 Each Party shall:\n(a) act; and\n(b) report.\n\n1.2 Done.\n", "a.markdown")
    #expect(document.paragraphs.map(\.label) == ["1.1", "(a)", "(b)", "1.2"])
    #expect(document.paragraphs.map(\.line) == [3, 4, 5, 7])
  }

  @Test func `lines in bold are headings where Markdown has no others`() throws {
    let document = try document("**I. Aim**\n\n1. Safe parcels.\n\n**II. Scope**\n\n2. All hubs.\n", "a.md")
    #expect(document.headings.map(\.label) == ["I.", "II."])
    #expect(document.paragraphs.map(\.address) == ["1", "2"])
  }

  @Test func `text is found again behind escapes, entities and lazy lines`() throws {
    let text = "> \\*One\\* [two](<a b> \"t\") &eacute;t&eacute;\nlazy *three*  \n> four ![five](x) `six`\n"
    let document = try document(text, "a.md")
    expectSegmentsAgree(document)
    #expect(document.paragraphs.map(\.text) == ["*One* two été lazy three four five six"])
    let mapped = document.paragraphs[0].segments.reduce(0) { $0 + $1.count }
    #expect(mapped >= document.paragraphs[0].text.count - 7)
  }

  @Test func `HTML blocks give their text`() throws {
    let document = try document("## A\n\n<div>Some <b>bold</b> text</div>\n\n<!-- none -->\n", "a.md")
    #expect(document.paragraphs.map(\.text) == ["Some bold text"])
  }

  @Test(arguments: ["a.txt", "a.md"]) func `a long line and many lines are read in one go`(name: String) throws {
    let sentence = "The Committee (PTC) took note [of it] and *went on*. "
    let long = try document("1. " + String(repeating: sentence, count: 20_000), name)
    #expect(long.paragraphs.count == 1)
    let many = try document((1...20_000).map { "\($0). \(sentence)\n" }.joined(), name)
    #expect(many.paragraphs.count == 20_000)
    #expect(many.paragraph(cited: "19999") == 19_998)
  }
}
