extension BodyNames {
  /// The body named at token `index`: a known one, one by its form, a head alone ("the Committee") that stands for one named before,
  /// or capitals before a word for a meeting ("the GBIC2 meeting").
  func read(_ wording: Wording, at index: Int, words: TimelineWords, after last: Piece?) -> Find? {
    guard let token = wording.token(index), token.isCapitalized else { return nil }
    if let known = find(wording, at: index) { return known }
    guard words.isHead(token) else { return capitals(wording, at: index, words: words) }
    // An abbreviation just before may begin the name.
    let limit = last.map { $0.body?.isFull == false ? $0.tokens.lowerBound : $0.tokens.upperBound } ?? 0
    if let generic = generic(wording, at: index, after: limit, words: words) { return generic }
    if var body = lastNamed[token.folded] {
      body.tokens = index..<index + 1
      return body
    }
    return capitals(wording, at: index, words: words)
  }

  private func capitals(_ wording: Wording, at index: Int, words: TimelineWords) -> Find? {
    guard let token = wording.token(index), token.style == .upper, token.folded.utf8.count >= 3 else { return nil }
    var end = index + 1
    if let number = wording.token(end), number.kind == .number, !number.isSpaced { end += 1 }
    guard let next = wording.token(end), next.style != .upper, next.isSpaced, words.meetings.contains(next.folded),
      !next.isCapitalized || !words.heads.contains(next.folded)
    else { return nil }
    return Find(tokens: index..<end, body: wording.printed(index..<end), name: nil, isFull: false, isEvent: false)
  }

  /// A name that no profile knows: capitalised words about a head like "Committee" or "Conference", which stands at token `index`.
  ///
  /// It does not reach back before token `limit`, and is more than its head.
  private func generic(_ wording: Wording, at index: Int, after limit: Int, words: TimelineWords) -> Find? {
    guard let token = wording.token(index) else { return nil }
    var start = index
    while start > limit, start > index - 10, isPart(wording, before: start) { start -= 1 }
    // "UN" is an article only among capitals.
    while start < index, let first = wording.token(start),
      first.kind != .word
        || Self.openers.contains(first.folded) && (first.style != .upper || token.style == .upper)
    {
      start += 1
    }
    let isFirst = start == index && words.firstHeads.contains(token.folded)
    let end = reach(wording, from: index + 1, isFirst: isFirst, words)
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
  private func reach(_ wording: Wording, from index: Int, isFirst: Bool, _ words: TimelineWords) -> Int {
    var end = index
    while end < index + 14, let token = wording.token(end) {
      if isFirst || end > index, token.isCapitalized, DateWords.meanings[token.folded] == nil {
        end += 1
        continue
      }
      if isFirst, token.kind == .word, token.style == .lower,
        Self.adjectives.contains(where: token.folded.hasSuffix)
      {
        end += 1
        continue
      }
      guard let next = afterConnector(wording, at: end, isFirst: end == index, words) else { break }
      end = next
    }
    return end
  }

  /// The first token after a connector and the word it connects; nil when the name does not go on so.
  private func afterConnector(_ wording: Wording, at index: Int, isFirst: Bool, _ words: TimelineWords) -> Int? {
    var at = index
    let word = wording.folded(at)
    let isFrench = Self.french.contains(word)
    if let link = words.nameLinks.first(where: { wording.reads($0, at: index) }) {
      at += link.count
    } else if isFrench || word == "of" || word == "on" || word == "for"
      || word == "-" && wording.token(at)?.isSpaced == false
    {
      at += 1
    } else if word == "and" || word == "et" || word == "/", !isFirst {
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

  /// Learns from a name: its head, and the abbreviation that the text gives it there, as in "SAFE Working Group (SWG)",
  /// "Conference of the Parties (COP-4)" and "“CMA” means the Conference ...".
  mutating func learn(_ find: Find, in wording: Wording, words: TimelineWords) {
    guard find.isFull, find.tokens.count > 1 else { return }
    remember(find, as: find.tokens.map(wording.folded).filter(words.heads.contains))
    guard let abbreviation = bracketed(wording, after: find.tokens) ?? meant(wording, before: find.tokens, words) else {
      return
    }
    if let known = self.find(wording, at: abbreviation.lowerBound) {
      // What the profile knows stays what it is; what was only an abbreviation gets its name.
      guard known.name == nil, known.body != find.body else { return }
      call(find.body, known.body)
      add(find.body, isAbbreviation: false, body: known.body, name: find.body, isEvent: find.isEvent)
      return
    }
    let printed = wording.printed(abbreviation)
    let isKnown = find.name != nil
    add(
      printed, isAbbreviation: true, body: isKnown ? find.body : printed, name: find.name ?? find.body,
      isEvent: find.isEvent)
    guard !isKnown else { return }
    call(find.body, printed)
    add(find.body, isAbbreviation: false, body: printed, name: find.body, isEvent: find.isEvent)
  }

  /// The capitals in brackets after a name.
  private func bracketed(_ wording: Wording, after name: Range<Int>) -> Range<Int>? {
    let start = name.upperBound + 1
    guard wording.folded(start - 1) == "(", wording.token(start)?.style == .upper else { return nil }
    var end = start + 1
    while end < start + 5, let next = wording.token(end), !next.isSpaced, next.folded == "/" || next.style == .upper {
      end += 1
    }
    guard let close = wording.token(end), close.folded == ")" || close.folded == "-" || close.kind == .number
    else { return nil }
    return shortens(wording, start..<end, name) ? start..<end : nil
  }

  /// Whether the letters of an abbreviation stand in a name in their order, from one of its first words on.
  private func shortens(_ wording: Wording, _ abbreviation: Range<Int>, _ name: Range<Int>) -> Bool {
    let letters = abbreviation.flatMap { wording.tokens[$0].kind == .word ? Array(wording.tokens[$0].folded.utf8) : [] }
    return name.prefix(3).contains { first in
      guard wording.tokens[first].folded.utf8.first == letters.first else { return false }
      var next = letters.startIndex
      for token in first..<name.upperBound {
        for letter in wording.tokens[token].folded.utf8 where next < letters.endIndex && letter == letters[next] {
          next += 1
        }
      }
      return next == letters.endIndex
    }
  }

  /// The capitals in quotation marks before "means the" and a name.
  private func meant(_ wording: Wording, before name: Range<Int>, _ words: TimelineWords) -> Range<Int>? {
    var at = name.lowerBound - 1
    if Self.articles.contains(wording.folded(at)) { at -= 1 }
    guard words.means.contains(wording.folded(at)), wording.token(at - 1)?.kind == .mark,
      wording.token(at - 2)?.style == .upper
    else { return nil }
    return at - 2..<at - 1
  }

  /// Marks inside a name.
  private static let inner: Set<String> = ["/", "-", "'", "&"]
  /// Words that begin a sentence and no name.
  private static let openers: Set<String> = .words(
    """
    the a an at in on during as this that these following after before since for to of and its their our le \
    la les l lors au aux du des de d en un une ce cette son sa el los las del both each draft report item \
    annex with by from when
    """)
  private static let french: Set<String> = ["de", "d", "du", "des", "sur", "del"]
  private static let articles: Set<String> = .words("the la le les l ' its this")
  /// Endings of French adjectives in names: "technique", "permanent", "exécutif", "régional".
  private static let adjectives = [
    "ique", "iques", "anent", "tif", "tive", "nal", "nale", "naux", "nel", "nelle", "ial", "iale", "iaux", "iel",
    "ielle",
    "ral", "rale", "raux", "cier", "ciere", "teur", "trice", "oire", "aire", "aires", "itime", "mixte",
  ]
}
