import CellGrid
import Documents
import Text

extension ChangeList {
  private static func footRows(_ area: Rect) -> Int { area.rows >= 12 ? min(area.rows / 2, 10) : 0 }

  private func place(in area: Rect) -> (list: Rect, first: Int) {
    var list = area.inset(bottom: ChangeList.footRows(area))
    if list.rows > 3 { list = list.inset(top: 1) }
    return (list, max(0, min(cursor - list.rows / 2, entries.count - list.rows)))
  }

  /// The change that a cell of the screen shows.
  func entry(at point: Point, in area: Rect) -> Int? {
    let (list, first) = place(in: area)
    let index = first + point.y - list.y
    return list.contains(point) && entries.indices.contains(index) ? index : nil
  }

  /// Draws the list, and below it, where there is room, the paragraph of the chosen change on the side that is read.
  func draw(_ document: Document, _ changes: ChangesShown, into frame: inout Frame, in area: Rect) {
    guard !area.isEmpty else { return }
    let (list, first) = place(in: area)
    if list.y > area.y {
      frame.put(
        Clean(" " + said("\(count); the text shows \(changes.words)")).fitted(to: area.columns), x: area.x, y: area.y,
        role: .strong, in: area)
    }
    let addresses = entries.map { Clean(document.mark(of: .paragraph($0.paragraph))) }
    let column = min(addresses.reduce(4) { max($0, $1.width) }, max(4, area.columns / 4))
    for (row, index) in entries.indices.dropFirst(first).prefix(list.rows).enumerated() {
      draw(
        entries[index], addresses[index].fitted(to: column), column, isChosen: index == cursor, into: &frame,
        in: list.row(row))
    }
    let foot = ChangeList.footRows(area)
    guard foot > 0, let chosen else { return }
    let below = area.inset(top: area.rows - foot)
    frame.fill(below.row(0), "─", role: .border)
    frame.put(
      Clean(
        " " + said("\(document.mark(of: .paragraph(chosen.paragraph))), \(chosen.kind.words) by \(chosen.author)") + " "
      ).fitted(
        to: below.columns - 2),
      x: below.x + 1, y: below.y, role: .secondary, in: below)
    let glyphs = Clean(Shown(document.paragraphs[chosen.paragraph], changes).text).glyphs
    for (row, line) in Wrap.lines(glyphs, columns: max(1, below.columns - 2)).prefix(below.rows - 1).enumerated() {
      frame.put(glyphs[line], x: below.x + 1, y: below.y + 1 + row, role: .text, in: below)
    }
  }

  private func draw(
    _ entry: Entry, _ address: Clean, _ column: Int, isChosen: Bool, into frame: inout Frame, in area: Rect
  ) {
    func role(_ role: Role) -> Role { isChosen ? .selection : role }
    if isChosen {
      frame.fill(area, role: .selection)
      frame.put("▸", x: area.x, y: area.y, role: .selection, in: area)
      frame.cursor = Point(area.x, area.y)
    }
    frame.put(address, x: area.x + 2, y: area.y, role: role(.label), in: area)
    var x = area.x + 2 + column + 1
    let who = [entry.author, entry.day].compactMap(\.self).joined(separator: " ")
    if area.columns >= 60 {
      let width = min(28, area.columns / 4)
      frame.put(Clean(who).fitted(to: width), x: x, y: area.y, role: role(.secondary), in: area)
      x += width + 1
    }
    let isTaken = entry.kind == .takenOut || entry.kind == .movedAway
    let words = "{\(entry.kind.sign)\(Wording.shortened(entry.text, to: max(8, area.columns)))"
    frame.put(
      Clean(words).fitted(to: area.x + area.columns - x), x: x, y: area.y, role: role(isTaken ? .deleted : .inserted),
      in: area)
  }
}

extension ChangesShown {
  /// What of the changes is shown, in words.
  var words: Message {
    switch self {
    case .both: "both sides"
    case .changed: "the changed text"
    case .original: "the original"
    }
  }
}
