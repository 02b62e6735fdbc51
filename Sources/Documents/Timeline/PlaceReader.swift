/// Reads where a meeting was held: "in Perth, Australia", "à Perth (Australie)", "(Bali, 18 May 2022)".
struct PlaceReader {
  /// The text.
  let wording: Wording
  /// Names that are no places.
  let names: BodyNames
  /// The profile's words.
  let words: TimelineWords

  /// The place after a mention that ends at token `start`, before the token `limit`; nil when the text gives none.
  func place(after start: Int, date: DateFind?, before limit: Int) -> String? {
    var at = start
    while at < min(limit, start + 16) {
      if let date, date.tokens.contains(at) {
        at = date.tokens.upperBound
        continue
      }
      let word = wording.folded(at)
      if Self.prepositions.contains(word) || word == "(" || word == ",",
        let place = place(at: at + 1, isMarked: word != ",", before: limit)
      {
        return wording.printed(place)
      }
      guard Self.between.contains(word) else { return nil }
      at += 1
    }
    return nil
  }

  /// The place that leads to a mention which begins at token `end`: "in Perth, Australia, at the 24th Conference".
  func place(before end: Int, after limit: Int) -> String? {
    var last = end - 1
    while last > limit, Self.leads.contains(wording.folded(last)) { last -= 1 }
    guard last < end - 1, wording.token(last)?.isCapitalized == true else { return nil }
    for start in stride(from: last, to: max(limit, last - 8), by: -1)
    where Self.prepositions.contains(wording.folded(start - 1)) {
      guard let place = place(at: start, isMarked: true, before: end), place.upperBound > last else { return nil }
      return wording.printed(place)
    }
    return nil
  }

  /// The place that begins at token `index`.
  ///
  /// After a comma alone it must have a country or a date after it.
  private func place(at index: Int, isMarked: Bool, before limit: Int) -> Range<Int>? {
    guard let town = name(at: index, before: limit) else { return nil }
    var end = town
    let mark = wording.folded(town)
    let isArticle = Self.articles.contains(wording.folded(town + 1))
    if mark == "," || mark == "(", let country = name(at: isArticle ? town + 2 : town + 1, before: limit) {
      if mark == "(", wording.folded(country) == ")" {
        end = country + 1
      } else if mark == ",", isEnd(country) {
        end = country
      }
    }
    guard isMarked || end > town || isDated(end) else { return nil }
    return index..<end
  }

  /// Capitalised words that can be the name of a town or country; returns the first token after them.
  private func name(at index: Int, before limit: Int) -> Int? {
    guard let first = wording.token(index), first.isCapitalized else { return nil }
    var end = index
    while end < min(limit, index + 7), isPart(end, isFirst: end == index) { end += 1 }
    guard end > index else { return nil }
    for at in index..<end {
      let word = wording.folded(at)
      if names.find(wording, at: at) != nil || words.meetings.contains(word) || words.heads.contains(word)
        || words.parts.contains(word)
      {
        return nil
      }
    }
    // An abbreviation is a body or a programme, unless it is a state after its town.
    if first.style == .upper, wording.folded(index - 1) != "," { return nil }
    return end
  }

  /// Whether a date stands just after token `index`.
  private func isDated(_ index: Int) -> Bool {
    let following = wording.printed(index..<min(index + 8, wording.tokens.count))
    return !DateFind.all(in: following).isEmpty
  }

  private func isPart(_ index: Int, isFirst: Bool) -> Bool {
    guard let token = wording.token(index) else { return false }
    if token.isCapitalized { return DateWords.meanings[token.folded] == nil }
    guard !isFirst, wording.token(index + 1)?.isCapitalized == true else { return false }
    return Self.inner.contains(token.folded) || (token.folded == "-" || token.folded == "'") && !token.isSpaced
  }

  /// Whether a country's name is complete at `index`: what follows does not go on with a sentence about the country.
  private func isEnd(_ index: Int) -> Bool {
    guard let token = wording.token(index) else { return true }
    return token.kind != .word || Self.between.contains(token.folded) || Self.prepositions.contains(token.folded)
      || token.folded == "and" || token.folded == "et"
  }

  private static let prepositions: Set<String> = ["in", "at", "a", "au", "aux", "en"]
  private static let leads: Set<String> = .words(", ) at during for the its a au aux la l ' lors de sa en el su")
  private static let articles: Set<String> = ["the", "la", "les", "los"]
  private static let inner: Set<String> = .words("de del of la le los sur")
  private static let between: Set<String> = .words(
    """
    held was were took place which convened met , ( ) from on in the will be is to qui s ' est tenue tenu \
    tenues ont eu lieu a du le en au has been hosted organized virtually se meets meet reuni reunie reunis reunies \
    reunira reuniront reunit reunio celebro celebrada celebrado siege
    """)
}
