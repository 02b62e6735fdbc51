import CellGrid
import Reviews
import Text

/// A list of lines over the desk: the help, the findings, what is known of a paragraph.
struct Listing: Equatable {
  /// What choosing a line does.
  enum Goal: Equatable {
    /// Goes to an item of the document.
    case item(Int)
    /// Takes up a comment, by its id, to place it by hand.
    case takeUp(String)
    /// Puts a comment, by its id, on a passage.
    case put(String, Placing.Spot)
  }
  /// One line.
  enum Line: Equatable {
    case heading(String)
    /// Keys and what they do, or a place and what is there; `goal` is what choosing it does.
    case entry(key: String, text: String, goal: Goal? = nil)
    case text(String, Role)
  }

  let title: String
  let lines: [Line]
  private(set) var scroll = 0
  /// The chosen line, where lines lead somewhere.
  private(set) var cursor: Int?

  init(title: String, lines: [Line], scroll: Int = 0) {
    self.title = title
    self.lines = lines
    self.scroll = scroll
    cursor = lines.firstIndex { Listing.goal(of: $0) != nil }
  }

  /// Every action by the place where it works, with its keys; the present place comes first.
  ///
  /// What an action does goes on to further lines where it is wider than a list of so many columns has room for.
  static func help(in context: Context, columns: Int = .max) -> Listing {
    let titles: [(Context, String)] = [
      (.reader, "In the text"), (.passage, "Choosing a passage"), (.outline, "In the outline"),
      (.timeline, "In the timeline"), (.comments, "In the list of all comments"),
      (.composer, "While writing"), (.prompt, "While typing a search or a number"),
      (.question, "When asked"), (.overlay, "In a list like this"),
    ]
    let ordered = titles.filter { $0.0 == context } + titles.filter { $0.0 != context }
    let lines: [Line] = ordered.flatMap { context, title in
      [Line.heading(title)]
        + Action.table.filter { $0.contexts.contains(context) }.map { row in
          Line.entry(key: row.spellings.joined(separator: "  "), text: row.help)
        }
    }
    let room = max(1, columns - Listing.keyColumns(of: lines, in: columns) - 2)
    return Listing(title: "Keys", lines: lines.flatMap { $0.wrapped(to: room) })
  }

  /// The columns that the keys of lines take in a list that has `columns` inside its border.
  private static func keyColumns(of lines: [Line], in columns: Int) -> Int {
    let widest = lines.reduce(0) { width, line in
      if case .entry(let key, _, _) = line { max(width, Clean(key).width) } else { width }
    }
    return min(widest, max(6, columns / 3))
  }

  private static func goal(of line: Line) -> Goal? {
    if case .entry(_, _, let goal) = line { goal } else { nil }
  }

  /// What the chosen line leads to.
  var goal: Goal? { cursor.flatMap { Listing.goal(of: lines[$0]) } }

  mutating func perform(_ action: Action, height: Int) {
    let step: Int
    switch action {
    case .lineDown: step = 1
    case .lineUp: step = -1
    case .halfPageDown: step = height / 2
    case .halfPageUp: step = -height / 2
    case .pageDown: step = height
    case .pageUp: step = -height
    case .top: step = -lines.count
    case .bottom: step = lines.count
    default: return
    }
    if let chosen = cursor {
      let next = min(max(0, chosen + step), lines.count - 1)
      cursor = next
      scroll = min(max(scroll, next - height + 1), next)
    } else {
      scroll += step
    }
    scroll = min(max(0, scroll), max(0, lines.count - height))
  }

  /// Rows that the list has room for in `area`.
  static func height(in area: Rect) -> Int { max(1, area.rows - (area.rows > 4 ? 2 : 0)) }

  func draw(into frame: inout Frame, in area: Rect) {
    frame.fill(area, role: .overlay)
    var inner = area
    if area.rows > 4, area.columns > 10 {
      let last = min(lines.count, scroll + Listing.height(in: area))
      let place = last - scroll < lines.count ? "  \(scroll + 1)–\(last) of \(lines.count)" : ""
      frame.box(area, title: Clean(title + place), role: .border, titleRole: .overlayTitle)
      inner = area.inset(left: 2, top: 1, right: 2, bottom: 1)
    }
    let keyColumns = Listing.keyColumns(of: lines, in: inner.columns)
    for (row, line) in lines.dropFirst(scroll).prefix(inner.rows).enumerated() {
      let area = inner.row(row)
      let isChosen = scroll + row == cursor
      if isChosen { frame.fill(area, role: .selection) }
      func put(_ text: String, _ role: Role, x: Int = 0, columns: Int? = nil) {
        let room = columns ?? area.columns - x
        frame.put(Clean(text).fitted(to: room), x: area.x + x, y: area.y, role: isChosen ? .selection : role, in: area)
      }
      switch line {
      case .heading(let text): put(text, .overlayTitle)
      case .text(let text, let role): put(text, role)
      case .entry(let key, let text, _):
        put(key, .key, columns: keyColumns)
        put(text, .overlay, x: keyColumns + 2)
      }
    }
  }
}

extension Listing.Line {
  /// The line, and what of its words has no room in so many columns on lines below it.
  fileprivate func wrapped(to columns: Int) -> [Self] {
    guard case .entry(let key, let text, let goal) = self else { return [self] }
    let glyphs = Clean(text).glyphs
    return Wrap.lines(glyphs, columns: columns).enumerated().map { index, line in
      // The blank at a break has no room of its own.
      let words = glyphs[line].map(\.character).split(separator: " ").joined(separator: " ")
      return .entry(key: index == 0 ? key : "", text: String(words), goal: index == 0 ? goal : nil)
    }
  }
}
