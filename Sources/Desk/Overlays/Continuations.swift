import CellGrid
import Text

/// What may follow keys that were typed and mean nothing yet, shown above the status line.
struct Continuations {
  private let entries: [(keys: Clean, text: Clean)]

  /// What may follow `keys` in `context`; where that is the letter of a bookmark, the `bookmarks` that there are with their places.
  init(of keys: [Key], in context: Context, _ keymap: Keymap, bookmarks: [(letter: String, place: String)] = []) {
    let following = keymap.continuations(of: keys, in: context)
    var told: Set<Action> = []
    entries = following.flatMap { keys, action -> [(Clean, Clean)] in
      let spelled = Clean(keys.map(\.description).joined(separator: " "))
      guard action == .setBookmark || action == .goToBookmark, keys.count == 1 else {
        return [(spelled, Clean(said(action.info.help)))]
      }
      guard told.insert(action).inserted else { return [] }
      let set = action == .goToBookmark ? bookmarks.map { (Clean($0.letter), Clean($0.place)) } : []
      return set.isEmpty ? [(Clean("a–z"), Clean(said(action.info.help)))] : set
    }
  }

  /// Draws them in as many columns as are wide enough, at the lower edge of an area.
  func draw(into frame: inout Frame, in area: Rect) {
    let columns = max(1, min(3, area.columns / 46))
    let rows = min((entries.count + columns - 1) / columns, max(1, area.rows * 2 / 3))
    let list = area.inset(top: area.rows - rows)
    guard !list.isEmpty else { return }
    if rows < area.rows {
      frame.fill(Rect(x: area.x, y: list.y - 1, columns: area.columns, rows: 1), "─", role: .border)
    }
    frame.fill(list, role: .overlay)
    let width = list.columns / columns
    let keys = entries.reduce(1) { max($0, min($1.keys.width, 10)) }
    for (index, entry) in entries.prefix(rows * columns).enumerated() {
      let cell = Rect(x: list.x + index / rows * width, y: list.y + index % rows, columns: width, rows: 1)
      frame.put(entry.keys.fitted(to: keys), x: cell.x + 1, y: cell.y, role: .key, in: cell)
      let text = cell.inset(left: keys + 3, right: 1)
      frame.put(entry.text.fitted(to: text.columns), x: text.x, y: text.y, role: .overlay, in: text)
    }
  }
}
