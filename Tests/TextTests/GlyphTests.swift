import Testing

@testable import Text

@Test(arguments: [
  ("a", 1), ("é", 1), ("e\u{301}", 1), ("世", 2), ("ｱ", 1), ("Ａ", 2), ("가", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
  ("–", 1), ("…", 1),
  ("👩‍👩‍👧‍👦", 2), ("🇫🇯", 2), ("👍🏽", 2), ("❤", 1), ("❤️", 2), ("1️⃣", 2), ("क्ष", 2), ("\u{E000}", 1), ("\u{378}", 1),
  ("\u{1FAE8}", 2),
  ("\u{FFFD}", 1), ("\u{A0}", 1), ("\u{3000}", 2),
])
func `a cluster is one glyph of the width that terminals give it`(text: String, width: Int) {
  let glyphs = Clean(text).glyphs
  #expect(glyphs.count == 1)
  #expect(glyphs.first?.width == UInt8(width))
  #expect(Clean(text).width == width)
}

@Test func `glyphs start where their first code point stands`() {
  let glyphs = Clean("ae\u{301}🇫🇯b\n世").glyphs
  #expect(glyphs.map(\.offset) == [0, 1, 3, 5, 6, 7])
  #expect(glyphs.map(\.width) == [1, 1, 2, 1, 0, 2])
  #expect(glyphs.map(\.character) == ["a", "é", "🇫🇯", "b", "\n", "世"])
}
