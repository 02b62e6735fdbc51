import CellGrid
import Documents
import Text

extension TimelineView {
  /// Draws one event a line, the chosen one in view; below them, where there is room, the paragraph that mentions it.
  func drawList(_ document: Document, into frame: inout Frame, in area: Rect) {
    let events = document.timeline
    let foot = area.rows >= 7 ? 2 : area.rows >= 4 ? 1 : 0
    let list = area.inset(bottom: foot)
    let dates = events.map { event in
      guard let range = event.dates else { return Clean(said("no date")) }
      let month = PartialDate(range.start.year, range.start.month)
      return Clean(list.columns >= 36 ? said(range.shortMessage) : month.description)
    }
    let widest = min(dates.reduce(0) { max($0, $1.width) }, list.columns / 2)
    let shown = shown(events)
    let first = first(of: shown, rows: list.rows)
    for (row, index) in shown[first...].prefix(list.rows).enumerated() {
      let event = events[index]
      let line = list.row(row)
      let state = event.phase(in: document)
      let isSelected = index == cursor
      if isSelected {
        frame.fill(line, role: .selection)
        frame.put("▸", x: line.x, y: line.y, role: .selection, in: line)
        frame.cursor = Point(line.x, line.y)
      }
      func role(_ role: Role) -> Role { isSelected ? .selection : role }
      if !isLinear { frame.put(state.sign, x: line.x + 1, y: line.y, role: role(state.role), in: line) }
      let date = line.inset(left: 3)
      frame.put(dates[index].fitted(to: widest), x: date.x, y: date.y, role: role(.secondary), in: date)
      let name = date.inset(left: widest + 1)
      let title: Message = isLinear ? "\(event.title), \(state.message)" : event.title
      let words = Clean(said(title)).fitted(to: name.columns)
      frame.put(words, x: name.x, y: name.y, role: role(.text), in: name)
    }
    if foot > 0 { drawFoot(document, into: &frame, in: area.inset(top: area.rows - foot)) }
  }

  /// The event on a row of the list.
  func event(onRow row: Int, of events: [SessionEvent], rows: Int) -> Int? {
    let list = rows - (rows >= 7 ? 2 : rows >= 4 ? 1 : 0)
    let shown = shown(events)
    let place = first(of: shown, rows: list) + row
    return row < list && shown.indices.contains(place) ? shown[place] : nil
  }

  /// The first of the events that are shown that there is room for.
  private func first(of shown: [Int], rows: Int) -> Int {
    max(0, min((shown.firstIndex(of: cursor) ?? 0) - rows / 2, shown.count - rows))
  }

  private func drawFoot(_ document: Document, into frame: inout Frame, in area: Rect) {
    let event = document.timeline[cursor]
    if area.rows > 1 {
      frame.fill(area.row(0), "─", role: .border)
      let words = " " + said("\(cursor + 1) of \(document.timeline.count), \(event.phase(in: document).message)") + " "
      frame.put(Clean(words), x: area.x + 1, y: area.y, role: .secondary, in: area)
    }
    let mentions = event.paragraphs.filter(document.paragraphs.indices.contains)
    var text = said("in the header only")
    if mentions.indices.contains(mention) {
      let paragraph = document.paragraphs[mentions[mention]]
      let count = mentions.count > 1 ? " (" + said("\(mention + 1) of \(mentions.count)") + ")" : ""
      text = "▸ \(paragraph.address)\(count)  \(String(paragraph.text.unicodeScalars.prefix(area.columns * 2)))"
    }
    frame.put(Clean(text).fitted(to: area.columns), x: area.x, y: area.y + area.rows - 1, role: .text, in: area)
  }
}
