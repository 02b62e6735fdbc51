/// Gathers mentions of the same meeting into one event.
struct EventBook {
  private var events: [SessionEvent] = []
  private var byOrdinal: [Numbered: [Int]] = [:]
  private var byMonth: [Dated: [Int]] = [:]

  private struct Numbered: Hashable {
    var body: String
    var ordinal: Int
  }
  private struct Dated: Hashable {
    var body: String
    var month: Int
  }

  /// Enters the document's own session, if its header gives number or dates.
  mutating func open(_ header: Header, body: String, name: String?) {
    guard !header.sessionOrdinals.isEmpty || header.sessionDates != nil else { return }
    add(
      SessionEvent(
        body: body, name: name, ordinals: header.sessionOrdinals, dates: header.sessionDates, place: nil, isOwn: true,
        outcomes: [], paragraphs: []))
  }

  /// Enters `mentions`, those with a number first; returns the event of each, nil for one that says too little.
  mutating func enter(_ mentions: [Mention]) -> [Int?] {
    var result = [Int?](repeating: nil, count: mentions.count)
    for index in mentions.indices where !mentions[index].ordinals.isEmpty { result[index] = enter(mentions[index]) }
    // Finer dates first, so that "in 2023" finds the session of June 2023.
    let dated = mentions.indices.filter { mentions[$0].ordinals.isEmpty && mentions[$0].dates != nil }
    for index in dated.sorted(by: {
      (mentions[$0].dates?.precision ?? .year, $0) < (mentions[$1].dates?.precision ?? .year, $1)
    }) {
      result[index] = enter(mentions[index])
    }
    for (index, event) in result.enumerated() {
      if let event { events[event].paragraphs.append(mentions[index].text) }
    }
    for index in events.indices { events[index].paragraphs = events[index].paragraphs.uniqued().sorted() }
    return result
  }

  private mutating func enter(_ mention: Mention) -> Int {
    guard let index = event(of: mention) else {
      add(
        SessionEvent(
          body: mention.body, name: mention.name == mention.body ? nil : mention.name, ordinals: mention.ordinals,
          dates: mention.dates,
          place: mention.place, isOwn: false, outcomes: [], paragraphs: []))
      return events.count - 1
    }
    if let dates = mention.dates, !events[index].isOwn,
      dates.precision < events[index].dates?.precision ?? .year || events[index].dates == nil
    {
      events[index].dates = dates
      file(index)
    }
    if events[index].place == nil { events[index].place = mention.place }
    if events[index].name == nil, mention.name != mention.body { events[index].name = mention.name }
    return index
  }

  /// The event that a mention means: the same number and no other time, or the same time and no other number.
  private func event(of mention: Mention) -> Int? {
    if let first = mention.ordinals.first {
      return byOrdinal[Numbered(body: mention.body, ordinal: first)]?.first { index in
        let event = events[index]
        let sameNumbers =
          Set(mention.ordinals).isSubset(of: event.ordinals) || Set(event.ordinals).isSubset(of: mention.ordinals)
        return sameNumbers && overlap(event.dates, mention.dates) != false
      }
    }
    for month in months(of: mention.dates) {
      if let index = byMonth[Dated(body: mention.body, month: month)]?.first(where: {
        overlap(events[$0].dates, mention.dates) == true
      }) {
        return index
      }
    }
    return nil
  }

  private func overlap(_ one: DateRange?, _ other: DateRange?) -> Bool? {
    guard let one, let other else { return nil }
    return one.overlaps(other)
  }

  private mutating func add(_ event: SessionEvent) {
    events.append(event)
    for ordinal in event.ordinals {
      byOrdinal[Numbered(body: event.body, ordinal: ordinal), default: []].append(events.count - 1)
    }
    file(events.count - 1)
  }

  private mutating func file(_ index: Int) {
    for month in months(of: events[index].dates) {
      byMonth[Dated(body: events[index].body, month: month), default: []].append(index)
    }
  }

  /// The months that a range touches, counted from year 0; of a very long one the first ten years.
  private func months(of dates: DateRange?) -> Range<Int> {
    guard let dates else { return 0..<0 }
    let first = dates.start.year * 12 + (dates.start.month ?? 1) - 1
    let last = dates.end.year * 12 + (dates.end.month ?? 12) - 1
    return first..<min(max(first, last) + 1, first + 120)
  }

  // MARK: Outcomes

  /// Gives every report to the nearest meeting of its paragraph that has been held: of its sentence, else the last one before.
  mutating func enter(_ reports: [Report], of mentions: [Mention], events entered: [Int?], asOf date: PartialDate?) {
    let held = mentions.indices.filter { index in entered[index].map { isHeld($0, asOf: date) } ?? false }
    var near = held.startIndex
    for report in reports {
      // Mentions and reports are both in order of the text, and so is the mention that is nearest.
      while near + 1 < held.endIndex, isNearer(mentions[held[near + 1]], than: mentions[held[near]], to: report) {
        near += 1
      }
      guard near < held.endIndex, mentions[held[near]].text == report.text,
        mentions[held[near]].sentence <= report.sentence
      else { continue }
      note(report, at: entered[held[near]])
      // "discussed at the dialogue as well as at the session": what stands before a list is said of all of it.
      guard mentions[held[near]].sentence == report.sentence, report.token < mentions[held[near]].tokens.lowerBound
      else { continue }
      for next in held[(near + 1)...].prefix(8) {
        guard mentions[next].continues, mentions[next].text == report.text else { break }
        note(report, at: entered[next])
      }
    }
  }

  /// Whether the later of two mentions is the one that a report belongs to.
  private func isNearer(_ later: Mention, than mention: Mention, to report: Report) -> Bool {
    let place = (report.text, report.sentence)
    // Sentences that are over lead on; sentences to come do not reach back.
    if (later.text, later.sentence) > place { return false }
    if (later.text, later.sentence) < place || (mention.text, mention.sentence) < place { return true }
    return distance(report, later) < distance(report, mention)
  }

  private func isHeld(_ event: Int, asOf date: PartialDate?) -> Bool {
    guard let start = events[event].dates?.start else { return !events[event].isOwn }
    if let date { return start.firstDay <= date.lastDay }
    return !events[event].isOwn
  }

  private func distance(_ report: Report, _ mention: Mention) -> Int {
    report.token < mention.tokens.lowerBound
      ? mention.tokens.lowerBound - report.token : report.token - mention.tokens.upperBound + 1
  }

  private mutating func note(_ report: Report, at event: Int?) {
    guard let event, !events[event].outcomes.contains(report.outcome) else { return }
    events[event].outcomes.append(report.outcome)
  }

  // MARK: Order

  /// The events in order of time, undated ones last.
  var sorted: [SessionEvent] {
    let order = events.indices.sorted { one, other in
      switch (events[one].dates, events[other].dates) {
      case (let first?, let second?):
        (first.start.firstDay, first.end.lastDay, one) < (second.start.firstDay, second.end.lastDay, other)
      case (.some, nil): true
      case (nil, .some): false
      case (nil, nil): one < other
      }
    }
    return order.map { events[$0] }
  }
}

extension [Int] {
  fileprivate func uniqued() -> [Int] { Array(Set(self)) }
}
