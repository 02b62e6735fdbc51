/// Reads comma-separated values (RFC 4180); semicolons and tabs, which some programs write, are told by the first line.
enum CommaSeparated {
  /// The records of a text.
  static func read(_ text: String) -> MatrixGrid {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var hadQuotes = false
    let bytes = Array(text.utf8)
    let separator = Self.separator(in: bytes)
    func end() {
      row.append(Formula.unguarded(String(decoding: field, as: UTF8.self).replacingLineEnds))
      field.removeAll(keepingCapacity: true)
      hadQuotes = false
    }
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      switch byte {
      case 0x22 where isQuoted && at < bytes.count && bytes[at] == 0x22:
        field.append(byte)
        at += 1
      case 0x22 where isQuoted: isQuoted = false
      case 0x22 where field.isEmpty && !hadQuotes: (isQuoted, hadQuotes) = (true, true)
      case separator where !isQuoted: end()
      case 0x0A where !isQuoted, 0x0D where !isQuoted:
        if byte == 0x0D, at < bytes.count, bytes[at] == 0x0A { at += 1 }
        end()
        rows.append(row)
        row = []
      default: field.append(byte)
      }
    }
    if !field.isEmpty || !row.isEmpty || hadQuotes {
      end()
      rows.append(row)
    }
    return MatrixGrid(rows: rows, findings: isQuoted ? ["a quotation mark is opened and never closed"] : [])
  }

  /// The separator that the first line has most of.
  private static func separator(in bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [0x2C: 0, 0x3B: 0, 0x09: 0]
    var isQuoted = false
    for byte in bytes.prefix(65_536) {
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if counts[byte] != nil { counts[byte, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0x2C
  }
}
