/// A phrase to find, compared without case and accents unless it has a capital letter or an accent itself (smart case).
///
/// Blanks, dashes and quotation marks match their typographic variants, as in `Normalization.folded(_:)`.
public struct Phrase: Equatable, Sendable {
  /// The phrase as typed.
  public let string: String
  private let units: [UInt32]
  private let keepsCase: Bool
  private let keepsAccents: Bool

  /// Makes a phrase.
  public init(_ string: String) {
    self.string = string
    keepsCase = string.unicodeScalars.contains { $0.properties.isUppercase }
    let exact = Self.units(of: string, Folding(keepsCase: keepsCase, keepsAccents: true))
    keepsAccents = exact.contains(where: Folding.isAccent)
    units = keepsAccents ? exact : Self.units(of: string, Folding(keepsCase: keepsCase, keepsAccents: false))
  }

  private static func units(of string: String, _ folding: Folding) -> [UInt32] {
    var folding = folding
    return string.unicodeScalars.flatMap {
      folding.fold($0.value)
      return folding.units
    }
  }

  /// Where the phrase stands in `text`, in code points, in order and without overlap.
  public func ranges(in text: String) -> [Range<Int>] {
    guard let first = units.first else { return [] }
    var folding = Folding(keepsCase: keepsCase, keepsAccents: keepsAccents)
    var ranges: [Range<Int>] = []
    var text = text
    text.withUTF8 { bytes in
      var index = 0
      var offset = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte >= 0x80 || UInt32(folding.ascii(byte)) == first,
          let match = match(in: bytes, at: index, with: &folding)
        {
          ranges.append(offset..<offset + match.codePoints)
          offset += match.codePoints
          index = match.end
        } else {
          index += 1
          while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
          offset += 1
        }
      }
    }
    return ranges
  }

  /// The end of a match that starts at `start`, in bytes, and its length, in code points.
  ///
  /// It neither starts nor ends within the folded form of one code point, and takes the accents behind its last letter along.
  private func match(
    in bytes: UnsafeBufferPointer<UInt8>, at start: Int, with folding: inout Folding
  ) -> (end: Int, codePoints: Int)? {
    var index = start
    var codePoints = 0
    var matched = 0
    while index < bytes.count {
      var next = index
      folding.fold(bytes.codePoint(at: &next))
      if matched == units.count {
        if folding.units.isEmpty {
          index = next
          codePoints += 1
          continue
        }
        return folding.units.first.map(Folding.isAccent) == true ? nil : (index, codePoints)
      }
      guard matched > 0 || !folding.units.isEmpty, units[matched...].starts(with: folding.units) else { return nil }
      matched += folding.units.count
      codePoints += 1
      index = next
    }
    return matched == units.count ? (index, codePoints) : nil
  }
}
