internal import Glibc

/// What is looked for in a text before anything slow is done with it.
struct ByteSigns: OptionSet {
  let rawValue: UInt16
  /// A decimal digit.
  static let digit = ByteSigns(rawValue: 1)
  /// "(" or a straight quotation mark.
  static let opening = ByteSigns(rawValue: 2)
  /// The first byte of «, » and the blank that breaks no line.
  static let latin = ByteSigns(rawValue: 4)
  /// The first byte of typographic quotation marks, dashes and raised digits.
  static let typographic = ByteSigns(rawValue: 8)
  /// "[" or "]".
  static let bracket = ByteSigns(rawValue: 16)
  /// "*".
  static let star = ByteSigns(rawValue: 32)
  /// The first byte of an invisible character, but for tabs and the ends of lines and pages.
  static let veiled = ByteSigns(rawValue: 64)

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The signs in `text`.
  init(_ text: String) { self = text.withBytes(ByteSigns.init) }

  /// The signs in UTF-8.
  ///
  /// Every byte is taken, and none decides: comparing takes four times as long as looking up.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    rawValue = ByteSigns.table.withUnsafeBufferPointer { table in
      var found: UInt16 = 0
      for byte in bytes { found |= table[Int(byte)] }
      return found
    }
  }

  /// The sign that each byte is.
  private static let table: [UInt16] = (0...255).map { (byte: UInt8) in
    var sign: ByteSigns =
      switch byte {
      case 0x30...0x39: .digit
      case 0x22, 0x28: .opening
      case 0x2A: .star
      case 0x5B, 0x5D: .bracket
      case 0xC2: .latin
      case 0xE2: .typographic
      default: []
      }
    if Invisible.mayBegin(byte), ![0x09, 0x0A, 0x0C].contains(byte) { sign.insert(.veiled) }
    return sign.rawValue
  }
}

extension String {
  /// Gives the UTF-8 without a copy where it stands in one piece, as all text does that was read from a file.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = self
    return copy.withUTF8(body)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether each byte is a code point.
  var isASCII: Bool {
    var all: UInt8 = 0
    for byte in self { all |= byte }
    return all < 0x80
  }

  /// Whether a byte is among them.
  func has(_ byte: UInt8) -> Bool {
    baseAddress.map { memchr($0, Int32(byte), count) != nil } ?? false
  }

  /// How often a byte is among them.
  func count(of byte: UInt8) -> Int {
    var total = 0
    for other in self { total += other == byte ? 1 : 0 }
    return total
  }

  /// The number of code points.
  var codePoints: Int {
    // All but those that go on with one, 10xxxxxx; sums of a byte each let the compiler count sixteen of them at a time.
    var (total, at) = (0, 0)
    while at < count {
      let end = Swift.min(at + 128, count)
      var sum: UInt8 = 0
      for index in at..<end { sum &+= self[index] >> 7 & ~self[index] >> 6 }
      total += end - at - Int(sum)
      at = end
    }
    return total
  }

  /// Where the code point begins that `offset` others stand before; the end when there are not so many.
  func index(ofCodePoint offset: Int, from start: Int = 0) -> Int {
    var (at, left) = (start, offset)
    while at + 128 <= count, left >= 128 {
      left -= UnsafeBufferPointer(rebasing: self[at..<at + 128]).codePoints
      at += 128
    }
    // Behind a stretch stands perhaps the rest of a code point counted in it.
    while at < count, left > 0 || self[at] & 0xC0 == 0x80 {
      if self[at] & 0xC0 != 0x80 { left -= 1 }
      at += 1
    }
    return at
  }
}
