extension Masthead {
  /// What the file says about itself outside its text, by the names that front matter and AsciiDoc documents use.
  mutating func take(_ metadata: [String: String]) {
    func value(_ names: String...) -> String? { names.lazy.compactMap { metadata[$0] }.first { !$0.isEmpty } }
    func date(_ names: String...) -> DateRange? {
      names.lazy.compactMap { metadata[$0] }.compactMap { DateFind.all(in: $0).first?.dates }.first
    }
    header.title = value("title")
    header.language = value("lang", "language")
    // A printing number ("docnumber") is the symbol only of documents that have no other.
    header.symbol = value("symbol", "agenda-id", "docidentifier", "docnumber")
    header.documentDate = date("date", "revdate", "published-date")?.start
    header.agendaItem = value("agenda-item", "item-number").map { reader.itemIdentifier($0) }
    if let body = value("committee", "body", "technical-committee", "workgroup") {
      header.body = reader.bodies.first(in: Wording(body)) ?? body
    }
    if let session = value("session", "session-number") {
      let ordinals = OrdinalFind.all(in: session, beside: words.meeting).first?.ordinals
      header.sessionOrdinals = ordinals ?? Int(session).map { [$0] } ?? []
    }
    if let when = value("session-date", "session-dates", "meeting-date") {
      let wording = Wording(when)
      let find = DateFind.all(in: wording).first
      header.sessionDates = find?.dates
      header.place = find.flatMap { reader.place(wording, around: $0) }
    }
    header.place = value("place", "location", "venue") ?? header.place
  }

  /// Puts together what no single line says: the title, what it tells of the meeting, and what the profile knows.
  mutating func finish(_ manuscript: Manuscript) {
    if header.title == nil {
      let title = titleBeforeItem ?? titleGroup.map(\.text)
      header.title = title.isEmpty ? nil : title.joined(separator: " ")
    }
    // A title such as "Report of the 7th Session of the ..., 12-16 November 2018, Oostende, Belgium" says it all.
    if let title = header.title, header.sessionOrdinals.isEmpty {
      let wording = Wording(title)
      if let ordinal = OrdinalFind.all(in: wording, beside: words.meeting).first {
        let dates = DateFind.all(in: wording)
        apply(
          .session(
            ordinal.ordinals, dates.first?.dates, place: dates.first.flatMap { reader.place(wording, around: $0) }))
      }
    }
    if let title = header.title { finish(Wording(title)) }
    header.documentDate = header.documentDate ?? versionDate(manuscript.blocks.prefix(Masthead.mostBlocks))
    if let profile {
      header.organization = header.organization ?? profile.organization.abbreviation
      if header.body == nil, let symbol = header.symbol {
        header.body = profile.bodies.first { $0.series.map { symbol.hasPrefix($0) } ?? false }?.abbreviation
      }
    }
    header.language = header.language ?? Language.of(manuscript.blocks.lazy.dropFirst(blockCount).map(\.text))
  }

  /// The lines of the title: the last that stand together, and of these the strong ones, where some are.
  private var titleGroup: ArraySlice<Candidate> {
    if let strong = candidates.last(where: { $0.contains(where: \.isStrong) }) {
      return strong.drop { !$0.isStrong }.prefix(while: \.isStrong)
    }
    guard let last = candidates.lastIndex(where: { !$0.isEmpty }) else { return [] }
    let group = candidates[last]
    // The first line behind "Agenda item 8" is the item's name.
    guard last == groupAfterItem, let first = group.first, group.contains(where: { $0.block != first.block }) else {
      return group[...]
    }
    return group.drop { $0.block == first.block }
  }

  /// The latest date in rows of a table that begin with a word for a state of the document: "First version | 19 October 2023".
  private func versionDate(_ blocks: ArraySlice<Block>) -> PartialDate? {
    var row: [Int]?
    var isVersion = false
    var dates: [PartialDate] = []
    for block in blocks {
      guard let cell = block.cell else { continue }
      let wording = Wording(block.text)
      if row != [cell.table, cell.row] {
        row = [cell.table, cell.row]
        isVersion = wording.tokens.count <= 8 && wording.tokens.contains { words.version.contains($0.folded) }
      } else if isVersion, let find = DateFind.all(in: wording).first, find.tokens.count == wording.tokens.count,
        find.dates.precision == .day
      {
        dates.append(find.dates.start)
      }
    }
    return dates.max()
  }

  /// What a title says that no line of its own did.
  private mutating func finish(_ title: Wording) {
    let isMeeting = title.tokens.contains { words.meeting.contains($0.folded) }
    let isRecord = words.minutes.contains { title.reads($0.split(separator: " ").map(String.init), anywhereIn: 0..<12) }
    if header.sessionDates == nil, isMeeting || isRecord {
      let dates = DateFind.all(in: title).first { $0.dates.precision == .day }
      header.sessionDates = dates?.dates
    }
    if header.sessionDates == nil, isRecord, let date = header.documentDate {
      header.sessionDates = DateRange(date, precision: date.day == nil ? .month : .day)
      header.documentDate = nil
    }
    if header.sessionOrdinals.isEmpty, isMeeting || isRecord, let number = title.numberSign {
      header.sessionOrdinals = [number]
    }
    // "Draft Guide 4 December 2015", but not "Report on the fire of 4 December 2015".
    if header.documentDate == nil, !isMeeting, !isRecord, let date = DateFind.all(in: title).last,
      date.dates.precision == .day, date.dates.start == date.dates.end, date.tokens.upperBound == title.tokens.count,
      title.token(date.tokens.lowerBound - 1)?.isCapitalized ?? false
    {
      header.documentDate = date.dates.start
    }
    guard header.body == nil else { return }
    header.body = reader.bodies.first(in: title) ?? reader.unknownBody(in: title)
    if header.body == nil, header.sessionDates != nil { header.body = reader.meetingName(in: title) }
  }
}

extension Wording {
  /// The number after "n°" or "No.".
  fileprivate var numberSign: Int? {
    for index in tokens.indices where folded(index) == "n" || folded(index) == "no" || folded(index) == "nº" {
      let next = ["°", "o", "."].contains(folded(index + 1)) ? index + 2 : index + 1
      if let number = token(next)?.number, 1...999 ~= number { return number }
    }
    return nil
  }

  /// Whether the folded `words` stand at one of the tokens of `range`.
  fileprivate func reads(_ words: [String], anywhereIn range: Range<Int>) -> Bool {
    range.contains { reads(words, at: $0) }
  }
}

extension Header {
  /// Takes from the letterhead what the text does not say; its lines are no title.
  mutating func fill(from letterhead: Header) {
    symbol = symbol ?? letterhead.symbol
    organization = organization ?? letterhead.organization
    body = body ?? letterhead.body
    if sessionOrdinals.isEmpty { sessionOrdinals = letterhead.sessionOrdinals }
    sessionDates = sessionDates ?? letterhead.sessionDates
    place = place ?? letterhead.place
    documentDate = documentDate ?? letterhead.documentDate
    agendaItem = agendaItem ?? letterhead.agendaItem
  }
}
