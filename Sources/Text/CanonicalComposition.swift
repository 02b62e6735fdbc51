internal import CUtf8proc

/// Composes UTF-8 to NFC segment by segment, so that text which is composed already is copied and not worked on.
///
/// A segment is one stable code point and the unstable ones behind it. Normalization never reaches over the start of one.
struct CanonicalComposition {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var output: [UInt8] = []
  private var segment: [utf8proc_int32_t] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The bytes in NFC, or nil if that is what they are.
  mutating func composed() -> String? {
    guard firstUnstable() != nil else { return nil }
    output.reserveCapacity(bytes.count + bytes.count / 8)
    var copied = 0
    var start = 0
    var index = 0
    while index < bytes.count {
      let here = index
      if Self.isStable(bytes.codePoint(at: &index)) {
        start = here
        continue
      }
      while index < bytes.count {
        var next = index
        if Self.isStable(bytes.codePoint(at: &next)) { break }
        index = next
      }
      output.append(contentsOf: bytes[copied..<start])
      compose(start..<index)
      copied = index
      start = index
    }
    output.append(contentsOf: bytes[copied...])
    return String(decoding: output, as: UTF8.self)
  }

  /// Where the first code point starts that normalization could change or join to the one before.
  private func firstUnstable() -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    while index < bytes.count {
      while index + 8 <= raw.count,
        raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
      }
      guard index < bytes.count else { break }
      let here = index
      if bytes[here] < 0xCC {
        index += bytes[here] < 0x80 ? 1 : 2
      } else if !Self.isStable(bytes.codePoint(at: &index)) {
        return here
      }
    }
    return nil
  }

  /// Whether a code point is left alone by NFC whatever stands before it.
  ///
  /// Marks are not, nor the vowels and final consonants of Hangul, nor what has a canonical decomposition; all others have
  /// NFC_Quick_Check=Yes and combining class 0 (UAX #15, section 9).
  private static func isStable(_ value: UInt32) -> Bool {
    switch value {
    case ..<0x300, 0x2010...0x2027, 0x3400...0x9FFF, 0xAC00...0xD7A3: return true
    case 0x1161...0x1175, 0x11A8...0x11C2: return false
    default: break
    }
    guard let property = utf8proc_get_property(utf8proc_int32_t(bitPattern: value)) else { return true }
    switch utf8proc_category_t(UInt32(property.pointee.category)) {
    case UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ME: return false
    default: return property.pointee.decomp_seqindex == .max || property.pointee.decomp_type != 0
    }
  }

  /// Appends the composed form of one segment, by `utf8proc_decompose_char` and `utf8proc_normalize_utf32`.
  private mutating func compose(_ range: Range<Int>) {
    segment.removeAll(keepingCapacity: true)
    var index = range.lowerBound
    while index < range.upperBound { decompose(bytes.codePoint(at: &index)) }
    order()
    let options = utf8proc_option_t(UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue)
    let count = segment.withUnsafeMutableBufferPointer {
      utf8proc_normalize_utf32($0.baseAddress, $0.count, options)
    }
    for code in segment.prefix(max(0, count)) { output.append(codePoint: UInt32(bitPattern: code)) }
  }

  private mutating func decompose(_ value: UInt32) {
    // No canonical decomposition is longer than 4 code points.
    withUnsafeTemporaryAllocation(of: utf8proc_int32_t.self, capacity: 8) { buffer in
      var boundary: CInt = 0
      let count = utf8proc_decompose_char(
        utf8proc_int32_t(bitPattern: value), buffer.baseAddress, buffer.count, UTF8PROC_DECOMPOSE, &boundary)
      segment.append(contentsOf: buffer.prefix(max(0, count)))
    }
  }

  /// Puts the marks of the segment in canonical order (Unicode Standard, 3.11).
  ///
  /// utf8proc does it by insertion, which a text of nothing but marks would turn into hours.
  private mutating func order() {
    var start = 0
    while start < segment.count {
      let classes = Array(segment[start...].lazy.map(Self.combiningClass).prefix { $0 != 0 })
      if zip(classes, classes.dropFirst()).contains(where: >) {
        let ordered = classes.indices.sorted { (classes[$0], $0) < (classes[$1], $1) }.map { segment[start + $0] }
        segment.replaceSubrange(start..<start + ordered.count, with: ordered)
      }
      start += classes.count + 1
    }
  }

  private static func combiningClass(_ code: utf8proc_int32_t) -> Int16 {
    utf8proc_get_property(code)?.pointee.combining_class ?? 0
  }
}
