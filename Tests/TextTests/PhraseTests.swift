import Testing

@testable import Text

@Test(arguments: [
  ("", "text", []), ("text", "", []), ("o", "foo", [1..<2, 2..<3]), ("aa", "aaaaa", [0..<2, 2..<4]),
  ("concept note", "The Concept Note, a CONCEPT\nNOTE", [4..<16, 20..<32]), ("Note", "note Note NOTE", [5..<9]),
  ("resume", "résumé Re\u{301}sume\u{301}!", [0..<6, 7..<15]), ("é", "e é e\u{301} ê", [2..<3, 4..<6]),
  ("e", "e\u{301}a", [0..<2]), ("café e", "café é café e", [7..<13]), ("don't", "don’t", [0..<5]),
  ("23-26", "23–26", [0..<5]),
  ("\"x\"", "“x”", [0..<3]), ("strasse", "Straße", [0..<6]), ("s", "ß", []), ("ss", "ß", [0..<1]),
  ("fi", "ﬁ of", [0..<1]),
  ("가", "각가", [1..<2]), ("会議", "この会議は会議", [2..<4, 5..<7]), ("b", "a\u{AD}b", [2..<3]), ("ab", "a\u{AD}b", [0..<3]),
  ("a b", "a\u{A0}b", [0..<3]), ("\u{301}", "e\u{301}", [1..<2]),
])
func `a phrase is found in code points of the text as it stands`(phrase: String, text: String, expected: [Range<Int>]) {
  #expect(Phrase(phrase).ranges(in: text) == expected)
}
