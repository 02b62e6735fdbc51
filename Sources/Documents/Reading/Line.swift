/// One line of a text, without its indentation and the blanks at its end.
struct Line {
  /// Where its text stands, in UTF-8 bytes.
  var bytes: Range<Int>
  /// Where its text starts, in code points.
  var start: Int
  /// The length of its text, in code points.
  var count: Int
  /// The columns before it; a tab goes to the next multiple of 8.
  var indent: Int
  /// Whether a form feed stands before it.
  var startsPage: Bool

  /// Whether nothing is on it.
  var isBlank: Bool { bytes.isEmpty }
  /// Columns to the end of its text, as far as one code point is one column.
  var width: Int { indent + count }

  /// Cuts `text`, UTF-8 with LF, into lines.
  static func all(of text: UnsafeBufferPointer<UInt8>) -> [Line] {
    var lines: [Line] = []
    lines.reserveCapacity(text.count(of: 0x0A) + 1)
    var at = 0
    var point = 0
    while at < text.count {
      var line = Line(bytes: at..<at, start: point, count: 0, indent: 0, startsPage: false)
      indentation: while at < text.count {
        switch text[at] {
        case 0x20: line.indent += 1
        case 0x09: line.indent = (line.indent / 8 + 1) * 8
        case 0x0C: (line.startsPage, line.indent) = (true, 0)
        case 0xC2 where at + 1 < text.count && text[at + 1] == 0xA0:
          line.indent += 1
          at += 1
        default: break indentation
        }
        at += 1
        point += 1
      }
      line.bytes = at..<at
      line.start = point
      while at < text.count, text[at] != 0x0A {
        if text[at] & 0xC0 != 0x80 { point += 1 }
        if text[at] != 0x20, text[at] != 0x09, text[at] != 0x0C, text[at] != 0x0D {
          line.bytes = line.bytes.lowerBound..<at + 1
          line.count = point - line.start
        }
        at += 1
      }
      lines.append(line)
      at += 1
      point += 1
    }
    return lines
  }
}
