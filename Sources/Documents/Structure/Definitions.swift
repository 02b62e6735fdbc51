import Text

/// Finds where a text defines a term: (hereafter “the Concept Note”), Policy Commission (PC).
struct Definitions {
  /// A term, what it stands for, and where the term is printed.
  struct Find: Equatable {
    /// The short form.
    var term: String
    /// What it stands for.
    var meaning: String
    /// Where the short form stands, in code points.
    var range: Range<Int>
  }

  /// By their first word, the longest first: "hereafter referred to as" before "hereafter".
  private let hereafter: [String: [[String]]]
  /// Words for a committee that come first in its name, as in French and Spanish.
  private let heads: Set<String>

  /// Knows the words for "hereafter" and for committees of `profile`.
  init(_ profile: Profile) {
    heads = profile.folded("bodyFirst")
    let phrases = profile.folded("hereafter").map { $0.split(separator: " ").map(String.init) }
    hereafter = Dictionary(grouping: phrases.sorted { $0.count > $1.count }) { $0.first ?? "" }
  }

  /// The definitions in `text`, which has these signs, in order.
  func all(in text: String, with signs: ByteSigns) -> [Find] {
    guard !signs.isDisjoint(with: [.opening, .latin, .typographic]), Definitions.mayDefine(text) else { return [] }
    let wording = Wording(text)
    var finds: [Find] = []
    for index in wording.tokens.indices {
      let token = wording.tokens[index]
      if token.kind == .mark, token.folded == "(" {
        if let find = abbreviation(wording, at: index) { finds.append(find) }
      } else if token.kind == .word, let find = term(wording, at: index) {
        if finds.last?.range != find.range { finds.append(find) }
      }
    }
    return finds
  }

  /// A quick look: every definition has a capital letter or a word for "hereafter" behind a parenthesis, or a quotation mark.
  private static func mayDefine(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var (two, one): (UInt8, UInt8) = (0, 0)
      for byte in bytes {
        // Letters other than capitals are nearly all there is.
        if byte < 0x61 || byte >= 0x80 || one == 0x28 {
          switch (two, one, byte) {
          case (_, 0x28, 0x41...0x5A), (_, 0x28, 0xC3), (_, 0x28, 0x63), (_, 0x28, 0x65), (_, 0x28, 0x68),
            (_, 0x28, 0x64), (_, _, 0x22), (0xE2, 0x80, 0x9C...0x9E), (_, 0xC2, 0xAB):
            return true
          default: break
          }
        }
        (two, one) = (one, byte)
      }
      return false
    }
  }

  // MARK: Terms

  /// `hereafter “the Concept Note”`.
  private func term(_ wording: Wording, at index: Int) -> Find? {
    guard let phrases = hereafter[wording.tokens[index].folded],
      let words = phrases.first(where: { matches($0, wording, at: index) })
    else { return nil }
    // "sometimes referred to as" defines nothing.
    if words[0] == "referred", wording.folded(index - 1) != "(" { return nil }
    // "referred to as" follows "hereafter" in its longer form, which was found before it.
    var next = index + words.count
    // "dénommé(e)"
    if wording.folded(next) == "(", wording.folded(next + 2) == ")", wording.token(next)?.isSpaced == false {
      next += 3
    }
    guard let term = quoted(wording, from: next) ?? bare(wording, from: next, opening: index - 1) else { return nil }
    return meaning(of: term, wording, before: index).map {
      Find(term: wording.printed(term), meaning: $0, range: wording.codePoints(term))
    }
  }

  /// The words in the quotation marks that open within the next few words.
  private func quoted(_ wording: Wording, from start: Int) -> Range<Int>? {
    var next = start
    while wording.token(next)?.kind == .word, next < start + 4 { next += 1 }
    guard let closing = Definitions.quotes[wording.folded(next)],
      let end = (next + 1..<min(next + 14, wording.tokens.count)).first(where: { closing.contains(wording.folded($0)) }
      ),
      end > next + 1
    else { return nil }
    return next + 1..<end
  }

  /// "(hereafter the Note)": up to the parenthesis, when one opens right before.
  private func bare(_ wording: Wording, from start: Int, opening: Int) -> Range<Int>? {
    guard wording.folded(opening) == "(",
      let end = (start..<min(start + 8, wording.tokens.count)).first(where: { wording.folded($0) == ")" }), end > start,
      (start..<end).contains(where: { wording.tokens[$0].isCapitalized }),
      (start..<end).allSatisfy({ wording.tokens[$0].kind != .mark || "-'/".contains(wording.folded($0)) })
    else { return nil }
    return start..<end
  }

  /// What closes a quotation, by what opens it.
  private static let quotes = ["\"": "\"", "“": "”", "«": "»", "„": "“”"]

  private func matches(_ words: [String], _ wording: Wording, at index: Int) -> Bool {
    var at = index
    for word in words {
      guard wording.folded(at) == word else { return false }
      at += 1
    }
    return true
  }

  /// The words before that the term takes up, from the first of them; else the last words in capitals.
  private func meaning(of term: Range<Int>, _ wording: Wording, before end: Int) -> String? {
    let start =
      (max(0, end - 40)..<end).last {
        [".", ";"].contains(wording.folded($0)) && wording.token($0 + 1)?.isSpaced == true
      } ?? max(-1, end - 41)
    var last = end
    while last > start + 1, wording.tokens[last - 1].kind == .mark, wording.tokens[last - 1].folded != ")" { last -= 1 }
    let sentence = start + 1..<last
    let words = term.filter { !Definitions.small.contains(wording.folded($0)) }.map { wording.folded($0) }
    guard !words.isEmpty else { return nil }
    let from =
      sentence.last { at in
        words.indices.allSatisfy { wording.folded(at + $0) == words[$0] } && at + words.count <= last
      }
      ?? sentence.last { wording.folded($0) == words[0] || wording.folded($0) + "s" == words[0] }
      ?? capitals(sentence, wording)
    return from.map { wording.printed($0..<last) }
  }

  /// Where the last words in capitals begin, small words between them allowed.
  private func capitals(_ range: Range<Int>, _ wording: Wording) -> Int? {
    var found: Int?
    for index in range.reversed() {
      if wording.tokens[index].isCapitalized {
        found = index
      } else if found != nil, !Definitions.small.contains(wording.folded(index)), wording.folded(index) != "-" {
        break
      }
    }
    return found
  }

  private static let small: Set<String> = [
    "the", "of", "on", "for", "and", "a", "an", "to", "in", "by", "le", "la", "les", "l", "d", "de", "du", "des", "et",
    "pour", "sur", "el", "los",
    "las", "del", "y", "'", "-", "/", "&", "en", "au", "aux",
  ]

  // MARK: Abbreviations

  /// `Policy Commission (PC)`: the initials of the words before, read backwards.
  private func abbreviation(_ wording: Wording, at open: Int) -> Find? {
    guard let close = (open + 1..<min(open + 7, wording.tokens.count)).first(where: { wording.folded($0) == ")" }),
      close > open + 1
    else { return nil }
    let inside = open + 1..<close
    guard wording.tokens[inside.dropFirst()].allSatisfy({ !$0.isSpaced }), wording.tokens[open + 1].kind == .word else {
      return nil
    }
    let printed = wording.printed(inside)
    let letters = printed.unicodeScalars.filter { $0.properties.isUppercase }
    let smalls = printed.unicodeScalars.filter { $0.properties.isLowercase }.count
    guard 2...10 ~= letters.count, smalls <= letters.count, !printed.utf8.contains(where: { 0x30...0x39 ~= $0 }) else {
      return nil
    }
    let initials = letters.map { Wording(String($0)).folded(0) }
    guard let start = expansion(of: initials, wording, before: open) ?? committee(wording, before: open) else {
      return nil
    }
    return Find(term: printed, meaning: wording.printed(start..<open), range: wording.codePoints(inside))
  }

  /// Where the name of a committee begins that goes on to `open`: "Groupe consultatif du secteur privé (PSCG)" is called by its initials
  /// in another language.
  private func committee(_ wording: Wording, before open: Int) -> Int? {
    for at in stride(from: open - 2, through: max(0, open - 14), by: -1) {
      let token = wording.tokens[at]
      if token.kind == .word, token.isCapitalized, heads.contains(token.folded) { return at }
      if token.kind == .number || token.kind == .mark && !"-'/&’".contains(token.folded) { return nil }
    }
    return nil
  }

  /// Where the words begin whose initials are `initials`; small words and the second halves of names need not be counted.
  private func expansion(of initials: [String], _ wording: Wording, before open: Int) -> Int? {
    var left = initials.count
    var at = open - 1
    let limit = max(0, open - initials.count * 3 - 4)
    while at >= limit {
      let token = wording.tokens[at]
      if token.kind == .word, token.folded.hasPrefix(initials[left - 1]),
        !(left == 1 && Definitions.small.contains(token.folded))
      {
        left -= 1
        if left == 0 { return at }
      } else if token.kind == .word, !Definitions.small.contains(token.folded) {
        return nil
      } else if token.kind == .number || [".", ";", ",", ":", "(", ")"].contains(token.folded) {
        return nil
      }
      at -= 1
    }
    return nil
  }
}
