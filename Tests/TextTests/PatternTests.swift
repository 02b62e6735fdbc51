import Testing

@testable import Text

@Test(arguments: [
  (#"\d+"#, "12 and 345", [0..<2, 7..<10]), ("é.", "aébéc", [1..<3, 3..<5]), ("議", "会議 議", [1..<2, 3..<4]),
  ("a*", "baac", [0..<0, 1..<3, 3..<3, 4..<4]), ("(?=é)", "éé", [0..<0, 1..<1]), ("x", "", []),
  ("", "é", [0..<0, 1..<1]),
  (#"\bannex\b"#, "annexes annex", [8..<13]), ("^b", "a\nb", []), (#"(?<=é)\w"#, "éa", [1..<2]),
])
func `matches are in code points`(pattern: String, text: String, expected: [Range<Int>]) throws {
  #expect(try Pattern(pattern).matches(in: text).map(\.range) == expected)
}

@Test func `groups say where they took part`() throws {
  let pattern = try Pattern(#"(\d+)(st|nd)?(x)?"#)
  #expect(pattern.matches(in: "le 241st").map(\.groups) == [[3..<8, 3..<6, 6..<8, nil]])
}

@Test func `case is ignored on request, beyond ASCII too`() throws {
  #expect(try Pattern("ÉTAT", ignoringCase: true).matches(in: "un état").map(\.range) == [3..<7])
  #expect(try Pattern("ÉTAT").matches(in: "un état").isEmpty)
}

@Test func `a limit ends the search`() throws {
  #expect(try Pattern(".").matches(in: "abc", limit: 2).count == 2)
  #expect(try Pattern(".").matches(in: "abc", limit: 0).isEmpty)
}

@Test(arguments: ["(", "[a", "a{2,1}", "(?<x", #"\"#, "*", #"\C"#])
func `a bad pattern says what and where`(pattern: String) {
  #expect {
    try Pattern(pattern)
  } throws: { error in
    guard let invalid = error as? Pattern.Invalid else { return false }
    return !invalid.message.isEmpty && (0...pattern.utf8.count).contains(invalid.offset)
  }
}

@Test(
  // A hang would last for ever; on a machine with much else to do a minute is soon gone.
  .timeLimit(.minutes(10)),
  arguments: [#"(a+)+$"#, #"(a|a)*b"#, #"x.*y"#, #"(x.*)*.*.*y"#, #"(?:x+x+)+y"#, #"(.*)*,(.*)*;"#, #"\w+\d"#])
func `no pattern hangs`(pattern: String) throws {
  let text = String(repeating: "a", count: 40) + "! " + String(repeating: "x", count: 200_000)
  // The time limit of the test is the check; what is found before the match limit is the pattern's own affair.
  #expect(try Pattern(pattern).matches(in: text).allSatisfy { $0.range.upperBound <= text.unicodeScalars.count })
}

@Test func `a match far behind many windows of starts is found, at its code point`() throws {
  let text = String(repeating: "é", count: 10_000) + "needle" + String(repeating: "é", count: 3) + "needle"
  #expect(try Pattern("needle").matches(in: text).map(\.range) == [10_000..<10_006, 10_009..<10_015])
}
