/// The number of a session, as far as a text gives it beside a word for a meeting or by its own form, and where.
struct OrdinalFind: Equatable, Sendable {
  /// Where it stands, in code points of the text.
  var range: Range<Int>
  /// Where it stands, in tokens of the wording.
  var tokens: Range<Int>
  /// The numbers, two or more for a joint numbering ("243rd/244th").
  var ordinals: [Int]
  /// Whether its own form makes it an ordinal ("24th", "sixth"); a bare or Roman number needs the word beside it.
  var isExplicit: Bool

  /// Whether it may as well count something: "24 sessions".
  var isCount = false

  /// The session numbers of `text` in order: explicit ordinals, and bare and Roman numbers beside one of `words` ("Session 24").
  ///
  /// `words` are folded as `Token.folded` is: `Profile.meetingWords`.
  static func all(in text: String, beside words: Set<String>) -> [OrdinalFind] { all(in: Wording(text), beside: words) }

  /// The same in a text already cut.
  static func all(in wording: Wording, beside words: Set<String>) -> [OrdinalFind] {
    var finds: [OrdinalFind] = []
    var index = 0
    while index < wording.tokens.count {
      guard let find = read(wording, at: index) else {
        index += 1
        continue
      }
      let before = index - (wording.folded(index - 1) == "." && wording.folded(index - 2) == "no" ? 3 : 1)
      let isBeside =
        words.contains(wording.folded(before)) && wording.token(before)?.isCapitalized == true
        || words.contains(wording.folded(find.tokens.upperBound)) && !find.isCount
      if find.isExplicit || isBeside { finds.append(find) }
      index = find.tokens.upperBound
    }
    return finds
  }

  /// The finds with consecutive ones that a single "and" joins as one: "243.ª y 244.ª sesiones" in a header block is one meeting.
  static func joined(_ finds: [OrdinalFind], in wording: Wording) -> [OrdinalFind] {
    finds.reduce(into: []) { joined, find in
      if let last = joined.last, last.tokens.upperBound + 1 == find.tokens.lowerBound,
        ["and", "et", "y", "&"].contains(wording.folded(last.tokens.upperBound)),
        last.ordinals.last.map({ $0 + 1 }) == find.ordinals.first
      {
        joined[joined.count - 1].ordinals += find.ordinals
        joined[joined.count - 1].tokens = last.tokens.lowerBound..<find.tokens.upperBound
        joined[joined.count - 1].range = last.range.lowerBound..<find.range.upperBound
      } else {
        joined.append(find)
      }
    }
  }

  /// The session number that begins at token `index`, explicit or not.
  static func read(_ wording: Wording, at index: Int) -> OrdinalFind? {
    guard let first = one(wording, at: index) else { return nil }
    var ordinals = [first.value]
    var isExplicit = first.isExplicit
    var next = first.next
    while ordinals.count < 4, wording.folded(next) == "/" || wording.folded(next) == "-",
      let more = one(wording, at: next + 1), more.value == (ordinals.last ?? 0) + 1
    {
      ordinals.append(more.value)
      isExplicit = isExplicit || more.isExplicit
      next = more.next
    }
    let isCount = !isExplicit && ordinals.count == 1 && wording.token(index)?.kind == .number
    return OrdinalFind(
      range: wording.codePoints(index..<next), tokens: index..<next, ordinals: ordinals, isExplicit: isExplicit,
      isCount: isCount)
  }

  private static func one(_ wording: Wording, at index: Int) -> (value: Int, next: Int, isExplicit: Bool)? {
    guard let token = wording.token(index) else { return nil }
    switch token.kind {
    case .mark: return nil
    case .word:
      if OrdinalWords.filter.passes(token), let word = OrdinalWords.read(wording, at: index) {
        return (word.value, word.next, true)
      }
      guard token.isCapitalized else { return nil }
      if token.style == .upper, let value = Roman.value(token.folded) { return (value, index + 1, false) }
      // "XXIVe session", "XXIVth session"
      guard let suffix = OrdinalFind.romanSuffixes.first(where: token.folded.hasSuffix),
        let value = Roman.value(String(token.folded.dropLast(suffix.count)))
      else { return nil }
      return (value, index + 1, false)
    case .number:
      guard let value = token.number, (1...999).contains(value), token.folded.first != "0",
        token.isSpaced || wording.token(index - 1)?.kind == .mark
      else { return nil }
      // "29.ª reunión"
      let isSpanish = wording.folded(index + 1) == "." && isGlued(wording, index + 2)
      guard let suffix = wording.token(isSpanish ? index + 2 : index + 1), suffix.kind == .word,
        OrdinalFind.suffixes.contains(suffix.folded)
      else { return isGlued(wording, index + 1) ? nil : (value, index + 1, false) }
      if !suffix.isSpaced {
        return (value, isSpanish ? index + 3 : index + 2, true)
      }
      // "225 th": a copy from print, where the suffix was raised.
      return OrdinalFind.raised.contains(suffix.folded) && suffix.style == .lower
        ? (value, index + 2, true) : (value, index + 1, false)
    }
  }

  private static func isGlued(_ wording: Wording, _ index: Int) -> Bool {
    guard let token = wording.token(index), token.kind == .word else { return false }
    return !token.isSpaced
  }

  private static let suffixes: Set<String> = .words("st nd rd th e eme er ere re nde a o")
  private static let romanSuffixes = ["eme", "e", "th", "st", "nd", "rd"]
  private static let raised: Set<String> = ["st", "nd", "rd", "th", "eme"]
}

/// Roman numbers.
enum Roman {
  /// The value of `letters` in lower case, at least two of them, 2 to 399; nil when they are no Roman number in its usual form.
  static func value(_ letters: String) -> Int? {
    guard (2...9).contains(letters.utf8.count) else { return nil }
    let digits = letters.utf8.map { values[$0] ?? 0 }
    guard !digits.contains(0) else { return nil }
    var sum = 0
    for (index, digit) in digits.enumerated() {
      sum += index + 1 < digits.count && digit < digits[index + 1] ? -digit : digit
    }
    return sum > 0 && text(sum) == letters ? sum : nil
  }

  private static let values: [UInt8: Int] = [
    UInt8(ascii: "i"): 1, UInt8(ascii: "v"): 5, UInt8(ascii: "x"): 10, UInt8(ascii: "l"): 50, UInt8(ascii: "c"): 100,
  ]

  private static func text(_ number: Int) -> String {
    var rest = number
    var result = ""
    for (value, letters) in [
      (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ] {
      while rest >= value {
        result += letters
        rest -= value
      }
    }
    return result
  }
}
