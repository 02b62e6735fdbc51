/// One grapheme cluster as it is drawn.
public struct Glyph: Hashable, Sendable {
  /// The grapheme cluster.
  public var character: Character
  /// Its width in columns, 0 to 2.
  public var width: UInt8
  /// Where it starts in its text, in code points.
  public var offset: Int

  /// Makes a glyph of its parts.
  public init(character: Character, width: UInt8, offset: Int) {
    self.character = character
    self.width = width
    self.offset = offset
  }
}

/// Where lines break when glyphs flow into a width.
public enum Wrap {
  /// The lines of `glyphs` as ranges of indices, each at most `columns` wide where one glyph fits at all.
  ///
  /// Breaks after blanks and hyphens and between wide characters; a word wider than a line is cut; a LF ends its line. The blanks at a
  /// break belong to the line before it and are not counted in its width. Text without glyphs has one empty line.
  public static func lines(_ glyphs: [Glyph], columns: Int) -> [Range<Int>] { [0..<glyphs.count] }
}
