import Documents

/// Words of one paragraph that a reviewer is choosing.
struct Passage: Equatable {
  /// Index of the paragraph.
  let paragraph: Int
  /// The words, in code points of the paragraph's text.
  let words: [Range<Int>]
  /// The sentences, in code points of the paragraph's text.
  private let sentences: [Range<Int>]
  private var fixed: Int
  private(set) var moving: Int

  /// Starts with the word at or after `offset`; nil when the paragraph has no words.
  init?(_ document: Document, paragraph: Int, at offset: Int) {
    self.paragraph = paragraph
    words = Passage.words(of: document.paragraphs[paragraph].text)
    sentences = document.paragraphs[paragraph].sentences
    guard !words.isEmpty else { return nil }
    fixed = words.firstIndex { $0.upperBound > offset } ?? words.count - 1
    moving = fixed
  }

  /// The chosen stretch, in code points of the paragraph's text.
  var range: Range<Int> { words[min(fixed, moving)].lowerBound..<words[max(fixed, moving)].upperBound }

  /// How many words are chosen.
  var count: Int { abs(fixed - moving) + 1 }

  /// How many sentences the chosen stretch touches.
  var sentenceCount: Int { max(1, sentences.count { $0.overlaps(range) }) }

  /// The word that moves, in code points.
  var head: Range<Int> { words[moving] }

  /// Moves the end by words, stopping at the paragraph's ends.
  mutating func move(by count: Int) { moving = min(max(0, moving + count), words.count - 1) }

  /// Moves the end to the word at or after `offset` (code points).
  mutating func move(to offset: Int) { moving = words.firstIndex { $0.upperBound > offset } ?? words.count - 1 }

  /// Moves the end to the last word of its sentence or, from there, of the next one; or back to the first word, likewise.
  mutating func moveBySentence(forward: Bool) {
    let goals = sentences.map { sentence in
      let place = words.firstIndex {
        forward ? $0.upperBound >= sentence.upperBound : $0.upperBound > sentence.lowerBound
      }
      return place ?? words.count - 1
    }
    let goal = forward ? goals.first { $0 > moving } : goals.last { $0 < moving }
    moving = goal ?? (forward ? words.count - 1 : 0)
  }

  /// Lets the other end move.
  mutating func turn() { swap(&fixed, &moving) }

  private static func words(of text: String) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    var offset = 0
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        if let first = start { words.append(first..<offset) }
        start = nil
      } else if start == nil {
        start = offset
      }
      offset += 1
    }
    if let first = start { words.append(first..<offset) }
    return words
  }
}
