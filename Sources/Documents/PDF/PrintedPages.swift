/// Reads what `pdftotext -bbox-layout` writes: pages, blocks, lines and words with their boxes.
///
/// It looks like XHTML, but the words may hold bytes that no XML allows, so that it is read sign by sign.
struct PrintedPages {
  private let bytes: [UInt8]
  private var at = 0
  private var pages: [PrintedPage] = []
  private var words: [PrintedWord] = []
  private var block = 0

  /// The pages in `bytes`; what is not understood is passed over.
  static func read(_ bytes: [UInt8]) -> [PrintedPage] {
    var reader = PrintedPages(bytes: bytes)
    while let tag = reader.nextTag() { reader.take(tag) }
    reader.endLine()
    return reader.pages
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The bytes between "<" and ">".
  private mutating func nextTag() -> Range<Int>? {
    guard let start = bytes[at...].firstIndex(of: 0x3C), let end = bytes[start...].firstIndex(of: 0x3E) else {
      return nil
    }
    at = end + 1
    return start + 1..<end
  }

  private mutating func take(_ tag: Range<Int>) {
    let name = bytes[tag].prefix { 0x61...0x7A ~= $0 || $0 == 0x2F }
    switch String(decoding: name, as: UTF8.self) {
    case "page":
      endLine()
      pages.append(PrintedPage(width: number("width", in: tag) ?? 0, height: number("height", in: tag) ?? 0))
    case "block": block += 1
    case "line": words = []
    case "/line": endLine()
    case "word": takeWord(tag)
    default: break
    }
  }

  private mutating func takeWord(_ tag: Range<Int>) {
    let end = bytes[at...].firstIndex(of: 0x3C) ?? bytes.count
    let text = PrintedPages.text(bytes[at..<end])
    at = end
    guard let left = number("xMin", in: tag), let top = number("yMin", in: tag), let right = number("xMax", in: tag),
      let bottom = number("yMax", in: tag), right >= left, bottom >= top, !text.isEmpty
    else { return }
    words.append(PrintedWord(box: PrintedBox(left: left, top: top, right: right, bottom: bottom), text: text))
  }

  private mutating func endLine() {
    guard let line = PrintedLine(words, block: block), let last = pages.indices.last else { return }
    pages[last].lines.append(line)
    words = []
  }

  /// The value of an attribute.
  private func number(_ name: StaticString, in tag: Range<Int>) -> Double? {
    let count = name.utf8CodeUnitCount
    var start = tag.lowerBound
    while start + count + 2 < tag.upperBound {
      if bytes[start] == name.utf8Start[0], bytes[start + count] == 0x3D,
        (0..<count).allSatisfy({ bytes[start + $0] == name.utf8Start[$0] })
      {
        return PrintedPages.decimal(bytes[(start + count + 2)..<tag.upperBound])
      }
      start += 1
    }
    return nil
  }

  /// A decimal number; nil where there is none or it is beyond any sheet of paper.
  private static func decimal(_ bytes: ArraySlice<UInt8>) -> Double? {
    var value = 0.0
    var scale = 0.0
    var digits = 0
    for byte in bytes.drop(while: { $0 == 0x2D }).prefix(24) {
      if byte == 0x2E, scale == 0 {
        scale = 1
      } else if 0x30...0x39 ~= byte {
        value = value * 10 + Double(byte - 0x30)
        scale *= 10
        digits += 1
      } else {
        break
      }
    }
    guard digits > 0 else { return nil }
    value /= max(scale, 1)
    return value < 1_000_000 ? (bytes.first == 0x2D ? -value : value) : nil
  }

  /// A word with its five entities resolved, without signs that are not text.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var text = String(decoding: bytes, as: UTF8.self)
    if bytes.contains(0x26) {
      for (entity, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")] {
        text = text.split(separator: entity, omittingEmptySubsequences: false).joined(separator: sign)
      }
    }
    return text.trimmed
  }
}
