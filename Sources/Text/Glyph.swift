/// One grapheme cluster as it is drawn.
public struct Glyph: Hashable, Sendable {
  /// The grapheme cluster.
  public var grapheme: Grapheme
  /// Its width in columns, 0 to 2; only a LF has none.
  public var width: UInt8
  /// Where it starts in its text, in code points.
  public var offset: Int

  /// Makes a glyph of its parts.
  public init(_ grapheme: Grapheme, width: UInt8, offset: Int) {
    self.grapheme = grapheme
    self.width = width
    self.offset = offset
  }

  /// The grapheme cluster as text.
  public var character: Character { grapheme.character }
}

/// The glyphs of clean text, made one by one.
public struct Glyphs: Sequence, IteratorProtocol, Sendable {
  private let string: String
  private var index: String.Index
  private var offset = 0

  /// The glyphs of `text` from its start.
  public init(_ text: Clean) {
    string = text.string
    index = string.startIndex
  }

  /// The next glyph; nil at the end.
  public mutating func next() -> Glyph? {
    let utf8 = string.utf8
    guard index < utf8.endIndex else { return nil }
    let byte = utf8[index]
    let following = utf8.index(after: index)
    // An ASCII character before another one, or before the end, is a cluster by itself: clean text has no CR LF.
    if byte < 0x80, following == utf8.endIndex || utf8[following] < 0x80 {
      defer {
        index = following
        offset += 1
      }
      return Glyph(Grapheme(Unicode.Scalar(byte)), width: byte == 0x0A ? 0 : 1, offset: offset)
    }
    let character = string[index]
    defer {
      index = utf8.index(index, offsetBy: character.utf8.count)
      offset += character.unicodeScalars.count
    }
    return Glyph(Grapheme(character), width: character == "\n" ? 0 : character.columns, offset: offset)
  }
}
