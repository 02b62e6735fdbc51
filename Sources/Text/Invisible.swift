extension Unicode.Scalar {
  /// Whether its block alone says that it is visible and no mark: Latin, Greek, Cyrillic, common punctuation, CJK, Hangul.
  var isPlain: Bool {
    switch value {
    case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300, 0x370..<0x483, 0x48A...0x590, 0x1E00...0x1FFF,
      0x2010...0x2027, 0x2030...0x205E,
      0x2E80...0x3029, 0x3030...0x3098, 0x309B...0x3163, 0x3165...0xA66E, 0xAC00...0xD7A3:
      true
    default: false
    }
  }

  /// Whether it shows nothing of its own or can steer a terminal: controls, format characters, separators and noncharacters.
  ///
  /// What Unicode calls default ignorable (Unicode Standard, 5.21) is among them, and what stands for a byte that was no UTF-8.
  var isInvisible: Bool { !isPlain && (value < 0xA0 || hasInvisibleProperty) }

  private var hasInvisibleProperty: Bool {
    if isPrependedMark { return false }
    let properties = properties
    if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint || holdsByte { return true }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }

  /// Prepended_Concatenation_Mark (PropList.txt): the format characters that are drawn, round or under the digits that follow.
  private var isPrependedMark: Bool {
    switch value {
    case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD: true
    default: false
    }
  }

  /// A combining mark, which is drawn on the character before it.
  var isMark: Bool {
    guard value >= 0x300 else { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  /// A joiner: ZWNJ, ZWJ or the Mongolian vowel separator.
  var isJoiner: Bool { value == 0x200C || value == 0x200D || value == 0x180E }

  /// A variation selector, which chooses a shape for the character before it.
  var isVariationSelector: Bool { properties.isVariationSelector }

  /// A letter or mark of the scripts in which a joiner changes how the text reads, from Arabic to Mongolian.
  var joins: Bool {
    guard (0x0600...0x18AF).contains(value) else { return false }
    return properties.isAlphabetic || isMark
  }

  /// An emoji that may take part in a sequence; ASCII digits do not.
  var isPictograph: Bool { value >= 0xA0 && properties.isEmoji }
}
