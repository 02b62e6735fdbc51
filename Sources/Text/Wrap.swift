/// Where lines break when glyphs flow into a width.
public enum Wrap {
  /// The lines of `glyphs` as ranges of indices, each at most `columns` wide where one glyph fits at all.
  ///
  /// Breaks after blanks and hyphens and between wide characters; a word wider than a line is cut; a LF ends its line. The blanks at a
  /// break belong to the line before it and are not counted in its width. Text without glyphs has one empty line.
  ///
  /// The ranges follow each other and cover all glyphs. A LF is the last glyph of its line, and an empty line follows one at the end.
  public static func lines(_ glyphs: [Glyph], columns: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    forEachLine(glyphs, columns: columns) { lines.append($0) }
    return lines
  }

  /// Hands over each of those lines as soon as it is found.
  public static func forEachLine(_ glyphs: [Glyph], columns: Int, _ body: (Range<Int>) -> Void) {
    let columns = max(1, columns)
    var start = 0
    var width = 0
    // Only a LF has no width. The last place in this line where it may break, and the width up to there.
    var chance = (index: 0, width: 0)
    for (index, glyph) in glyphs.enumerated() {
      if glyph.width == 0 {
        body(start..<index + 1)
        start = index + 1
        width = 0
        chance = (start, 0)
        continue
      }
      if index > start, mayBreak(glyphs, at: index) { chance = (index, width) }
      if !glyph.isBlank {
        while width + Int(glyph.width) > columns, index > start {
          let end = chance.index > start ? chance : (index: index, width: width)
          body(start..<end.index)
          start = end.index
          width -= end.width
          chance = (start, 0)
        }
      }
      width += Int(glyph.width)
    }
    body(start..<glyphs.count)
  }

  /// Whether a line may end before `glyphs[index]`; a small part of UAX #14.
  private static func mayBreak(_ glyphs: [Glyph], at index: Int) -> Bool {
    let before = glyphs[index - 1]
    let after = glyphs[index]
    if after.isBlank { return false }
    if before.isBlank { return true }
    if before.isHyphen {
      // "-5" and "23-26" stay whole, and so does a row of hyphens (LB21a, LB25).
      return index > 1 && glyphs[index - 2].isWordLike && after.isLetter
    }
    return (before.width == 2 || after.width == 2) && !before.opens && !after.closes
  }
}

extension Glyph {
  /// The first code point: comparing those is many times faster than comparing characters.
  private var scalar: Unicode.Scalar { grapheme.first }

  /// A blank at which a line may end; no-break spaces are not among them, nor a blank that carries a mark.
  fileprivate var isBlank: Bool {
    switch scalar.value {
    case 0x20, 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000: grapheme.scalar != nil
    default: false
    }
  }

  fileprivate var isHyphen: Bool {
    switch scalar.value {
    case 0x2D, 0x2010, 0x2013, 0x2014: true
    default: false
    }
  }

  fileprivate var isWordLike: Bool { isLetter || character.isNumber }
  fileprivate var isLetter: Bool { character.isLetter }
  fileprivate var opens: Bool { Self.opening.contains(scalar) }
  fileprivate var closes: Bool { Self.closing.contains(scalar) }

  /// Opening punctuation, which never ends a line (UAX #14, classes OP, PR).
  private static let opening = Set("([{‘“（［｛〔〈《「『【〘〖〝｟｢£¥￡￥".unicodeScalars)

  /// Closing punctuation and the small signs that never begin a line (UAX #14, classes CL, EX, IS, NS).
  private static let closing = Set(
    ")]}’”,.!?:;%…‥、。，．・：；？！）］｝〕〉》」』】〙〗〟｠｣､｡･％ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
      .unicodeScalars)
}
