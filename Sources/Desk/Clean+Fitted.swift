import Text

extension Clean {
  /// The text on one line, cut to `columns` with an ellipsis in place of what is left out.
  func fitted(to columns: Int) -> Clean {
    guard columns > 0 else { return "" }
    var kept: [Glyph] = []
    var width = 0
    for var glyph in lazyGlyphs {
      if glyph.character == "\n" { glyph = Glyph(Grapheme(" " as Character), width: 1, offset: glyph.offset) }
      if width + Int(glyph.width) > columns {
        while width >= columns, let last = kept.popLast() { width -= Int(last.width) }
        return Clean(String(kept.map(\.character)) + "…")
      }
      kept.append(glyph)
      width += Int(glyph.width)
    }
    return Clean(String(kept.map(\.character)))
  }
}
