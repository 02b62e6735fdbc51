import CellGrid
import Documents
import Reviews
import Text

/// A line of the reading pane: an item and a line of its layout.
struct Place: Equatable, Comparable, Sendable {
  var item = 0
  var row = 0
  static func < (one: Place, other: Place) -> Bool { (one.item, one.row) < (other.item, other.row) }
}

/// The reading pane: where its cursor and its first line are.
///
/// Only items near the screen are ever laid out.
struct Reader: Equatable {
  private(set) var sheet: Sheet
  /// The line of the cursor; in a table the item is the first cell of its row, which all cells are laid out with.
  private(set) var cursor = Place()
  /// The cell that the cursor is in.
  private var cell: Int?
  private(set) var top = Place()
  private(set) var height = 0
  /// The lines of the items that were laid out.
  private var layouts: [Int: [Row]] = [:]
  /// The column widths of the tables that were laid out; nil for those that are too wide.
  private var widths: [Int: [Int]?] = [:]
  /// Where in the text of the cursor's item the mouse's button went down, in code points.
  var pressed: Int?
  private var back: [Place] = []
  private var ahead: [Place] = []

  /// A reader that shows nothing yet; `show(_:height:)` lays out what it has room for.
  init(_ sheet: Sheet) { self.sheet = sheet }

  private var lastItem: Int { host(of: max(0, sheet.document.items.count - 1)) }

  // MARK: Tables

  /// The row of a table that an item is drawn in beside others, and the widths of the columns.
  private func tableRow(of item: Int) -> (row: Int, widths: [Int])? {
    let grid = sheet.groundwork.grid
    guard let row = grid.row(of: item) else { return nil }
    let table = grid.rows[row].table
    let widths = widths[table] ?? sheet.columnWidths(ofTable: table)
    return widths.map { (row, $0) }
  }

  /// The item that `item` is laid out with: itself, but for a table's cells the first of their row.
  private func host(of item: Int) -> Int {
    tableRow(of: item).map { sheet.groundwork.grid.rows[$0.row].items.lowerBound } ?? item
  }

  private func following(_ host: Int) -> Int {
    tableRow(of: host).map { sheet.groundwork.grid.rows[$0.row].items.upperBound } ?? host + 1
  }

  /// Puts the cursor into the cell that stands where it was, else the first of the row.
  private mutating func settleCell() {
    guard let row = tableRow(of: cursor.item)?.row else { return cell = nil }
    let items = sheet.groundwork.grid.rows[row].items
    if let cell, items.contains(cell) { return }
    func column(_ item: Int) -> Int? {
      guard case .paragraph(let index) = sheet.document.items[item] else { return nil }
      return sheet.document.paragraphs[index].cell?.column
    }
    let old = cell.flatMap { sheet.document.items.indices.contains($0) ? column($0) : nil }
    cell = items.first { column($0) == old } ?? items.lowerBound
  }

  /// Goes to the next cell of the row in a direction; false when there is none.
  mutating func moveToCell(_ direction: Int) -> Bool {
    guard let row = tableRow(of: cursor.item)?.row, let cell,
      sheet.groundwork.grid.rows[row].items.contains(cell + direction)
    else { return false }
    self.cell = cell + direction
    cursor.row = lines(of: cursor.item).firstIndex { $0.source == .tableRow } ?? cursor.row
    return true
  }

  // MARK: Lines

  /// The lines of an item, laid out at need.
  mutating func lines(of item: Int) -> [Row] {
    if let known = layouts[item] { return known }
    let made: [Row]
    if let (row, widths) = tableRow(of: item) {
      self.widths[sheet.groundwork.grid.rows[row].table] = .some(widths)
      let isHost = sheet.groundwork.grid.rows[row].items.lowerBound == item
      made = isHost ? sheet.tableRow(row, widths: widths) : lines(of: host(of: item))
    } else {
      made = sheet.rows(of: item)
    }
    layouts[item] = made + sheet.gone(behind: item..<following(item))
    return layouts[item] ?? made
  }

  /// The line at the cursor.
  var current: Row? { row(at: cursor) }

  /// The line at a place that is laid out.
  func row(at place: Place) -> Row? {
    guard let rows = layouts[place.item], rows.indices.contains(place.row) else { return nil }
    return rows[place.row]
  }

  /// The place `count` lines on (negative: back), stopping at the ends.
  private mutating func moved(_ place: Place, by count: Int) -> Place {
    var place = place
    var left = count
    while left > 0 {
      let rest = lines(of: place.item).count - 1 - place.row
      if left <= rest {
        place.row += left
        break
      }
      guard place.item < lastItem else {
        place.row += max(0, rest)
        break
      }
      left -= rest + 1
      place = Place(item: following(place.item), row: 0)
    }
    while left < 0 {
      if -left <= place.row {
        place.row += left
        break
      }
      guard place.item > 0 else {
        place.row = 0
        break
      }
      left += place.row + 1
      place.item = host(of: place.item - 1)
      place.row = lines(of: place.item).count - 1
    }
    return place
  }

  /// Lines from one place to a later one, as far as `limit`.
  private mutating func distance(from one: Place, to other: Place, limit: Int) -> Int {
    guard one < other else { return 0 }
    if one.item == other.item { return min(limit, other.row - one.row) }
    var count = lines(of: one.item).count - one.row
    var item = following(one.item)
    while item < other.item, count < limit {
      count += lines(of: item).count
      item = following(item)
    }
    return min(limit, count + other.row)
  }

  /// Makes the cursor stand on a line that is there and in view, keeps `margin` lines round it, and lays out what the screen shows.
  private mutating func settle() {
    guard !sheet.document.items.isEmpty else { return }
    cursor.item = host(of: min(max(0, cursor.item), lastItem))
    cursor.row = min(max(0, cursor.row), lines(of: cursor.item).count - 1)
    settleCell()
    let margin = min(3, (height - 1) / 2)
    let first = moved(cursor, by: -margin)
    if first < top { top = first }
    let last = moved(cursor, by: margin)
    if distance(from: top, to: last, limit: height) >= height { top = moved(last, by: 1 - height) }
    let end = moved(top, by: height)
    if layouts.count > 2_000 {
      layouts = layouts.filter { ($0.key >= top.item && $0.key <= end.item) || $0.key == cursor.item }
    }
  }

  // MARK: What changes under it

  /// Takes another size, review or folding and keeps the words under the cursor there.
  mutating func show(_ sheet: Sheet, height: Int) {
    let before = current
    let topBefore = row(at: top)
    let columnsChanged = sheet.columns != self.sheet.columns
    guard sheet != self.sheet || height != self.height else { return }
    if sheet != self.sheet { (layouts, widths) = ([:], [:]) }
    let item = item
    self.sheet = sheet
    self.height = max(1, height)
    // A table that has room now is laid out by rows, and one that has none any more by cells.
    (cursor.item, top.item) = (host(of: item), host(of: top.item))
    cell = item
    if let before { cursor.row = seek(before, in: cursor.item) ?? cursor.row }
    if columnsChanged, let topBefore { top.row = seek(topBefore, in: top.item) ?? 0 }
    top.row = min(top.row, max(0, lines(of: top.item).count - 1))
    settle()
  }

  /// The line of `item` that shows what `row` showed.
  private mutating func seek(_ row: Row, in item: Int) -> Int? {
    let rows = lines(of: item)
    if let same = rows.firstIndex(where: { $0.source == row.source && $0.text == row.text && $0.offset == row.offset })
    {
      return same
    }
    return rows.lastIndex { $0.source == row.source && $0.offset <= row.offset }
  }

  // MARK: Moving

  /// Moves the cursor by lines that hold something.
  mutating func move(by count: Int) {
    guard !sheet.document.items.isEmpty else { return }
    var goal = moved(cursor, by: count)
    let step = count < 0 ? -1 : 1
    while lines(of: goal.item)[goal.row].isBlank {
      let next = moved(goal, by: step)
      guard next != goal else { break }
      goal = next
    }
    if lines(of: goal.item)[goal.row].isBlank { goal = moved(goal, by: -step) }
    cursor = goal
    settle()
  }

  /// Moves cursor and view by `count` lines.
  mutating func scroll(by count: Int) {
    guard !sheet.document.items.isEmpty else { return }
    top = moved(top, by: count)
    fillToEnd()
    move(by: count)
  }

  /// Scrolls so that the paragraph at the cursor begins in the upper `rows` lines, where what lies over the pane leaves it seen.
  mutating func keepInUpper(_ rows: Int) {
    let start = Place(item: cursor.item, row: 0)
    guard top < start, distance(from: top, to: start, limit: height) + 3 > rows else { return }
    top = moved(start, by: -1)
    settle()
  }

  /// Moves the view up when lines would be left empty below the document's end.
  private mutating func fillToEnd() {
    let end = moved(top, by: height - 1)
    if end.item == lastItem { top = moved(end, by: 1 - height) }
  }

  /// Goes to a line of an item and remembers where it came from.
  mutating func jump(to item: Int, row: Int = 0) {
    guard sheet.document.items.indices.contains(item) else { return }
    let goal = Place(item: item, row: row)
    guard goal != cursor || item != self.item else { return }
    back.append(Place(item: self.item, row: cursor.row))
    if back.count > 200 { back.removeFirst() }
    ahead = []
    place(at: goal)
  }

  /// Puts the cursor at a place; when that is out of view, a third down the pane.
  private mutating func place(at goal: Place) {
    cursor = Place(item: host(of: goal.item), row: goal.row)
    if cell != nil || cursor.item != goal.item { cell = goal.item }
    let rows = lines(of: cursor.item)
    cursor.row = min(cursor.row, rows.count - 1)
    if rows[cursor.row].source == .border { cursor.row += 1 }
    let isInView = top <= cursor && distance(from: top, to: cursor, limit: height) < height - 1
    if !isInView {
      top = moved(cursor, by: -(height / 3))
      fillToEnd()
    }
    settle()
  }

  /// Goes to where `offset` (code points) of the item's text stands.
  mutating func jump(to item: Int, offset: Int) { jump(to: item, row: row(of: item, offset: offset)) }

  /// Goes there without remembering where it came from: the way of a search while it is typed.
  mutating func look(at item: Int, offset: Int) { look(at: item, row: row(of: item, offset: offset)) }

  /// Goes there without remembering where it came from; `atTop` puts the item at the top of the pane.
  mutating func look(at item: Int, row: Int, atTop: Bool = false) {
    guard sheet.document.items.indices.contains(item) else { return }
    place(at: Place(item: item, row: row))
    guard atTop else { return }
    top = Place(item: host(of: item), row: 0)
    fillToEnd()
    settle()
  }

  /// Goes to where `offset` (code points) of an item's text stands, or to a comment or reply below it, `above` lines under the top.
  mutating func look(at item: Int, offset: Int, entry: String?, above: Int) {
    if let entry { look(at: item, entry: entry) } else { look(at: item, offset: offset) }
    top = moved(cursor, by: -max(0, above))
    fillToEnd()
    settle()
  }

  /// How many lines of the pane are above the cursor's.
  var linesAbove: Int { visible.firstIndex { $0.place == cursor } ?? 0 }

  private mutating func row(of item: Int, offset: Int) -> Int {
    if case .paragraph(let index) = sheet.document.items[item], sheet.document.paragraphs[index].cell != nil {
      return lines(of: item).lastIndex { $0.part(of: index).map { $0.offset <= offset } ?? false } ?? 0
    }
    return lines(of: item).lastIndex { row in
      switch row.source {
      case .paragraph, .heading, .masthead: row.offset <= offset
      default: false
      }
    } ?? 0
  }

  /// Goes to the comment or reply with this id in `item`, without remembering where it came from.
  mutating func look(at item: Int, entry: String) {
    let row = lines(of: item).firstIndex { row in
      if case .comment(_, entry) = row.source { true } else { false }
    }
    look(at: item, row: row ?? 0)
  }

  /// Goes to a hit of a search, without remembering where it came from.
  mutating func look(at hit: Finder.Hit) { look(at: hit.item, row: row(of: hit)) }

  /// Goes to a hit of a search and remembers where it came from.
  mutating func jump(to hit: Finder.Hit) { jump(to: hit.item, row: row(of: hit)) }

  /// The line that shows a hit, or of a folded thread the line that stands for it.
  private mutating func row(of hit: Finder.Hit) -> Int {
    guard let note = hit.note else { return row(of: hit.item, offset: hit.range.lowerBound) }
    let rows = lines(of: hit.item)
    return rows.lastIndex {
      $0.entry == note.entry && $0.part == note.part && $0.offset <= hit.range.lowerBound
        && $0.owner.map { $0 == hit.item } ?? true
    } ?? rows.firstIndex { $0.entry != nil } ?? 0
  }

  /// Whether there is a place to go back to.
  var canGoBack: Bool { !back.isEmpty }

  /// Whether there is a place to go forward to again.
  var canGoForward: Bool { !ahead.isEmpty }

  /// The next line in a direction on which another comment or reply begins than the one the cursor is on.
  mutating func moveToEntry(_ direction: Int, hasComments: (Int) -> Bool) -> Bool {
    let here = current?.entry
    var item = cursor.item
    var row: Int? = cursor.row
    while sheet.document.items.indices.contains(item) {
      let rows = hasComments(item) ? lines(of: item) : []
      let order = direction > 0 ? Array(rows.indices) : rows.indices.reversed()
      var last = row == nil ? nil : here
      for index in order where row.map({ direction > 0 ? index > $0 : index < $0 }) ?? true {
        guard let entry = rows[index].entry, entry != last else { continue }
        last = entry
        // Backwards the last line of an entry comes first; its first line is what to stand on.
        let first = rows.firstIndex { $0.entry == entry }
        jump(to: item, row: first ?? index)
        return true
      }
      item += direction
      row = nil
    }
    return false
  }

  mutating func jumpToEnd() {
    let rows = lines(of: lastItem)
    jump(to: lastItem, row: rows.lastIndex { !$0.isBlank } ?? 0)
  }

  /// Goes back to where the last jump came from; false when there was none.
  mutating func goBack() -> Bool {
    guard let place = back.popLast() else { return false }
    ahead.append(Place(item: item, row: cursor.row))
    self.place(at: place)
    return true
  }

  /// Undoes `goBack`; false when there is nothing to undo.
  mutating func goForward() -> Bool {
    guard let place = ahead.popLast() else { return false }
    back.append(Place(item: item, row: cursor.row))
    self.place(at: place)
    return true
  }

  // MARK: What the cursor is on

  /// The item that the cursor is on, or on a comment of; in a table that of its cell.
  var item: Int { current?.owner ?? cell ?? cursor.item }

  /// The item that the cursor is on, and its line.
  var place: Place { Place(item: item, row: cursor.row) }

  /// Whether the cursor is below the first line of what it is on.
  var isBelowStart: Bool { layouts[cursor.item]?.firstIndex { !$0.isBlank }.map { $0 < cursor.row } ?? false }

  /// Index of the paragraph that the cursor is on, or on a comment of.
  var paragraph: Int? {
    guard sheet.document.items.indices.contains(item) else { return nil }
    if case .paragraph(let index) = sheet.document.items[item] { return index }
    return nil
  }

  /// What can be commented on where the cursor is.
  var target: Target? {
    sheet.document.items.indices.contains(item) ? sheet.document.target(ofItem: item) : nil
  }

  /// Where the paragraph's text goes on in the cursor's line, in code points.
  var offset: Int {
    guard let paragraph else { return current?.offset ?? 0 }
    return current?.part(of: paragraph)?.offset ?? 0
  }

  /// The comment and the entry of its thread that the cursor is on.
  var comment: (id: String, entry: String)? {
    if case .comment(let id, let entry)? = current?.source { (id, entry) } else { nil }
  }

  /// Whether the cursor is on a comment that the file itself carries.
  var isOnCarried: Bool { if case .carried? = current?.source { true } else { false } }

  /// The paragraph of the earlier revision, gone since, that the cursor is on or on a comment of.
  var gone: Int? {
    guard let rows = layouts[cursor.item], rows.indices.contains(cursor.row) else { return nil }
    for row in rows[...cursor.row].reversed() { if case .gone(let index) = row.source { return index } }
    return nil
  }

  /// Goes to a paragraph of the earlier revision, gone since, that is shown behind `item`.
  mutating func jump(to item: Int, gone index: Int) {
    jump(to: item, row: lines(of: item).firstIndex { $0.source == .gone(index) } ?? 0)
  }

  /// The lines in view, with their places; fewer than the height at the end of the document.
  var visible: [(place: Place, row: Row)] {
    var result: [(Place, Row)] = []
    var place = top
    while result.count < height, let rows = layouts[place.item] {
      guard place.row < rows.count else {
        place = Place(item: following(place.item), row: 0)
        continue
      }
      result.append((place, rows[place.row]))
      place.row += 1
    }
    return result
  }
}
