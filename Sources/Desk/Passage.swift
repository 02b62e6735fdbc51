import Documents

/// Words of a paragraph, a heading or the title that a reviewer is choosing.
struct Passage: Equatable {
  /// What the words are of.
  let target: Target
  /// The words, in code points of the target's text.
  let words: [Range<Int>]
  /// The sentences, in code points of the target's text.
  private let sentences: [Range<Int>]
  private var fixed: Int
  private(set) var moving: Int

  /// Starts with the word at or after `offset`; nil when the target has no words.
  init?(_ document: Document, _ target: Target, at offset: Int) {
    self.target = target
    words = Passage.words(of: document.text(of: target))
    if let paragraph = target.paragraph {
      sentences = document.paragraphs[paragraph].sentences
    } else {
      sentences = [0..<(words.last?.upperBound ?? 0)]
    }
    guard !words.isEmpty else { return nil }
    fixed = words.firstIndex { $0.upperBound > offset } ?? words.count - 1
    moving = fixed
  }

  /// The chosen stretch, in code points of the target's text.
  var range: Range<Int> { words[min(fixed, moving)].lowerBound..<words[max(fixed, moving)].upperBound }

  /// How many words are chosen.
  var count: Int { abs(fixed - moving) + 1 }

  /// How many sentences the chosen stretch touches.
  var sentenceCount: Int { max(1, sentences.count { $0.overlaps(range) }) }

  /// The word that moves, in code points.
  var head: Range<Int> { words[moving] }

  /// Moves the end by words, stopping at the text's ends.
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
