/// Reads the list of dates under a line such as "Next meetings:", as minutes end with: "12 May: visit to the quay".
struct AnnouncedMeetings {
  /// The profile's words.
  let words: TimelineWords
  /// When the document's own meeting was, or its date: what a date without a year comes after.
  let now: PartialDate?

  /// The paragraph that may be the next item of a list.
  private var next: Int?
  /// Whose meetings the line announces, where it says so.
  private var name: String?

  /// A reader with nothing announced so far.
  init(words: TimelineWords, now: PartialDate?) {
    self.words = words
    self.now = now
  }

  /// The meeting that the paragraph with index `index` lists; nil when it lists none, or may itself announce some.
  mutating func read(_ wording: Wording, _ pieces: [Piece], at index: Int, own: BodyNames.Find?) -> Mention? {
    if next == index, let item = item(wording, pieces, own: own) {
      next = index + 1
      return Mention(
        body: item.body, name: own?.body == item.body ? own?.name : nil, parties: [item.body], dates: item.dates,
        text: index, sentence: 0, tokens: 0..<wording.tokens.count, continues: false)
    }
    next = announces(wording, pieces) ? index + 1 : nil
    return nil
  }

  /// Whether a short line announces meetings, whose name it may give: "Next meetings of the Harbour Panel:".
  private mutating func announces(_ wording: Wording, _ pieces: [Piece]) -> Bool {
    guard wording.tokens.count <= 20 else { return false }
    let start = Self.articles.contains(wording.folded(0)) ? 1 : 0
    guard words.neighbours.contains(wording.folded(start)),
      start + 1 < wording.tokens.count,
      wording.tokens.last?.folded != ".", pieces.allSatisfy({ $0.date == nil && $0.ordinal?.isExplicit != true })
    else { return false }
    let noun = wording.folded(start + 1)
    let isMeeting = words.meetings.contains(noun) || words.gatherings.contains(noun)
    // "commissions" are several of a committee's meetings.
    guard isMeeting || words.heads.contains(noun) || words.heads.contains(String(noun.dropLast())) else { return false }
    let end =
      wording.tokens.indices[(start + 1)...].first { Self.ends.contains(wording.folded($0)) } ?? wording.tokens.count
    name = pieces.lazy.compactMap(\.body).first?.body
    if name == nil, !isMeeting || end > start + 4 {
      let printed = wording.printed(start + 1..<end)
      name = printed.prefix(1).uppercased() + printed.dropFirst()
    }
    return true
  }

  /// The date that an item begins with, and the body that the list, the item itself or the document names.
  private func item(_ wording: Wording, _ pieces: [Piece], own: BodyNames.Find?) -> (body: String, dates: DateRange)? {
    guard let find = pieces.first?.date, find.dates.precision == .day, find.tokens.lowerBound <= 1,
      find.tokens.lowerBound == 0 || Self.articles.contains(wording.folded(0)), let dates = dates(of: find)
    else { return nil }
    let mark = wording.folded(find.tokens.upperBound)
    guard mark.isEmpty || Self.marks.contains(mark) else { return nil }
    let rest = min(find.tokens.upperBound + 1, wording.tokens.count)..<wording.tokens.count
    if let body = name ?? (rest.isEmpty ? own?.body : nil) { return (body, dates) }
    guard mark == ":", 1...12 ~= rest.count else { return nil }
    let printed = wording.printed(rest)
    return (printed.prefix(1).uppercased() + printed.dropFirst(), dates)
  }

  /// The dates of an item; in January the meetings of a document of December are those of the next year.
  private func dates(of find: DateFind) -> DateRange? {
    guard !find.isYearKnown else { return find.dates }
    guard let now, let sameYear = find.inYear(now.year) else { return nil }
    let months = (now.month ?? 1) - (sameYear.dates.start.month ?? 1)
    return months > 6 ? find.inYear(now.year + 1)?.dates : sameYear.dates
  }

  private static let articles: Set<String> = .words("the le la les on el los las")
  private static let ends: Set<String> = .words(": ( , . to for pour para")
  private static let marks: Set<String> = .words(": , - (")
}
