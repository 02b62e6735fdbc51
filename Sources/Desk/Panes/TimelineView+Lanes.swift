import CellGrid
import Documents
import Text

extension TimelineView {
  /// Draws axis and lanes above, the chosen event below.
  func drawLanes(_ document: Document, into frame: inout Frame, in area: Rect) {
    let events = document.timeline
    let lanes = TimelineView.lanes(of: events)
    let selected = lanes.firstIndex { $0.events.contains(cursor) } ?? 0
    let area = area.inset(left: 1, right: 1)

    let widest = lanes.reduce(0) { max($0, Clean($1.body).width) }
    let labels = min(max(9, widest + 2), area.columns / 4)
    let crowd = lanes.reduce(0) { max($0, $1.events.count { events[$0].dates == nil }) }
    let undated = crowd == 0 ? 0 : min(2 * crowd + 1, area.columns / 5)
    let plot = area.inset(left: labels + 1, right: undated)
    let axis = Axis(events.compactMap(\.dates), columns: plot.columns)

    // The lanes get what the details of the event leave, and stand apart where that is enough.
    let axisRows = axis.months.isEmpty ? 2 : 3
    let details = Details(document, view: self, columns: area.columns)
    let room = max(1, area.rows - axisRows - 1 - min(details.rows, max(3, area.rows / 3)))
    let spacing = lanes.count * 2 <= room ? 2 : 1
    let shown = min(lanes.count, room)
    let first = max(0, min(selected - shown / 2, lanes.count - shown))

    axis.draw(into: &frame, in: plot)
    frame.put("Timeline", x: area.x, y: area.y, role: .title, in: area)
    if undated > 0 { frame.put("?", x: plot.x + plot.columns + 1, y: area.y, role: .axis, in: area) }
    if first > 0 {
      frame.put("↑ \(String(first)) more", x: area.x, y: area.y + axisRows - 1, role: .secondary, in: area)
    }
    for (row, lane) in lanes[first...].prefix(shown).enumerated() {
      let band = Rect(x: area.x, y: area.y + axisRows + row * spacing, columns: area.columns, rows: 1)
      let isSelected = first + row == selected
      if isSelected { frame.put("▸", x: band.x, y: band.y, role: .selection, in: band) }
      frame.put(
        Clean(lane.body).fitted(to: labels - 2), x: band.x + 2, y: band.y, role: isSelected ? .strong : .label, in: band
      )
      let marks = lane.events.map { mark(of: $0, on: axis, in: document) }
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
    let labels = [event.ordinals.isEmpty ? nil : SessionEvent.ordinalWords(event.ordinals), dates?.shortWords]
    return Strip.Mark(
      columns: columns, isExact: dates?.precision == .day, state: event.phase(in: document),
      isSelected: index == cursor, labels: labels.compactMap(\.self).map { Clean($0) })
  }

  /// The line between lanes and details: lanes that are out of view, and what the marks mean.
  private func drawRule(_ document: Document, hidden: Int, into frame: inout Frame, in area: Rect) {
    frame.fill(area, "─", role: .border)
    var x = area.x
    if hidden > 0 { x = frame.put("↓ \(String(hidden)) more ", x: x, y: area.y, role: .secondary, in: area) }
    let present = Set(document.timeline.map { $0.phase(in: document) })
    var legend = SessionEvent.Phase.allCases.filter(present.contains).map { "\($0.sign) \($0.words)" }
    let isVague = document.timeline.contains { $0.dates.map { $0.precision != .day } ?? false }
    if isVague { legend.append("├┤ ◌ day not known") }
    let text = Clean(" \(legend.joined(separator: "  "))")
    guard text.width + x - area.x + 2 <= area.columns else { return }
    frame.put(text, x: area.x + area.columns - text.width, y: area.y, role: .secondary, in: area)
  }
}
