/// Reads the mentions of meetings in the paragraphs one after the other.
struct MentionReader {
  private let words: TimelineWords
  private var names: BodyNames
  /// The document's own body, which "the twenty-sixth session" is a session of.
  private let own: BodyNames.Find?
  /// The year that a date without one is in.
  private var year: Int?
  private var lastDialogue: BodyNames.Find?

  /// A reader of a document with this header.
  init(header: Header, profile: Profile, words: TimelineWords) {
    self.words = words
    names = BodyNames(profile.bodies, eventHeads: words.eventHeads)
    year = (header.documentDate ?? header.sessionDates?.start)?.year
    own = header.body.map { body in
      let known = profile.body(called: body)
      return BodyNames.Find(
        tokens: 0..<0, body: known?.abbreviation ?? body, name: known?.names.first, isFull: true, isEvent: false)
    }
    if let own { names.add(own.body, isAbbreviation: !own.body.contains(" "), body: own.body, name: own.name) }
  }

  /// The own body with its full name, where known.
  var ownBody: (body: String, name: String?)? { own.map { (names.current($0.body), $0.name) } }

  /// The body that `body` turned out to be: a name whose abbreviation came later.
  func current(_ body: String) -> String { names.current(body) }

  /// The mentions in the paragraph `text`, index `index`, in order.
  mutating func read(_ text: String, at index: Int) -> (mentions: [Mention], wording: Wording) {
    let wording = Wording(text)
    let pieces = Piece.all(in: wording, names: &names, words: words)
    guard pieces.contains(where: { $0.isMeeting || $0.body != nil }) else { return ([], wording) }
    var mentions: [Mention] = []
    var next = pieces.startIndex
    for (number, sentence) in wording.sentences.enumerated() {
      let start = next
      while next < pieces.endIndex, pieces[next].tokens.lowerBound < sentence.upperBound { next += 1 }
      guard start < next else { continue }
      mentions += read(pieces[start..<next], sentence, wording, text: index, number: number)
    }
    return (mentions, wording)
  }

  private mutating func read(
    _ pieces: ArraySlice<Piece>, _ sentence: Range<Int>, _ wording: Wording, text: Int, number: Int
  ) -> [Mention] {
    let phrases = PhraseReader(wording: wording, pieces: pieces).phrases()
    var dating = Dating(wording: wording, sentence: sentence, words: words, phrases: phrases, pieces: pieces)
    let finds = dating.dates(year: &year)
    var mentions: [Mention] = []
    var end = sentence.lowerBound
    var lastBody: BodyNames.Find?
    for (index, phrase) in phrases.enumerated() {
      let bodies = bodies(of: phrase, wording, after: lastBody)
      lastBody = phrase.bodies.last ?? lastBody
      let find = finds[index]
      let limit = index + 1 < phrases.count ? phrases[index + 1].tokens.lowerBound : sentence.upperBound
      let place = PlaceReader(wording: wording, names: names, words: words)
        .place(after: phrase.tokens.upperBound, date: find, before: limit)
      let isRelative = isRelative(phrase, wording, find)
      let continues = index > 0 && Dating.isChain(wording, end..<phrase.tokens.lowerBound)
      end = phrase.tokens.upperBound
      if phrase.isDialogue, let body = bodies.first, phrase.isJoint { lastDialogue = body }
      for body in bodies {
        for ordinals in phrase.ordinals.isEmpty || isRelative ? [[]] : phrase.ordinals {
          guard !ordinals.isEmpty || find != nil else { continue }
          guard phrase.hasMeetingWord || body.isEvent || phrase.isVisited || !ordinals.isEmpty || phrase.date != nil
          else { continue }
          mentions.append(
            Mention(
              body: body.body, name: body.name, ordinals: ordinals, dates: find?.dates, place: place, text: text,
              sentence: number, tokens: phrase.tokens,
              continues: continues || !mentions.isEmpty && mentions.last?.tokens == phrase.tokens))
        }
      }
    }
    return mentions
  }

  /// "the first session of 2016" counts the sessions of a year, not of the body.
  private func isRelative(_ phrase: Phrase, _ wording: Wording, _ find: DateFind?) -> Bool {
    guard let find, find.dates.precision == .year, phrase.ordinals.first?.count == 1 else { return false }
    let before = wording.folded(find.tokens.lowerBound - 1)
    return find.tokens.lowerBound <= phrase.tokens.upperBound + 1 && (before == "of" || before == "de")
  }

  /// Whose meeting a phrase names.
  private func bodies(of phrase: Phrase, _ wording: Wording, after last: BodyNames.Find?) -> [BodyNames.Find] {
    if phrase.isJoint || phrase.isDialogue && phrase.bodies.count > 1 {
      let parties = phrase.bodies.map(\.body).joined(separator: "/")
      let body = phrase.isDialogue ? parties + " Dialogue" : parties
      return [BodyNames.Find(tokens: phrase.tokens, body: body, name: nil, isFull: true, isEvent: true)]
    }
    if phrase.isDialogue, phrase.bodies.count < 2 {
      if let lastDialogue { return [lastDialogue] }
      return phrase.bodies
    }
    guard phrase.bodies.isEmpty else { return phrase.bodies }
    if let capitals = capitals(before: phrase, wording) { return [capitals] }
    let before = (1...3).map { wording.folded(phrase.tokens.lowerBound - $0) }
    if let last, before.contains(where: Self.pronouns.contains) { return [last] }
    guard !phrase.ordinals.isEmpty, let own else { return [] }
    return [own]
  }

  /// An abbreviation that nothing explains, before a word for a meeting: "the 2018 GBIC2 meeting".
  private func capitals(before phrase: Phrase, _ wording: Wording) -> BodyNames.Find? { nil }

  private static let pronouns: Set<String> = ["its", "their", "sa", "son", "ses", "leur", "su", "sus"]
}
