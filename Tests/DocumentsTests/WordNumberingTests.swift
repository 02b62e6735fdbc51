import Testing

@testable import Documents

struct WordNumberingTests {
  private typealias Word = WordFixture

  private func labels(_ numbering: String, _ items: [(list: Int, level: Int)]) throws -> [String] {
    let body = items.map { Word.item("Text", list: $0.list, level: $0.level) }.joined()
    return try Word(body: body, numbering: numbering).read().labels
  }

  private static let legal = WordFixture.abstract(
    0, WordFixture.level(0, "upperRoman", "%1."), WordFixture.level(1, "decimal", "%1.%2", "<w:isLgl/>"),
    WordFixture.level(2, "lowerLetter", "(%3)"),
    WordFixture.level(3, "lowerRoman", "(%4)", "<w:lvlRestart w:val=\"1\"/>"),
    WordFixture.level(4, "decimal", "%5)", "<w:lvlRestart w:val=\"0\"/>"), WordFixture.level(5, "decimal", "%6 of %7"))

  @Test func `levels restart below a higher one, and legal levels are decimal`() throws {
    let labels = try labels(
      Self.legal + Word.list(1, of: 0), [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)])
    #expect(labels == ["I.", "1.1", "1.2", "(a)", "II.", "2.1", "(a)"])
  }

  @Test func `a level restarts after the level it names, or never`() throws {
    let labels = try labels(
      Self.legal + Word.list(1, of: 0), [(1, 0), (1, 3), (1, 4), (1, 1), (1, 3), (1, 4), (1, 0), (1, 3), (1, 4)])
    #expect(labels == ["I.", "(i)", "1)", "1.2", "(ii)", "2)", "II.", "(i)", "3)"])
  }

  @Test func `a level that asks for a deeper one shows nothing`() throws {
    #expect(try labels(Self.legal + Word.list(1, of: 0), [(1, 5)]) == [""])
  }

  @Test func `lists of one abstract count on, and a start of its own counts once`() throws {
    let restart = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>"
    let numbering =
      Word.abstract(0, Word.level(0, "decimal", "%1."), Word.level(1, "lowerLetter", "%2)"))
      + Word.list(1, of: 0) + Word.list(2, of: 0) + Word.list(3, of: 0, restart)
    let labels = try labels(numbering, [(1, 0), (2, 0), (3, 0), (3, 0), (1, 0), (1, 1)])
    #expect(labels == ["1.", "2.", "5.", "6.", "7.", "a)"])
  }

  @Test func `a list may have a level of its own, and a list that is not defined has no numbers`() throws {
    let own = "<w:lvlOverride w:ilvl=\"0\">\(Word.level(0, "upperLetter", "Option %1"))</w:lvlOverride>"
    let numbering = Word.abstract(0, Word.level(0, "decimal", "%1.")) + Word.list(1, of: 0, own)
    #expect(try labels(numbering, [(1, 0), (1, 0), (9, 0), (0, 0)]) == ["Option A", "Option B", "", ""])
  }

  @Test func `styles number by the level that names them, also through other styles`() throws {
    let numbering =
      Word.abstract(
        0, Word.level(0, "upperRoman", "%1.", "<w:pStyle w:val=\"Part\"/>"),
        Word.level(1, "decimal", "%2.", "<w:pStyle w:val=\"Point\"/>"))
      + Word.list(1, of: 0)
    let numbered = "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr>"
    let styles = """
      <w:style w:type="paragraph" w:styleId="Part"><w:name w:val="Part"/>\(numbered)</w:style>\
      <w:style w:type="paragraph" w:styleId="Point"><w:name w:val="Point"/>\
      <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>\
      <w:style w:type="paragraph" w:styleId="Child"><w:name w:val="Child"/><w:basedOn w:val="Point"/></w:style>\
      <w:style w:type="paragraph" w:styleId="Mute"><w:name w:val="Mute"/><w:basedOn w:val="Point"/>\
      <w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
      """
    let body = ["Part", "Point", "Child", "Mute", "Part"]
      .map { Word.paragraph(Word.run("Text"), properties: "<w:pStyle w:val=\"\($0)\"/>") }.joined()
    let manuscript = try Word(body: body, numbering: numbering, styles: styles).read()
    #expect(manuscript.labels == ["I.", "1.", "2.", "", "II."])
    #expect(manuscript.blocks.first?.kind == .heading(level: 1))
  }

  @Test func `a numbering style lends its levels, and circles end`() throws {
    let numbering =
      Word.abstract(0, Word.level(0, "decimal", "§%1"))
      + "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"Lent\"/></w:abstractNum>"
      + "<w:abstractNum w:abstractNumId=\"2\"><w:numStyleLink w:val=\"Circle\"/></w:abstractNum>"
      + Word.list(1, of: 0) + Word.list(2, of: 1) + Word.list(3, of: 2)
    let styles = [("Lent", 1), ("Circle", 3)].map { style in
      """
      <w:style w:type="numbering" w:styleId="\(style.0)"><w:pPr><w:numPr><w:numId w:val="\(style.1)"/></w:numPr></w:pPr></w:style>
      """
    }
    let body = Word.item("Text", list: 2) + Word.item("Text", list: 3)
    #expect(try Word(body: body, numbering: numbering, styles: styles.joined()).read().labels == ["§1", ""])
  }

  @Test func `empty paragraphs count, deleted ones do not`() throws {
    let properties = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
    let deleted = Word.paragraph(
      "<w:del w:author=\"A\"><w:r><w:delText>Gone</w:delText></w:r></w:del>",
      properties: properties + "<w:rPr><w:del w:author=\"A\"/></w:rPr>")
    let body =
      Word.item("Text", list: 1) + Word.paragraph("", properties: properties) + deleted + Word.item("Text", list: 1)
    let numbering = Word.abstract(0, Word.level(0, "decimal", "%1.")) + Word.list(1, of: 0)
    #expect(try Word(body: body, numbering: numbering).read().labels == ["1.", "3."])
  }

  @Test(arguments: [
    ("decimal", 12, "12"), ("upperRoman", 1994, "MCMXCIV"), ("lowerRoman", 4, "iv"), ("upperLetter", 27, "AA"),
    ("lowerLetter", 53, "aaa"), ("lowerLetter", 781, "a"), ("decimalZero", 7, "07"), ("ordinal", 22, "22nd"),
    ("ordinal", 112, "112th"), ("ordinalText", 42, "Forty-second"), ("cardinalText", 1200, "One thousand two hundred"),
    ("chicago", 5, "**"), ("hex", 26, "1A"), ("decimalEnclosedCircle", 20, "⑳"), ("decimalEnclosedCircle", 21, "21"),
    ("numberInDash", 3, "- 3 -"), ("decimalFullWidth", 10, "１０"), ("chineseCountingThousand", 105, "一百〇五"),
    ("chineseCounting", 11, "十一"), ("ideographTraditional", 2, "乙"), ("russianLower", 3, "в"), ("none", 3, ""),
    ("upperRoman", 0, "0"), ("somethingNew", 3, "3"),
  ])
  func `numbers are written in the format's way`(format: String, number: Int, written: String) {
    #expect(NumberFormat(format).write(number, language: "en-GB") == written)
  }

  @Test(arguments: [
    (1, "Premier"), (5, "Cinquième"), (9, "Neuvième"), (21, "Vingt-et-unième"), (71, "Soixante-et-onzième"),
    (80, "Quatre-vingtième"), (91, "Quatre-vingt-onzième"), (200, "Deux-centième"), (1000, "Millième"),
  ])
  func `French counts in French`(number: Int, written: String) {
    #expect(NumberFormat("ordinalText").write(number, language: "fr-FR") == written)
  }

  @Test func `Spanish counts in Spanish, custom formats by their example`() {
    #expect(NumberFormat("cardinalText").write(31, language: "es") == "Treinta y uno")
    #expect(NumberFormat("ordinalText").write(13, language: "es") == "Decimotercero")
    #expect(NumberFormat("custom", custom: "001, 002, 003, ...").write(12, language: "en") == "012")
  }
}
