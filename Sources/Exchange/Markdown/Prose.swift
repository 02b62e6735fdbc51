internal import Documents
internal import Text

/// Text as Markdown writes it, so that it reads as it did and nothing in it becomes markup.
enum Prose {
  /// Text of one line.
  static func line(_ text: String) -> String { escaped(text.oneLine) }

  /// A cell of a table.
  static func cell(_ text: String) -> String {
    line(text).split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  /// Text whose line breaks stay; empty lines divide paragraphs.
  ///
  /// `isStart` is false where something stands before it on its line.
  static func words(_ text: String, isStart: Bool = true) -> String {
    var words = ""
    var isFirst = true
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let escaped = line.contains { !$0.isWhitespace } ? Self.line(String(line)) : ""
      if !isFirst { words += words.isEmpty || words.hasSuffix("\n") || escaped.isEmpty ? "\n" : "\\\n" }
      words += isFirst && !isStart ? escaped : guarded(escaped)
      isFirst = false
    }
    return words
  }

  /// Lines as a quotation.
  static func quoted(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? ">" : "> \($0)" }
      .joined(separator: "\n")
  }

  /// Text with all its lines but the first indented.
  static func indented(_ text: String, by indent: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n" + indent)
  }

  /// A line that begins no block: a heading, a list, a quotation, a rule, a definition.
  static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    if ["#", "+", "-", "=", ">", ":"].contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let next = text.dropFirst(digits.count).first, next == "." || next == ")" {
      return digits + "\\" + text.dropFirst(digits.count)
    }
    return text
  }

  /// A piece of a paragraph with its looks.
  static func text(of piece: Piece) -> String {
    guard case .text(let text, let looks, _) = piece else { return "" }
    if looks.contains(.code) { return code(text) }
    // Delimiters hold on to the words: one that has a blank beside it is none (CommonMark 0.31, 6.2).
    let core = text.drop(while: \.isWhitespace)
    let leading = text.prefix(text.count - core.count)
    let trailing = core.reversed().prefix(while: \.isWhitespace).reversed()
    let inner = core.dropLast(trailing.count)
    guard !inner.isEmpty else { return escaped(String(text)) }
    let marked = looks.reversed().reduce(escaped(String(inner))) { wrap($0, in: $1) }
    return escaped(String(leading)) + marked + escaped(String(trailing))
  }

  private static func wrap(_ text: String, in look: Run.Kind) -> String {
    switch look {
    case .emphasis: "*\(text)*"
    case .strong: "**\(text)**"
    case .struck: "~~\(text)~~"
    case .link(let target)
    where !target.isEmpty && target != "#" && !target.contains(where: { "<>\\".contains($0) || $0.isNewline }):
      "[\(text)](<\(target)>)"
    case .link, .code, .reference, .footnote, .definition, .inserted, .deleted: text
    }
  }

  private static func code(_ text: Substring) -> String {
    let longest = text.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    return longest > 0 ? "\(fence) \(text) \(fence)" : "\(fence)\(text)\(fence)"
  }

  private static func escaped(_ text: String) -> String {
    let scalars = Clean(text).string.unicodeScalars
    var escaped = String.UnicodeScalarView()
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      scalars.formIndex(after: &index)
      let next = index < scalars.endIndex ? scalars[index] : nil
      let isMarkup =
        switch scalar {
        case "\\", "`", "*", "_", "~", "<": true
        case "&": isEntity(scalars[index...])
        case "]": next.map { $0 == "(" || $0 == "[" || $0 == ":" } ?? false
        case "[": next == "^"
        case "!": next == "["
        default: false
        }
      if isMarkup { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  /// Whether what follows an ampersand makes it an entity or a reference to a character: "amp;", "#38;".
  private static func isEntity(_ rest: Substring.UnicodeScalarView) -> Bool {
    let name = rest.prefix(32).prefix {
      $0 == "#" || $0.isASCII && ($0.properties.isAlphabetic || (0x30...0x39).contains($0.value))
    }
    return !name.isEmpty && rest.dropFirst(name.count).first == ";"
  }
}
