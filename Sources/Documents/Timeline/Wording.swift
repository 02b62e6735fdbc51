/// A text cut once into words, numbers and marks, so that dates, ordinals and names are read without going over it again.
struct Wording: Sendable {
  /// The text itself.
  let text: String
  /// Its words, numbers and marks in order; white space is left out.
  let tokens: [Token]

  /// Cuts `text`.
  init(_ text: String) {
    self.text = text
    var cutter = Cutter()
    var text = text
    text.withUTF8 { cutter.cut($0) }
    tokens = cutter.tokens
  }

  /// The token at `index`, or nil past either end.
  func token(_ index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

  /// The folded form of the token at `index`; empty past either end.
  func folded(_ index: Int) -> String { token(index)?.folded ?? "" }

  /// Whether the folded `words` stand from token `index` on.
  func reads(_ words: [String], at index: Int) -> Bool {
    for (offset, word) in words.enumerated() where folded(index + offset) != word { return false }
    return true
  }

  /// Where the tokens of `range` stand, in code points of the text.
  func codePoints(_ range: Range<Int>) -> Range<Int> {
    guard let first = token(range.lowerBound), let last = token(range.upperBound - 1) else { return 0..<0 }
    return first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound)
  }

  /// The tokens of `range` as printed, white space between them as single blanks.
  func printed(_ range: Range<Int>) -> String {
    var result = ""
    for token in tokens[range.clamped(to: tokens.indices)] {
      if token.isSpaced, !result.isEmpty { result += " " }
      let start = text.utf8.index(text.startIndex, offsetBy: Int(token.utf8Start))
      let end = text.utf8.index(text.startIndex, offsetBy: Int(token.utf8End))
      result += text[start..<end]
    }
    return result
  }
}

extension Set<String> {
  /// The words of `list`, which are folded and stand apart by white space.
  static func words(_ list: String) -> Set<String> { Set(list.split(whereSeparator: \.isWhitespace).map(String.init)) }
}

/// One word, number or mark.
struct Token: Sendable {
  /// What it is made of: letters, digits, or one other character.
  enum Kind: UInt8, Sendable { case word, number, mark }
  /// How a word is written.
  enum Style: UInt8, Sendable { case lower, capital, upper }

  /// What it is made of.
  var kind: Kind
  /// How it is written: `upper` for capitals only, `capital` when the first letter alone is sure to be one.
  var style: Style
  /// Whether white space, or the start of the text, stands before it.
  var isSpaced: Bool
  /// A hash of `folded`, for `WordFilter`.
  fileprivate(set) var hash: UInt32
  fileprivate var start: Int32
  fileprivate var end: Int32
  fileprivate var utf8Start: Int32
  fileprivate var utf8End: Int32
  /// Lower case, without accents, dashes as "-" and apostrophes as "'".
  var folded: String

  /// Where it stands, in code points of the text.
  var range: Range<Int> { Int(start)..<Int(end) }
  /// Its value when it is a number of at most four digits.
  var number: Int? { kind == .number && folded.utf8.count <= 4 ? Int(folded) : nil }
  /// Whether it is a word that begins with a capital letter.
  var isCapitalized: Bool { kind == .word && style != .lower }
}

/// Cuts UTF-8 into tokens, byte by byte where it is ASCII.
private struct Cutter {
  private(set) var tokens: [Token] = []
  private var kind: Token.Kind?
  private var folded: [UInt8] = []
  private var hash = WordFilter.seed
  private var start: Int32 = 0
  private var utf8Start: Int32 = 0
  private var capitals = 0
  private var letters = 0
  private var startsCapital = false
  private var isSpaced = true
  private var at: Int32 = 0
  private var utf8At: Int32 = 0

  mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>) {
    tokens.reserveCapacity(bytes.count / 5 + 1)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if kind == nil, let run = Cutter.plainRun(bytes, from: index) {
        take(run, of: bytes)
        index = run.upperBound
        continue
      }
      guard byte >= 0x80 else {
        takeASCII(byte)
        index += 1
        continue
      }
      // A string's bytes are valid UTF-8: the first one tells the length.
      let count = min(byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4, bytes.count - index)
      var value = UInt32(byte) & (0x7F >> UInt32(count))
      for offset in 1..<max(count, 1) { value = value << 6 | UInt32(bytes[index + offset]) & 0x3F }
      take(Unicode.Scalar(value) ?? "\u{FFFD}", width: Int32(count))
      index += count
    }
    close()
  }

  /// The ASCII letters, or the digits, that make a whole token from `start` on; nil where there are none, or a sign beyond ASCII follows.
  private static func plainRun(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
    var end = start
    if 0x30...0x39 ~= bytes[start] {
      while end < bytes.count, 0x30...0x39 ~= bytes[end] { end += 1 }
    } else {
      while end < bytes.count, 0x61...0x7A ~= bytes[end] | 0x20 { end += 1 }
    }
    return end == start || end < bytes.count && bytes[end] >= 0x80 ? nil : start..<end
  }

  private mutating func take(_ run: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    let first = bytes[run.lowerBound]
    let isNumber = first < 0x40
    var capitals = 0
    var hash = WordFilter.seed
    let folded = String(unsafeUninitializedCapacity: run.count) { folded in
      for index in run {
        let byte = isNumber ? bytes[index] : bytes[index] | 0x20
        if byte != bytes[index] { capitals += 1 }
        hash = WordFilter.mix(hash, byte)
        folded[index - run.lowerBound] = byte
      }
      return run.count
    }
    let style: Token.Style =
      isNumber || first >= 0x60 ? .lower : capitals == run.count && capitals > 1 ? .upper : .capital
    let length = Int32(run.count)
    tokens.append(
      Token(
        kind: isNumber ? .number : .word, style: style, isSpaced: isSpaced, hash: hash, start: at, end: at + length,
        utf8Start: utf8At, utf8End: utf8At + length, folded: folded))
    at += length
    utf8At += length
    isSpaced = false
  }

  private mutating func takeASCII(_ byte: UInt8) {
    switch byte {
    case 0x61...0x7A: letter(byte, isCapital: false)
    case 0x20, 0x09...0x0D:
      close()
      isSpaced = true
    case 0x41...0x5A: letter(byte | 0x20, isCapital: true)
    case 0x30...0x39:
      if kind != .number { open(.number) }
      append(byte)
    default:
      open(.mark)
      append(byte)
      at += 1
      utf8At += 1
      close()
      return
    }
    at += 1
    utf8At += 1
  }

  private mutating func take(_ scalar: Unicode.Scalar, width: Int32) {
    let meaning = Letter(scalar)
    switch meaning {
    case .blank:
      close()
      isSpaced = true
    case .mark(let folding):
      open(.mark)
      for byte in UTF8.encode(folding) ?? UTF8.encodedReplacementCharacter { append(byte) }
    case .letter(let folding, let isCapital):
      let encoded = UTF8.encode(folding) ?? UTF8.encodedReplacementCharacter
      for (offset, byte) in encoded.enumerated() {
        if offset == 0 { letter(byte, isCapital: isCapital) } else { append(byte) }
      }
    case .joined: break
    }
    at += 1
    utf8At += width
    if case .mark = meaning { close() }
  }

  private mutating func letter(_ first: UInt8, isCapital: Bool) {
    if kind != .word {
      open(.word)
      startsCapital = isCapital
    }
    letters += 1
    if isCapital { capitals += 1 }
    append(first)
  }

  private mutating func append(_ byte: UInt8) {
    folded.append(byte)
    hash = WordFilter.mix(hash, byte)
  }

  private mutating func open(_ kind: Token.Kind) {
    close()
    self.kind = kind
    start = at
    utf8Start = utf8At
  }

  private mutating func close() {
    guard let kind else { return }
    let style: Token.Style = !startsCapital ? .lower : capitals == letters && letters > 1 ? .upper : .capital
    tokens.append(
      Token(
        kind: kind, style: style, isSpaced: isSpaced, hash: hash, start: start, end: at, utf8Start: utf8Start,
        utf8End: utf8At, folded: String(decoding: folded, as: UTF8.self)))
    folded.removeAll(keepingCapacity: true)
    hash = WordFilter.seed
    self.kind = nil
    capitals = 0
    letters = 0
    startsCapital = false
    isSpaced = false
  }
}

/// What one code point beyond ASCII is to the cutter.
private enum Letter {
  case blank
  case letter(Unicode.Scalar, isCapital: Bool)
  case mark(Unicode.Scalar)
  /// A combining mark or an invisible character: belongs to what is before it.
  case joined

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: self = .blank
    case 0x2010...0x2015, 0x2212: self = .mark("-")
    case 0x2018, 0x2019, 0x02BC: self = .mark("'")
    case 0x00AD, 0x0300...0x036F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: self = .joined
    case 0xAA: self = .letter("a", isCapital: false)
    case 0xBA: self = .letter("o", isCapital: false)
    case 0xC0...0x17F where scalar.value != 0xD7 && scalar.value != 0xF7:
      let base = Letter.latin[Int(scalar.value) - 0xC0]
      self = .letter(Unicode.Scalar(base), isCapital: scalar.properties.isUppercase)
    default:
      guard scalar.properties.isAlphabetic else {
        self = .mark(scalar)
        return
      }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      let folding = lower.count == 1 ? lower.first ?? scalar : scalar
      self = .letter(folding, isCapital: folding != scalar)
    }
  }

  /// The base letters of U+00C0 to U+017F; a digraph by its first letter.
  static let latin = Array(
    ("aaaaaaaceeeeiiiidnooooo*ouuuuyts" + "aaaaaaaceeeeiiiidnooooo*ouuuuyty" + "aaaaaacccccccc" + "dddd" + "eeeeeeeeee"
      + "gggggggg" + "hhhh" + "iiiiiiiiiiii" + "jj" + "kkk" + "llllllllll" + "nnnnnnnnn" + "oooooooo" + "rrrrrr"
      + "ssssssss"
      + "tttttt" + "uuuuuuuuuuuu" + "ww" + "yyy" + "zzzzzz" + "s").utf8)
}
