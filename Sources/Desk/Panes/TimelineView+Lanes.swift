import CellGrid
import Documents
import Text

extension TimelineView {
  /// Draws axis and lanes above, the chosen event below.
  func drawLanes(_ document: Document, into frame: inout Frame, in area: Rect) {
    let plan = LanePlan(document, view: self, in: area)
    let (area, lanes, labels, undated) = (plan.area, plan.lanes, plan.labels, plan.undated)
    let (plot, axis, axisRows, details) = (plan.plot, plan.axis, plan.axisRows, plan.details)
    let (spacing, shown, first, selected) = (plan.spacing, plan.shown, plan.first, plan.selected)

    axis.draw(into: &frame, in: plot)
    frame.put(Clean(said("Timeline")), x: area.x, y: area.y, role: .title, in: area)
    if undated > 0 { frame.put("?", x: plot.x + plot.columns + 1, y: area.y, role: .axis, in: area) }
    if first > 0 {
      frame.put(Clean(said("↑ \(first) more")), x: area.x, y: area.y + axisRows - 1, role: .secondary, in: area)
    }
    for (row, lane) in lanes[first...].prefix(shown).enumerated() {
      let band = Rect(x: area.x, y: area.y + axisRows + row * spacing, columns: area.columns, rows: 1)
      let isSelected = first + row == selected
      if isSelected { frame.put("▸", x: band.x, y: band.y, role: .selection, in: band) }
      frame.put(
        Clean(lane.body).fitted(to: labels - 2), x: band.x + 2, y: band.y, role: isSelected ? .strong : .label, in: band
      )
      let seen = lane.events.filter { document.timeline[$0].dates.map(axis.shows) ?? true }
      let marks = seen.map { mark(of: $0, on: axis, in: document) }
      let strip = Strip(marks: marks, plot: plot.columns, columns: plot.columns + undated)
      strip.draw(axis, into: &frame, x: plot.x, y: band.y)
    }

    let rule = Rect(x: area.x, y: area.y + axisRows + shown * spacing, columns: area.columns, rows: 1)
    drawRule(document, hidden: lanes.count - first - shown, into: &frame, in: rule)
    details.draw(into: &frame, in: area.inset(top: rule.y + 1 - area.y))
  }

  private func mark(of index: Int, on axis: Axis, in document: Document) -> Strip.Mark {
    let event = document.timeline[index]
    let dates = event.dates
    let columns = dates.map { range in
      let days = range.precision == .day ? range.middle...range.middle : range.days
      return axis.column(days.lowerBound)...axis.column(days.upperBound)
    }
    let labels = [event.ordinals.isEmpty ? nil : SessionEvent.ordinals(event.ordinals), dates?.shortMessage]
    return Strip.Mark(
      columns: columns, isExact: dates?.precision == .day, state: event.phase(in: document),
      isSelected: index == cursor, labels: labels.compactMap(\.self).map { Clean(said($0)) })
  }

  /// The line between lanes and details: lanes that are out of view, and what the marks mean.
  private func drawRule(_ document: Document, hidden: Int, into frame: inout Frame, in area: Rect) {
    frame.fill(area, "─", role: .border)
    var x = area.x
    if zoom > 0 {
      x = frame.put(Clean(" " + said("zoom \(1 << zoom)×") + " "), x: x + 1, y: area.y, role: .secondary, in: area)
    }
    if let body {
      x = frame.put(Clean(" " + said("\(body) alone") + " "), x: x + 1, y: area.y, role: .secondary, in: area)
    }
    if hidden > 0 { x = frame.put(Clean(said("↓ \(hidden) more") + " "), x: x, y: area.y, role: .secondary, in: area) }
    let present = Set(document.timeline.map { $0.phase(in: document) })
    var legend = SessionEvent.Phase.allCases.filter(present.contains).map { "\($0.sign) \(said($0.message))" }
    let isVague = document.timeline.contains { $0.dates.map { $0.precision != .day } ?? false }
    if isVague { legend.append(said("├┤ ◌ day not known")) }
    let text = Clean(" \(legend.joined(separator: "  "))")
    guard text.width + x - area.x + 2 <= area.columns else { return }
    frame.put(text, x: area.x + area.columns - text.width, y: area.y, role: .secondary, in: area)
  }
}

extension TimelineView {
  /// Where axis, lanes and details stand in an area.
  struct LanePlan {
    let area: Rect
    let lanes: [Lane]
    let labels: Int
    let undated: Int
    let plot: Rect
    let axis: Axis
    let axisRows: Int
    let details: Details
    let spacing: Int
    let shown: Int
    let first: Int
    let selected: Int

    init(_ document: Document, view: TimelineView, in whole: Rect) {
      let events = document.timeline
      lanes = TimelineView.lanes(of: events).filter { view.body == nil || $0.body == view.body }
      selected = lanes.firstIndex { $0.events.contains(view.cursor) } ?? 0
      area = whole.inset(left: 1, right: 1)

      let widest = lanes.reduce(0) { max($0, Clean($1.body).width) }
      labels = min(max(Clean(said("Timeline")).width + 1, widest + 2), area.columns / 4)
      let crowd = lanes.reduce(0) { max($0, $1.events.count { events[$0].dates == nil }) }
      undated = crowd == 0 ? 0 : min(2 * crowd + 1, area.columns / 5)
      plot = area.inset(left: labels + 1, right: undated)
      axis = Axis(
        events.compactMap(\.dates), columns: plot.columns, zoom: view.zoom, centre: events[view.cursor].dates)

      // The lanes get what the details of the event leave, and stand apart where that is enough.
      axisRows = axis.months.isEmpty ? 2 : 3
      details = Details(document, view: view, columns: area.columns)
      let room = max(1, area.rows - axisRows - 1 - min(details.rows, max(3, area.rows / 3)))
      spacing = lanes.count * 2 <= room ? 2 : 1
      shown = min(lanes.count, room)
      first = max(0, min(selected - shown / 2, lanes.count - shown))
    }

    /// The row of the screen on which the lane with this index stands.
    func y(ofLane index: Int) -> Int { area.y + axisRows + (index - first) * spacing }
  }

  /// The event that stands nearest to a cell of the screen; nil where no lane is.
  func event(at place: Point, in document: Document, area: Rect) -> Int? {
    let events = document.timeline
    guard area.contains(place), !events.isEmpty else { return nil }
    guard !isLinear, !TimelineView.isList(in: area) else {
      return event(onRow: place.y - area.y, of: events, rows: area.rows)
    }
    let plan = LanePlan(document, view: self, in: area)
    let shown = plan.first..<plan.first + plan.shown
    guard let lane = shown.first(where: { plan.y(ofLane: $0) == place.y }) else { return nil }
    func column(_ event: Int) -> Int {
      plan.plot.x + (events[event].dates.map { plan.axis.column($0.middle) } ?? plan.plot.columns + 1)
    }
    return plan.lanes[lane].events.min { abs(column($0) - place.x) < abs(column($1) - place.x) }
  }
}
