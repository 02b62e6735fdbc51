import Glibc

/// How much each word tells about the place it stands in: the rarer, the more.
///
/// Spärck Jones, "A statistical interpretation of term specificity and its application in retrieval", 1972.
struct WordWeights {
  /// For each word of the lexicon its rarity, from about 0.1 for one in every sentence to 1 for one in a single sentence.
  let rarity: [Float]

  /// Weighs words by in how many of `sentences` sentences each stands.
  init(counts: some Sequence<Int32>, sentences: Int) {
    let total = Double(max(2, sentences))
    func rarity(_ count: Int32) -> Float { Float(log(1 + total / Double(max(1, count))) / log(1 + total)) }
    let ofRareWords = (0...64).map { rarity(Int32($0)) }
    self.rarity = counts.map { $0 <= 64 ? ofRareWords[Int($0)] : rarity($0) }
  }

  /// What a token counts in shares: a word something at least, punctuation next to nothing.
  @inline(__always)
  subscript(token: Token) -> Float { token.isWord ? 0.2 + rarity[Int(token.word)] : 0.05 }

  /// How much of a passage some of its tokens are, by weight, 0 to 1; tokens that are not in it do not count.
  func share(of some: some Sequence<Int>, in passage: Range<Int>, of tokens: Tokens) -> Float {
    let kept = some.reduce(Float(0)) { passage.contains($1) ? $0 + self[tokens[$1]] : $0 }
    return kept / max(.leastNormalMagnitude, passage.reduce(0) { $0 + self[tokens[$1]] })
  }
}
