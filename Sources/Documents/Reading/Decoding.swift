internal import Text

/// Bytes turned into canonical text: decoded, CRLF and CR as LF, NFC.
struct Decoding {
  /// The canonical text.
  var text: String
  /// What had to be assumed, and what is invisible in the text.
  var findings: [Finding] = []

  /// Decodes `bytes`: UTF-8, UTF-16 with a byte order mark or told by its NUL bytes, else Windows-1252.
  init(_ bytes: [UInt8]) throws(LoadError.Reason) {
    if let kind = Signature.of(bytes) { throw .notText(kind) }
    var decoded: String
    if let order = UTF16Order(bytes) {
      decoded = order.decode(bytes)
      findings.append(Finding(.note, line: nil, "the file is in UTF-16 (\(order.rawValue)); it is read as such"))
    } else if bytes.withUnsafeBufferPointer({ $0.has(0) }) {
      throw .notText(nil)
    } else {
      let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
      if let text = String(validating: content, as: UTF8.self) {
        decoded = text
      } else {
        decoded = Windows1252.decode(content)
        findings.append(
          Finding(
            .warning, line: Decoding.firstInvalidLine(content), "the file is not in UTF-8; it is read as Windows-1252"))
      }
    }
    Decoding.unifyLineEnds(&decoded)
    text = decoded.withBytes(\.isASCII) ? decoded : Normalization.nfc(decoded)
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }) else { throw .empty }
    findings += Invisible.findings(in: text)
  }

  /// The line on which `bytes` stop being UTF-8, from 1.
  private static func firstInvalidLine(_ bytes: ArraySlice<UInt8>) -> Int {
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    var line = 1
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
      if scalar == "\n" { line += 1 }
    }
    return line
  }

  private static func unifyLineEnds(_ text: inout String) {
    guard text.withBytes({ $0.has(0x0D) }) else { return }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var afterReturn = false
    for byte in text.utf8 {
      if byte != 0x0A || !afterReturn { bytes.append(byte == 0x0D ? 0x0A : byte) }
      afterReturn = byte == 0x0D
    }
    text = String(decoding: bytes, as: UTF8.self)
  }
}

/// Which byte of a UTF-16 unit comes first.
private enum UTF16Order: String {
  case little = "little-endian"
  case big = "big-endian"

  /// Told by the byte order mark, or by a first page where one byte of nearly every pair is NUL.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) {
      self = .little
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self = .big
    } else {
      let page = bytes.prefix(4096)
      var zeros = (even: 0, odd: 0)
      for (offset, byte) in page.enumerated() where byte == 0 {
        if offset % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
      }
      let pairs = page.count / 2
      guard pairs >= 4, bytes.count % 2 == 0 else { return nil }
      if zeros.even == 0, zeros.odd * 10 >= pairs * 7 {
        self = .little
      } else if zeros.odd == 0, zeros.even * 10 >= pairs * 7 {
        self = .big
      } else {
        return nil
      }
    }
  }

  func decode(_ bytes: [UInt8]) -> String {
    let first = self == .little ? 0 : 1
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for pair in stride(from: 0, to: bytes.count - 1, by: 2) {
      units.append(UInt16(bytes[pair + first]) | UInt16(bytes[pair + 1 - first]) << 8)
    }
    if units.first == 0xFEFF { units.removeFirst() }
    return String(decoding: units, as: UTF16.self)
  }
}

/// The code page of Windows in western Europe.
private enum Windows1252 {
  /// The characters of 0x80 to 0x9F; the five places the code page leaves open stay C1 controls (WHATWG Encoding, windows-1252).
  private static let upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
    0x0178,
  ]

  static func decode(_ bytes: ArraySlice<UInt8>) -> String {
    String(
      decoding: bytes.lazy.map { 0x80...0x9F ~= $0 ? upper[Int($0) - 0x80] : UInt16($0) }, as: UTF16.self)
  }
}

/// What binary files start with.
private enum Signature {
  static func of(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) { return archive(bytes) }
    return table.first { bytes.starts(with: $0.bytes) }?.kind
  }

  private static let table: [(bytes: [UInt8], kind: String)] = [
    (Array("SQLite format 3\0".utf8), "a SQLite file, perhaps a review file"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Office document (.doc, .xls)"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
    ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("GIF8".utf8), "a GIF image"),
    (Array("II*\0".utf8), "a TIFF image"),
    (Array("MM\0*".utf8), "a TIFF image"),
    ([0x1F, 0x8B, 0x08], "a gzip archive"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive"),
    (Array("BZh".utf8) + [0x39], "a bzip2 archive"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
  ]

  /// What a ZIP archive is by the names of its first members.
  private static func archive(_ bytes: [UInt8]) -> String {
    let head = String(decoding: bytes.prefix(8192), as: UTF8.self)
    if head.contains("word/") { return "a Word document" }
    if head.contains("xl/") { return "an Excel workbook" }
    if head.contains("ppt/") { return "a PowerPoint presentation" }
    if head.contains("opendocument") { return "an OpenDocument file" }
    if head.contains("epub") { return "an EPUB book" }
    return "a ZIP archive"
  }
}

/// Characters that do not show or that drive a terminal.
enum Invisible: CaseIterable {
  case control, bidirectional, zeroWidth

  /// One finding for each sort that stands in `text`, at the first one.
  static func findings(in text: String) -> [Finding] {
    var seen: [Invisible: (line: Int, count: Int)] = [:]
    text.withBytes { bytes in
      for start in stride(from: 0, to: bytes.count, by: 1024) {
        let stretch = bytes[start..<min(start + 1024, bytes.count)]
        guard ByteSigns(UnsafeBufferPointer(rebasing: stretch)).contains(.veiled) else { continue }
        for index in stretch.indices where Invisible.mayBegin(bytes[index]) {
          guard let sort = Invisible(bytes, at: index) else { continue }
          if seen[sort] == nil { seen[sort] = (1 + UnsafeBufferPointer(rebasing: bytes[..<index]).count(of: 0x0A), 0) }
          seen[sort]?.count += 1
        }
      }
    }
    return allCases.compactMap { sort in
      seen[sort].map { Finding(.warning, line: $0.line, "\(sort.name($0.count)); shown as signs, first here") }
    }
  }

  /// Whether a byte can begin an invisible character; the end of a line or page and a tab are told from the others later.
  static func mayBegin(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF
  }

  /// The sort of the code point that begins at `index` of a valid text.
  private init?(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    let value: UInt32
    switch bytes[index] {
    case let byte where byte < 0x80: value = UInt32(byte)
    case 0xC2 where index + 1 < bytes.count: value = UInt32(bytes[index + 1])
    case 0xE2 where index + 2 < bytes.count, 0xEF where index + 2 < bytes.count:
      value =
        UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
    default: return nil
    }
    switch value {
    case 0x20...0x7E, 0x09, 0x0A, 0x0C: return nil
    case 0...0x1F, 0x7F...0x9F: self = .control
    case 0x202A...0x202E, 0x2066...0x2069: self = .bidirectional
    case 0x200B, 0x2060...0x2064, 0xFEFF: self = .zeroWidth
    default: return nil
    }
  }

  private func name(_ count: Int) -> Message {
    switch self {
    case .control: "the text has \(count, "control character")"
    case .bidirectional:
      count == 1
        ? "the text has \(count, "invisible character") that reorders it"
        : "the text has \(count, "invisible character") that reorder it"
    case .zeroWidth: "the text has \(count, "invisible character") without width"
    }
  }
}
