import CellGrid
import Text

/// One line typed at the bottom of the screen: a search, a paragraph's number, or what a list is narrowed to.
struct Prompt: Equatable {
  /// What the line is for.
  enum Purpose: Equatable {
    /// Finds the words as they are typed.
    case find
    /// Finds what fits a regular expression.
    case match
    case goToParagraph
    /// Shows the lines of a list that have the words, or the key.
    case narrow

    /// Whether the text is searched while it is typed.
    var isSearch: Bool { self == .find || self == .match }
  }

  /// The most bytes of UTF-8 that are typed.
  static let limit = 4096

  private(set) var purpose: Purpose
  /// Why what is typed cannot be looked for.
  var complaint: String?
  /// How far back in the history the line was fetched from; 0 is what was typed.
  private var recalled = 0
  private var typed = ""
  var field: TextField
  /// Where the cursor was when typing began.
  let origin: Place

  init(_ purpose: Purpose, text: String = "", origin: Place) {
    self.purpose = purpose
    field = TextField(text, isMultiline: false)
    self.origin = origin
  }

  /// Fetches an earlier line (1) or a later one (-1); past the latest, what was typed.
  mutating func recall(_ step: Int, from history: [String]) {
    let next = min(max(0, recalled + step), history.count)
    guard next != recalled else { return }
    if recalled == 0 { typed = field.text }
    recalled = next
    field = TextField(next == 0 ? typed : history[history.count - next], isMultiline: false)
  }

  /// Looks for what fits a regular expression in place of the words as typed, or the other way.
  mutating func switchSearch() {
    guard purpose.isSearch else { return }
    purpose = purpose == .find ? .match : .find
    recalled = 0
  }

  private var lead: Clean {
    switch purpose {
    case .find: "/"
    case .match: Clean(said("regular expression /"))
    case .goToParagraph: Clean(said("paragraph") + " ")
    case .narrow: Clean(said("lines with") + " ")
    }
  }

  func draw(into frame: inout Frame, in area: Rect, note: Clean) {
    frame.fill(area, role: .prompt)
    let lead = purpose == .match && area.columns < 50 ? "re /" : lead
    let x = frame.put(lead, x: area.x, y: area.y, role: .prompt, in: area)
    frame.put(note, x: max(x + 8, area.x + area.columns - note.width - 1), y: area.y, role: .secondary, in: area)
    field.draw(
      into: &frame, in: Rect(x: x, y: area.y, columns: area.columns - (x - area.x) - note.width - 2, rows: 1),
      role: .prompt)
  }
}
