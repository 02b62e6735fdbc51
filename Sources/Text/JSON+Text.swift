extension JSON {
  /// The value as RFC 8259 text, in UTF-8 without a final newline.
  ///
  /// C0, C1, DEL, bidirectional and other invisible format characters are escaped as \uXXXX, so that no output can drive a terminal.
  /// `indented` puts one member on a line, two blanks a level; otherwise there is no white space at all. A number that JSON cannot
  /// say, infinite or not a number, is null.
  public func text(indented: Bool = false) -> String {
    var text = ""
    write(to: &text, level: indented ? 0 : nil)
    return text
  }

  /// Appends the value; `level` is nil where there is no indentation.
  private func write(to text: inout String, level: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += String(value)
    case .double(let value): text += value.isFinite ? String(describing: value) : "null"
    case .string(let value): Self.write(value, to: &text)
    case .array(let elements):
      Self.write(elements, between: ("[", "]"), to: &text, level: level) { $0.write(to: &$1, level: $2) }
    case .object(let members):
      Self.write(members, between: ("{", "}"), to: &text, level: level) { member, text, level in
        Self.write(member.name, to: &text)
        text += level == nil ? ":" : ": "
        member.value.write(to: &text, level: level)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], between brackets: (String, String), to text: inout String, level: Int?,
    each: (Element, inout String, Int?) -> Void
  ) {
    let inner = level.map { $0 + 1 }
    text += brackets.0
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      breakLine(inner, in: &text)
      each(element, &text, inner)
    }
    if !elements.isEmpty { breakLine(level, in: &text) }
    text += brackets.1
  }

  private static func breakLine(_ level: Int?, in text: inout String) {
    guard let level else { return }
    text += "\n" + String(repeating: "  ", count: level)
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    var rest = string.unicodeScalars[...]
    while let index = rest.firstIndex(where: { $0.isInvisible || $0 == "\"" || $0 == "\\" }) {
      text += Substring(rest[..<index])
      text += escape(rest[index])
      rest = rest[index...].dropFirst()
    }
    text += Substring(rest)
    text += "\""
  }

  /// Escapes as RFC 8785, 3.2.2.2 does, and what is invisible besides.
  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case "\u{8}": return "\\b"
    case "\u{C}": return "\\f"
    default:
      let units = UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter
      return units.reduce(into: "") { escaped, unit in
        let digits = String(unit, radix: 16)
        escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
  }
}
