import Testing

@testable import Documents

@Suite struct `Footnotes in plain text` {
  @Test(arguments: [
    ("¹", "¹ The Board"), ("[1]", "[1] The Board"), ("1", "1 The Board"), ("*", "* The Board"), (" 1/", "1/ The Board"),
  ])
  func `below a rule are notes, and their marks lead to them`(mark: String, note: String) throws {
    let document = try document(
      "1. The Board met\(mark) and agreed.\n\n____________\n\(note) of the harbour.\n\n2. It ended.\n")
    #expect(document.paragraphs.map(\.kind) == [.numbered, .note, .numbered])
    #expect(document.paragraphs[1].text == "The Board of the harbour.")
    #expect(document.paragraphs[0].runs.map(\.kind) == [.footnote(document.paragraphs[1].id)])
    #expect(document.paragraphs[0].textWithoutMarks.hasPrefix("The Board met"))
    #expect(document.counts.footnotes == 1)
  }

  @Test func `at the foot of a page are notes without a rule, and begin anew on the next page`() throws {
    let text = "1. Ferries stop.1 Tugs too.2\n\n1 On Sundays.\n2 On Mondays.\n\u{0C}\n2. Boats go.1\n\n1 At night.\n"
    let document = try document(text)
    #expect(document.paragraphs.map(\.kind) == [.numbered, .note, .note, .numbered, .note])
    #expect(document.paragraphs.map(\.address) == ["1", "Note 1", "Note 2", "2", "Note 1-2"])
    #expect(document.paragraphs[3].runs.map(\.kind) == [.footnote(document.paragraphs[4].id)])
  }

  @Test func `that were wrapped by hand are told apart`() throws {
    let text = """
      The harbours of the region report every year to the Board on all ferries,1
      tugs and boats that came to harm, and on what was done to help them.2

      ________
      1 Ferries that carry more than twelve people; see the rules that were
      adopted for them.
      2 Help is what the harbour gives, and what it pays for on behalf of the
      owner.

      """
    let notes = try document(text).paragraphs.filter { $0.kind == .note }
    #expect(notes.map(\.text.count) == [85, 76])
    #expect(notes.map(\.line) == [5, 7])
  }

  @Test(arguments: [
    "1. Ferries stop.\n\n____\n1 On Sundays.\n", "1. There are 2 ferries and 1 tug.\n\n1 On Sundays.\n",
    "1. Ferries stop.\n\n2. Tugs go.\n\n* * *\n\n3. Boats too.\n",
  ])
  func `are none without a mark in the text`(text: String) throws {
    #expect(try document(text).counts.footnotes == 0)
  }

  @Test func `marks stay where the canonical text has them`() throws {
    let text = "1. Ferries¹ stop.\n\n___\n¹ Ships.\n"
    let document = try document(text)
    let range = document.canonicalRange(8..<13, inParagraph: 0)
    #expect(document.text == text)
    #expect(String(Array(text)[range]).hasSuffix("stop"))
  }

  @Test func `that nothing cites cost no more than their number`() throws {
    let text = String(repeating: "Ferries stop.\n\n___\n1 On Sundays.\n\n", count: 20_000)
    #expect(try document(text).counts.footnotes == 0)
  }
}
