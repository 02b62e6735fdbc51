internal import CUtf8proc

extension Character {
  /// Columns on screen, 1 or 2: the sum over its code points, so that a Devanagari conjunct keeps its room, but never more than 2.
  ///
  /// An emoji presentation sequence is wide (UTS #51, ED-9a).
  var columns: UInt8 {
    var sum: UInt8 = 0
    var base: Unicode.Scalar?
    for scalar in unicodeScalars {
      if scalar.value == 0xFE0F, base?.properties.isEmoji == true { return 2 }
      if base == nil { base = scalar }
      sum += scalar.columns
      if sum >= 2 { return 2 }
    }
    return max(1, sum)
  }
}

extension Unicode.Scalar {
  /// Columns by `utf8proc_charwidth`, 0 to 2.
  var columns: UInt8 {
    if value < 0x300 { return 1 }
    let code = utf8proc_int32_t(bitPattern: value)
    let width = utf8proc_charwidth(code)
    // utf8proc knows Unicode 15 and gives what came later no width; emoji are the part of it that people use.
    guard width > 0 || utf8proc_category(code) != UTF8PROC_CATEGORY_CN else {
      return properties.isEmojiPresentation ? 2 : 1
    }
    return UInt8(clamping: width)
  }
}
