/// The marks that plain text carries inside its lines: links as in Markdown, and marks that lead to notes.
enum InlineMarks {
  /// Turns `[text](target)` into its text with a link, `[^1]` into a raised mark, and a block `[^1]: ...` into a note.
  static func apply(to block: inout Block) {
    guard ByteSigns(block.text).contains(.bracket) else { return }
    var scanner = Scanner(Array(block.text.unicodeScalars))
    if let mark = scanner.noteMark() {
      block.kind = .note(mark: mark.name)
      block.passage = block.passage.dropping(mark.length)
      scanner = Scanner(Array(block.text.unicodeScalars))
    }
    scanner.scan()
    guard !scanner.edits.isEmpty else { return }
    block.passage = scanner.edited(block.passage)
  }

  /// A note's mark as it is shown in the text: raised digits, so that it is no bracket of the text.
  static func raised(_ number: UInt) -> String {
    String(String.UnicodeScalarView(String(number).unicodeScalars.map { digits[Int($0.value) - 48] }))
  }

  private static let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars)
}

private struct Scanner {
  enum Edit {
    case link(text: Range<Int>, whole: Range<Int>, target: String)
    case mark(Range<Int>, name: String)
  }
  private let scalars: [Unicode.Scalar]
  private(set) var edits: [Edit] = []

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  /// The mark of a note that the text defines: "[^1]: ".
  func noteMark() -> (name: String, length: Int)? {
    guard let mark = footnote(at: 0), mark.end < scalars.count, scalars[mark.end] == ":" else { return nil }
    let blanks = scalars[(mark.end + 1)...].prefix { $0.properties.isWhitespace }.count
    return (mark.name, mark.end + 1 + blanks)
  }

  private func footnote(at start: Int) -> (name: String, end: Int)? {
    guard start + 3 < scalars.count, scalars[start] == "[", scalars[start + 1] == "^" else { return nil }
    let name = scalars[(start + 2)...].prefix(16).prefix { $0 != "]" && !$0.properties.isWhitespace }
    guard !name.isEmpty, name.endIndex < scalars.count, scalars[name.endIndex] == "]" else { return nil }
    return (string(name.indices), name.endIndex + 1)
  }

  /// Finds links and marks in one walk; only the innermost bracket can open a link.
  mutating func scan() {
    var opening: Int?
    var at = 0
    while at < scalars.count {
      switch scalars[at] {
      case "[":
        if let mark = footnote(at: at) {
          edits.append(.mark(at..<mark.end, name: mark.name))
          at = mark.end
          // A link that has a mark in its text would be edited twice.
          opening = nil
          continue
        }
        opening = at
      case "]":
        if let start = opening, start + 1 < at, at + 1 < scalars.count, scalars[at + 1] == "(",
          let end = target(from: at + 2)
        {
          edits.append(.link(text: start + 1..<at, whole: start..<end + 1, target: string(at + 2..<end)))
          at = end
        }
        opening = nil
      default: break
      }
      at += 1
    }
  }

  /// The index of the parenthesis that closes a target: one word, or nothing.
  private func target(from start: Int) -> Int? {
    let word = scalars[start...].prefix(2048).prefix { $0 != ")" && $0 != "(" && !$0.properties.isWhitespace }
    guard word.endIndex < scalars.count, scalars[word.endIndex] == ")" else { return nil }
    let target = String(String.UnicodeScalarView(word))
    // "[shall](should)" is an alternative of a draft, not a link.
    return target.isEmpty || target.contains(where: { "#/:.@".contains($0) }) ? word.endIndex : nil
  }

  /// `passage` with the edits made.
  func edited(_ passage: Passage) -> Passage {
    var ranges: [Range<Int>] = []
    var at = 0
    for edit in edits {
      switch edit {
      case .link(let text, let whole, _): ranges += [at..<text.lowerBound - 1, text]; at = whole.upperBound
      case .mark(let whole, _): ranges += [at..<whole.lowerBound]; at = whole.upperBound
      }
    }
    ranges.append(at..<scalars.count)
    var pieces = passage.pieces(ranges)[...]
    var parts: [Passage] = []
    for (index, edit) in edits.enumerated() {
      parts.append(pieces.removeFirst())
      switch edit {
      case .link(_, _, let target):
        var link = pieces.removeFirst()
        link.runs.append(Run(range: 0..<link.count, kind: .link(target)))
        parts.append(link)
      case .mark(_, let name):
        var mark = Passage()
        mark.append(InlineMarks.raised(UInt(name) ?? UInt(index + 1)), at: nil)
        mark.runs = [Run(range: 0..<mark.count, kind: .footnote(name))]
        parts.append(mark)
      }
    }
    parts += pieces
    return Passage(joining: parts)
  }
}
