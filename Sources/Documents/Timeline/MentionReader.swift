/// Reads the mentions of meetings in the paragraphs one after the other.
struct MentionReader {
  private let words: TimelineWords
  private var names: BodyNames
  /// The document's own body, which "the twenty-sixth session" is a session of.
  private let own: BodyNames.Find?
  /// The year of the document, which a date without one is in unless its paragraph gives another.
  private let documentYear: Int?
  private var lastDialogue: BodyNames.Find?

  /// A reader of a document with this header.
  init(header: Header, profile: Profile, words: TimelineWords) {
    self.words = words
    names = BodyNames(profile.bodies, eventHeads: words.eventHeads)
    documentYear = (header.documentDate ?? header.sessionDates?.start)?.year
    own = header.body.map { body in
      let known = profile.body(called: body)
      return BodyNames.Find(
        tokens: 0..<0, body: known?.abbreviation ?? body, name: known?.names.first, isFull: true, isEvent: false)
    }
    guard let own else { return }
    names.add(own.body, isAbbreviation: !own.body.contains(" "), body: own.body, name: own.name)
    names.remember(own, as: Wording(own.name ?? own.body).tokens.map(\.folded).filter(words.heads.contains))
  }

  /// The own body with its full name, where known.
  var ownBody: (body: String, name: String?)? { own.map { (names.current($0.body), $0.name) } }

  /// The body that `body` turned out to be: a name whose abbreviation came later.
  func current(_ body: String) -> String { names.current(body) }

  /// The mentions in the paragraph `text`, index `index`, in order.
  mutating func read(_ text: String, at index: Int) -> (mentions: [Mention], wording: Wording) {
    let wording = Wording(text)
    let pieces = Piece.all(in: wording, names: &names, words: words)
    // A meeting that has neither number nor date cannot be told from others.
    guard pieces.contains(where: { $0.date != nil || $0.ordinal != nil || $0.isDialogue }) else { return ([], wording) }
    var paragraph = Context(year: documentYear)
    var mentions: [Mention] = []
    var next = pieces.startIndex
    for (number, sentence) in wording.sentences.enumerated() {
      let start = next
      while next < pieces.endIndex, pieces[next].tokens.lowerBound < sentence.upperBound { next += 1 }
      guard start < next else { continue }
      for var mention in read(pieces[start..<next], sentence, wording, &paragraph) {
        mention.text = index
        mention.sentence = number
        mentions.append(mention)
      }
    }
    return (mentions, wording)
  }

  /// What earlier sentences of a paragraph say to the later ones.
  private struct Context {
    var year: Int?
    var body: BodyNames.Find?
  }

  private mutating func read(
    _ pieces: ArraySlice<Piece>, _ sentence: Range<Int>, _ wording: Wording, _ paragraph: inout Context
  ) -> [Mention] {
    let phrases = PhraseReader(wording: wording, pieces: pieces, words: words).phrases()
    let finds = pieces.compactMap(\.date).compactMap { date -> DateFind? in
      if date.isYearKnown, date.dates.precision != .year { paragraph.year = date.dates.start.year }
      return date.isYearKnown ? date : paragraph.year.flatMap(date.inYear)
    }
    guard !phrases.isEmpty else {
      paragraph.body = pieces.last { $0.body?.isFull == true }?.body ?? paragraph.body
      return []
    }
    let dates = Dating(wording: wording, sentence: sentence, words: words, phrases: phrases, finds: finds).dates()
    let places = PlaceReader(wording: wording, names: names, words: words)
    var mentions: [Mention] = []
    var end = sentence.lowerBound
    var subject: BodyNames.Find?
    for (index, phrase) in phrases.enumerated() {
      let date = dates[index]
      let limit = index + 1 < phrases.count ? phrases[index + 1].tokens.lowerBound : sentence.upperBound
      let place = phrase.isAside ? nil : places.place(after: phrase.tokens.upperBound, date: date, before: limit)
      var continues = index > 0 && Dating.isChain(wording, end..<phrase.tokens.lowerBound)
      for body in bodies(of: phrase, wording, sentence, date, subject: subject, last: paragraph.body) {
        for ordinals in phrase.ordinals.isEmpty || isRelative(phrase, wording, date) ? [[]] : phrase.ordinals
        where isMeeting(phrase, of: body, ordinals, date) {
          mentions.append(
            Mention(
              body: body.body, name: body.name, ordinals: ordinals, dates: date?.dates, place: place, text: 0,
              sentence: 0,
              tokens: phrase.tokens, continues: continues))
          continues = true
        }
      }
      end = phrase.tokens.upperBound
      subject = phrase.bodies.last ?? subject
      paragraph.body = subject ?? paragraph.body
    }
    return mentions
  }

  /// Whether a phrase with this much around it is a meeting that can be told from others.
  private func isMeeting(_ phrase: Phrase, of body: BodyNames.Find, _ ordinals: [Int], _ date: DateFind?) -> Bool {
    if !ordinals.isEmpty { return true }
    guard date != nil else { return false }
    return phrase.hasMeetingWord || phrase.date != nil || phrase.isVisited || body.isEvent && !phrase.isAgent
  }

  /// "the first session of 2016" counts the sessions of a year, not of the body.
  private func isRelative(_ phrase: Phrase, _ wording: Wording, _ date: DateFind?) -> Bool {
    guard let date, date.dates.precision == .year, phrase.ordinals.first?.count == 1 else { return false }
    let before = wording.folded(date.tokens.lowerBound - 1)
    return date.tokens.lowerBound <= phrase.tokens.upperBound + 1 && (before == "of" || before == "de")
  }

  /// Whose meeting a phrase names.
  private mutating func bodies(
    of phrase: Phrase, _ wording: Wording, _ sentence: Range<Int>, _ date: DateFind?, subject: BodyNames.Find?,
    last: BodyNames.Find?
  ) -> [BodyNames.Find] {
    if phrase.bodies.count > 1, phrase.isJoint || phrase.isDialogue {
      let parties = phrase.bodies.map(\.body).joined(separator: "/")
      let body = BodyNames.Find(
        tokens: phrase.tokens, body: phrase.isDialogue ? parties + " Dialogue" : parties, name: nil, isFull: true,
        isEvent: true)
      if phrase.isDialogue { lastDialogue = body }
      return [body]
    }
    if phrase.isDialogue { return lastDialogue.map { [$0] } ?? phrase.bodies }
    guard phrase.bodies.isEmpty else { return phrase.bodies }
    let after = wording.folded(phrase.tokens.upperBound)
    if MentionReader.belonging.contains(after) {
      // "the first meeting of this group"
      let following = (1...3).map { wording.folded(phrase.tokens.upperBound + $0) }
      guard following.contains(where: MentionReader.demonstratives.contains), let last,
        let head = following.first(where: words.heads.contains),
        Wording(last.name ?? last.body).tokens.contains(where: { $0.folded == head })
      else { return [] }
      return [last]
    }
    let before = (1...3).map { wording.folded(phrase.tokens.lowerBound - $0) }
    if let distance = before.firstIndex(where: MentionReader.possessives.contains) {
      if let subject { return [subject] }
      let opening = wording.folded(sentence.lowerBound)
      if MentionReader.pronouns.contains(opening) { return last.map { [$0] } ?? [] }
      // "At its tenth session, the Committee": whose it is comes later, and is the document's own body.
      guard MentionReader.openings.contains(wording.folded(phrase.tokens.lowerBound - distance - 2)) else { return [] }
    }
    guard let own else { return [] }
    let isNeighbour = before.contains(where: words.neighbours.contains) && date?.dates.precision == .day
    return !phrase.ordinals.isEmpty || isNeighbour ? [own] : []
  }

  private static let possessives: Set<String> = .words("its their sa son ses leur su sus")
  private static let pronouns: Set<String> = .words("it they this il elle ils elles ella este")
  private static let openings: Set<String> = .words("at during in since a lors de en durante")
  private static let belonging: Set<String> = .words("of de d des del between entre")
  private static let demonstratives: Set<String> = ["this", "that", "ce", "cette", "este", "esta"]
}
