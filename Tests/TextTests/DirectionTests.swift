import Testing

@testable import Text

@Suite struct `The direction of writing` {
  private func seen(_ text: String, _ direction: Direction? = nil) -> String {
    let glyphs = Clean(text).glyphs
    return String(((direction ?? Direction(of: text)).visual(glyphs[...]) ?? glyphs).map(\.character))
  }

  @Test(arguments: [
    ("The Committee", Direction.leftToRight), ("1. اللجنة", .rightToLeft), ("[«ועדה»]", .rightToLeft),
    ("12 – 14", .leftToRight),
    ("Комитет", .leftToRight), ("委员会", .leftToRight), ("WCO منظمة", .leftToRight), ("", .leftToRight),
  ]) func `is that of the first letter`(text: String, direction: Direction) {
    #expect(Direction(of: text) == direction)
  }

  @Test func `turns Hebrew round, and leaves numbers and Latin words as they are`() {
    #expect(seen("אבג דה") == "הד גבא")
    #expect(seen("אב 243 WCO גד") == "דג WCO 243 בא")
  }

  @Test func `turns only Hebrew words round in an English line`() {
    #expect(seen("the word אבג, twice") == "the word גבא, twice")
    #expect(seen("אבג ends it", .leftToRight) == "גבא ends it")
  }

  @Test func `turns brackets with the words that they enclose`() {
    #expect(seen("אב [גד] ה") == "ה [דג] בא")
    #expect(seen("(אב) WCO", .rightToLeft) == "WCO (בא)")
  }

  @Test func `keeps a mark with its letter`() {
    #expect(seen("אָב") == "באָ")
  }

  @Test(arguments: ["Committee", "委员会、会议。", "Комитет", "a\u{FFFD}b"]) func `leaves other scripts alone`(text: String) {
    #expect(Direction.rightToLeft.visual(Clean(text).glyphs[...]) == nil)
  }

  @Test func `is left to a terminal that sees to it`() {
    Direction.$isOurs.withValue(false) { #expect(seen("אבג") == "אבג") }
  }

  @Test func `puts every glyph somewhere`() {
    let text = "رقم 12 (a-b) [א] ﷼ 3/4 %5 – ا١٢٣"
    let glyphs = Clean(text).glyphs
    let visual = Direction.rightToLeft.visual(glyphs[...]) ?? []
    #expect(visual.map(\.offset).sorted() == glyphs.map(\.offset))
  }
}
