/// Internationalized resource identifiers, in ASCII.
enum IRI {
  /// Text as one segment of an IRI: all but the unreserved characters percent-encoded (RFC 3986, 2.1 to 2.3).
  static func segment(_ text: String) -> String {
    var segment = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        segment.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        segment += "%" + String(repeating: "0", count: 2 - digits.count) + digits
      }
    }
    return segment
  }

  /// Whether text can stand as an IRI reference: not empty, characters that RFC 3986 allows where it allows them, and a place to go.
  static func isWhole(_ text: String) -> Bool {
    let marks: Set<UInt8> = Set("-._~:/?#@!$&'()*+,;=%".utf8)
    func isHexadecimal(_ byte: UInt8) -> Bool { Unicode.Scalar(byte).properties.isASCIIHexDigit }
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, text != "#", bytes.count(where: { $0 == UInt8(ascii: "#") }) <= 1 else { return false }
    return bytes.indices.allSatisfy { index in
      let byte = bytes[index]
      if byte == UInt8(ascii: "%") {
        return index + 2 < bytes.count && bytes[index + 1...index + 2].allSatisfy(isHexadecimal)
      }
      return byte < 0x80
        && (marks.contains(byte) || Unicode.Scalar(byte).properties.isAlphabetic || (0x30...0x39).contains(byte))
    }
  }
}
