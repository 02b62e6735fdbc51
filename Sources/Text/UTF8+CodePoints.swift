extension UnsafeBufferPointer<UInt8> {
  /// The code point that starts at `index` of valid UTF-8, and moves `index` behind it.
  @inline(__always)
  func codePoint(at index: inout Int) -> UInt32 {
    let lead = UInt32(self[index])
    index += 1
    guard lead >= 0x80 else { return lead }
    var value = lead < 0xE0 ? lead & 0x1F : lead < 0xF0 ? lead & 0x0F : lead & 0x07
    for _ in 0..<(lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3) where index < count {
      value = value << 6 | UInt32(self[index] & 0x3F)
      index += 1
    }
    return value
  }
}

extension [UInt8] {
  /// Appends the UTF-8 of one code point; U+FFFD for what is none.
  mutating func append(codePoint value: UInt32) {
    let encoded = Unicode.Scalar(value).flatMap(UTF8.encode)
    append(contentsOf: encoded ?? UTF8.encodedReplacementCharacter)
  }
}
