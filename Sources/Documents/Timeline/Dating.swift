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
  /// Its dates, with their years.
  let finds: [DateFind]

  /// One date, or none, for each phrase.
  func dates() -> [DateFind?] {
    var inside: [Int: DateFind] = [:]
    for find in finds { inside[find.tokens.lowerBound] = find }
    var result = phrases.map { phrase in phrase.date.flatMap { inside[$0.tokens.lowerBound] } }
    let taken = Set(phrases.compactMap { $0.date?.tokens.lowerBound })
    let free = finds.filter { !taken.contains($0.tokens.lowerBound) && !isDeadline($0) }
    var used: Set<Int> = []
    dateAfter(&result, free, &used)
    dateBefore(&result, free, &used)
    dateFromHead(&result, free)
    // "at the dialogue, as well as at the session in June 2023" dates both.
    for index in phrases.indices.dropLast().reversed() where result[index] == nil && phrases[index].ordinals.isEmpty {
      let between = phrases[index].tokens.upperBound..<phrases[index + 1].tokens.lowerBound
      if Dating.isChain(wording, between) { result[index] = result[index + 1] }
    }
    return result
  }

  /// The first date after a phrase and before the next: "the 89th session, held from 5 to 7 December 2023".
  private func dateAfter(_ result: inout [DateFind?], _ free: [DateFind], _ used: inout Set<Int>) {
    var next = free.startIndex
    for index in phrases.indices {
      let end = phrases[index].tokens.upperBound
      while next < free.endIndex, free[next].tokens.lowerBound < end { next += 1 }
      guard result[index] == nil, !phrases[index].isAside, next < free.endIndex else { continue }
      let date = free[next]
      guard date.tokens.lowerBound < start(of: index + 1), !leads(date, to: index + 1) else { continue }
      guard isOpen(end..<date.tokens.lowerBound), date.dates.precision != .year || isYear(date, of: phrases[index])
      else { continue }
      result[index] = date
      used.insert(next)
    }
  }

  /// A date before a phrase that nothing else took: "In May 2023, the 24th Conference ...".
  private func dateBefore(_ result: inout [DateFind?], _ free: [DateFind], _ used: inout Set<Int>) {
    var next = free.startIndex
    for index in phrases.indices {
      let start = phrases[index].tokens.lowerBound
      while next < free.endIndex, free[next].tokens.upperBound <= start { next += 1 }
      guard result[index] == nil, next > free.startIndex, !used.contains(next - 1) else { continue }
      let date = free[next - 1]
      let limit = index > 0 ? phrases[index - 1].tokens.upperBound : sentence.lowerBound
      guard date.tokens.lowerBound >= limit, date.dates.precision != .year, isOpen(date.tokens.upperBound..<start)
      else { continue }
      result[index] = date
      used.insert(next - 1)
    }
  }

  /// The date that a sentence or clause opens with dates its meetings that have none: "In June 2023 it was discussed at the PTC, and ...".
  private func dateFromHead(_ result: inout [DateFind?], _ free: [DateFind]) {
    var first = phrases.startIndex
    for (index, date) in free.enumerated() where date.dates.precision != .year && opens(date) {
      let limit = index + 1 < free.count ? free[index + 1].tokens.lowerBound : sentence.upperBound
      var end = date.tokens.upperBound
      while first < phrases.endIndex, phrases[first].tokens.lowerBound < end { first += 1 }
      for phrase in phrases.indices[first...] {
        let start = phrases[phrase].tokens.lowerBound
        guard start < limit, !(end..<start).contains(where: isElsewhere) else { break }
        if result[phrase] == nil, !phrases[phrase].isAside, isVisited(phrases[phrase]) || continues(phrase, result) {
          result[phrase] = date
        }
        end = phrases[phrase].tokens.upperBound
      }
    }
  }

  /// Whether a date opens the sentence or a clause of it: nothing but small words before it, back to the start, an "and" or a semicolon.
  private func opens(_ date: DateFind) -> Bool {
    for index in stride(
      from: date.tokens.lowerBound - 1, to: max(sentence.lowerBound, date.tokens.lowerBound - 4) - 1, by: -1)
    {
      let word = wording.folded(index)
      if Dating.joints.contains(word) || word == ";" { return true }
      guard Dating.small.contains(word) else { return false }
    }
    return date.tokens.lowerBound <= sentence.lowerBound + 3
  }

  /// Whether the words before a phrase say that something happened at the meeting: "at its", "lors de la".
  private func isVisited(_ phrase: Phrase) -> Bool {
    guard phrase.hasMeetingWord || !phrase.ordinals.isEmpty || phrase.bodies.contains(where: \.isEvent) else {
      return false
    }
    var before = phrase.tokens.lowerBound - 1
    while before > sentence.lowerBound, Dating.determiners.contains(wording.folded(before)) { before -= 1 }
    return Dating.visits.contains(wording.folded(before))
  }

  /// Whether a phrase goes on a list of meetings: "at the 12th Session, and by the Council".
  private func continues(_ index: Int, _ result: [DateFind?]) -> Bool {
    index > 0 && result[index - 1] != nil
      && Dating.isChain(wording, phrases[index - 1].tokens.upperBound..<phrases[index].tokens.lowerBound)
  }

  private func isElsewhere(_ token: Int) -> Bool { words.elsewhere.contains(wording.folded(token)) }

  private func start(of index: Int) -> Int {
    index < phrases.count ? phrases[index].tokens.lowerBound : sentence.upperBound
  }

  /// Whether a date introduces the next phrase: "at the PTC and, in June 2023, the PC session".
  private func leads(_ date: DateFind, to index: Int) -> Bool {
    guard index < phrases.count, phrases[index].date == nil else { return false }
    let before = [wording.folded(date.tokens.lowerBound - 2), wording.folded(date.tokens.lowerBound - 3)]
    return before.contains(where: Dating.joints.contains) && start(of: index) - date.tokens.upperBound <= 3
  }

  private func isDeadline(_ date: DateFind) -> Bool {
    let before = (1...2).map { wording.folded(date.tokens.lowerBound - $0) }
    return words.deadlines.contains(before[0])
      || Dating.small.contains(before[0]) && words.deadlines.contains(before[1])
  }

  /// Whether a bare year after a phrase can date it: "the session in 2019".
  private func isYear(_ date: DateFind, of phrase: Phrase) -> Bool {
    guard phrase.hasMeetingWord, date.tokens.lowerBound - phrase.tokens.upperBound <= 3 else { return false }
    return date.tokens.lowerBound == phrase.tokens.upperBound
      || Dating.yearLinks.contains(wording.folded(date.tokens.lowerBound - 1))
  }

  /// Whether a date across `gap` can belong to the phrase: not too far, and nothing between that happens at another time.
  private func isOpen(_ gap: Range<Int>) -> Bool {
    gap.count <= 14 && gap.allSatisfy { !isElsewhere($0) && words.outcome(wording, at: $0) == nil }
  }

  /// Whether nothing but a list's words stands in `range`.
  static func isChain(_ wording: Wording, _ range: Range<Int>) -> Bool {
    range.count <= 8 && range.contains { joints.contains(wording.folded($0)) }
      && range.allSatisfy { joints.contains(wording.folded($0)) || small.contains(wording.folded($0)) }
  }

  private static let joints: Set<String> = .words("and et y well ainsi puis then &")
  private static let small: Set<String> = .words(
    "as at the , que qu ' lors de la le les l a au aux du des of during also both in en with by par ) (")
  private static let visits: Set<String> = .words("at during in a au aux lors en dans durante")
  private static let determiners: Set<String> = .words(
    "the its their this a la le les l ' sa ses son leur leurs cette ce du de des el su sus both")
  private static let yearLinks: Set<String> = ["in", "of", "en", "de", ",", "("]
}
