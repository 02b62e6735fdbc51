import CellGrid
import Text

extension Frame {
  /// Draws a frame of lines at the edge of a rectangle, a title in its upper side.
  mutating func box(_ area: Rect, title: Clean = "", role: Role, titleRole: Role) {
    guard area.columns > 1, area.rows > 1 else { return }
    let right = area.x + area.columns - 1
    let bottom = area.y + area.rows - 1
    fill(area.row(0), "─", role: role)
    fill(area.row(area.rows - 1), "─", role: role)
    fill(Rect(x: area.x, y: area.y, columns: 1, rows: area.rows), "│", role: role)
    fill(Rect(x: right, y: area.y, columns: 1, rows: area.rows), "│", role: role)
    for (corner, x, y) in [("╭", area.x, area.y), ("╮", right, area.y), ("╰", area.x, bottom), ("╯", right, bottom)] {
      put(Clean(corner), x: x, y: y, role: role, in: area)
    }
    guard title.width > 0, area.columns > 6 else { return }
    put(Clean(" \(title.string) "), x: area.x + 2, y: area.y, role: titleRole, in: area.inset(right: 2))
  }
}
