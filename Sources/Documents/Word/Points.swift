internal import Text

/// Code points before each byte of a text, also after composition.
struct Points {
  /// Code points in all.
  private(set) var count: Int
  /// Code points before every 64th byte; empty when each byte is one.
  private var marks: [Int] = []
  private let bytes: ArraySlice<UInt8>
  /// Code points of the composed text for each of the original, where it was composed.
  private var composed: [Int]?

  /// Whether each byte is a code point.
  var isASCII: Bool { marks.isEmpty }

  /// Counts the code points of a UTF-8 text.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    guard !Points.isASCII(bytes) else {
      count = bytes.count
      return
    }
    var count = 0
    for (index, byte) in bytes.enumerated() {
      if index % 64 == 0 { marks.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    marks.append(count)
    self.count = count
  }

  /// Eight bytes at a time.
  private static func isASCII(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBytes { raw in
      let whole = raw.count & ~7
      for index in stride(from: 0, to: whole, by: 8)
      where raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 {
        return false
      }
      return raw[whole...].allSatisfy { $0 < 0x80 }
    }
  }

  /// The same where `text` became `composed`: it is walked in stretches that begin with a character that stands for itself.
  init(_ bytes: ArraySlice<UInt8>, composed text: String) {
    let plain = Points(bytes)
    let total = text.unicodeScalars.count
    var places: [Int] = []
    places.reserveCapacity(plain.count + 1)
    var stretch = ""
    var done = 0
    func close(_ done: inout Int) {
      let count = stretch.unicodeScalars.count
      let after = Normalization.nfc(stretch).unicodeScalars.count
      for index in 0..<count { places.append(min(total, done + min(index, after))) }
      done += after
    }
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar.properties.canonicalCombiningClass == .notReordered, !stretch.isEmpty {
        close(&done)
        stretch = ""
      }
      stretch.unicodeScalars.append(scalar)
    }
    close(&done)
    places.append(total)
    self = plain
    composed = places
    count = total
  }

  /// The code points before the byte with this offset in the text.
  subscript(byte: Int) -> Int {
    guard !isASCII else { return byte }
    let from = bytes.startIndex + byte / 64 * 64
    var point = marks[byte / 64]
    for index in from..<bytes.startIndex + byte where bytes[index] & 0xC0 != 0x80 { point += 1 }
    if let composed { return composed[min(point, composed.count - 1)] }
    return point
  }
}
