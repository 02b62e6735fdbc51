import Testing

@testable import Documents

@Suite struct `What a paragraph cites of its own document` {
  private func document(_ sentence: String, annexed: String = "1. First of the annex.\n2. Second of the annex.") throws
    -> Document
  {
    let text = """
      Permanent Technical Committee

      PC0970Ea

      I. Background

      1. The ports were closed for a week.
      2. \(sentence)
      3. The list has:
      (a) names; and
      (b) numbers.

      II. Next steps

      4. The Committee is invited to agree.

      Annex I

      Contacts

      \(annexed)

      Annex II

      Forms

      1. One form is enough.

      """
    return try Document.parse(Array(text.utf8), name: "PC0970Ea.txt")
  }

  @Test(arguments: [
    ("As paragraph 1 says, it rains.", ["paragraph 1 -> 1"]),
    ("See paragraphs 1 and 4.", ["paragraphs 1 -> 1", "4 -> 4"]),
    ("See paragraphs 1, 3(a) and 4 below.", ["paragraphs 1 -> 1", "3(a) -> 3(a)", "4 -> 4"]),
    ("See para. 4.", ["para. 4 -> 4"]),
    ("Voir le paragraphe 4.", ["paragraphe 4 -> 4"]),
    ("See Annex II.", ["Annex II -> Annex II"]),
    ("See Annexe I.", ["Annexe I -> Annex I"]),
    ("See Section II and paragraph 4.", ["Section II -> II", "paragraph 4 -> 4"]),
    ("See paragraph 2 of Annex I.", ["paragraph 2 -> Annex I/2", "Annex I -> Annex I"]),
    ("Paragraph 1 and Annex I say so.", ["Paragraph 1 -> 1", "Annex I -> Annex I"]),
    ("Annex I, paragraph 2, says so.", ["Annex I -> Annex I", "paragraph 2 -> Annex I/2"]),
    ("See paragraph 9, which is not there.", []),
    ("This paragraph 2 is itself.", []),
    ("Paragraph 1 of PC0953Ea said so.", []),
    ("In 4 ports and 1 paragraph.", []),
  ])
  func `is found by number, in any language, and nothing else is`(sentence: String, found: [String]) throws {
    let document = try document(sentence)
    let index = try #require(document.paragraph(cited: "2"))
    let scalars = Array(document.paragraphs[index].text.unicodeScalars)
    let cited = document.crossReferences(inParagraph: index).map { reference in
      let words = String(String.UnicodeScalarView(scalars[reference.range]))
      return "\(words) -> \(document.address(of: reference.target))"
    }
    #expect(cited == found)
  }

  @Test func `is counted from the annex's own paragraphs in an annex`() throws {
    let document = try document("Nothing.", annexed: "1. As paragraph 2 says.\n2. And paragraph 4 too.")
    let first = try #require(document.paragraph(cited: "Annex I/1"))
    let second = try #require(document.paragraph(cited: "Annex I/2"))
    #expect(document.crossReferences(inParagraph: first).map { document.address(of: $0.target) } == ["Annex I/2"])
    #expect(document.crossReferences(inParagraph: second).map { document.address(of: $0.target) } == ["4"])
  }

  @Test func `knows the abbreviations of the organization`() throws {
    let document = try document("The RKC and the SWG.")
    let known = document.commonAbbreviations
    #expect(known.contains { $0.term == "RKC" && $0.meaning == "Revised Kyoto Convention" })
    #expect(known.contains { $0.term == "PTC" })
    #expect(known.map(\.term) == known.map(\.term).sorted())
  }
}
