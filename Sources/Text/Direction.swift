internal import CFribidi
internal import CUtf8proc

/// The direction of writing, and the order in which the glyphs of a line stand on the screen (UAX #9).
public enum Direction: Sendable {
  case leftToRight, rightToLeft

  /// Whether lines are put in the order in which they stand on the screen; not where the terminal does that itself.
  @TaskLocal public static var isOurs = true

  /// The direction of a paragraph: that of its first letter (UAX #9, P2 and P3).
  public init(of text: some StringProtocol) {
    for scalar in text.unicodeScalars {
      guard scalar.value >= 0x80 else {
        if 0x41...0x5A ~= scalar.value & ~0x20 { break }
        continue
      }
      switch scalar.bidiClass {
      case UTF8PROC_BIDI_CLASS_L:
        self = .leftToRight
        return
      case UTF8PROC_BIDI_CLASS_R, UTF8PROC_BIDI_CLASS_AL:
        self = .rightToLeft
        return
      default: break
      }
    }
    self = .leftToRight
  }

  /// Whether a text can have letters from right to left: a quick look at its bytes, in which nearly no other text has one of these.
  public static func mayMatter(in text: Clean) -> Bool {
    text.string.utf8.contains { 0xD6...0xE0 ~= $0 || 0xEF...0xF0 ~= $0 }
  }

  /// The glyphs of one line in the order in which they stand on the screen from left to right, brackets turned; nil where that is the
  /// order in which they are read.
  ///
  /// Levels are resolved for the line by itself, with the paragraph's direction. Without libfribidi words stay in the order in which they
  /// are read.
  public func visual(_ glyphs: ArraySlice<Glyph>) -> [Glyph]? {
    guard Direction.isOurs, glyphs.contains(where: \.mayRunRightToLeft), let library = Direction.library else {
      return nil
    }
    var text = glyphs.map(\.grapheme.first.value)
    let count = Int32(text.count)
    var types = [UInt32](repeating: 0, count: text.count)
    var brackets = types
    var levels = [Int8](repeating: 0, count: text.count)
    var base = UInt32(self == .rightToLeft ? shim_right_to_left : shim_left_to_right)
    library.fribidi_get_bidi_types(&text, count, &types)
    library.fribidi_get_bracket_types(&text, count, types, &brackets)
    guard library.fribidi_get_par_embedding_levels_ex(types, brackets, count, &base, &levels) > 0 else { return nil }
    var line = zip(glyphs, levels).map { glyph, level in
      level % 2 == 1 ? glyph.mirrored(by: library) : glyph
    }
    // UAX #9, L2: from the highest level down, every run of that level or a higher one is turned round.
    for level in stride(from: levels.max() ?? 0, to: 0, by: -1) {
      var start = 0
      while start < levels.count {
        guard levels[start] >= level else {
          start += 1
          continue
        }
        let end = levels[start...].firstIndex { $0 < level } ?? levels.count
        line[start..<end].reverse()
        start = end
      }
    }
    return line
  }

  private static let library = shim_fribidi_load("libfribidi.so.0")?.pointee
}

extension Glyph {
  /// Whether its letter can be of a script from right to left: Hebrew is the first of them, and most stand before the Indian scripts.
  fileprivate var mayRunRightToLeft: Bool {
    let value = grapheme.first.value
    return 0x590..<0x900 ~= value || 0xFB1D..<0xFF00 ~= value || 0x10800..<0x11000 ~= value
      || 0x1E800..<0x1F000 ~= value
  }

  /// The glyph as it stands in text from right to left: a bracket turned.
  fileprivate func mirrored(by library: shim_fribidi) -> Glyph {
    var mirror: UInt32 = 0
    guard let scalar = grapheme.scalar, library.fribidi_get_mirror_char(scalar.value, &mirror) != 0,
      let turned = Unicode.Scalar(mirror)
    else { return self }
    return Glyph(Grapheme(turned), width: width, offset: offset)
  }
}

extension Unicode.Scalar {
  fileprivate var bidiClass: utf8proc_bidi_class_t {
    let property = utf8proc_get_property(utf8proc_int32_t(bitPattern: value))
    return utf8proc_bidi_class_t(UInt32(property?.pointee.bidi_class ?? 0))
  }
}
