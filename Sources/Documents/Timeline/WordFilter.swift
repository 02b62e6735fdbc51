/// Tells at the cost of one bit which words are surely not in a vocabulary, so that the dictionaries are asked for few.
struct WordFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 256)

  /// A filter that lets nothing pass.
  init() {}

  /// A filter that lets `words`, folded, pass: of several words the first.
  init(_ words: some Sequence<String>) {
    for word in words {
      insert(word.utf8.prefix { $0 != UInt8(ascii: " ") }.reduce(Self.seed, Self.mix))
    }
  }

  /// Lets the word with this hash pass.
  mutating func insert(_ hash: UInt32) { bits[Int(hash >> 6 & 255)] |= 1 << UInt64(hash & 63) }

  /// A filter that lets pass what either does.
  func union(_ other: WordFilter) -> WordFilter {
    var union = self
    for index in bits.indices { union.bits[index] |= other.bits[index] }
    return union
  }

  /// Whether the token's word may be one of the vocabulary.
  func passes(_ token: Token) -> Bool { passes(token.hash) }

  /// Whether a word with this hash may be.
  func passes(_ hash: UInt32) -> Bool { bits[Int(hash >> 6 & 255)] & 1 << UInt64(hash & 63) != 0 }

  /// Where the hash of a word begins (FNV-1a, 32 bits).
  static let seed: UInt32 = 2_166_136_261

  /// The hash with one byte more.
  static func mix(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 16_777_619 }
}
