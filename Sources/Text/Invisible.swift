extension Unicode.Scalar {
  /// Whether it shows nothing of its own: a control, a format character, a line or paragraph separator, a default ignorable code
  /// point (Unicode Standard, 5.21) or a noncharacter. Such a code point can steer a terminal or hide text from a reader.
  var isInvisible: Bool {
    switch value {
    case 0x20..<0x7F: false
    case ..<0xA0: true
    case ..<0x300: value == 0xAD
    case 0x2E80...0xD7FF: value == 0x3164
    default: hasInvisibleProperty
    }
  }

  private var hasInvisibleProperty: Bool {
    if isPrependedMark { return false }
    let properties = properties
    if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint { return true }
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
