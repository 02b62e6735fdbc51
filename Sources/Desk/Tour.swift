import CellGrid
import Text

/// A tour of two minutes: one thing to do after another, told under the text until the reviewer has done it.
struct Tour: Equatable, Sendable {
  /// What there is to do, in order.
  enum Step: CaseIterable, Equatable, Sendable { case move, number, contested, comment, position, timeline, help, end }

  /// What is to be done now.
  private(set) var step = Step.move

  /// Goes on to the next step when the reviewer did what this one is about.
  mutating func take(_ action: Action) {
    let isDone =
      switch (step, action) {
      case (.move, .lineDown), (.move, .halfPageDown), (.move, .pageDown), (.move, .nextParagraph): true
      case (.contested, .nextContested), (.contested, .previousContested): true
      case (.position, .markAgreed), (.position, .markContested), (.position, .markReserved): true
      case (.timeline, .timeline), (.help, .help): true
      default: false
      }
    if isDone { goOn() }
  }

  /// Goes on from one step to the next; does nothing where another one is at hand.
  mutating func finish(_ step: Step) { if self.step == step { goOn() } }

  private mutating func goOn() {
    let all = Step.allCases
    if let place = all.firstIndex(of: step), all.indices.contains(place + 1) { step = all[place + 1] }
  }

  /// "Tour, 2 of 8".
  private var title: String {
    said("Tour, \((Step.allCases.firstIndex(of: step) ?? 0) + 1) of \(Step.allCases.count)")
  }

  /// What there is to do, with the keys that do it.
  func words(_ keymap: Keymap) -> String {
    func key(_ action: Action, _ context: Context = .reader) -> String {
      keymap.key(of: action, in: context).map { "‹\($0)›" } ?? "‹:\(action.rawValue)›"
    }
    let words: Message =
      switch step {
      case .move:
        "This is a working document on the desk: sections on the left, text on the right. \(key(.lineDown)) and \(key(.lineUp)), or the arrow keys, go a line down and up, \(key(.halfPageDown)) and \(key(.halfPageUp)) half a page. Go down a little."
      case .number: "Paragraphs are gone to by their number. Type ‹5› and ‹Enter›."
      case .contested:
        "The signs before the text say where each paragraph stands: ✓ agreed, ✗ contested, ◐ reserved, · nobody has said. \(key(.nextContested)) goes to the next contested one."
      case .comment:
        "Below the paragraph stands who says what. \(key(.comment)) comments on it: write a few words, and keep them with \(key(.save, .composer))."
      case .position:
        "\(key(.markAgreed)) marks a paragraph agreed for you, \(key(.markContested)) contested, \(key(.markReserved)) reserved; \(key(.undo)) takes back what you did last. Mark this one."
      case .timeline:
        "\(key(.timeline)) shows the meetings that the text mentions, in order of time; \(key(.close, .timeline)) comes back. Have a look."
      case .help:
        "\(key(.help)) lists every key, and ‹/› in it looks for one; \(key(.palette)) does any action by its name. Have a look, then close it with \(key(.close, .overlay))."
      case .end:
        "That was the tour. \(key(.quit)) quits; then ‹conote FILE› opens a document of yours. What you did here stays with this sample alone."
      }
    return said(words)
  }

  /// How many rows it takes on a screen.
  func rows(on size: Size, _ keymap: Keymap) -> Int {
    guard size.rows >= 6 else { return 0 }
    let lines = Wrap.lines(Clean(words(keymap)).glyphs, columns: max(1, size.columns - 2)).count
    return min(1 + lines, size.rows / 2 - 1)
  }

  /// Draws a line with the title, and below it what there is to do.
  func draw(into frame: inout Frame, in area: Rect, _ keymap: Keymap) {
    guard !area.isEmpty else { return }
    frame.fill(area, role: .overlay)
    frame.fill(area.row(0), "─", role: .borderFocused)
    let leave = Clean(" " + said("Esc leaves") + " ")
    frame.put(Clean(" \(title) "), x: area.x + 1, y: area.y, role: .overlayTitle, in: area)
    frame.put(leave, x: area.x + area.columns - leave.width - 1, y: area.y, role: .secondary, in: area)
    let glyphs = Clean(words(keymap)).glyphs
    for (row, line) in Wrap.lines(glyphs, columns: max(1, area.columns - 2)).prefix(area.rows - 1).enumerated() {
      frame.put(glyphs[line], x: area.x + 1, y: area.y + 1 + row, in: area) { _ in .overlay }
    }
  }
}

extension Desk {
  /// Begins the tour.
  public mutating func beginTour() {
    tour = Tour()
    settle()
  }

  /// Ends the tour where the reviewer is, if one is under way.
  mutating func leaveTour() {
    guard tour != nil else { return }
    tour = nil
    say("the tour is over; conote without a file offers it again")
  }
}
