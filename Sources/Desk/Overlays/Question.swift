import CellGrid
import Reviews
import Text

/// A question at the bottom of the screen, before much is done at once.
struct Question: Equatable {
  /// What is asked: "mark 8 paragraphs of II agreed?".
  let text: String
  /// What is said when it was done.
  let report: Message
  /// What is kept when the answer is yes.
  let contents: [Operation.Content]

  func draw(into frame: inout Frame, in area: Rect) {
    frame.fill(area, role: .prompt)
    let answers = Clean(" y n ")
    let room = max(0, area.columns - answers.width - 1)
    let x = frame.put(Clean(text).fitted(to: room), x: area.x + 1, y: area.y, role: .prompt, in: area)
    frame.cursor = Point(min(x, area.x + max(0, area.columns - 1)), area.y)
    frame.put(answers, x: x, y: area.y, role: .key, in: area)
  }
}
