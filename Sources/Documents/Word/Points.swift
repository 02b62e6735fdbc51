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
    let stretches = bytes.withUnsafeBufferPointer { bytes -> [Int]? in
      guard !bytes.isASCII else { return nil }
      var (marks, count) = ([0], 0)
      marks.reserveCapacity(bytes.count / 64 + 2)
      for start in stride(from: 0, to: bytes.count, by: 64) {
        count += UnsafeBufferPointer(rebasing: bytes[start..<min(start + 64, bytes.count)]).codePoints
        marks.append(count)
      }
      return marks
    }
    marks = stretches ?? []
    count = marks.last ?? bytes.count
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
