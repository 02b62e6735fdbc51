/// Unicode normalization forms (UAX #15), by utf8proc.
public enum Normalization {
  /// `text` in NFC.
  public static func nfc(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      var composition = CanonicalComposition(bytes)
      return composition.composed()
    } ?? text
  }

  /// `text` for loose comparison: compatibility forms, case and accents folded.
  ///
  /// Typographic variants are folded too: all blanks, dashes and quotation marks are the ASCII ones; invisible characters vanish.
  public static func folded(_ text: String) -> String {
    var text = text
    var folding = Folding(keepsCase: false, keepsAccents: false)
    return text.withUTF8 { bytes in
      var folded: [UInt8] = []
      folded.reserveCapacity(bytes.count)
      var index = 0
      while index < bytes.count {
        if bytes[index] < 0x80 {
          folded.append(folding.ascii(bytes[index]))
          index += 1
        } else {
          folding.fold(bytes.codePoint(at: &index))
          for unit in folding.units { folded.append(codePoint: unit) }
        }
      }
      return String(decoding: folded, as: UTF8.self)
    }
  }
}
