import Testing

@testable import Text

@Test(arguments: [
  ("", ""), ("plain", "plain"), ("e\u{301}", "é"), ("é", "é"), ("\u{212B}", "Å"), ("\u{1112}\u{1161}\u{11AB}", "한"),
  ("한\u{11AB}", "한\u{11AB}"), ("하\u{11AB}", "한"), ("\u{958}", "\u{915}\u{93C}"), ("q\u{307}\u{323}", "q\u{323}\u{307}"),
  ("a\u{323}\u{302}", "ậ"), ("Й" + "и\u{306}", "Йй"), ("\u{301}\u{301}", "\u{301}\u{301}"), ("“x” – é…", "“x” – é…"),
  ("\u{F900}", "豈"),
])
func `NFC composes what belongs together`(text: String, expected: String) {
  #expect(Array(Normalization.nfc(text).unicodeScalars) == Array(expected.unicodeScalars))
}

@Test func `NFC of random text is what composing it whole gives, and stays`() {
  let pools: [ClosedRange<UInt32>] = [
    0x41...0x7A, 0xC0...0x17F, 0x300...0x345, 0x900...0x94F, 0x1100...0x11FF, 0xAC00...0xAC40, 0x1E00...0x1FFF,
    0x2126...0x212B,
    0xF900...0xFAFF, 0x1D15E...0x1D164,
  ]
  for _ in 0..<500 {
    let scalars = (0..<20).compactMap { _ in pools.randomElement().flatMap { Unicode.Scalar(UInt32.random(in: $0)) } }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    let whole = String(text)
    let nfc = Normalization.nfc(whole)
    // Swift compares strings by canonical equivalence with tables of its own.
    #expect(nfc == whole)
    #expect(Array(Normalization.nfc(nfc).unicodeScalars) == Array(nfc.unicodeScalars))
    #expect(nfc.unicodeScalars.count <= whole.decomposedCount)
  }
}

extension String {
  /// An upper bound of the length in code points: no canonical decomposition has more than 4.
  fileprivate var decomposedCount: Int { 4 * unicodeScalars.count }
}

@Test func `a row of a hundred thousand marks is put in order in linear time`() {
  let marks = "a" + String(repeating: "\u{301}\u{323}", count: 50_000)
  let nfc = Normalization.nfc(marks)
  #expect(nfc.unicodeScalars.count == 100_000)
  #expect(nfc.unicodeScalars.first == "ạ")
}

@Test(arguments: [
  ("Résumé", "resume"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("ﬁne", "fine"),
  ("“Don’t” – now", "\"don't\" - now"),
  ("Ⅻ", "xii"), ("a\u{A0}b\u{AD}", "a b"), ("Ё", "е"), ("ΣΊΣΥΦΟΣ", "σισυφοσ"), ("한", "\u{1112}\u{1161}\u{11AB}"),
])
func `folding leaves what a reader would call the same letters`(text: String, expected: String) {
  #expect(Array(Normalization.folded(text).unicodeScalars) == Array(expected.unicodeScalars))
}
