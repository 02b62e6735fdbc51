/// Text that is safe to draw: no control character, no terminal escape, no invisible format character.
///
/// Cleaning maps every code point to exactly one code point, so an offset into the raw text is the same offset into the clean one.
public struct Clean: Hashable, Sendable {
  /// The cleaned characters.
  public let string: String

  /// Cleans `raw`.
  ///
  /// A tab becomes a space, C0 controls and DEL their control pictures (U+2400...), C1 controls, bidirectional controls and other
  /// invisible format characters U+FFFD. LF stays, for text of several lines.
  ///
  /// Joiners stay inside emoji and between letters of the scripts that need them, a variation selector behind a visible character;
  /// a combining mark that has no character to stand on becomes U+FFFD itself.
  public init(_ raw: some StringProtocol) {
    let raw = String(raw)
    string = Self.isClean(raw) ? raw : Self.cleaned(raw)
  }

  /// Whether nothing in `raw` needs a second look, which is so for nearly every text.
  private static func isClean(_ raw: String) -> Bool {
    raw.utf8.allSatisfy { 0x20 <= $0 && $0 < 0x7F || $0 == 0x0A }
      || raw.unicodeScalars.allSatisfy { $0.value == 0x0A || $0.isPlain }
  }

  private static func cleaned(_ raw: String) -> String {
    let scalars = raw.unicodeScalars
    var clean = String.UnicodeScalarView()
    clean.reserveCapacity(raw.utf8.count)
    var before: Unicode.Scalar = "\n"
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      scalars.formIndex(after: &index)
      let shown: Unicode.Scalar =
        if scalar.isPlain {
          scalar
        } else {
          picture(of: scalar, after: before, before: index < scalars.endIndex ? scalars[index] : nil)
        }
      clean.append(shown)
      before = shown
    }
    return String(clean)
  }

  /// What is drawn for `scalar` between its neighbours, `before` being cleaned already.
  private static func picture(
    of scalar: Unicode.Scalar, after before: Unicode.Scalar, before next: Unicode.Scalar?
  ) -> Unicode.Scalar {
    let replacement: Unicode.Scalar = "\u{FFFD}"
    switch scalar.value {
    case 0x09: return " "
    case 0x0A: return scalar
    case ..<0x20: return Unicode.Scalar(0x2400 + scalar.value) ?? replacement
    case 0x7F: return "\u{2421}"
    default: break
    }
    if scalar.isVariationSelector {
      return before == "\n" || before == " " || before.isVariationSelector ? replacement : scalar
    }
    if scalar.isJoiner {
      return next.map { joinerStands(scalar, between: before, and: $0) } == true ? scalar : replacement
    }
    if scalar.isInvisible || before == "\n" && scalar.isMark { return replacement }
    return scalar
  }

  /// Whether a joiner has something to join: UTS #51 for emoji; for letters, the idea of RFC 5892, appendix A, without its tables.
  private static func joinerStands(
    _ joiner: Unicode.Scalar, between before: Unicode.Scalar, and next: Unicode.Scalar
  ) -> Bool {
    if before.joins && next.joins { return true }
    return joiner.value == 0x200D && next.isPictograph && (before.isPictograph || before.value == 0xFE0F)
  }
}

extension Clean: ExpressibleByStringInterpolation, CustomStringConvertible {
  /// Cleans a literal.
  public init(stringLiteral value: String) { self.init(value) }
  /// The cleaned characters.
  public var description: String { string }
  /// The width on screen, in columns.
  public var width: Int { lazyGlyphs.reduce(0) { $0 + Int($1.width) } }
  /// The characters one by one, as they are drawn.
  public var glyphs: [Glyph] {
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(string.utf8.count)
    let isASCII: Void? = string.utf8.withContiguousStorageIfAvailable { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      for (offset, byte) in bytes.enumerated() {
        glyphs.append(Glyph(Grapheme(Unicode.Scalar(byte)), width: byte == 0x0A ? 0 : 1, offset: offset))
      }
      return ()
    }.flatMap(\.self)
    if isASCII != nil { return glyphs }
    for glyph in lazyGlyphs { glyphs.append(glyph) }
    return glyphs
  }
  /// The characters one by one, made as they are asked for: for long text of which little is drawn.
  public var lazyGlyphs: Glyphs { Glyphs(self) }
}
