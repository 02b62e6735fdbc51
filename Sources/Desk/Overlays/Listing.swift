import CellGrid
import Text

/// A list of lines over the desk: the help, the findings.
struct Listing: Equatable {
  /// One line: a heading of its own, or keys and what they do.
  enum Line: Equatable {
    case heading(String)
    case entry(key: String, text: String)
  }

  let title: String
  let lines: [Line]
  private(set) var scroll = 0

  init(title: String, lines: [Line]) {
    self.title = title
    self.lines = lines
  }

  /// Every action by the place where it works, with its keys.
  static func help() -> Listing {
    let titles: [(Context, String)] = [
      (.reader, "In the text"), (.passage, "Choosing a passage"), (.outline, "In the outline"),
      (.timeline, "In the timeline"), (.composer, "While writing"), (.prompt, "While typing a search"),
      (.overlay, "In a list like this"),
    ]
    var lines: [Line] = []
    for (context, title) in titles {
      lines.append(.heading(title))
      for row in Action.table where row.contexts.contains(context) {
        lines.append(.entry(key: row.keys.map { $0.filter { $0 != " " } }.joined(separator: "  "), text: row.help))
      }
    }
    return Listing(title: "Keys", lines: lines)
  }

  mutating func perform(_ action: Action, height: Int) {
    switch action {
    case .lineDown: scroll += 1
    case .lineUp: scroll -= 1
    case .halfPageDown: scroll += height / 2
    case .halfPageUp: scroll -= height / 2
    case .pageDown: scroll += height
    case .pageUp: scroll -= height
    case .top: scroll = 0
    case .bottom: scroll = lines.count
    default: break
    }
    scroll = min(max(0, scroll), max(0, lines.count - height))
  }

  /// Rows that the list has room for in `area`.
  static func height(in area: Rect) -> Int { max(1, area.rows - (area.rows > 4 ? 2 : 0)) }

  func draw(into frame: inout Frame, in area: Rect) {
    frame.fill(area, role: .overlay)
    var inner = area
    if area.rows > 4, area.columns > 10 {
      frame.box(area, title: Clean(title), role: .border, titleRole: .overlayTitle)
      inner = area.inset(left: 2, top: 1, right: 2, bottom: 1)
    }
    let widest = lines.reduce(0) { width, line in
      if case .entry(let key, _) = line { max(width, Clean(key).width) } else { width }
    }
    let keyColumns = min(widest, inner.columns / 3)
    for (row, line) in lines.dropFirst(scroll).prefix(inner.rows).enumerated() {
      let area = inner.row(row)
      switch line {
      case .heading(let text): frame.put(Clean(text), x: area.x, y: area.y, role: .overlayTitle, in: area)
      case .entry(let key, let text):
        frame.put(
          Clean(key).fitted(to: keyColumns), x: area.x, y: area.y, role: .key, in: Rect(x: area.x, y: area.y, columns: keyColumns, rows: 1))
        frame.put(Clean(text), x: area.x + keyColumns + 2, y: area.y, role: .overlay, in: area)
      }
    }
  }
}
