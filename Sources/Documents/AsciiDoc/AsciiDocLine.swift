/// ":name: value", or ":!name:" to forget it.
struct AsciiDocAttribute {
  /// The name in lower case.
  let name: String
  /// The value, perhaps empty.
  var value: String
  /// Whether the attribute is taken back.
  let isUnset: Bool

  /// Reads a line; nil when it sets no attribute.
  init?(_ line: Substring) {
    guard line.first == ":", let close = line.dropFirst().firstIndex(of: ":") else { return nil }
    let name = line[line.index(after: line.startIndex)..<close]
    let behind = line[line.index(after: close)...]
    guard !name.isEmpty, behind.isEmpty || behind.first == " " || behind.first == "\t",
      name.allSatisfy({ $0.isLetter || $0.isNumber || "-_!".contains($0) })
    else { return nil }
    self.name = name.filter { $0 != "!" }.lowercased()
    isUnset = name.contains("!")
    value = behind.trimmed
  }
}

/// What a line that begins and ends a block opens.
enum AsciiDocDelimiter {
  case comment, code, quote, open, table

  /// Four signs or more and nothing else, or one of the short fences.
  init?(_ line: Substring) {
    let text = line.trimmed
    switch text {
    case "--": self = .open
    case "|===": self = .table
    default:
      if text.hasPrefix("```") {
        self = .code
        return
      }
      guard text.utf8.count >= 4, let sign = text.first, text.allSatisfy({ $0 == sign }) else { return nil }
      switch sign {
      case "/": self = .comment
      case "-", ".", "+": self = .code
      case "_": self = .quote
      case "=", "*": self = .open
      default: return nil
      }
    }
  }
}

/// An item of a list: its sign, and the text on its line.
struct AsciiDocItem {
  /// The sign, by which items of one list are known; a list of given numbers has "1.", one of letters "a.".
  let sign: Substring
  /// The text behind it.
  let text: Substring
  /// The number that the file gives.
  let number: Int?
  /// The term that the item describes.
  let term: String?

  /// Whether its list is numbered.
  var isNumbered: Bool { sign.first == "." || sign == "1." || sign == "a." }

  /// Reads a line; nil when it begins no item.
  init?(_ line: Substring) {
    let rest = line.drop { $0 == " " || $0 == "\t" }
    guard let first = rest.first else { return nil }
    if "*-.•".contains(first) {
      let sign = rest.prefix { $0 == first }
      guard sign.count <= 6, first != "-" || sign.count == 1, let text = AsciiDocItem.text(behind: sign, in: rest)
      else {
        return nil
      }
      (self.sign, self.text, number, term) = (sign, text, nil, nil)
      return
    }
    let digits = rest.prefix(4).prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, rest[digits.endIndex...].hasPrefix(". ") {
      (sign, text) = ("1.", rest[digits.endIndex...].dropFirst(2))
      (number, term) = (Int(digits), nil)
      return
    }
    if let letter = first.asciiValue, 0x61...0x7A ~= letter, rest.dropFirst().hasPrefix(". ") {
      (sign, text, number, term) = ("a.", rest.dropFirst(3), Int(letter) - 0x60, nil)
      return
    }
    guard let colons = AsciiDocItem.colons(in: rest) else { return nil }
    (sign, text, number) = ("::", rest[colons.upperBound...].drop { $0 == " " }, nil)
    term = String(rest[..<colons.lowerBound])
  }

  private static func text(behind sign: Substring, in line: Substring) -> Substring? {
    let rest = line[sign.endIndex...]
    return rest.first == " " || rest.first == "\t" ? rest.drop { $0 == " " || $0 == "\t" } : nil
  }

  /// The two to four colons behind a term, before a blank or the end of the line.
  private static func colons(in line: Substring) -> Range<Substring.Index>? {
    var from = line.startIndex
    while let start = line[from...].firstIndex(of: ":") {
      let run = line[start...].prefix { $0 == ":" }
      let next = line[run.endIndex...].first
      if 2...4 ~= run.count, start > line.startIndex, next == nil || next == " " { return start..<run.endIndex }
      from = run.endIndex
    }
    return nil
  }

  /// The number as it is shown: the levels of a list count 1, a, i, A, I.
  func label(_ number: Int) -> String {
    let level = sign.first == "." ? sign.count : sign == "a." ? 2 : 1
    let format = [NumberFormat("decimal"), NumberFormat("lowerLetter"), .roman(isUpper: false)][min(level - 1, 2)]
    return format.write(number, language: "en") + "."
  }
}

extension Substring {
  /// Whether nothing but blanks is on the line.
  var isBlankLine: Bool { allSatisfy { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" } }
  /// Whether the line is a comment.
  var isComment: Bool { hasPrefix("//") && !hasPrefix("///") }
  /// Whether the line asks for another file, or for a condition.
  var isDirective: Bool {
    hasSuffix("]")
      && ["include::", "ifdef::", "ifndef::", "ifeval::", "endif::", "toc::", "image::"].contains { hasPrefix($0) }
  }

  /// 1 for "== ", 0 for "= ".
  var sectionLevel: Int? {
    guard let sign = first, sign == "=" || sign == "#" else { return nil }
    let signs = prefix { $0 == sign }
    guard signs.count <= 6, self[signs.endIndex...].first == " " else { return nil }
    return signs.count - 1
  }

  /// Whether the line begins a block although no blank line stands before it.
  var endsParagraph: Bool {
    hasPrefix("[") && trimmed.hasSuffix("]") && !contains(" ") || isDirective
  }
}
