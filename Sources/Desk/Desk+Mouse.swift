import CellGrid
import Documents
import Reviews
import Text

extension Desk {
  /// How many lines a turn of the wheel moves.
  private static let wheelLines = 3

  /// Takes what was done with the mouse where the screen shows what it is about.
  mutating func take(_ mouse: Mouse) -> [Effect] {
    guard usesMouse else { return [] }
    if mouse.act != .drag, mouse.act != .release { message = nil }
    switch mouse.act {
    case .wheelUp, .wheelDown: return turnWheel(mouse)
    case .press: return click(mouse.place)
    case .drag: drag(to: mouse.place)
    case .release: break
    }
    return []
  }

  private mutating func turnWheel(_ mouse: Mouse) -> [Effect] {
    let isDown = mouse.act == .wheelDown
    let lines = isDown ? Desk.wheelLines : -Desk.wheelLines
    switch context {
    case .overlay, .comments, .summary, .changes, .timeline, .palette:
      let action: Action =
        switch context {
        case .timeline: isDown ? .laneDown : .laneUp
        case .palette: isDown ? .cursorDown : .cursorUp
        default: isDown ? .lineDown : .lineUp
        }
      let times = context == .timeline ? 1 : Desk.wheelLines
      return (0..<times).flatMap { _ in perform(action, keys: []) }
    case .reader, .passage, .outline:
      if areas.outline.contains(mouse.place) { moveInOutline(by: lines) } else { reader.scroll(by: lines) }
    case .composer, .prompt, .question: break
    }
    return []
  }

  private mutating func click(_ place: Point) -> [Effect] {
    switch overlays.last {
    case .listing(var listing)?:
      guard let line = listing.line(at: place, in: listingArea) else { return [] }
      // What is chosen already is gone to.
      if listing.cursor == line { return performInListing(.choose) }
      listing.choose(line)
      overlays[overlays.count - 1] = .listing(listing)
      return []
    case .palette(var palette)?:
      let (list, first) = palette.lines(in: areas.body)
      guard list.contains(place), palette.entries.indices.contains(first + place.y - list.y) else { return [] }
      let (before, line) = (palette.theme, first + place.y - list.y)
      if palette.cursor == line { return performInPalette(.accept) }
      palette.choose(line)
      return replace(palette, before: before)
    case .composer?, .prompt?, .question?: return []
    case nil: break
    }
    switch view {
    case .timeline(var timeline):
      guard let event = timeline.event(at: place, in: document, area: areas.body) else { return [] }
      if timeline.cursor == event { return performInTimeline(.openEvent) }
      timeline.choose(event, in: document)
      view = .timeline(timeline)
    case .comments(var list):
      guard let entry = list.entry(at: place, in: areas.body) else { return [] }
      if list.chosenIndex == entry { return performInComments(.choose) }
      list.choose(entry)
      view = .comments(list)
    case .summary(var summary):
      guard let line = summary.line(at: place, in: areas.body) else { return [] }
      let isAgain = summary.chosen == summary.lines[line]
      summary.choose(line)
      view = .summary(summary)
      if isAgain { return performInSummary(.choose) }
    case .changes(var list):
      guard let entry = list.entry(at: place, in: areas.body) else { return [] }
      if list.cursor == entry { return performInChanges(.choose) }
      list.choose(entry)
      view = .changes(list)
    case .text: clickText(place)
    }
    return []
  }

  private mutating func clickText(_ place: Point) {
    if areas.outline.contains(place) {
      guard outline.choose(row: place.y - areas.outline.y, rows: areas.outline.rows) else { return }
      focus = .outline
      passage = nil
      if let heading = outline.heading { reader.look(at: places.ofHeading[heading], row: 0, atTop: true) }
    } else if areas.reader.contains(place) {
      passage = nil
      focus = .text
      reader.click(row: place.y - areas.reader.y, x: place.x - areas.reader.x, columns: areas.reader.columns)
    }
  }

  /// Chooses words from where the button went down to where the pointer is.
  private mutating func drag(to place: Point) {
    guard overlays.isEmpty, view == .text, focus == .text, areas.reader.contains(place), let target = reader.target,
      let start = reader.pressed
    else { return }
    let row = place.y - areas.reader.y
    guard
      let end = reader.offset(row: row, x: place.x - areas.reader.x, columns: areas.reader.columns, in: reader.item)
    else { return }
    let shift = reader.sheet.start(ofItem: reader.item)
    guard var chosen = Passage(document, target, at: start - shift) else { return }
    chosen.move(to: end - shift)
    passage = chosen
  }
}

extension Rect {
  /// Whether a cell is in it.
  func contains(_ place: Point) -> Bool {
    place.x >= x && place.x < x + columns && place.y >= y && place.y < y + rows
  }
}
