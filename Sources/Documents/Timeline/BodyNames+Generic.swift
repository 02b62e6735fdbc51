extension BodyNames {
  /// A name that no profile knows, by its form: capitalised words about a "Committee", "Group", "Conference" ... whose head stands at token `index`.
  ///
  /// It does not reach back before token `limit`. A head alone ("the Committee") is a find without a body: what it means depends on where it stands.
  func generic(_ wording: Wording, at index: Int, after limit: Int, words: TimelineWords) -> Find? {
    guard let token = wording.token(index), token.isCapitalized, words.heads.contains(token.folded) else { return nil }
    var start = index
    while start > limit, start > index - 10, isPart(wording, before: start) { start -= 1 }
    while start < index, let first = wording.token(start), first.kind != .word || Self.openers.contains(first.folded) {
      start += 1
    }
    let end = reach(wording, from: index + 1, isAlone: start == index)
    let tokens = start..<end
    guard tokens.count > 1 else { return nil }
    let name = wording.printed(tokens)
    if let known = find(wording, at: start), known.tokens == tokens { return known }
    return Find(tokens: tokens, body: name, name: nil, isFull: true, isEvent: words.eventHeads.contains(token.folded))
  }

  /// Whether the token before `index` belongs to a name with the one at `index`.
  private func isPart(_ wording: Wording, before index: Int) -> Bool {
    guard let token = wording.token(index - 1) else { return false }
    switch token.kind {
    case .word: return token.isCapitalized
    case .number: return !token.isSpaced && wording.token(index - 2)?.kind == .word
    case .mark: return Self.inner.contains(token.folded) && !token.isSpaced && wording.token(index)?.isSpaced == false
    }
  }

  /// Where a name ends that goes on at `index`: "on Trade and Transport", "technique permanent", "de travail sur la fraude".
  private func reach(_ wording: Wording, from index: Int, isAlone: Bool) -> Int {
    var end = index
    while end < index + 14, let token = wording.token(end) {
      if token.isCapitalized, DateWords.meanings[token.folded] == nil {
        end += 1
        continue
      }
      if isAlone || end > index, token.kind == .word, token.style == .lower,
        Self.adjectives.contains(where: token.folded.hasSuffix)
      {
        end += 1
        continue
      }
      guard let next = afterConnector(wording, at: end, isFirst: end == index) else { break }
      end = next
    }
    return end
  }

  /// The first token after a connector and the word it connects; nil when the name does not go on so.
  private func afterConnector(_ wording: Wording, at index: Int, isFirst: Bool) -> Int? {
    var at = index
    let word = wording.folded(at)
    let isFrench = Self.french.contains(word)
    if wording.folded(at) == "serving", wording.folded(at + 1) == "as", wording.folded(at + 2) == "the",
      wording.folded(at + 3) == "meeting", wording.folded(at + 4) == "of"
    {
      at += 5
    } else if isFrench || word == "of" || word == "on" || word == "for"
      || word == "-" && wording.token(at)?.isSpaced == false
    {
      at += 1
    } else if word == "and" || word == "et" || word == "," || word == "/", !isFirst {
      at += 1
    } else if word == "to", wording.folded(at - 1) == "parties" {
      at += 1
    } else {
      return nil
    }
    while Self.articles.contains(wording.folded(at)) { at += 1 }
    guard let token = wording.token(at), token.kind == .word, at <= index + 8 else { return nil }
    guard DateWords.meanings[token.folded] == nil else { return nil }
    if token.isCapitalized { return at + 1 }
    return isFrench && token.folded.utf8.count > 3 ? at + 1 : nil
  }

  /// Learns an abbreviation in brackets after a name: "SAFE Working Group (SWG)", "Conference of the Parties (COP-4)".
  mutating func learn(definedAfter find: Find, in wording: Wording) {
    let open = find.tokens.upperBound
    guard find.isFull, wording.folded(open) == "(", let token = wording.token(open + 1), token.style == .upper else {
      return
    }
    var end = open + 2
    while end < open + 6, let next = wording.token(end), !next.isSpaced, next.folded == "/" || next.style == .upper {
      end += 1
    }
    guard let close = wording.token(end), close.folded == ")" || close.folded == "-" || close.kind == .number else {
      return
    }
    let abbreviation = wording.printed(open + 1..<end)
    // An abbreviation that the profile knows stays what it is.
    guard self.find(wording, at: open + 1) == nil else { return }
    let isKnown = find.name != nil
    add(
      abbreviation, isAbbreviation: true, body: isKnown ? find.body : abbreviation, name: find.name ?? find.body,
      isEvent: find.isEvent)
    guard !isKnown else { return }
    call(find.body, abbreviation)
    add(find.body, isAbbreviation: false, body: abbreviation, name: find.body, isEvent: find.isEvent)
  }

  /// Marks inside a name.
  private static let inner: Set<String> = ["/", "-", "'", "&"]
  /// Words that begin a sentence and no name.
  private static let openers: Set<String> = [
    "the", "a", "an", "at", "in", "on", "during", "as", "this", "that", "these", "following", "after", "before",
    "since", "for",
    "to", "of", "and", "its", "their", "our", "le", "la", "les", "l", "lors", "au", "aux", "du", "des", "de", "d", "en",
    "un", "une",
    "ce", "cette", "son", "sa", "el", "los", "las", "del", "both", "each", "draft", "report", "item", "annex", "with",
    "by", "from", "when",
  ]
  private static let french: Set<String> = ["de", "d", "du", "des", "sur", "del"]
  private static let articles: Set<String> = ["the", "la", "le", "les", "l", "'", "its", "this"]
  /// Endings of French adjectives in names: "technique", "permanent", "exécutif", "régional".
  private static let adjectives = [
    "ique", "iques", "anent", "atif", "utif", "ultatif", "ifique", "onal", "onale", "cier", "teur", "trice", "oire",
    "aire", "ecial", "mixte",
    "eral", "erale", "ationaux",
  ]
}
