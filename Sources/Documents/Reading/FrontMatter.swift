/// The YAML block between two "---" lines that a Markdown file may begin with; plain keys and values only.
struct FrontMatter {
  /// Values by lower-case key.
  var values: [String: String] = [:]
  /// The lines it takes, its two fences included; 0 when there is none.
  var lineCount = 0

  /// Reads it off `lines`, the text of each given by `string`.
  init(_ lines: [Line], string: (Line) -> String) {
    guard let first = lines.first, first.indent == 0, string(first) == "---" else { return }
    // Beyond this it is a document between two rules.
    guard
      let end = lines.prefix(200).dropFirst().firstIndex(where: {
        $0.indent == 0 && ["---", "..."].contains(string($0))
      })
    else { return }
    var key: String?
    for line in lines[1..<end] where !line.isBlank {
      let text = string(line)
      if line.indent > 0, let key {
        values[key, default: ""] += " " + text
      } else if let colon = text.firstIndex(of: ":"), !text.hasPrefix("#"), !text.hasPrefix("- ") {
        let name = text[..<colon].lowercased()
        values[name] = String(text[text.index(after: colon)...].drop { $0 == " " })
        key = name
      } else if !text.hasPrefix("#"), !text.hasPrefix("- ") {
        return
      }
    }
    values = values.mapValues(FrontMatter.unquoted)
    lineCount = end + 1
  }

  private static func unquoted(_ value: String) -> String {
    let text = value.trimmed
    for folding in [">-", ">", "|-", "|"] where text.hasPrefix(folding + " ") {
      return String(text.dropFirst(folding.count + 1)).trimmed
    }
    guard text.count > 1, let quote = text.first, quote == text.last, quote == "\"" || quote == "'" else { return text }
    return String(text.dropFirst().dropLast())
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}
