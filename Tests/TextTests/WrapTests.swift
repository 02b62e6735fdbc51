import Testing

@testable import Text

/// The lines of `text` at `columns`, as strings.
private func lines(_ text: String, _ columns: Int) -> [String] {
  let glyphs = Clean(text).glyphs
  return Wrap.lines(glyphs, columns: columns).map { String(glyphs[$0].map(\.character)) }
}

@Test(arguments: [
  ("", 10, [""]), ("short", 10, ["short"]), ("the chair opened", 9, ["the chair ", "opened"]),
  ("the chair   opened", 9, ["the chair   ", "opened"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
  ("a abcdefgh", 3, ["a ", "abc", "def", "gh"]), ("one\ntwo", 10, ["one\n", "two"]), ("one\n", 10, ["one\n", ""]),
  ("\n\n", 1, ["\n", "\n", ""]), ("end-to-end", 7, ["end-to-", "end"]),
  ("from 23-26 May", 8, ["from ", "23-26 ", "May"]),
  ("at -5 it", 4, ["at ", "-5 ", "it"]), ("a\u{A0}b c", 3, ["a\u{A0}b ", "c"]), ("ab", 0, ["a", "b"]),
  ("ab", -7, ["a", "b"]),
  ("  ab", 2, ["  ", "ab"]),
])
func `lines break after blanks and hyphens`(text: String, columns: Int, expected: [String]) {
  #expect(lines(text, columns) == expected)
}

@Test(arguments: [
  ("会議報告書", 4, ["会議", "報告", "書"]), ("会議報告。", 8, ["会議報", "告。"]), ("会「議」", 4, ["会", "「議", "」"]),
  ("会(議)", 3, ["会", "(議", ")"]), ("世界", 1, ["世", "界"]), ("第12回", 4, ["第12", "回"]), ("会議 opened", 6, ["会議 ", "opened"]),
])
func `wide characters break between each other but not before closing punctuation`(
  text: String, columns: Int, expected: [String]
) {
  #expect(lines(text, columns) == expected)
}

@Test func `lines cover the text and fit for any text and width`() {
  let pool: [Character] = ["a", "b", " ", " ", "-", "\n", "世", "。", "「", "👩‍👩‍👧‍👦", "é", "\u{A0}", "(", ")"]
  for seed in 0..<400 {
    let text = String((0..<seed % 40).map { _ in pool.randomElement() ?? "a" })
    let glyphs = Clean(text).glyphs
    for columns in [-1, 1, 2, 3, 7, 20] {
      let lines = Wrap.lines(glyphs, columns: columns)
      #expect(lines.first?.lowerBound == 0 && lines.last?.upperBound == glyphs.count)
      #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
      for line in lines {
        var shown = glyphs[line]
        while let last = shown.last, " \n".contains(last.character) { shown.removeLast() }
        #expect(shown.count <= 1 || shown.reduce(0) { $0 + Int($1.width) } <= max(1, columns))
      }
    }
  }
}
