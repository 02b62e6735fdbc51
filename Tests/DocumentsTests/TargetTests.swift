import Testing

@testable import Documents

@Suite struct TargetTests {
  private static let text = """
    Permanent Technical Committee

    PC0801Eb

    245th/246th Sessions

    Brussels, 2 September 2024

    Single Window
    Maturity

    SUMMARY

    This document presents a draft model for national Single Windows.

    I. Background

    1. At its last session the PTC welcomed the outline of a maturity model for the Single Window.

    Annex I

    Draft levels

    1. At level one, each agency keeps a procedure of its own.

    """

  private let document: Document

  init() throws { document = try Document.parse(Array(Self.text.utf8), name: "PC0801Eb.txt") }

  @Test(arguments: [
    ("title", "Title", "Single Window Maturity"), ("summary", "Summary", "SUMMARY"), ("I", "I", "Background"),
    ("i.", "I", "Background"), ("I. Background", "I", "Background"), ("background", "I", "Background"),
    ("Annex I", "Annex I", "Draft levels"), ("Draft  levels", "Annex I", "Draft levels"),
    ("1", "1", "At its last session the PTC welcomed the outline of a maturity model for the Single Window."),
  ])
  func `title, headings and paragraphs are cited by what is printed`(citation: String, address: String, words: String)
    throws
  {
    let target = try #require(document.target(cited: citation))
    #expect(document.address(of: target) == address)
    #expect(document.text(of: target) == words)
  }

  @Test func `nothing else is`() {
    for citation in ["", "II", "Annex", "titles", "§"] { #expect(document.target(cited: citation) == nil) }
  }

  @Test func `targets come in reading order, each once and with an id of its own`() {
    #expect(
      document.targets.map(document.address) == ["Title", "Summary", "Summary/1", "I", "1", "Annex I", "Annex I/1"])
    #expect(Set(document.targets.map(document.id)).count == 7)
  }

  @Test func `the words of headings and of a title on two lines are found in the canonical text`() throws {
    let scalars = Array(document.text.unicodeScalars)
    for target in document.targets {
      let words = document.text(of: target)
      let range = document.canonicalRange(0..<words.unicodeScalars.count, in: target)
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[range])
      #expect(String(text).split(whereSeparator: \.isWhitespace).joined(separator: " ") == words)
      #expect(document.range(range, in: target) == 0..<words.unicodeScalars.count)
    }
  }
}
