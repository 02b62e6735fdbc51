/// A stretch of a text that is aligned as one: a sentence, a heading, a list item, or a piece of a sentence without end.
struct Sentence {
  /// Its tokens.
  var tokens: Range<Int>
  /// The paragraph that it is part of, counted from 0.
  var paragraph: Int
}

/// The sentences and paragraphs of a text, by its own signs alone: empty lines, list marks, full stops.
struct Sentences {
  /// The sentences in order; together they hold every token.
  private(set) var all: [Sentence] = []
  /// The sentences of each paragraph, in order.
  private(set) var paragraphs: [Range<Int>] = []

  /// From this many tokens on, a sentence is cut where its words say so, and at twice as many in any case.
  static let longest = 128

  /// Finds the sentences of `tokens`.
  init(_ tokens: Tokens) {
    var start = 0
    var line = 0
    for index in tokens.all.indices {
      let ends = index + 1 == tokens.count
      if tokens[index].marks.contains(.startsLine) { line = index }
      let startsParagraph = ends || tokens.startsParagraph(index + 1, line: line)
      guard startsParagraph || tokens.endsSentence(index) || tokens.isCut(index, from: start) else { continue }
      all.append(Sentence(tokens: start..<index + 1, paragraph: paragraphs.count))
      start = index + 1
      if startsParagraph { paragraphs.append((paragraphs.last?.upperBound ?? 0)..<all.count) }
    }
  }

  /// How many there are.
  var count: Int { all.count }

  /// One of them.
  subscript(index: Int) -> Sentence {
    @inline(__always) get { all[index] }
  }

  /// The sentence that holds a token.
  func holding(_ token: Int) -> Int { all.firstPlace { $0.tokens.upperBound > token } }
}

extension Tokens {
  /// Whether a paragraph starts with token `index`, the line before starting with token `line`.
  ///
  /// A line break alone starts one where the line before is longer than any that is broken to fit a page, or a list mark follows.
  fileprivate func startsParagraph(_ index: Int, line: Int) -> Bool {
    let token = all[index]
    guard token.marks.contains(.startsLine) else { return false }
    if token.marks.contains(.startsBlock) || all[index - 1].end - all[line].start > 110 { return true }
    guard let next = index + 1 < count ? all[index + 1] : nil else { return false }
    if !token.isWord { return next.marks.contains(.spaced) || isLetter("(", at: index) }
    return token.end - token.start <= 4 && next.end - next.start == 1
      && (isLetter(".", at: index + 1) || isLetter(")", at: index + 1))
      && (index + 2 == count || all[index + 2].marks.contains(.spaced))
  }

  /// Whether a sentence ends with token `index`.
  fileprivate func endsSentence(_ index: Int) -> Bool {
    guard index + 1 < count else { return true }
    if isLetter("。", at: index) || isLetter("？", at: index) || isLetter("！", at: index) { return true }
    let next = all[index + 1]
    guard next.marks.contains(.spaced), next.marks.contains(.capital) || !next.isWord else { return false }
    var stop = index
    while stop > 0, isCloser(stop), !all[stop].marks.contains(.spaced) { stop -= 1 }
    if isLetter("?", at: stop) || isLetter("!", at: stop) { return true }
    guard stop > 0, isLetter(".", at: stop) else { return false }
    return !isAbbreviation(stop - 1)
  }

  /// Whether the full stop after token `index` belongs to an abbreviation ("Art.", "e.g.", an initial) or a number at the line's start.
  private func isAbbreviation(_ index: Int) -> Bool {
    let token = all[index]
    if token.marks.contains(.startsLine), token.end - token.start <= 3 { return true }
    if token.end - token.start == 1, token.isWord, token.marks.contains(.capital) || isLetter(".", at: index - 1) {
      return !isDigit(index)
    }
    return token.end - token.start <= 4 && Self.abbreviations.contains(words(index..<index + 1).lowercased())
  }

  private static let abbreviations: Set<String> = [
    "art", "cf", "ch", "dr", "eg", "ex", "fig", "ie", "mr", "mrs", "ms", "no", "nos", "op", "par", "pp", "prof", "sec",
    "st", "vol", "vs",
  ]

  /// Whether a sentence that started at `start` and has no end in sight is cut after token `index`.
  ///
  /// The words themselves say where, so that a change moves the nearest cuts and no others (Muthitacharoen, Chen, Mazières, "A
  /// low-bandwidth network file system", 2001).
  fileprivate func isCut(_ index: Int, from start: Int) -> Bool {
    let length = index + 1 - start
    return length >= 2 * Sentences.longest || length >= Sentences.longest && all[index].word & 15 == 0
  }

  private func isCloser(_ index: Int) -> Bool {
    [")", "]", "\"", "\u{201D}", "\u{2019}", "'", "»"].contains { isLetter($0, at: index) }
  }

  private func isDigit(_ index: Int) -> Bool {
    let byte = text.utf8[text.utf8.index(text.startIndex, offsetBy: Int(all[index].byteStart))]
    return 0x30...0x39 ~= byte
  }

  /// Whether a token is this one code point.
  private func isLetter(_ letter: Unicode.Scalar, at index: Int) -> Bool {
    guard all.indices.contains(index), all[index].end - all[index].start == 1 else { return false }
    return text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: Int(all[index].byteStart))] == letter
  }
}
