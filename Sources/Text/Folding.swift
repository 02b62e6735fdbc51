internal import CUtf8proc

/// How code points are made alike for comparison, by `utf8proc_decompose_char`.
struct Folding {
  /// Whether capital and small letters stay different.
  let keepsCase: Bool
  /// Whether letters with and without an accent stay different.
  let keepsAccents: Bool
  /// What the code point folded last became: usually one unit, none for what is passed over.
  private(set) var units: [UInt32] = []

  private let options: utf8proc_option_t

  init(keepsCase: Bool, keepsAccents: Bool) {
    self.keepsCase = keepsCase
    self.keepsAccents = keepsAccents
    var options = UTF8PROC_STABLE.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_DECOMPOSE.rawValue
    options |= UTF8PROC_IGNORE.rawValue | UTF8PROC_LUMP.rawValue
    if !keepsCase { options |= UTF8PROC_CASEFOLD.rawValue }
    self.options = utf8proc_option_t(options)
  }

  /// Folds one code point into `units`.
  mutating func fold(_ value: UInt32) {
    units.removeAll(keepingCapacity: true)
    if value < 0x80 {
      units.append(UInt32(ascii(UInt8(value))))
      return
    }
    // The longest compatibility decomposition, U+FDFA, has 18 code points.
    withUnsafeTemporaryAllocation(of: utf8proc_int32_t.self, capacity: 32) { buffer in
      var boundary: CInt = 0
      let count = utf8proc_decompose_char(
        utf8proc_int32_t(bitPattern: value), buffer.baseAddress, buffer.count, options, &boundary)
      for code in buffer.prefix(max(0, count)) {
        let unit = Self.quotationMark(UInt32(bitPattern: code))
        if keepsAccents || !Self.isAccent(unit) { units.append(unit) }
      }
    }
  }

  /// The one unit of an ASCII character; controls, LF and tab among them, count as blanks.
  @inline(__always)
  func ascii(_ value: UInt8) -> UInt8 {
    switch value {
    case ..<0x20: 0x20
    case 0x41...0x5A where !keepsCase: value + 0x20
    default: value
    }
  }

  /// Whether a unit is an accent or a vowel point: the blocks of diacritical marks, and the points of Hebrew and Arabic.
  static func isAccent(_ unit: UInt32) -> Bool {
    switch unit {
    case 0x0300...0x036F, 0x0591...0x05BD, 0x05BF, 0x05C1...0x05C2, 0x05C4...0x05C5, 0x05C7, 0x064B...0x065F, 0x0670,
      0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F:
      true
    default: false
    }
  }

  /// Double quotation marks as the ASCII one; UTF8PROC_LUMP knows the single ones only.
  private static func quotationMark(_ unit: UInt32) -> UInt32 {
    switch unit {
    case 0x201C...0x201F, 0xAB, 0xBB: 0x22
    default: unit
    }
  }
}
