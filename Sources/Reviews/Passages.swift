extension String {
  /// A stretch of the text, in code points, clipped to it.
  public func stretch(_ range: Range<Int>) -> String {
    let scalars = unicodeScalars
    let end = scalars.endIndex
    guard let from = scalars.index(scalars.startIndex, offsetBy: max(0, range.lowerBound), limitedBy: end) else {
      return ""
    }
    return String(scalars[from..<(scalars.index(from, offsetBy: range.count, limitedBy: end) ?? end)])
  }

  /// Whether both texts have the same words in the same order, whatever white space divides them.
  func hasSameWords(as other: String) -> Bool {
    func words(_ text: String) -> some Sequence<Substring> {
      text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).lazy.map { Substring($0) }
    }
    return self == other || words(self).elementsEqual(words(other))
  }

  /// Where `exact` stands directly between `prefix` and `suffix`, in code points; nil when that is nowhere or in several places.
  func onlyPlace(of exact: String, after prefix: String, before suffix: String) -> Range<Int>? {
    let passage = prefix + exact + suffix
    guard !passage.isEmpty else { return isEmpty ? 0..<0 : nil }
    let text = Array(utf8)
    guard let place = text.onlyPlace(of: Array(passage.utf8)) else { return nil }
    let start = text[..<place].count { $0 & 0xC0 != 0x80 } + prefix.unicodeScalars.count
    return start..<start + exact.unicodeScalars.count
  }
}

extension [UInt8] {
  /// Where `needle`, which is not empty, stands; nil when that is nowhere or in several places, overlapping ones counted.
  ///
  /// By Knuth, Morris and Pratt: in linear time whatever the texts, which come from other people.
  fileprivate func onlyPlace(of needle: [UInt8]) -> Int? {
    // How much of the needle still matches where its first `length` bytes matched and the next does not.
    var fallbacks = [0, 0]
    func extended(_ length: Int, by byte: UInt8) -> Int {
      var length = length
      while length > 0 && (length == needle.count || needle[length] != byte) { length = fallbacks[length] }
      return needle[length] == byte ? length + 1 : 0
    }
    for byte in needle.dropFirst() { fallbacks.append(extended(fallbacks[fallbacks.count - 1], by: byte)) }
    var place: Int?
    var length = 0
    for (end, byte) in enumerated() {
      length = extended(length, by: byte)
      guard length == needle.count else { continue }
      if place != nil { return nil }
      place = end + 1 - needle.count
    }
    return place
  }
}
