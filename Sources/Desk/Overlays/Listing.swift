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
    /// Goes where words lead.
    case follow(Link.Goal)
    /// Opens the document at a path.
    case file(String)
    /// Does what is neither of a document nor of a review: one of several choices.
    case choice(Int)
  }
  /// One line.
  enum Line: Equatable {
    case heading(String)
    /// Keys and what they do, or a place and what is there; `goal` is what choosing it does.
    case entry(key: String, text: String, goal: Goal? = nil)
    case text(String, Role)
  }

  /// One row of the screen: a line, or as much of one as fits.
  private struct Row: Equatable {
    var line: Int
    var key: Clean = ""
    var text: Clean
    var role: Role
  }

  let title: String
  private let all: [Line]
  /// The lines that are shown: all, or those that fit what was typed.
  private(set) var lines: [Line]
  /// The chosen line, where lines lead somewhere.
  private(set) var cursor: Int?
  /// The lines as they are broken for the columns that there are, the keys in a column of their own.
  private var rows: [Row] = []
  private var columns = 0
  private var keyColumns = 0
  private var height = 1
  /// The row at the top.
  private var scroll = 0

  init(title: String, lines: [Line]) {
    self.title = title
    self.lines = lines
    all = lines
    cursor = lines.firstIndex { Listing.goal(of: $0) != nil }
  }

  /// Every action by the place where it works, with its keys; the present place comes first.
  static func help(in context: Context, _ keymap: Keymap = .standard) -> Listing {
    let titles: [(Context, Message)] = [
      (.reader, "In the text"), (.passage, "Choosing a passage"), (.outline, "In the outline"),
      (.timeline, "In the timeline"), (.comments, "In the list of all comments"),
      (.summary, "In the summary"), (.changes, "In the list of tracked changes"),
      (.composer, "While writing"), (.prompt, "While typing a search or a number"),
      (.palette, "While choosing an action"), (.question, "When asked"), (.overlay, "In a list like this"),
    ]
    let ordered = titles.filter { $0.0 == context } + titles.filter { $0.0 != context }
    let lines: [Line] = ordered.flatMap { context, title in
      [Line.heading(said(title))]
        + Action.table.filter { $0.contexts.contains(context) }.map { row in
          Line.entry(key: keymap.spellings(of: row.action, in: context).joined(separator: "  "), text: said(row.help))
        }
    }
    return Listing(title: said("Keys"), lines: lines)
  }

  /// Shows only the lines that have all the words, or one of whose keys is what was typed; with nothing typed, all.
  mutating func filter(_ typed: String) {
    lines = all
    let words = typed.split(separator: " ").map { Phrase(String($0)) }
    if !words.isEmpty {
      let keys = typed.filter { $0 != " " }
      var (byKey, byWord) = ([Line](), [Line]())
      // Each of the two parts says under which heading a line stood.
      var (keyHeading, wordHeading): (Line?, Line?)
      for line in all {
        guard case .entry(let key, let text, _) = line else {
          if case .heading = line { (keyHeading, wordHeading) = (line, line) }
          continue
        }
        let hasKey = key.split(separator: " ").contains { $0 == keys }
        guard hasKey || words.allSatisfy({ !$0.ranges(in: "\(key) \(text)").isEmpty }) else { continue }
        if hasKey {
          byKey += [keyHeading, line].compactMap(\.self)
          keyHeading = nil
        } else {
          byWord += [wordHeading, line].compactMap(\.self)
          wordHeading = nil
        }
      }
      lines = byKey + byWord
      if lines.isEmpty { lines = [.text(said("No line has “\(typed)”."), .secondary)] }
    }
    cursor = lines.firstIndex { Listing.goal(of: $0) != nil }
    (columns, scroll) = (0, 0)
    rows = []
  }

  private static func goal(of line: Line) -> Goal? {
    if case .entry(_, _, let goal) = line { goal } else { nil }
  }

  /// What the chosen line leads to.
  var goal: Goal? { cursor.flatMap { Listing.goal(of: lines[$0]) } }

  mutating func perform(_ action: Action) {
    let step: Int
    switch action {
    case .lineDown: step = 1
    case .lineUp: step = -1
    case .halfPageDown: step = height / 2
    case .halfPageUp: step = -height / 2
    case .pageDown: step = height
    case .pageUp: step = -height
    case .top: step = -rows.count
    case .bottom: step = rows.count
    default: return
    }
    if let chosen = cursor {
      // A line that is longer than the list is high is read to its end before the next one is gone to.
      let seen = rows(of: chosen)
      if action == .lineDown && seen.upperBound > scroll + height || action == .lineUp && seen.lowerBound < scroll {
        scroll += step
        return
      }
      let next = chosen + step.signum()
      let goal = rows(of: chosen).lowerBound + step
      let far = rows.indices.contains(goal) ? rows[goal].line : step < 0 ? 0 : lines.count - 1
      cursor = min(max(0, step < 0 ? min(next, far) : max(next, far)), lines.count - 1)
    } else {
      scroll += step
    }
    settle()
  }

  /// Chooses a line, where lines can be chosen.
  mutating func choose(_ line: Int) {
    guard cursor != nil, lines.indices.contains(line) else { return }
    cursor = line
    settle()
  }

  /// The line that a cell of the screen shows.
  func line(at place: Point, in area: Rect) -> Int? {
    let inner = Listing.inner(area)
    let row = scroll + place.y - inner.y
    return inner.contains(place) && rows.indices.contains(row) ? rows[row].line : nil
  }

  /// Takes the place that it has on the screen, and breaks its lines for that.
  mutating func show(in area: Rect) {
    let inner = Listing.inner(area)
    height = max(1, inner.rows)
    if inner.columns != columns {
      let top = rows.indices.contains(scroll) ? rows[scroll].line : 0
      columns = inner.columns
      lay()
      scroll = rows(of: top).lowerBound
    }
    settle()
  }

  /// Keeps the chosen line in view, and the rows filled.
  private mutating func settle() {
    if let cursor {
      let chosen = rows(of: cursor)
      let (start, end) = (chosen.lowerBound, chosen.upperBound - height)
      scroll = min(max(scroll, min(start, end)), max(start, end))
    }
    scroll = min(max(0, scroll), max(0, rows.count - height))
  }

  private func rows(of line: Int) -> Range<Int> {
    let start = rows.firstIndex { $0.line == line } ?? 0
    return start..<(rows[start...].firstIndex { $0.line != line } ?? rows.count)
  }

  private mutating func lay() {
    let widest = lines.reduce(0) { width, line in
      if case .entry(let key, _, _) = line { max(width, Clean(key).width) } else { width }
    }
    keyColumns = min(widest, max(6, columns / 3))
    rows = lines.enumerated().flatMap { number, line in
      switch line {
      case .heading(let text): Listing.broken(text, columns).map { Row(line: number, text: $0, role: .overlayTitle) }
      case .text(let text, let role): Listing.broken(text, columns).map { Row(line: number, text: $0, role: role) }
      case .entry(let key, let text, _):
        entry(number, Listing.brokenAtBlanks(key, keyColumns), Listing.broken(text, columns - keyColumns - 2))
      }
    }
  }

  private func entry(_ number: Int, _ keys: [Clean], _ texts: [Clean]) -> [Row] {
    (0..<max(keys.count, texts.count)).map { row in
      Row(
        line: number, key: row < keys.count ? keys[row] : "", text: row < texts.count ? texts[row] : "", role: .overlay)
    }
  }

  /// Keys have hyphens in them.
  private static func brokenAtBlanks(_ text: String, _ columns: Int) -> [Clean] {
    var lines: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if let line = lines.last, Clean(line + " " + word).width <= columns {
        lines[lines.count - 1] += " " + word
      } else if !word.isEmpty || lines.isEmpty {
        lines.append(String(word))
      }
    }
    return lines.flatMap { broken($0, columns) }
  }

  private static func broken(_ text: String, _ columns: Int) -> [Clean] {
    let glyphs = Clean(text).glyphs
    return Wrap.lines(glyphs, columns: max(1, columns)).map { line in
      Clean(String(glyphs[line].filter { $0.width > 0 }.map(\.character)))
    }
  }

  /// What a frame round the list leaves of `area`, where there is room for one.
  private static func inner(_ area: Rect) -> Rect {
    area.rows > 4 && area.columns > 10 ? area.inset(left: 2, top: 1, right: 2, bottom: 1) : area
  }

  func draw(into frame: inout Frame, in area: Rect) {
    frame.fill(area, role: .overlay)
    let inner = Listing.inner(area)
    if inner != area {
      let last = min(rows.count, scroll + height)
      let place = last - scroll < rows.count ? "  " + said("\(scroll + 1)–\(last) of \(rows.count)") : ""
      frame.box(area, title: Clean(title + place), role: .border, titleRole: .overlayTitle)
    }
    for (y, row) in rows.dropFirst(scroll).prefix(inner.rows).enumerated() {
      let area = inner.row(y)
      let isChosen = row.line == cursor
      if isChosen { frame.fill(area, role: .selection) }
      // The cursor stands where reading begins: on the chosen line, else on the first.
      if isChosen && (y == 0 || rows[scroll + y - 1].line != row.line) || cursor == nil && y == 0 {
        frame.cursor = Point(area.x, area.y)
      }
      frame.put(row.key, x: area.x, y: area.y, role: isChosen ? .selection : .key, in: area)
      var isEntry: Bool { if case .entry = lines[row.line] { true } else { false } }
      let x = isEntry ? area.x + keyColumns + 2 : area.x
      frame.put(row.text, x: x, y: area.y, role: isChosen ? .selection : row.role, in: area)
    }
  }
}
