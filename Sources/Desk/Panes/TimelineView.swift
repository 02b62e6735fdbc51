import CellGrid
import Documents
import Text

/// The session events as lanes of bodies over time.
struct TimelineView: Equatable {
  /// Index into `Document.timeline` of the event under the cursor.
  private(set) var cursor = 0
  /// Which of the paragraphs that mention the event is chosen.
  private(set) var mention = 0
  /// How often the time that is shown was halved.
  private(set) var zoom = 0
  /// The body whose events alone are shown; nil for all.
  private(set) var body: String?
  /// Whether the events are listed, states in words, whatever room there is.
  var isLinear = false

  /// Opens the timeline at the first event that `paragraph` mentions, else at the document's own session.
  init(_ document: Document, at paragraph: Int?) {
    let events = document.timeline
    if let paragraph, let event = events.firstIndex(where: { $0.paragraphs.contains(paragraph) }) {
      cursor = event
      mention = events[event].paragraphs.firstIndex(of: paragraph) ?? 0
    } else {
      cursor = events.firstIndex(where: \.isOwn) ?? 0
    }
  }

  /// Moves; returns the paragraph (index) to go to when the action opens one.
  ///
  /// `area` is what the timeline is drawn in: where that is too small for lanes, up and down go through the list of events.
  mutating func perform(_ action: Action, in document: Document, area: Rect? = nil) -> Int? {
    let events = document.timeline
    guard events.indices.contains(cursor) else { return nil }
    let isList = isLinear || area.map(TimelineView.isList) ?? false
    switch action {
    case .nextEvent: step(1, in: events)
    case .previousEvent: step(-1, in: events)
    case .laneDown: if isList { step(1, in: events) } else { go(to: neighbour(1, in: events), in: events) }
    case .laneUp: if isList { step(-1, in: events) } else { go(to: neighbour(-1, in: events), in: events) }
    case .top: go(to: shown(events).first ?? cursor, in: events)
    case .bottom: go(to: shown(events).last ?? cursor, in: events)
    case .zoomIn: zoom = min(TimelineView.mostZoom, zoom + 1)
    case .zoomOut: zoom = max(0, zoom - 1)
    case .filterBody: showNextBody(of: events)
    case .clearFilters: (zoom, body) = (0, nil)
    case .nextMention:
      if !events[cursor].paragraphs.isEmpty { mention = (mention + 1) % events[cursor].paragraphs.count }
    case .openEvent:
      let paragraphs = events[cursor].paragraphs
      guard paragraphs.indices.contains(mention) else { return nil }
      return document.paragraphs.indices.contains(paragraphs[mention]) ? paragraphs[mention] : nil
    default: break
    }
    return nil
  }

  /// The time of a whole axis is halved so often at most.
  private static let mostZoom = 8

  /// The events that are shown, in order of time.
  func shown(_ events: [SessionEvent]) -> [Int] { events.indices.filter { body == nil || events[$0].body == body } }

  /// Goes to the next event that is shown, in a direction.
  private mutating func step(_ direction: Int, in events: [SessionEvent]) {
    let shown = shown(events)
    let next = direction > 0 ? shown.first { $0 > cursor } : shown.last { $0 < cursor }
    go(to: next ?? cursor, in: events)
  }

  /// Shows the events of the next body alone, behind the last one all; the nearest event of those is chosen.
  private mutating func showNextBody(of events: [SessionEvent]) {
    let bodies = TimelineView.lanes(of: events).map(\.body)
    body = body.flatMap { bodies.firstIndex(of: $0) }.map { bodies.dropFirst($0 + 1).first } ?? bodies.first
    let shown = shown(events)
    guard !shown.contains(cursor) else { return }
    go(to: shown.first { $0 > cursor } ?? shown.last ?? cursor, in: events)
  }

  private mutating func go(to event: Int, in events: [SessionEvent]) {
    guard events.indices.contains(event), event != cursor else { return }
    cursor = event
    mention = 0
  }

  /// Chooses an event.
  mutating func choose(_ event: Int, in document: Document) { go(to: event, in: document.timeline) }

  /// The event nearest in time on the next lane in a direction; no date is later than all.
  private func neighbour(_ step: Int, in events: [SessionEvent]) -> Int {
    let lanes = TimelineView.lanes(of: events).filter { body == nil || $0.body == body }
    let lane = lanes.firstIndex { $0.events.contains(cursor) }
    guard let lane, lanes.indices.contains(lane + step) else { return cursor }
    func day(_ event: Int) -> Int { events[event].dates?.middle ?? .max / 2 }
    func distance(_ event: Int) -> Int { abs(day(event) - day(cursor)) }
    return lanes[lane + step].events.min { distance($0) < distance($1) } ?? cursor
  }

  /// The events of one body.
  struct Lane: Equatable {
    let body: String
    /// Indices into `Document.timeline`, in order of time.
    var events: [Int]
  }

  /// The lanes from top to bottom, in the order in which the bodies come in.
  static func lanes(of events: [SessionEvent]) -> [Lane] {
    var lanes: [Lane] = []
    var rows: [String: Int] = [:]
    for (index, event) in events.enumerated() {
      if let row = rows[event.body] {
        lanes[row].events.append(index)
      } else {
        rows[event.body] = lanes.count
        lanes.append(Lane(body: event.body, events: [index]))
      }
    }
    return lanes
  }

  /// Whether an area is too small for lanes.
  static func isList(in area: Rect) -> Bool { area.columns < 50 || area.rows < 10 }

  /// Draws lanes and the details of the chosen event, or a list where there is no room for lanes.
  func draw(_ document: Document, into frame: inout Frame, in area: Rect) {
    guard !area.isEmpty else { return }
    if !document.timeline.indices.contains(cursor) {
      drawNothing(into: &frame, in: area)
    } else if isLinear || TimelineView.isList(in: area) {
      drawList(document, into: &frame, in: area)
    } else {
      drawLanes(document, into: &frame, in: area)
    }
  }

  private func drawNothing(into frame: inout Frame, in area: Rect) {
    let area = area.inset(left: 1, right: 1)
    frame.put(Clean(said("No session events.")), x: area.x, y: area.y, role: .strong, in: area)
    let why = Clean(
      said("Neither the header block nor a paragraph names a meeting of a body by its number or date.")
    ).glyphs
    for (row, line) in Wrap.lines(why, columns: area.columns).enumerated() {
      frame.put(why[line], x: area.x, y: area.y + 2 + row, in: area) { _ in .secondary }
    }
  }
}
