import Testing

@testable import Text

@Test func `printable ASCII and line feeds stay as they are`() {
  let text = "Paragraph 11 (agreed), ~\n second line"
  #expect(Clean(text).string == text)
}

@Test(arguments: [
  ("a\tb", "a b"), ("\u{0}\u{1B}[31m", "␀␛[31m"), ("a\r\nb", "a␍\nb"), ("\u{7F}", "␡"),
  ("\u{85}\u{9B}", "\u{FFFD}\u{FFFD}"),
  ("\u{202E}txt", "\u{FFFD}txt"), ("\u{2066}x\u{2069}", "\u{FFFD}x\u{FFFD}"), ("\u{61C}\u{200E}", "\u{FFFD}\u{FFFD}"),
  ("con\u{200B}tested", "con\u{FFFD}tested"), ("soft\u{AD}hyphen", "soft\u{FFFD}hyphen"), ("\u{FEFF}a", "\u{FFFD}a"),
  ("a\u{2028}b\u{2029}", "a\u{FFFD}b\u{FFFD}"), ("\u{E0041}", "\u{FFFD}"), ("\u{3164}", "\u{FFFD}"),
  ("\u{FFFE}", "\u{FFFD}"),
])
func `what could steer the terminal or hide is made visible`(raw: String, clean: String) {
  #expect(Clean(raw).string == clean)
}

@Test(arguments: [
  "déjà vu – “quoted”…", "会議 は 開かれた", "👩‍👩‍👧‍👦 🏳️‍⚧️ ❤️ 🇫🇯 1️⃣", "می‌خواهم", "क्‍ष", "e\u{301}", "a\u{A0}b", "\u{E000}", "٦؀",
])
func `what is written by right stays`(text: String) {
  #expect(Clean(text).string == text)
}

@Test(arguments: [
  ("con\u{200D}tested", "con\u{FFFD}tested"), ("a\u{200C} b", "a\u{FFFD} b"), ("\u{200D}", "\u{FFFD}"),
  ("\u{FE0F}a", "\u{FFFD}a"), ("❤\u{FE0F}\u{FE0F}", "❤\u{FE0F}\u{FFFD}"), ("x \u{E0100}", "x \u{FFFD}"),
])
func `joiners and selectors without a reason are made visible`(raw: String, clean: String) {
  #expect(Clean(raw).string == clean)
}

@Test func `a mark with nothing to stand on becomes visible and carries the next`() {
  #expect(Clean("\u{301}\u{302}a").string == "\u{FFFD}\u{302}a")
  #expect(Clean("a\n\u{301}").string == "a\n\u{FFFD}")
  #expect(Clean(" \u{301}").string == " \u{301}")
}

@Test func `cleaning keeps every offset and leaves nothing invisible`() {
  var random = SystemRandomNumberGenerator()
  for _ in 0..<200 {
    var raw = String.UnicodeScalarView()
    for _ in 0..<50 {
      let pool: ClosedRange<UInt32> =
        [0...0xFF, 0x300...0x36F, 0x2000...0x206F, 0xFE00...0xFE0F, 0xE0000...0xE01FF, 0...0x10FFFF]
        .randomElement(using: &random) ?? 0...0
      if let scalar = Unicode.Scalar(UInt32.random(in: pool, using: &random)) { raw.append(scalar) }
    }
    let clean = Clean(String(raw))
    #expect(clean.string.unicodeScalars.count == raw.count)
    #expect(!clean.string.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F })
    #expect(Clean(clean.string) == clean)
    for glyph in clean.glyphs { #expect(glyph.character == "\n" || 1...2 ~= glyph.width) }
  }
}
