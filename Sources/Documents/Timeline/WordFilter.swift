/// Tells at the cost of one bit which words are surely not in a vocabulary, so that the dictionaries are asked for few.
struct WordFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 256)

  /// A filter that lets `words`, folded, pass: of several words the first.
  init(_ words: some Sequence<String>) {
    for word in words {
      let hash = word.utf8.prefix { $0 != UInt8(ascii: " ") }.reduce(Self.seed, Self.mix)
      bits[Int(hash >> 6 & 255)] |= 1 << UInt64(hash & 63)
    }
  }

  /// Whether the token's word may be one of the vocabulary.
  func passes(_ token: Token) -> Bool { bits[Int(token.hash >> 6 & 255)] & 1 << UInt64(token.hash & 63) != 0 }

  /// Where the hash of a word begins (FNV-1a, 32 bits).
  static let seed: UInt32 = 2_166_136_261

  /// The hash with one byte more.
  static func mix(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 16_777_619 }
}
