/// Reads meetings that belong to no body and are named by what they are about: "a workshop on data quality was held in May 2019".
struct GatheringReader {
  /// A gathering found: the phrase made of its name, and its date.
  struct Find {
    var body: BodyNames.Find
    var date: DateFind
    /// The first token after the words that say it was held.
    var end: Int
  }
  /// The text.
  let wording: Wording
  /// The sentence, in tokens.
  let sentence: Range<Int>
  /// The profile's words.
  let words: TimelineWords
  /// The dates of the sentence, with their years.
  let dates: [DateFind]

  /// The gathering named by `phrase`, when the sentence says that it was or will be held, and when.
  func read(_ phrase: Phrase) -> Find? {
    let noun = phrase.tokens.upperBound - 1
    guard phrase.hasMeetingWord, phrase.bodies.isEmpty, phrase.ordinals.isEmpty,
      words.gatherings.contains(wording.folded(noun))
    else { return nil }
    guard let verb = (noun + 1..<min(noun + 24, sentence.upperBound)).first(where: isHeld) else { return listed(noun) }
    let name = start(of: noun)..<end(of: noun, before: verb)
    // "The next meeting" is the body's own.
    guard name.count > 1, !name.contains(where: { words.neighbours.contains(wording.folded($0)) }),
      let date = date(after: verb),
      date.tokens.lowerBound - verb <= 20, date.dates.precision != .year
    else { return nil }
    let printed = wording.printed(name)
    let body = BodyNames.Find(
      tokens: name, body: printed.prefix(1).uppercased() + printed.dropFirst(), name: nil, isFull: true, isEvent: true)
    return Find(body: body, date: date, end: verb + 2)
  }

  /// One that a list only names and dates: "Workshop Rules and Risks, 15 November 2023".
  private func listed(_ noun: Int) -> Find? {
    guard let date = date(after: noun), date.dates.precision == .day,
      2...10 ~= date.tokens.lowerBound - noun, wording.token(noun + 1)?.isCapitalized == true
    else { return nil }
    let end = end(of: noun, before: date.tokens.lowerBound)
    guard end < date.tokens.lowerBound, date.tokens.lowerBound - end <= 3 else { return nil }
    let name = wording.printed(noun..<end)
    let body = BodyNames.Find(
      tokens: noun..<end, body: name.prefix(1).uppercased() + name.dropFirst(), name: nil, isFull: true, isEvent: true)
    return Find(body: body, date: date, end: end)
  }

  /// The first date after a token; a sentence may have very many.
  private func date(after token: Int) -> DateFind? {
    var low = dates.startIndex
    var high = dates.endIndex
    while low < high {
      let middle = (low + high) / 2
      if dates[middle].tokens.lowerBound > token { high = middle } else { low = middle + 1 }
    }
    return low < dates.endIndex ? dates[low] : nil
  }

  /// Whether "were held", "took place", "s'est tenu", "aura lieu" begins at a token.
  private func isHeld(_ index: Int) -> Bool {
    guard Self.verbs.contains(wording.folded(index)) else { return false }
    return (index + 1...index + 3).contains {
      words.held.contains(wording.folded($0)) || Self.places.contains(wording.folded($0))
    }
  }

  /// Where the name begins: the words before the noun that qualify it.
  private func start(of noun: Int) -> Int {
    var start = noun
    while start > sentence.lowerBound, start > noun - 5, let token = wording.token(start - 1) {
      let isGlued = wording.token(start)?.isSpaced == false
      guard token.kind == .word && !Self.small.contains(token.folded) || token.folded == "-" && isGlued else { break }
      start -= 1
    }
    return start
  }

  /// Where it ends: before the verb, a bracket, a comma that no number follows, or "to".
  private func end(of noun: Int, before verb: Int) -> Int {
    for index in noun + 1..<verb {
      let word = wording.folded(index)
      let isList = word == "," && wording.token(index + 1)?.kind == .number
      if word == "to" || word == "pour" || word == "(" || word == "," && !isList { return index }
    }
    return verb
  }

  private static let verbs: Set<String> = .words(
    "was were is are will took takes take has have had s a ont aura auront se sera seront tuvo tuvieron fue fueron")
  private static let places: Set<String> = ["place", "lieu", "lugar"]
  private static let small: Set<String> = .words(
    """
    the a an this these that those several some many two three and or of in on at for to by with from during le la les \
    un une des du de et ou en au aux dans lors ce cette ces plusieurs el los las una y del addition l d
    """)
}
