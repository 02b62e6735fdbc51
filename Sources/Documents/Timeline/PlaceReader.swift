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
        return place
      }
      guard Self.between.contains(word) else { return nil }
      at += 1
    }
    return nil
  }

  /// The place that begins at token `index`. After a comma alone it must have a country or a date after it.
  private func place(at index: Int, isMarked: Bool, before limit: Int) -> String? {
    guard let town = name(at: index, before: limit) else { return nil }
    var end = town
    if let mark = wording.token(end), mark.folded == "," || mark.folded == "(",
      let country = name(at: end + 1, before: limit)
    {
      if mark.folded == "(", wording.folded(country) == ")" {
        end = country + 1
      } else if mark.folded == ",", isEnd(country) {
        end = country
      }
    }
    guard
      isMarked || end > town
        || DateFind.all(in: wording.printed(end..<min(end + 8, wording.tokens.count))).isEmpty == false
    else { return nil }
    return wording.printed(index..<end)
  }

  /// Capitalised words that can be the name of a town or country; returns the first token after them.
  private func name(at index: Int, before limit: Int) -> Int? {
    var end = index
    while end < min(limit, index + 7), let token = wording.token(end) {
      if token.isCapitalized, DateWords.meanings[token.folded] == nil { end += 1; continue }
      if end > index, token.folded == "-" || token.folded == "'", !token.isSpaced,
        wording.token(end + 1)?.isCapitalized == true
      {
        end += 1; continue
      }
      if end > index, Self.inner.contains(token.folded), wording.token(end + 1)?.isCapitalized == true {
        end += 1; continue
      }
      if end == index, token.folded == "the" || token.folded == "la" || token.folded == "l",
        wording.token(end + 1)?.isCapitalized == true, token.isCapitalized
      {
        end += 1; continue
      }
      break
    }
    guard end > index, let first = wording.token(index), first.kind == .word else { return nil }
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

  /// Whether a country's name is complete at `index`: what follows does not go on with a sentence about the country.
  private func isEnd(_ index: Int) -> Bool {
    guard let token = wording.token(index) else { return true }
    return token.kind != .word || Self.between.contains(token.folded) || Self.prepositions.contains(token.folded)
      || token.folded == "and" || token.folded == "et"
  }

  private static let prepositions: Set<String> = ["in", "at", "a", "au", "aux", "en"]
  private static let inner: Set<String> = ["de", "del", "of", "la", "le", "los", "sur"]
  private static let between: Set<String> = [
    "held", "was", "were", "took", "place", "which", "convened", "met", ",", "(", ")", "from", "on", "in", "the",
    "will", "be", "is", "to", "qui",
    "s", "'", "est", "tenue", "tenu", "tenues", "ont", "eu", "lieu", "a", "du", "le", "en", "au", "has", "been",
    "hosted", "organized", "virtually", "se",
  ]
}
