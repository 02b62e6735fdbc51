import Text

extension Profile {
  /// The organization whose document begins with `lines`, or nil when none is clear enough.
  ///
  /// Names count, a symbol of the right form confirms; neither an abbreviation nor a symbol alone is enough.
  public static func choose(for lines: some Sequence<String>) -> Profile? {
    let opening = lines.prefix(80).map { String($0.unicodeScalars.prefix(400)) }.joined(separator: "\n")
    let wording = Wording(opening)
    let scored = all.map { (profile: $0, score: $0.score(wording)) }
    return scored.filter { $0.score >= 3 }.max { $0.score < $1.score }?.profile
  }

  private func score(_ opening: Wording) -> Int {
    var score = 0
    let names = BodyNames([organization])
    if names.contains(fullNameIn: opening) { score += 3 } else if names.contains(anyNameIn: opening) { score += 1 }
    let committees = BodyNames(bodies)
    if committees.contains(fullNameIn: opening) {
      score += 2
    } else if committees.contains(anyNameIn: opening) {
      score += 1
    }
    guard score > 0, score < 3 else { return score }
    return symbolPatterns.contains { !$0.matches(in: opening.text, limit: 1).isEmpty } ? score + 2 : score
  }

  /// The symbols' regular expressions, compiled; keep them while one document is read.
  var symbolPatterns: [Pattern] { symbols.compactMap { try? Pattern($0) } }
}
