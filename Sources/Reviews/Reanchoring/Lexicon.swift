/// The words of two texts, numbered, so that comparing words is comparing numbers.
///
/// A word is known by 64 bits of hash over its bytes: of the half million different words of a library, two share them once in a
/// hundred million libraries.
struct Lexicon {
  private var numbers: [UInt64: Int32] = [:]

  /// How many words there are.
  var count: Int { numbers.count }

  /// The number of a word as it is written.
  mutating func number(of bytes: some Sequence<UInt8>) -> Int32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }  // FNV-1a
    hash ^= hash >> 32
    let next = Int32(truncatingIfNeeded: numbers.count)
    return { number in
      if number < 0 { number = next }
      return number
    }(&numbers[hash, default: -1])
  }

  /// The number of a word whatever its letters' case and the shape of its quotation marks and dashes.
  mutating func foldedNumber(of bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    if bytes.allSatisfy({ $0 < 0x80 }) {
      return number(of: bytes.lazy.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 })
    }
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{2018}", "\u{2019}", "\u{02BC}": plain.append("'")
      case "\u{201C}", "\u{201D}", "\u{00AB}", "\u{00BB}": plain.append("\"")
      case "\u{2010}"..."\u{2015}": plain.append("-")
      default: plain.append(scalar)
      }
    }
    return number(of: String(plain).utf8)
  }
}
