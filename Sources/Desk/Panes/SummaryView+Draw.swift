import CellGrid
import Reviews
import Text

extension SummaryView {
  /// What is drawn first in a bar, the most severe before the others.
  private static let order: [Tally.State] = [.contested, .reserved, .agreed, .open]

  /// One row of the view: a heading of its own, or a line by its index.
  private enum Row { case title(String), blank, line(Int) }

  private var rows: [Row] {
    let sections = lines[..<firstVoice].indices.map(Row.line)
    guard firstVoice < lines.count else { return [.title(said("By section"))] + sections }
    return [.title(said("By section"))] + sections + [.blank, .title(said("By delegation"))]
      + lines[firstVoice...].indices.map(Row.line)
  }

  /// The rows that are seen of `height`.
  private func first(of rows: [Row], height: Int) -> Int {
    let place = rows.firstIndex { if case .line(cursor) = $0 { true } else { false } } ?? 0
    return max(0, min(place - height / 2, rows.count - height))
  }

  /// The line that a cell of the screen shows.
  func line(at place: Point, in area: Rect) -> Int? {
    let list = area.inset(bottom: SummaryView.footRows(area))
    let rows = rows
    let index = first(of: rows, height: list.rows) + place.y - list.y
    guard list.contains(place), rows.indices.contains(index), case .line(let line) = rows[index] else { return nil }
    return line
  }

  /// A row for what the signs mean, where there is room.
  private static func footRows(_ area: Rect) -> Int { area.rows >= 8 ? 1 : 0 }

  /// Draws the lines; one that has the keys shows which is chosen.
  func draw(into frame: inout Frame, in area: Rect, isFocused: Bool = true) {
    guard !area.isEmpty else { return }
    let foot = SummaryView.footRows(area)
    let list = area.inset(bottom: foot)
    let rows = rows
    let plan = Plan(self, columns: area.columns)
    for (y, row) in rows.dropFirst(first(of: rows, height: list.rows)).prefix(list.rows).enumerated() {
      switch row {
      case .blank: break
      case .title(let words):
        frame.put(Clean(words), x: area.x + 1, y: list.y + y, role: .overlayTitle, in: list)
      case .line(let index): draw(index, plan, into: &frame, in: list.row(y), isFocused: isFocused)
      }
    }
    guard foot > 0, !isLinear else { return }
    let legend =
      Self.order.map { "\(Marks.sign($0).string) \(said($0.words))" }
      + ["\(Marks.comment.string) " + said("open comments")]
    frame.put(
      Clean(legend.joined(separator: "  ")).fitted(to: area.columns - 2), x: area.x + 1, y: area.y + area.rows - 1,
      role: .secondary, in: area)
  }

  private func draw(_ index: Int, _ plan: Plan, into frame: inout Frame, in area: Rect, isFocused: Bool) {
    let line = lines[index]
    let isChosen = index == cursor
    if isChosen {
      frame.fill(area, role: isFocused ? .selection : .cursorLine)
      frame.put("▸", x: area.x, y: area.y, role: isFocused ? .selection : .cursorLine, in: area)
      if isFocused { frame.cursor = Point(area.x, area.y) }
    }
    let role: Role = isChosen && isFocused ? .selection : line.depth == 0 ? .strong : .text
    let indent = min(line.depth * 2, plan.title / 3)
    if isLinear {
      frame.put(Clean(words(of: line)).fitted(to: area.columns - 2), x: area.x + 2, y: area.y, role: role, in: area)
      return
    }
    frame.put(
      Clean(line.title).fitted(to: plan.title - indent), x: area.x + 2 + indent, y: area.y, role: role, in: area)
    var x = area.x + 2 + plan.title + 1
    for (state, cells) in plan.bar(line.count) {
      for _ in 0..<cells { x = frame.put(Marks.sign(state), x: x, y: area.y, role: Marks.role(state), in: area) }
    }
    x = area.x + 2 + plan.title + 1 + plan.bar + (plan.bar > 0 ? 1 : 0)
    for (state, width) in zip(Self.order, plan.counts) {
      let count = line.count.states[state] ?? 0
      if count > 0 {
        frame.put("\(Marks.sign(state).string)\(String(count))", x: x, y: area.y, role: Marks.role(state), in: area)
      }
      x += width + 1
    }
    if line.count.openComments > 0 {
      frame.put(
        "\(Marks.comment.string)\(String(line.count.openComments))", x: x, y: area.y, role: .commentOpen, in: area)
    }
  }

  /// A line in words: "II The draft: contested 1, agreed 3, open 2; comments 4, open 1".
  private func words(of line: Line) -> String {
    let states = Self.order.compactMap { state in (line.count.states[state]).map { "\(said(state.words)) \($0)" } }
    let comments =
      line.count.comments == 0 ? [] : [said("comments \(line.count.comments), open \(line.count.openComments)")]
    let counts = ([states.joined(separator: ", ")].filter { !$0.isEmpty } + comments).joined(separator: "; ")
    return said("\(line.title): \(counts)")
  }

  /// How the columns of an area are shared by titles, bars and counts.
  private struct Plan {
    let title: Int
    let bar: Int
    /// The columns of each count, in order.
    let counts: [Int]
    /// The paragraphs of the longest bar.
    private let most: Int

    init(_ view: SummaryView, columns: Int) {
      most = max(1, view.lines.map(\.count.paragraphs).max() ?? 1)
      counts = SummaryView.order.map { state in
        let largest = view.lines.map { $0.count.states[state] ?? 0 }.max() ?? 0
        return largest == 0 ? -1 : String(largest).count + 1
      }
      let comments = view.lines.map(\.count.openComments).max() ?? 0
      let numbers = counts.reduce(0) { $0 + $1 + 1 } + (comments > 0 ? String(comments).count + 2 : 0)
      let room = max(0, columns - 3 - numbers)
      let widest = view.lines.reduce(0) { max($0, Clean($1.title).width + 2 * $1.depth) }
      // Where there is little room the counts come first, then the titles.
      let bars = room >= 24 ? min(most, room - max(12, min(widest, room / 2)) - 1) : 0
      bar = max(0, bars)
      title = max(1, room - (bar > 0 ? bar + 1 : 0))
    }

    /// How many cells each state gets: one for each paragraph where there is room, else in proportion, and one at least.
    func bar(_ count: Count) -> [(Tally.State, Int)] {
      guard bar > 0 else { return [] }
      let present = SummaryView.order.filter { (count.states[$0] ?? 0) > 0 }
      guard most > bar else { return present.map { ($0, count.states[$0] ?? 0) } }
      var room = max(present.count, count.paragraphs * bar / most)
      return present.enumerated().map { place, state in
        let left = present[place...].reduce(0) { $0 + (count.states[$1] ?? 0) }
        let cells = max(1, min(room - (present.count - place - 1), (count.states[state] ?? 0) * room / max(1, left)))
        room -= cells
        return (state, min(cells, bar))
      }
    }
  }
}
