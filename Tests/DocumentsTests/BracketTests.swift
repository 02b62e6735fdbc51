import Testing

@testable import Documents

@Suite struct `Square brackets` {
  @Test(
    arguments: [
      ("1. Nothing is open.", 0, 0, true),
      ("1. [A] and [B [C]].", 3, 2, true),
      ("1. [It begins here\n\n2. and ends] there.", 1, 1, true),
      ("1. [It never ends.", 1, 1, false),
      ("1. It ends] before [it begins].", 1, 1, false),
    ] as [(String, Int, Int, Bool)])
  func `are counted, nested, and paired over paragraphs`(text: String, open: Int, depth: Int, isBalanced: Bool) throws {
    let brackets = try document(text).brackets
    #expect((brackets.open, brackets.depth, brackets.isBalanced) == (open, depth, isBalanced))
  }

  @Test(arguments: [
    "1. The report says it.[1]", "1. It was […] agreed [sic] in [...] part.", "1. “[T]he harbour is closed.”",
    "1. See [the rules](#rules).", "1. Ferries stop.[^1]\n\n[^1]: On Sundays.",
  ])
  func `of other sorts are no disagreement`(text: String) throws {
    #expect(try document(text).brackets.all.isEmpty)
  }

  @Test(arguments: [
    "1. Members [shall][should] reply.", "1. Within [3] months [2] replies came.", "1. By [2030][2035].",
  ])
  func `that stand side by side or hold a number are alternatives`(text: String) throws {
    #expect(try document(text).brackets.open == 2)
  }

  @Test func `a number in brackets cites the entry that is labelled with it`() throws {
    let text =
      "I. Ferries\n\n1. Ferries are safe, see [2].\n\nII. Sources\n\n[1] Rules for harbours\n\n[2] Rules for ferries\n"
    #expect(try document(text).brackets.all.isEmpty)
  }

  @Test func `a forgotten one makes no later section look deeper, one round sections holds them`() throws {
    let forgotten = try document("I. Aim\n\n1. They [may act.\n\nII. Scope\n\n2. All [ships].\n")
    #expect(forgotten.brackets.depth(inParagraph: 1) == 1)
    let whole = try document("# Draft\n\n## [Aim\n\nAll [ships].\n\n### Scope\n\nSome [boats].]\n", "draft.md")
    #expect(whole.brackets.isBalanced)
    #expect(whole.brackets.depth(inParagraph: 1) == 2)
  }

  @Test func `know their place and their partner`() throws {
    let brackets = try document("1. “Été [indien] [or\n\n2. not]”.\n").brackets
    #expect(brackets.depths(inParagraph: 0).map(\.offset) == [5, 12, 14])
    #expect(brackets.all.map(\.partner) == [1, 0, 3, 2])
    #expect(brackets[.paragraph(1)].map(\.opens) == [false])
  }

  @Test func `sections between open ones are not looked through again and again`() throws {
    let text = String(repeating: "I. Aim\n\n[Some [ships.\n\n", count: 10_000)
    #expect(try document(text).brackets.isBalanced == false)
  }

  @Test func `a hundred thousand that never close are told and cost no more than their number`() throws {
    let found = try document("1. " + String(repeating: "[", count: 100_000) + ".\n")
    #expect(found.brackets.unpaired.count == 100_000)
    #expect(found.findings.count == 9)
  }
}

@Suite struct `Versions of a negotiated text` {
  @Test func `of a paragraph are told apart in what is cited`() throws {
    let text = """
      # Draft

      ## Article 3 (ferries)

      1. Each harbour reports:

          **Option 1**

          1. every year;
          2. in writing.

          **Option 2:**

          1. when asked.

      2. The Board decides.

      """
    let document = try document(text, "draft.md")
    #expect(
      document.paragraphs.map(\.address) == [
        "1", "1 Option 1", "1 Option 1(1)", "1 Option 1(2)", "1 Option 2", "1 Option 2(1)", "2",
      ])
  }

  @Test func `of a section have numbers of their own`() throws {
    let text = "# Draft\n\n## Article 5\n\n[Option I:\n\n1. One.\n\n2. Two.]\n\nOption II: no text\n"
    let addresses = try document(text, "draft.md").paragraphs.map(\.address)
    #expect(
      addresses == ["Article 5 Option I", "Article 5 Option I/1", "Article 5 Option I/2", "Article 5 Option II"])
  }

  @Test(arguments: ["Option 2 was preferred by most.", "Options: 1 or 2", "The option 1: none"])
  func `are no sentences about them`(text: String) throws {
    #expect(try document("1. First.\n\n\(text)\n").paragraphs.map(\.address).allSatisfy { !$0.contains("Option") })
  }

  @Test func `numbers that Markdown counts inside a list are shown and cited, but are no printed labels`() throws {
    let document = try document("1. It covers:\n\n    1. ferries;\n    2. tugs.\n\n2. It ends.\n", "draft.md")
    #expect(document.paragraphs.map(\.label) == ["1.", nil, nil, "2."])
    #expect(document.paragraphs.map(\.number) == ["1.", "(1)", "(2)", "2."])
    #expect(document.paragraphs.map(\.address) == ["1", "1(1)", "1(2)", "2"])
  }
}
