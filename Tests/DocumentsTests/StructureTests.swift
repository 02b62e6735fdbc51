import Documents
import Testing
import Text

struct StructureTests {
  @Test func `numbered paragraphs have labels, ids and addresses`() throws {
    let document = try document(workingDocument)
    let numbered = document.paragraphs.filter { $0.kind == .numbered }
    #expect(numbered.map(\.label) == ["1.", "2.", "3.", "4.", "5.", "1.", "2."])
    #expect(numbered.map(\.id).first == "para_1")
    #expect(numbered.map(\.id).last == "att_I__para_2")
    #expect(numbered.last?.address == "Annex I/2")
  }

  @Test func `parts of paragraphs hang on their paragraph`() throws {
    let parts = try document(workingDocument).paragraphs.filter { $0.kind == .sub }
    #expect(parts.map(\.address) == ["2(a)", "2(b)", "2(b)(i)", "2(b)(ii)"])
    #expect(parts.map(\.depth) == [1, 1, 2, 2])
    #expect(parts.last?.id == "para_2__list_b__list_ii")
  }

  @Test func `headings have kinds and levels`() throws {
    let headings = try document(workingDocument).headings
    #expect(headings.map(\.kind) == [.summary, .summary, .action, .section, .section, .action, .annex])
    #expect(headings.map(\.level) == [1, 2, 2, 1, 1, 1, 1])
    #expect(headings.map(\.label) == [nil, nil, nil, "I.", "II.", "III.", "Annex I"])
    #expect(headings.last?.title == "Outline of the Guide")
    #expect(headings.map(\.id).suffix(2) == ["sec_III", "att_I"])
  }

  @Test func `positions are taken on numbered paragraphs and on the text of annexes`() throws {
    let open = try document(workingDocument).paragraphs.filter(\.isReviewable)
    #expect(
      open.map(\.address)
        == ["1", "2", "2(a)", "2(b)", "2(b)(i)", "2(b)(ii)", "3", "4", "5", "Annex I/p1", "Annex I/1", "Annex I/2"])
  }

  @Test func `a page number is no item of a list`() throws {
    let document = try document(workingDocument)
    #expect(!document.paragraphs.contains { $0.text.hasSuffix("2.") && $0.text.count < 5 })
    #expect(document.findings.contains { $0.message.english.contains("page number") && $0.line == 41 })
  }

  @Test func `a paragraph that repeats another word for word is told`() throws {
    let findings = try document(workingDocument).findings
    #expect(findings.contains { $0.message == "5 repeats Summary/2 word for word" })
    #expect(findings.contains { $0.message.english.contains("leads nowhere") })
  }

  @Test func `terms and abbreviations are defined where they stand`() throws {
    let document = try document(workingDocument)
    #expect(document.definitions.map(\.term) == ["the Guide", "PC", "AEOs"])
    #expect(
      document.definitions.map(\.meaning) == [
        "Guide to Safe Handling", "Policy Commission", "Authorized Economic Operators",
      ])
    let runs = document.paragraphs[document.definitions[0].paragraph].runs
    #expect(runs.contains { $0.kind == .definition("the Guide") })
  }

  @Test(arguments: [
    ("the Harmonized System Committee (HSC) met", "HSC", "Harmonized System Committee"),
    ("an opinion of the Committee on Trade (COT).", "COT", "Committee on Trade"),
    ("les opérateurs économiques agréés (OEA) ont", "OEA", "opérateurs économiques agréés"),
    ("le Comité (ci-après dénommé « le Comité d’appui »)", "le Comité d’appui", "Comité"),
    ("the Parties to this Text (hereinafter referred to as \"the Parties\")", "the Parties", "Parties to this Text"),
  ])
  func `a definition finds its meaning`(text: String, term: String, meaning: String) throws {
    let found = try document("1. Before this, \(text)").definitions
    #expect(found.map(\.term) == [term])
    #expect(found.map(\.meaning) == [meaning])
  }

  @Test(arguments: ["Nothing (in 2023) and (see ABC) here", "the year (YYYY) of it", "a sum (EUR)"])
  func `not every parenthesis defines`(text: String) throws {
    #expect(try document("1. \(text).").definitions.isEmpty)
  }

  @Test func `other documents are references, the document itself is none`() throws {
    let document = try document(workingDocument)
    #expect(document.references.map(\.symbol) == ["PC0812EAE1a"])
    #expect(document.references.map { document.paragraphs[$0.paragraph].address } == ["4"])
  }

  @Test func `gaps and doubles in the numbering are told`() throws {
    let findings = try document("1. One thing.\n2. Two things.\n2. Two again.\n5. Five things.\n").findings
    #expect(
      findings.map(\.message) == ["two paragraphs are numbered 2", "paragraph 3 to 4 is missing: 2 is followed by 5"])
    #expect(findings.map(\.line) == [3, 4])
  }

  @Test func `clashing numbers still have names of their own`() throws {
    let paragraphs = try document("1. One thing.\n2. Two things.\n2. Two again.\n").paragraphs
    #expect(paragraphs.map(\.id) == ["para_1", "para_2", "para_2__2"])
    #expect(paragraphs.map(\.address) == ["1", "2", "2#2"])
  }

  @Test func `numbers that restart are told apart by their section`() throws {
    let document = try document("I. Aim\n\n1. One.\n2. Two.\n\nII. Scope\n\n1. Again.\n")
    #expect(document.paragraphs.map(\.address) == ["I/1", "I/2", "II/1"])
    #expect(document.paragraphs.map(\.id) == ["sec_I__para_1", "sec_I__para_2", "sec_II__para_1"])
  }

  @Test(arguments: ["2023. That year the Committee did not meet.", "1.5 million parcels were lost.", "J. was absent."])
  func `a number out of sequence is text`(text: String) throws {
    let paragraphs = try document("1. First of all.\n2. Then.\n\(text)\n3. Last.\n").paragraphs
    #expect(paragraphs.map(\.label) == ["1.", "2.", nil, "3."])
    #expect(paragraphs[2].text == text)
  }

  @Test func `brackets that do not match are told, not failed on`() throws {
    let findings = try document("1. [Members] should] act.\n2. They [may [wait.\n").findings
    #expect(findings.map(\.line) == [1, 2, 2])
    #expect(findings.first?.message == "a square bracket closes that was never opened")
    #expect(findings.last?.message == "a square bracket opens and never closes")
  }

  @Test func `an annex that is cited but not there is told`() throws {
    let text = "I. Aim\n\n1. Annex III shows it. Annex 2 to the Agreement is another's. Three Annexes exist.\n"
    let document = try document(text)
    #expect(document.headings.count == 1)
    #expect(document.findings.map(\.message) == ["annex III is cited but is not in this document"])
  }

  @Test func `a text without any structure still opens`() throws {
    let document = try document(
      "A few words only, in one sentence that ends here and says nothing at all about anything else.")
    #expect(document.headings.isEmpty)
    #expect(document.paragraphs.map(\.address) == ["p1"])
    #expect(document.paragraphs.allSatisfy { $0.isReviewable })
  }

  @Test func `short lines that say nothing of a session are text under their first`() throws {
    let document = try document("Shopping\n\nBread\n\nMilk and honey\n")
    #expect(document.header.title == "Shopping")
    #expect(document.paragraphs.map(\.text) == ["Bread", "Milk and honey"])
    #expect(try lone("hello").paragraphs.map(\.text) == ["hello"])
  }

  private func lone(_ text: String) throws -> Document { try document(text) }

  @Test func `running headers at page breaks are left out and sentences go on`() throws {
    let page = "\u{c}PC0812Ea\n\n"
    let text = workingDocument + page + "3. The text goes on\n" + page + "over the page.\n" + page + "4. The end.\n"
    let document = try document(text)
    #expect(document.paragraphs.suffix(2).map(\.text) == ["The text goes on over the page.", "The end."])
    #expect(!document.paragraphs.contains { $0.text == "PC0812Ea" })
  }

  @Test func `a number with a dash labels a heading, and a line that leads into a list is none`() throws {
    let text = """
      1- Presentation of the method

      Since the last meeting the method has been completed, and the Committee was informed of it by the Chair.

      2. The work of the group will for the time being be instrumental in

      - finding what is needed;

      - sending it out.

      """
    let document = try document(text)
    #expect(document.headings.map(\.label) == ["1-"])
    #expect(document.headings.map(\.title) == ["Presentation of the method"])
  }

  @Test func `values in a list are no numbers of paragraphs`() throws {
    let text = "I. Codes\n\nThe codes are these.\n\n0\tDictionary\n\n1\tPage\n\n4\tRegion\n\n6\tEnd\n"
    let document = try document(text)
    #expect(document.paragraphs.compactMap(\.label) == ["1"])
    #expect(document.findings.isEmpty)
  }

  @Test func `articles stand on one level whatever marks the file gives them`() throws {
    let text = """
      # Agreement on Buoys

      ## SECTION A

      ## SCOPE

      ### Article 1: Scope

      1. It covers buoys.

      ## Article 2: Terms

      1. A buoy floats.

      ## SECTION B

      ## BELLS

      ## Article 3: Bells

      1. Bells sound.
      """
    let headings = try document(text, "agreement.md").headings
    #expect(headings.filter { $0.label?.hasPrefix("Article") ?? false }.map(\.level) == [2, 2, 2])
  }
}

@Test(arguments: [
  ("La Commission de politique générale (PC) délibère.", "PC", "Commission de politique générale"),
  ("Le Groupe consultatif du secteur privé (PSCG) siège.", "PSCG", "Groupe consultatif du secteur privé"),
  ("Une note sur les quais (ci-après dénommée la Note) suit.", "la Note", "note sur les quais"),
  ("La Note sur les quais, ci-après dénommé(e) « la Note », suit.", "la Note", "Note sur les quais"),
  ("The Board of the Harbour (hereafter the Board) met.", "the Board", "Board of the Harbour"),
])
func `a term is found where a French or English sentence defines it`(text: String, term: String, meaning: String) throws
{
  let definition = try #require(try document("1. \(text)\n").definitions.first)
  #expect(definition.term == term)
  #expect(definition.meaning == meaning)
}
