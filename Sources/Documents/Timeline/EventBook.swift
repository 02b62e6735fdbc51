/// Gathers mentions of the same meeting into one event.
struct EventBook {
  private var events: [SessionEvent] = []
  private var index: [Key: [Int]] = [:]

  /// What an event is looked up by: its body with a number, a month, or both.
  private struct Key: Hashable {
    var body: String
    var ordinal: Int?
    var month: Int?
  }

  /// Enters the document's own session, if its header gives number or dates.
  mutating func open(_ header: Header, body: String, name: String?) {
    guard !header.sessionOrdinals.isEmpty || header.sessionDates != nil else { return }
    add(
      SessionEvent(
        body: body, name: name, ordinals: header.sessionOrdinals, dates: header.sessionDates, place: nil, isOwn: true,
        outcomes: [], paragraphs: []))
  }

  /// Marks the document's own session where its header gives number or dates but no body: the event most mentioned that has them.
  mutating func markOwn(_ header: Header) {
    let candidates = events.indices.filter { index in
      let event = events[index]
      if !header.sessionOrdinals.isEmpty, !event.ordinals.isEmpty { return event.ordinals == header.sessionOrdinals }
      guard let dates = header.sessionDates, event.dates?.precision == .day else { return false }
      return event.dates?.overlaps(dates) == true
    }
    guard let own = candidates.max(by: { events[$0].paragraphs.count < events[$1].paragraphs.count }) else { return }
    events[own].isOwn = true
    events[own].dates = header.sessionDates ?? events[own].dates
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
    hear(mentions, &result)
    for index in events.indices { events[index].paragraphs = Set(events[index].paragraphs).sorted() }
    return result
  }

  /// Gives an echo the last meeting of its body, if this paragraph or the one before spoke of it.
  private func hear(_ mentions: [Mention], _ result: inout [Int?]) {
    var last: [String: (event: Int, text: Int)] = [:]
    for (index, mention) in mentions.enumerated() {
      if mention.isEcho, let heard = last[mention.body], mention.text - heard.text <= 1 { result[index] = heard.event }
      guard let event = result[index] else { continue }
      for party in mention.parties { last[party] = (event, mention.text) }
    }
  }

  private mutating func enter(_ mention: Mention) -> Int {
    let name = mention.name == mention.body ? nil : mention.name
    guard let known = event(of: mention) else {
      add(
        SessionEvent(
          body: mention.body, name: name, ordinals: mention.ordinals, dates: mention.dates, place: mention.place,
          isOwn: false, outcomes: [], paragraphs: []))
      return events.count - 1
    }
    if let dates = mention.dates, !events[known].isOwn || events[known].dates == nil,
      events[known].dates.map({ dates.precision < $0.precision }) ?? true
    {
      events[known].dates = dates
      file(known)
    }
    events[known].place = events[known].place ?? mention.place
    events[known].name = events[known].name ?? name
    return known
  }

  /// The event that a mention means: the same number and no other time, or the same time and no other number.
  private func event(of mention: Mention) -> Int? {
    let ordinal = mention.ordinals.first
    if let dates = mention.dates {
      for month in months(of: dates) {
        // A month has few meetings of one body: to look at more would only serve a text made to be slow.
        for event in index[Key(body: mention.body, ordinal: ordinal, month: month), default: []].prefix(64)
        where agree(events[event].ordinals, mention.ordinals) && events[event].dates?.overlaps(dates) == true {
          return event
        }
      }
    }
    guard let ordinal, let first = index[Key(body: mention.body, ordinal: ordinal)]?.first else { return nil }
    let isFree = mention.dates == nil || events[first].dates == nil
    return isFree && agree(events[first].ordinals, mention.ordinals) ? first : nil
  }

  /// Whether one numbering is the other or a part of it ("the 244th" of "243rd/244th").
  private func agree(_ one: [Int], _ other: [Int]) -> Bool {
    other.allSatisfy(one.contains) || one.allSatisfy(other.contains)
  }

  private mutating func add(_ event: SessionEvent) {
    events.append(event)
    for ordinal in event.ordinals {
      index[Key(body: event.body, ordinal: ordinal), default: []].append(events.count - 1)
    }
    file(events.count - 1)
  }

  private mutating func file(_ event: Int) {
    for month in months(of: events[event].dates) {
      for ordinal in events[event].ordinals.map(Optional.some) + [nil] {
        index[Key(body: events[event].body, ordinal: ordinal, month: month), default: []].append(event)
      }
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
    // An echo of no meeting keeps what its body did from the meeting before.
    let held = mentions.indices.filter { index in
      entered[index].map { isHeld($0, asOf: date) } ?? mentions[index].isEcho
    }
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
      // What the body did is told here, although the meeting is not named again.
      if mentions[held[near]].isEcho, let event = entered[held[near]], events[event].paragraphs.last != report.text {
        events[event].paragraphs = Set(events[event].paragraphs + [report.text]).sorted()
      }
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
