/// Reads the text of one AsciiDoc block: looks, links, quotation marks, references to attributes, notes.
struct AsciiDocInline {
  /// What is shown.
  private(set) var draft = PassageDraft()
  /// The notes in it, in order.
  private(set) var notes: [(mark: String, text: String)] = []

  private var scalars: [Unicode.Scalar] = []
  private var at = 0
  private var noteCount: Int
  /// The stretches that are open, with the place where each ends.
  private var open: [(end: Int, length: Int)] = []
  /// Signs that nothing closes before a place.
  private var dead: [String: Int] = [:]

  /// Reads one line.
  init(_ text: Substring, _ attributes: [String: String], noteCount: Int = 0) {
    self.init([text], attributes, noteCount: noteCount)
  }

  /// Reads the lines of a block, of which a text runs on over all; `noteCount` notes came before it.
  init(_ lines: [Substring], _ attributes: [String: String], noteCount: Int = 0) {
    self.noteCount = noteCount
    for (index, line) in lines.enumerated() {
      let isBroken = line.hasSuffix(" +")
      if index > 0 { scalars.append("\n") }
      scalars += AsciiDocInline.resolve(isBroken ? line.dropLast(2) : line, attributes)
    }
    while at < scalars.count { step() }
    for _ in open { draft.finish() }
  }

  /// Makes all of it strong.
  mutating func strengthen() {
    var strong = PassageDraft()
    strong.start(.strong)
    strong.append(draft.text)
    strong.finish()
    draft = strong
  }

  /// Puts in the values of attributes: "{name}"; those in a value stay as they are, so that nothing grows without end.
  private static func resolve(_ line: Substring, _ attributes: [String: String]) -> [Unicode.Scalar] {
    guard line.utf8.contains(0x7B) else { return Array(line.unicodeScalars) }
    var result: [Unicode.Scalar] = []
    var rest = line[...]
    while let brace = rest.firstIndex(of: "{") {
      result += rest[..<brace].unicodeScalars
      let name = rest[rest.index(after: brace)...].prefix(64).prefix {
        $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_"
      }
      let value = attributes[name.lowercased()] ?? named[String(name)]
      if let value, rest[name.endIndex...].first == "}", result.count + value.utf8.count < longest {
        result += value.unicodeScalars
        rest = rest[rest.index(after: name.endIndex)...]
      } else {
        result.append("{")
        rest = rest[rest.index(after: brace)...]
      }
    }
    return result + rest.unicodeScalars
  }

  /// How long a line may become by the values of attributes, in code points.
  private static let longest = 1 << 16
  private static let named = [
    "nbsp": "\u{A0}", "zwsp": "", "apos": "'", "quot": "\"", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "deg": "°", "plus": "+", "empty": "", "sp": " ", "amp": "&", "lt": "<", "gt": ">", "startsb": "[", "endsb": "]",
    "vbar": "|", "caret": "^", "asterisk": "*", "tilde": "~", "backslash": "\\", "backtick": "`", "brvbar": "¦",
  ]

  // MARK: One step

  private mutating func step() {
    if let last = open.last, at == last.end {
      at += last.length
      open.removeLast()
      return draft.finish()
    }
    let scalar = scalars[at]
    switch scalar {
    case "\n":
      draft.appendBreak()
      at += 1
    case "\\" where at + 1 < scalars.count && "*_`#^~<{+\"'[:".unicodeScalars.contains(scalars[at + 1]):
      draft.append(String(scalars[at + 1]))
      at += 2
    case "\"" where next == "`": quote("“")
    case "'" where next == "`": quote("‘")
    case "`" where next == "\"": quote("”")
    case "`" where next == "'": quote("’")
    case "*": stretch(.strong)
    case "_": stretch(.emphasis)
    case "`": stretch(.code)
    case "#", "^", "~", "+": stretch(nil)
    case "<" where next == "<": reference()
    case "[" where next == "[": skip(to: "]]")
    case "h", "f", "l", "m", "x", "i", "s", "k", "a", "t", "p": if !macro() { take() }
    default: take()
    }
  }

  private var next: Unicode.Scalar? { at + 1 < scalars.count ? scalars[at + 1] : nil }

  private mutating func take() {
    draft.append(String(scalars[at]))
    at += 1
  }

  /// Where `sign` stands next from `start` on, inside the stretch at hand.
  private mutating func find(_ sign: String, from start: Int, where fits: (Int) -> Bool = { _ in true }) -> Int? {
    let limit = open.last?.end ?? scalars.count
    if let known = dead[sign], known >= limit { return nil }
    let signs = Array(sign.unicodeScalars)
    var index = start
    while index + signs.count <= limit {
      if scalars[index] == signs[0], scalars[index..<index + signs.count].elementsEqual(signs), fits(index) {
        return index
      }
      index += 1
    }
    dead[sign] = limit
    return nil
  }

  private func isWord(_ index: Int) -> Bool {
    guard scalars.indices.contains(index) else { return false }
    return scalars[index].properties.isAlphabetic || scalars[index].properties.numericType != nil
  }

  private func isBlank(_ index: Int) -> Bool {
    !scalars.indices.contains(index) || scalars[index].properties.isWhitespace
  }

  /// A stretch with a look: between two signs anywhere, or between single ones at the bounds of words.
  private mutating func stretch(_ kind: Run.Kind?) {
    let sign = scalars[at]
    let one = String(sign)
    if next == sign, let end = find(one + one, from: at + 3) { return begin(kind, end: end, length: 2) }
    let isInner = sign == "^" || sign == "~"
    if isInner || !isWord(at - 1), !isBlank(at + 1), next != sign,
      let end = find(one, from: at + 2, where: { [self] in !isBlank($0 - 1) && (isInner || !isWord($0 + 1)) })
    {
      return begin(kind, end: end, length: 1)
    }
    take()
  }

  private mutating func begin(_ kind: Run.Kind?, end: Int, length: Int) {
    open.append((end, length))
    draft.start(kind)
    at += length
  }

  private mutating func quote(_ opening: String) {
    draft.append(opening)
    at += 2
  }

  private mutating func skip(to sign: String) {
    guard let end = find(sign, from: at) else { return take() }
    at = end + sign.unicodeScalars.count
  }

  /// "<<place,text>>".
  private mutating func reference() {
    guard let end = find(">>", from: at + 2) else { return take() }
    let parts = string(at + 2..<end).split(separator: ",", maxSplits: 1)
    link(to: "#" + (parts.first ?? ""), text: String(parts.last ?? "").trimmed)
    at = end + 2
  }

  private func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  private mutating func link(to target: String, text: String) {
    draft.start(.link(target))
    draft.append(text)
    draft.finish()
  }

  // MARK: Macros

  /// "footnote:[...]", "link:target[text]", "http://target[text]" and their like; false when none begins here.
  private mutating func macro() -> Bool {
    guard !isWord(at - 1) || scalars[at] == "f" else { return false }
    let head = string(at..<min(scalars.count, at + 12))
    guard let name = AsciiDocInline.macros.first(where: { head.hasPrefix($0) }) else { return false }
    let target = scalars[(at + name.unicodeScalars.count)...].prefix(2048).prefix {
      $0 != "[" && $0 != "<" && $0 != ">" && $0 != "\"" && !$0.properties.isWhitespace
    }
    let isAddress = name.hasSuffix("//")
    guard target.endIndex < scalars.count, scalars[target.endIndex] == "[", let close = bracket(from: target.endIndex)
    else {
      guard isAddress, !target.isEmpty else { return false }
      // A bare address; a stop or a parenthesis behind it is none of it.
      let kept = target.reversed().drop { ".,;:!?)".unicodeScalars.contains($0) }.count
      let address = name + string(target.startIndex..<target.startIndex + kept)
      link(to: address, text: address)
      at = target.startIndex + kept
      return true
    }
    let inside = string(target.endIndex + 1..<close)
    at = close + 1
    switch name {
    case "footnote:", "footnoteref:":
      let mark = String(noteCount + notes.count + 1)
      notes.append((mark, inside))
      draft.appendMark(InlineMarks.raised(UInt(mark) ?? 0), of: mark)
    case "image:", "icon:": break
    case "stem:", "latexmath:", "asciimath:", "kbd:", "pass:": draft.append(inside)
    default:
      let address = isAddress || name == "mailto:" ? name + string(target.indices) : string(target.indices)
      let text = String(inside.split(separator: ",", maxSplits: 1).first ?? "").filter { $0 != "^" }
      link(to: name == "xref:" ? "#" + address : address, text: text.isEmpty ? address : text)
    }
    return true
  }

  private static let macros = [
    "footnote:", "footnoteref:", "link:", "mailto:", "xref:", "image:", "icon:", "stem:", "latexmath:", "asciimath:",
    "kbd:", "pass:", "http://", "https://", "ftp://",
  ]

  /// The bracket that closes the one at `start`, in the same block.
  private func bracket(from start: Int) -> Int? {
    var depth = 0
    for index in scalars[start...].prefix(AsciiDocInline.longestNote).indices {
      if scalars[index] == "[" { depth += 1 }
      if scalars[index] == "]" {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  /// The most code points of a note or a link's text.
  private static let longestNote = 8192
}
