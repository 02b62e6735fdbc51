/// Gives the dates of one sentence to the phrases that they date.
struct Dating {
  /// The text.
  let wording: Wording
  /// The sentence, in tokens.
  let sentence: Range<Int>
  /// The profile's words.
  let words: TimelineWords
  /// The phrases of the sentence.
  let phrases: [Phrase]
  /// Its pieces.
  let pieces: ArraySlice<Piece>

  /// One date, or none, for each phrase. `year` is the year of dates without one; the last year printed becomes it.
  mutating func dates(year: inout Int?) -> [DateFind?] {
    let inner = Set(phrases.compactMap { $0.date?.tokens.lowerBound })
    var finds: [DateFind] = []
    for piece in pieces {
      guard let date = piece.date else { continue }
      if date.isYearKnown { year = date.dates.start.year }
      if let dated = date.isYearKnown ? date : year.flatMap(date.inYear) { finds.append(dated) }
    }
    var result: [DateFind?] = phrases.map { phrase in
      phrase.date.flatMap { date in finds.first { $0.tokens == date.tokens } }
    }
    let outer = finds.filter { !inner.contains($0.tokens.lowerBound) && !isDeadline($0) }
    var used: Set<Int> = []
    var from = outer.startIndex
    for index in phrases.indices where result[index] == nil {
      let end = phrases[index].tokens.upperBound
      let limit = index + 1 < phrases.count ? phrases[index + 1].tokens.lowerBound : sentence.upperBound
      while from < outer.endIndex, outer[from].tokens.lowerBound < end { from += 1 }
      if from < outer.endIndex, outer[from].tokens.lowerBound < limit,
        isOpen(end..<outer[from].tokens.lowerBound, outer[from]),
        !leads(outer[from], to: index + 1)
      {
        result[index] = outer[from]
        used.insert(from)
      }
    }
    // "In May 2023, the 24th Conference ...": a date before the phrase that nothing else took.
    for index in phrases.indices where result[index] == nil {
      let start = phrases[index].tokens.lowerBound
      let limit = index > 0 ? phrases[index - 1].tokens.upperBound : sentence.lowerBound
      if let date = outer.lastIndex(where: { $0.tokens.upperBound <= start && $0.tokens.lowerBound >= limit }),
        !used.contains(date), outer[date].dates.precision != .year,
        isOpen(outer[date].tokens.upperBound..<start, outer[date])
      {
        result[index] = outer[date]
        used.insert(date)
      }
    }
    // "at the dialogue, as well as at the session in June 2023" dates both.
    for index in phrases.indices.dropLast().reversed() where result[index] == nil && phrases[index].ordinals.isEmpty {
      let between = phrases[index].tokens.upperBound..<phrases[index + 1].tokens.lowerBound
      if Dating.isChain(wording, between) { result[index] = result[index + 1] }
    }
    return result
  }

  /// Whether nothing but a list's words stands in `range`.
  static func isChain(_ wording: Wording, _ range: Range<Int>) -> Bool {
    range.count <= 8 && range.contains { joints.contains(wording.folded($0)) }
      && range.allSatisfy { joints.contains(wording.folded($0)) || small.contains(wording.folded($0)) }
  }

  /// Whether a date belongs to the next phrase rather than to the one before: "the PTC and, in June 2023, the PC session".
  private func leads(_ date: DateFind, to index: Int) -> Bool {
    guard index < phrases.count, phrases[index].date == nil else { return false }
    let before = wording.folded(date.tokens.lowerBound - 2)
    return (before == "," || Dating.joints.contains(before))
      && phrases[index].tokens.lowerBound - date.tokens.upperBound <= 3
      && Dating.joints.contains(wording.folded(date.tokens.lowerBound - 2))
  }

  private func isDeadline(_ date: DateFind) -> Bool {
    words.deadlines.contains(wording.folded(date.tokens.lowerBound - 1))
      || words.deadlines.contains(wording.folded(date.tokens.lowerBound - 2))
        && Dating.small.contains(wording.folded(date.tokens.lowerBound - 1))
  }

  /// Whether a date across `gap` can belong to the phrase: not too far, and nothing between that happens at another time.
  private func isOpen(_ gap: Range<Int>, _ date: DateFind) -> Bool {
    guard gap.count <= (date.dates.precision == .year ? 3 : 14) else { return false }
    if date.dates.precision == .year, !gap.isEmpty,
      !Dating.yearLinks.contains(wording.folded(date.tokens.lowerBound - 1))
    {
      return false
    }
    return gap.allSatisfy { !words.elsewhere.contains(wording.folded($0)) && words.outcome(wording, at: $0) == nil }
  }

  private static let joints: Set<String> = ["and", "et", "y", "well", "ainsi", "ensuite", "puis", "then", "&"]
  private static let small: Set<String> = [
    "as", "at", "the", ",", "que", "qu", "'", "lors", "de", "la", "le", "les", "l", "a", "au", "aux", "du", "des", "of",
    "during", "also",
    "both", "both", "in", "en", "with", ")", "(",
  ]
  private static let yearLinks: Set<String> = ["in", "of", "en", "de", ",", "("]
}
