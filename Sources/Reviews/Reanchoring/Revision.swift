/// One of two revisions, cut up and counted for alignment.
struct Revision {
  /// Its words and punctuation marks.
  let tokens: Tokens
  /// Its sentences and paragraphs.
  let sentences: Sentences
  /// The words of all sentences, without punctuation, one sentence after the other.
  private(set) var words: [Int32] = []
  /// Where the words of each sentence start in `words`, and behind them where they end.
  private(set) var starts: [Int] = [0]
  /// The words of each sentence sorted, laid out as `words` is.
  private(set) var bags: [Int32] = []
  /// A hash of each sentence's words and punctuation in order, letters' case aside.
  private(set) var keys: [Int] = []

  /// Reads `text`, and enters its words into `lexicon`.
  init(_ text: String, lexicon: inout Lexicon) {
    tokens = Tokens(text, lexicon: &lexicon)
    sentences = Sentences(tokens)
    words.reserveCapacity(tokens.count)
    bags.reserveCapacity(tokens.count)
    for sentence in sentences.all {
      var hasher = Hasher()
      for index in sentence.tokens {
        hasher.combine(tokens[index].word)
        if tokens[index].isWord { words.append(tokens[index].word) }
      }
      // What has no words at all (a ruled line) is compared by its marks.
      if words.count == starts[starts.count - 1] { words += sentence.tokens.map { tokens[$0].word } }
      bags += words[starts[starts.count - 1]...].sorted()
      starts.append(words.count)
      keys.append(hasher.finalize())
    }
  }

  /// Where the words of a sentence stand in `words` and `bags`.
  func wordRange(_ sentence: Int) -> Range<Int> { starts[sentence]..<starts[sentence + 1] }

  /// The tokens of some sentences that follow each other.
  func tokens(of sentences: Range<Int>) -> Range<Int> {
    guard !sentences.isEmpty else { return 0..<0 }
    return self.sentences[sentences.lowerBound].tokens
      .lowerBound..<self.sentences[sentences.upperBound - 1].tokens.upperBound
  }

  /// The tokens of some paragraphs that follow each other.
  func tokens(ofParagraphs range: ClosedRange<Int>) -> Range<Int> {
    let paragraphs = sentences.paragraphs
    return tokens(of: paragraphs[range.lowerBound].lowerBound..<paragraphs[range.upperBound].upperBound)
  }

  /// The paragraph that holds a token.
  func paragraph(holding token: Int) -> Int { sentences[sentences.holding(token)].paragraph }
}
