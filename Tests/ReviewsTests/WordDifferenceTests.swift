import Testing

@testable import Reviews

@Suite struct `The difference that a proposed wording makes` {
  @Test(arguments: [
    ("four levels", "four steps", "four {-levels-} {+steps+}"),
    ("four levels", "four levels", "four levels"),
    ("every two years", "every year or two", "every {+year or+} two {-years-}"),
    ("a b c", "", "{-a b c-}"), ("", "new words", "{+new words+}"), ("", "", ""),
    (
      "whatever the reason for it", "when the emergency ends",
      "{-whatever the reason for it-} {+when the emergency ends+}"
    ),
    ("7 May of 2024", "7 June of 2025", "7 {-May of 2024-} {+June of 2025+}"),
    ("the PTC may  agree", "the PTC should agree", "the PTC {-may-} {+should+} agree"),
    ("地域会議を開く", "地域会合を開く", "地域会{-議-}{+合+}を開く"),
    ("one two three four five", "two three six five", "{-one-} two three {-four-} {+six+} five"),
  ])
  func `is told word by word`(old: String, new: String, text: String) {
    #expect(WordDifference(from: old, to: new).text == text)
  }

  @Test(arguments: [("a b c d", "b x d e"), ("one", "two"), ("same same same", "same")])
  func `keeps all words of both`(old: String, new: String) {
    let pieces = WordDifference(from: old, to: new).pieces
    func words(_ kinds: [WordDifference.Piece.Kind]) -> [Substring] {
      pieces.filter { kinds.contains($0.kind) }.flatMap { $0.text.split(separator: " ") }
    }
    #expect(words([.kept, .removed]) == old.split(separator: " "))
    #expect(words([.kept, .added]) == new.split(separator: " "))
  }

  @Test func `is one piece where a text is too long to be compared word by word`() {
    let old = (0..<5_000).map { "old\($0)" }.joined(separator: " ")
    let new = (0..<5_000).map { "new\($0)" }.joined(separator: " ")
    #expect(
      WordDifference(from: "x \(old) y", to: "x \(new) y").pieces.map(\.kind) == [.kept, .removed, .added, .kept])
  }
}
