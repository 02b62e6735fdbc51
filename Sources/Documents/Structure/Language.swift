/// The language of a text by its commonest words.
enum Language {
  /// How many words are looked at: enough to tell, few enough to cost nothing.
  private static let sample = 600

  /// ISO 639-1; nil when too few words tell.
  static func of(_ texts: some Sequence<String>) -> String? {
    var counts = [0, 0, 0]
    var left = sample
    for text in texts.prefix(60) where left > 0 {
      var word: [UInt8] = []
      // Of each text its beginning, so that one long paragraph does not speak for all; the listed words are all ASCII.
      for byte in text.utf8.prefix(1_000) {
        let isLetter = byte >= 0x80 || (0x41...0x5A).contains(byte & 0xDF)
        if isLetter, word.count < 8 { word.append(byte < 0x80 ? byte | 0x20 : byte) }
        guard !isLetter, !word.isEmpty else { continue }
        count(word, &counts)
        left -= 1
        word.removeAll(keepingCapacity: true)
      }
      count(word, &counts)
    }
    let ranked = zip(counts, common.map(\.language)).sorted { $0.0 > $1.0 }
    guard let first = ranked.first, first.0 >= 3 else { return nil }
    return ranked[1].0 * 4 > first.0 * 3 ? nil : first.1
  }

  private static func count(_ word: [UInt8], _ counts: inout [Int]) {
    guard (1...4).contains(word.count) else { return }
    let key = word.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    for (index, language) in common.enumerated() where language.words.contains(key) { counts[index] += 1 }
  }

  /// The commonest words of each language that are not common in another, each packed into a number byte by byte.
  private static let common: [(language: String, words: Set<UInt32>)] = [
    ("en", pack("the and of to for that by with be was")),
    ("fr", pack("le les des du et une pour dans est au par")),
    ("es", pack("el los las del y una para en por que")),
  ]

  private static func pack(_ words: StaticString) -> Set<UInt32> {
    words.withUTF8Buffer { bytes in
      Set(bytes.split(separator: 0x20).map { $0.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } })
    }
  }
}
