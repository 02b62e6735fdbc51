/// Cuts a text into tokens.
///
/// A word is a run of letters, marks and digits, with apostrophes inside ("don't"); of scripts written without blanks, each grapheme is
/// a word. Whatever else is not white space is a token of its own.
struct TokenReader {
  private let text: String

  /// Reads `text`, which is contiguous UTF-8.
  init(_ text: String) { self.text = text }

  /// What a grapheme counts as.
  private enum Kind { case blank, newline, letter, ideograph, apostrophe, mark }

  /// One grapheme.
  private struct Grapheme {
    var kind: Kind
    var bytes: Int
    var codePoints = 1
    var isCapital = false
  }

  /// The tokens of the text and how many code points it has.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ lexicon: inout Lexicon) -> ([Token], length: Int) {
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 5)
    var (byte, codePoint, newlines) = (0, 0, 2)
    var isSpaced = true
    while byte < bytes.count {
      let first = grapheme(at: byte, in: bytes)
      let (start, startPoint) = (byte, codePoint)
      byte += first.bytes
      codePoint += first.codePoints
      if first.kind == .blank || first.kind == .newline {
        isSpaced = true
        if first.kind == .newline { newlines += 1 }
        continue
      }
      while first.kind == .letter, byte < bytes.count {
        var next = grapheme(at: byte, in: bytes)
        if next.kind == .apostrophe, byte + next.bytes < bytes.count {
          let after = grapheme(at: byte + next.bytes, in: bytes)
          guard after.kind == .letter else { break }
          next.bytes += after.bytes
          next.codePoints += after.codePoints
        } else if next.kind != .letter {
          break
        }
        byte += next.bytes
        codePoint += next.codePoints
      }
      var marks: Token.Marks = first.kind == .letter || first.kind == .ideograph ? .word : []
      if isSpaced { marks.insert(.spaced) }
      if newlines > 0 { marks.insert(.startsLine) }
      if newlines > 1 { marks.insert(.startsBlock) }
      if first.isCapital { marks.insert(.capital) }
      (isSpaced, newlines) = (false, 0)
      let written = UnsafeBufferPointer(rebasing: bytes[start..<byte])
      tokens.append(
        Token(
          start: Int32(clamping: startPoint), end: Int32(clamping: codePoint), byteStart: Int32(clamping: start),
          byteEnd: Int32(clamping: byte), word: lexicon.foldedNumber(of: written), form: lexicon.number(of: written),
          marks: marks))
    }
    return (tokens, codePoint)
  }

  @inline(__always)
  private func grapheme(at byte: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Grapheme {
    let lead = bytes[byte]
    guard lead < 0x80, byte + 1 == bytes.count || bytes[byte + 1] < 0x80 else { return wideGrapheme(at: byte) }
    switch lead {
    case 0x30...0x39, 0x41...0x5A: return Grapheme(kind: .letter, bytes: 1, isCapital: true)
    case 0x61...0x7A: return Grapheme(kind: .letter, bytes: 1)
    case 0x0A: return Grapheme(kind: .newline, bytes: 1)
    case 0x09, 0x0B...0x0D, 0x20: return Grapheme(kind: .blank, bytes: 1)
    case 0x27: return Grapheme(kind: .apostrophe, bytes: 1)
    default: return Grapheme(kind: .mark, bytes: 1)
    }
  }

  private func wideGrapheme(at byte: Int) -> Grapheme {
    let start = text.utf8.index(text.startIndex, offsetBy: byte)
    let end = text.index(after: start)
    let scalars = text.unicodeScalars[start..<end]
    let size = text.utf8.distance(from: start, to: end)
    guard let scalar = scalars.first, size > 0 else { return Grapheme(kind: .mark, bytes: max(size, 1)) }
    let properties = scalar.properties
    let kind: Kind =
      switch scalar {
      case "\n", "\u{2028}", "\u{2029}", "\u{85}": .newline
      case "\u{2019}", "'": .apostrophe
      case "\u{0E00}"..."\u{0EFF}", "\u{1000}"..."\u{109F}": .ideograph  // Thai, Lao, Burmese
      case "\u{1780}"..."\u{17FF}", "\u{3040}"..."\u{30FF}": .ideograph  // Khmer, kana
      case _ where properties.isWhitespace: .blank
      case _ where properties.isIdeographic: .ideograph
      case _ where properties.isAlphabetic || properties.numericType != nil: .letter
      default: .mark
      }
    return Grapheme(
      kind: kind, bytes: size, codePoints: scalars.count,
      isCapital: properties.isUppercase || properties.numericType != nil)
  }
}
