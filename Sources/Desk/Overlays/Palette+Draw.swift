import CellGrid
import Text

extension Palette {
  /// The lines of the list that an area has room for.
  static func height(in area: Rect) -> Int { max(0, area.rows * 3 / 5 - 1) }

  /// Where the lines stand in an area, and the first that is seen.
  func lines(in area: Rect) -> (area: Rect, first: Int) {
    let rows = min(max(1, entries.count), Palette.height(in: area))
    let first = max(0, min(cursor - rows / 2, entries.count - rows))
    return (area.inset(top: area.rows - rows), first)
  }

  /// Draws the lines that fit at the lower edge of `area`, and what is typed in the row `prompt`.
  func draw(into frame: inout Frame, in area: Rect, prompt: Rect) {
    let (list, first) = lines(in: area)
    if !list.isEmpty {
      let head = Rect(x: area.x, y: list.y - 1, columns: area.columns, rows: 1)
      frame.fill(head, "─", role: .border)
      frame.put(" \(Clean(title)) ", x: head.x + 1, y: head.y, role: .overlayTitle, in: head)
      frame.fill(list, role: .overlay)
    }
    if entries.isEmpty {
      frame.put(Clean(said("No action fits what is typed.")), x: list.x + 2, y: list.y, role: .secondary, in: list)
    }
    let keys = min(14, max(4, list.columns / 6))
    for (row, entry) in entries.dropFirst(first).prefix(list.rows).enumerated() {
      draw(entry, isChosen: first + row == cursor, keys: keys, into: &frame, in: list.row(row))
    }
    drawPrompt(into: &frame, in: prompt)
  }

  private var title: String {
    said(theme == nil ? "Actions" : "Themes")
  }

  private func draw(_ entry: Entry, isChosen: Bool, keys: Int, into frame: inout Frame, in area: Rect) {
    let isOff = entry.obstacle != nil
    if isChosen { frame.fill(area, role: .selection) }
    func role(_ role: Role) -> Role { isChosen ? .selection : isOff ? .disabled : role }
    if isChosen { frame.put("▸", x: area.x, y: area.y, role: .selection, in: area) }
    var x = area.x + 3
    if theme == nil {
      frame.put(Clean(entry.keys).fitted(to: keys), x: x, y: area.y, role: role(.key), in: area)
      x += keys + 2
    }
    var room = area.inset(left: x - area.x, right: 1)
    if room.columns > 70, !entry.name.isEmpty {
      let name = Clean(entry.name)
      let at = room.x + room.columns - name.width
      put(name, entry.namePlaces, role(.secondary), x: at, into: &frame, in: room)
      room = room.inset(right: name.width + 2)
    }
    if isOff { frame.put("–", x: area.x + 1, y: area.y, role: role(.disabled), in: area) }
    // Where there is little room the reason stands on the chosen line alone.
    let why = room.columns < 50 && !isChosen ? "" : entry.obstacle.map { Clean("  (\($0))") } ?? ""
    // What cannot be done is told even where that takes room from the words.
    let text = Clean(entry.text).fitted(to: max(room.columns / 3, room.columns - why.width))
    x = put(text, entry.places, role(.overlay), x: room.x, into: &frame, in: room)
    frame.put(why.fitted(to: room.x + room.columns - x), x: x, y: area.y, role: role(.disabled), in: room)
  }

  /// Puts text with the characters that fit marked.
  @discardableResult
  private func put(_ text: Clean, _ places: [Int], _ role: Role, x: Int, into frame: inout Frame, in area: Rect) -> Int
  {
    let marked = Set(places)
    return frame.put(text.glyphs[...], x: x, y: area.y, in: area) { marked.contains($0.offset) ? .searchHit : role }
  }

  private func drawPrompt(into frame: inout Frame, in area: Rect) {
    frame.fill(area, role: .prompt)
    let note = Clean(
      complaint ?? said(entries.isEmpty ? "nothing fits" : "\(cursor + 1) of \(entries.count)"))
    let shown = note.fitted(to: area.columns * 3 / 5)
    let x = frame.put(":", x: area.x, y: area.y, role: .prompt, in: area)
    frame.put(
      shown, x: max(x + 8, area.x + area.columns - shown.width - 1), y: area.y,
      role: complaint == nil ? .secondary : .error, in: area)
    field.draw(
      into: &frame, in: Rect(x: x, y: area.y, columns: area.columns - (x - area.x) - shown.width - 2, rows: 1),
      role: .prompt)
  }
}
