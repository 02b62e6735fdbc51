/// Reads the mentions of meetings in the paragraphs one after the other.
struct MentionReader {
  private let words: TimelineWords
  private var names: BodyNames
  /// The document's own body, which "the twenty-sixth session" is a session of.
  private let own: BodyNames.Find?
  /// The year of the document, which a date without one is in unless its paragraph gives another.
  private let documentYear: Int?
  private var announced: AnnouncedMeetings
  private var lastDialogue: BodyNames.Find?
  /// Index of the last paragraph that named a meeting or went on about one.
  private var lastTelling: Int?

  /// A reader of a document with this header.
  init(header: Header, profile: Profile, names: BodyNames?, words: TimelineWords) {
    self.words = words
    self.names = names ?? BodyNames(profile.bodies, eventHeads: words.eventHeads)
    announced = AnnouncedMeetings(words: words, now: header.sessionDates?.start ?? header.documentDate)
    documentYear = (header.documentDate ?? header.sessionDates?.start)?.year
    own = header.body.map { body in
      let known = profile.body(called: body)
      return BodyNames.Find(
        tokens: 0..<0, body: known?.abbreviation ?? body, name: known?.names.first, isFull: true, isEvent: false)
    }
    guard let own else { return }
    self.names.add(own.body, isAbbreviation: !own.body.contains(" "), body: own.body, name: own.name)
    // "Le Comité" is the body too whose first name is English.
    let forms = profile.body(called: own.body)?.names ?? [own.body]
    self.names.remember(own, as: forms.flatMap { Wording($0).tokens.map(\.folded).filter(words.heads.contains) })
  }

  /// The own body with its full name, where known.
  var ownBody: (body: String, name: String?)? { own.map { (names.current($0.body), $0.name) } }

  /// The body that `body` turned out to be: a name whose abbreviation came later.
  func current(_ body: String) -> String { names.current(body) }

  /// The mentions and echoes in the paragraph with this index, in order.
  mutating func read(_ paragraph: PieceReader, at index: Int) -> [Mention] {
    let wording = paragraph.wording
    let pieces = paragraph.pieces(names: &names, words: words)
    if let listed = announced.read(wording, pieces, at: index, own: own) {
      lastTelling = index
      return [listed]
    }
    // A meeting that has neither number nor date cannot be told from others.
    let goesOn = lastTelling.map { $0 + 1 == index } ?? false
    guard pieces.contains(where: { $0.date != nil || $0.ordinal != nil || $0.isDialogue || goesOn && $0.body != nil })
    else { return [] }
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
    if goesOn ? !mentions.isEmpty : mentions.contains(where: { !$0.isEcho }) { lastTelling = index }
    return mentions
  }

  /// What earlier sentences of a paragraph say to the later ones.
  private struct Context {
    var year: Int?
    var dates: DateRange?
    var body: BodyNames.Find?
  }

  private mutating func read(
    _ pieces: ArraySlice<Piece>, _ sentence: Range<Int>, _ wording: Wording, _ paragraph: inout Context
  ) -> [Mention] {
    let phrases = PhraseReader(wording: wording, pieces: pieces, words: words).phrases()
    let finds = self.finds(pieces, sentence, wording, &paragraph)
    guard !phrases.isEmpty else {
      paragraph.body = pieces.last { $0.body?.isFull == true }?.body ?? paragraph.body
      return []
    }
    let dates = Dating(wording: wording, sentence: sentence, words: words, phrases: phrases, finds: finds).dates()
    let places = PlaceReader(wording: wording, names: names, words: words)
    // The body that is named at or after each phrase.
    var coming = [BodyNames.Find?](repeating: nil, count: phrases.count + 1)
    for (index, phrase) in phrases.enumerated().reversed() { coming[index] = phrase.bodies.first ?? coming[index + 1] }
    var mentions: [Mention] = []
    var end = sentence.lowerBound
    var subject: BodyNames.Find?
    var isAfterMeeting = false
    let gatherings = GatheringReader(wording: wording, sentence: sentence, words: words, dates: finds)
    for (index, phrase) in phrases.enumerated() {
      let date = dates[index]
      let limit = index + 1 < phrases.count ? phrases[index + 1].tokens.lowerBound : sentence.upperBound
      let place =
        phrase.isAside
        ? nil
        : places.place(after: phrase.tokens.upperBound, date: date, before: limit)
          ?? places.place(before: phrase.tokens.lowerBound, after: end)
      var continues = index > 0 && Dating.isChain(wording, end..<phrase.tokens.lowerBound)
      let isListed = continues && isAfterMeeting
      isAfterMeeting = false
      if let gathering = gatherings.read(phrase) {
        let place = places.place(after: gathering.end, date: gathering.date, before: sentence.upperBound)
        mentions.append(
          Mention(
            body: gathering.body.body, parties: [gathering.body.body], dates: gathering.date.dates, place: place,
            text: 0,
            sentence: 0, tokens: phrase.tokens, continues: false))
        isAfterMeeting = true
        continue
      }
      for body in bodies(
        of: phrase, wording, sentence, date, subject: subject, coming: coming[index + 1], last: paragraph.body)
      {
        for ordinals in isRelative(phrase, wording, date) ? [[]] : numbers(of: phrase, date)
        where isListed && date != nil || isMeeting(phrase, of: body, ordinals, date) {
          let parties = phrase.isDialogue ? body.body.split(separator: " ").first.map { $0.split(separator: "/") } : nil
          mentions.append(
            Mention(
              body: body.body, name: body.name, parties: parties?.map(String.init) ?? [body.body], ordinals: ordinals,
              dates: date?.dates, place: place, text: 0, sentence: 0, tokens: phrase.tokens, continues: continues))
          continues = true
          isAfterMeeting = true
        }
      }
      if !isAfterMeeting, let echo = echo(phrase, sentence) { mentions.append(echo) }
      // Of the alternatives "[CMA][CMP]" the first is the subject.
      let isAlternative = end < phrase.tokens.lowerBound && wording.folded(end) == "]" && wording.folded(end + 1) == "["
      if !isAlternative { subject = phrase.bodies.last ?? subject }
      paragraph.body = subject ?? paragraph.body
      end = phrase.tokens.upperBound
    }
    // "The PTC examined it at its 12th Session": the meeting itself is there.
    let met = Set(mentions.filter { !$0.isEcho }.flatMap(\.parties))
    mentions.removeAll { $0.isEcho && met.contains($0.body) }
    return mentions
  }

  /// A body alone near the head of a sentence, or right before what it did: "The Chairperson of the PC noted".
  private func echo(_ phrase: Phrase, _ sentence: Range<Int>) -> Mention? {
    guard let body = phrase.bodies.first, phrase.bodies.count == 1, !phrase.hasMeetingWord, !phrase.isVisited,
      !phrase.isAgent, phrase.acts || phrase.tokens.lowerBound < sentence.lowerBound + 6
    else { return nil }
    return Mention(
      body: body.body, name: body.name, parties: [body.body], isEcho: true, text: 0, sentence: 0,
      tokens: phrase.tokens, continues: false)
  }

  /// The dates of a sentence: as given, in the paragraph's year, or as the date before ("the same month").
  private func finds(
    _ pieces: ArraySlice<Piece>, _ sentence: Range<Int>, _ wording: Wording, _ paragraph: inout Context
  ) -> [DateFind] {
    var finds: [DateFind] = []
    var again = sentence.lowerBound
    func repeated(before end: Int) {
      while again < end {
        if let find = DateFind.again(wording, at: again, as: paragraph.dates) { finds.append(find) }
        again += 1
      }
    }
    for date in pieces.lazy.compactMap(\.date) {
      repeated(before: date.tokens.lowerBound)
      again = date.tokens.upperBound
      if date.isYearKnown, date.dates.precision != .year { paragraph.year = date.dates.start.year }
      guard let find = date.isYearKnown ? date : paragraph.year.flatMap(date.inYear) else { continue }
      finds.append(find)
      paragraph.dates = find.dates
    }
    repeated(before: sentence.upperBound)
    return finds
  }

  /// Whether a phrase with this much around it is a meeting that can be told from others.
  private func isMeeting(_ phrase: Phrase, of body: BodyNames.Find, _ ordinals: [Int], _ date: DateFind?) -> Bool {
    if !ordinals.isEmpty { return true }
    guard date != nil else { return false }
    return phrase.hasMeetingWord || phrase.meets || phrase.date != nil || phrase.isVisited
      || body.isEvent && !phrase.isAgent
  }

  /// The session numbers of a phrase, a list for each meeting.
  ///
  /// Two sessions on the same days are one meeting: "sus 241.ª y 242.ª sesiones, celebradas del 24 al 26 de octubre de 2023".
  private func numbers(of phrase: Phrase, _ date: DateFind?) -> [[Int]] {
    let all = phrase.ordinals.joined()
    let areConsecutive = zip(all, all.dropFirst()).allSatisfy { $0 + 1 == $1 }
    if phrase.ordinals.count == 2, areConsecutive, date?.dates.precision == .day { return [Array(all)] }
    return phrase.ordinals.isEmpty ? [[]] : phrase.ordinals
  }

  /// "the first session of 2016" counts the sessions of a year, not of the body.
  ///
  /// Nor does "the first session after the entry into force".
  private func isRelative(_ phrase: Phrase, _ wording: Wording, _ date: DateFind?) -> Bool {
    if let first = phrase.ordinals.first?.first, first <= 2 {
      let end = phrase.tokens.upperBound
      let following = (end..<end + 16).map(wording.folded)
      if following.contains("force") || following.contains("vigueur") || following.contains("vigor") { return true }
    }
    guard let date, date.dates.precision == .year, phrase.ordinals.first?.count == 1 else { return false }
    let before = wording.folded(date.tokens.lowerBound - 1)
    return date.tokens.lowerBound <= phrase.tokens.upperBound + 1 && (before == "of" || before == "de")
  }

  /// Whose meeting a phrase names.
  private mutating func bodies(
    of phrase: Phrase, _ wording: Wording, _ sentence: Range<Int>, _ date: DateFind?, subject: BodyNames.Find?,
    coming: BodyNames.Find?, last: BodyNames.Find?
  ) -> [BodyNames.Find] {
    let before = (1...3).map { wording.folded(phrase.tokens.lowerBound - $0) }
    let owner = before.firstIndex(where: MentionReader.possessives.contains)
    var parties = phrase.bodies.map(\.body)
    // "the PSCG, in its Dialogue with the PC"
    if phrase.isDialogue, parties.count == 1, owner != nil, let subject, subject.body != parties[0] {
      parties.append(subject.body)
    }
    if parties.count > 1, phrase.isJoint || phrase.isDialogue {
      // Whoever is named first, it is one and the same dialogue.
      let name =
        phrase.isDialogue ? parties.sorted().joined(separator: "/") + " Dialogue" : parties.joined(separator: "/")
      let body = BodyNames.Find(tokens: phrase.tokens, body: name, name: nil, isFull: true, isEvent: true)
      if phrase.isDialogue { lastDialogue = body }
      return [body]
    }
    if phrase.isDialogue { return lastDialogue.map { [$0] } ?? phrase.bodies }
    guard phrase.bodies.isEmpty else { return phrase.bodies }
    let end = phrase.tokens.upperBound
    // "ses sessions d'avril 2024" belong to nobody but their date.
    let isDated = date.map { end < $0.tokens.lowerBound && $0.tokens.lowerBound <= end + 2 } ?? false
    if MentionReader.belonging.contains(wording.folded(end)), !isDated, !isKind(wording, at: end) {
      // "the first meeting of this group"
      let following = (1...3).map { wording.folded(end + $0) }
      guard following.contains(where: MentionReader.demonstratives.contains), let last,
        let head = following.first(where: words.heads.contains),
        Wording(last.name ?? last.body).tokens.contains(where: { $0.folded == head })
      else { return [] }
      return [last]
    }
    if let distance = owner {
      if let subject { return [subject] }
      let opening = wording.folded(sentence.lowerBound)
      if MentionReader.pronouns.contains(opening) { return last.map { [$0] } ?? [] }
      // "At its tenth session, the Committee": whose it is comes later; where no body does, it is the document's own.
      guard phrase.tokens.lowerBound <= sentence.lowerBound + 4,
        MentionReader.openings.contains(wording.folded(phrase.tokens.lowerBound - distance - 2))
      else { return [] }
      if let coming { return [coming] }
    }
    guard let own else { return [] }
    let isNeighbour = before.contains(where: words.neighbours.contains) && date?.dates.precision == .day
    return !phrase.ordinals.isEmpty || isNeighbour ? [own] : []
  }

  /// Whether "de travail" or the like follows, which says what kind of meeting it is and not whose.
  private func isKind(_ wording: Wording, at index: Int) -> Bool {
    guard ["de", "d"].contains(wording.folded(index)) else { return false }
    let noun = wording.folded(index + 1) == "'" ? index + 2 : index + 1
    guard let token = wording.token(noun), token.kind == .word, token.style == .lower, token.folded.utf8.count > 4,
      !MentionReader.demonstratives.contains(token.folded), !words.heads.contains(token.folded)
    else { return false }
    return !MentionReader.belonging.contains(wording.folded(noun + 1))
  }

  private static let possessives: Set<String> = .words("its their sa son ses leur su sus")
  private static let pronouns: Set<String> = .words("it they this il elle ils elles ella este")
  private static let openings: Set<String> = .words("at during in since a lors de en durante")
  private static let belonging: Set<String> = .words("of de d des del between entre")
  private static let demonstratives: Set<String> = ["this", "that", "ce", "cette", "este", "esta"]
}
