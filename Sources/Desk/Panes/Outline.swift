import CellGrid
import Documents
import Reviews
import Text

/// The sections and annexes on the left, with what is going on in each.
struct Outline: Equatable {
  /// What is going on under one heading, subordinate ones included.
  struct Load: Equatable {
    var contested = 0
    var reserved = 0
    var open = 0
    var comments = 0
    var brackets = 0
  }

  /// Index into `visible` of the chosen heading.
  private(set) var cursor = 0
  private(set) var folded: Set<Int> = []
  private(set) var loads: [Load] = []
  /// The headings in view, unfolded ones only.
  private(set) var visible: [Int] = []
  private let headings: [Heading]

  init(_ document: Document) {
    headings = document.headings
    visible = Array(headings.indices)
  }

  /// The heading the cursor is on.
  var heading: Int? { visible.indices.contains(cursor) ? visible[cursor] : nil }

  /// Takes the review's counts.
  mutating func count(_ review: Review, in document: Document) {
    var loads = Array(repeating: Load(), count: headings.count)
    func add(_ load: Load, under heading: Int?) {
      guard load != Load() else { return }
      var heading = heading
      while let current = heading, loads.indices.contains(current) {
        loads[current].contested += load.contested
        loads[current].reserved += load.reserved
        loads[current].open += load.open
        loads[current].comments += load.comments
        loads[current].brackets += load.brackets
        heading = headings[current].parent
      }
    }
    for heading in headings.indices {
      add(Load(comments: review.comments(on: .heading(heading), in: document).count(where: \.isOpen)), under: heading)
    }
    for (index, paragraph) in document.paragraphs.enumerated() {
      var load = Load()
      load.brackets = document.brackets.open(inParagraph: index)
      load.comments = review.comments(on: index, in: document).count(where: \.isOpen)
      if paragraph.isReviewable {
        switch review.tally(on: index, in: document).state {
        case .contested: load.contested = 1
        case .reserved: load.reserved = 1
        case .open: load.open = 1
        case .agreed: break
        }
      }
      add(load, under: paragraph.heading)
    }
    for bracket in document.brackets.all where bracket.opens {
      if case .heading(let index) = bracket.item { add(Load(brackets: 1), under: index) }
    }
    self.loads = loads
  }

  private func hasChildren(_ index: Int) -> Bool {
    headings.indices.contains(index + 1) && headings[index + 1].parent == index
  }

  private mutating func refresh(keeping heading: Int?) {
    var hidden: Set<Int> = []
    visible = headings.indices.filter { index in
      guard let parent = headings[index].parent, folded.contains(parent) || hidden.contains(parent) else { return true }
      hidden.insert(index)
      return false
    }
    if let heading { follow(heading) }
  }

  /// Puts the cursor on a heading, or on the one it is folded into.
  mutating func follow(_ heading: Int) {
    var heading: Int? = heading
    while let index = heading, headings.indices.contains(index) {
      if let place = visible.firstIndex(of: index) {
        cursor = place
        return
      }
      heading = headings[index].parent
    }
  }

  /// Folds or unfolds the chosen section, or the one it stands in when it has none of its own below it.
  mutating func fold() {
    guard let heading else { return }
    let target = hasChildren(heading) ? heading : headings[heading].parent ?? heading
    guard hasChildren(target) else { return }
    if folded.remove(target) == nil { folded.insert(target) }
    refresh(keeping: target)
  }

  /// Folds these sections and no others.
  mutating func fold(_ headings: Set<Int>) {
    let heading = heading
    folded = headings.filter(hasChildren)
    refresh(keeping: heading)
  }

  /// Folds all sections, or unfolds them when some are folded.
  mutating func foldAll() {
    let heading = heading
    folded = folded.isEmpty ? Set(headings.indices.filter(hasChildren)) : []
    refresh(keeping: heading)
  }

  mutating func move(by count: Int) { cursor = min(max(0, cursor + count), max(0, visible.count - 1)) }

  /// The first heading in view, as an index into `visible`, where there are so many rows.
  private func first(rows: Int) -> Int { max(0, min(cursor - rows / 2, visible.count - rows)) }

  /// Chooses the heading on a row of the pane; false when there is none.
  mutating func choose(row: Int, rows: Int) -> Bool {
    let place = first(rows: rows) + row
    guard visible.indices.contains(place) else { return false }
    cursor = place
    return true
  }

  func draw(into frame: inout Frame, in area: Rect, isFocused: Bool) {
    let first = first(rows: area.rows)
    for (row, index) in visible[first...].prefix(area.rows).enumerated() {
      let line = area.row(row)
      let heading = headings[index]
      let isChosen = first + row == cursor
      let role: Role = isChosen ? (isFocused ? .selection : .cursorLine) : heading.level == 1 ? .text : .secondary
      if isChosen {
        frame.fill(line, role: role)
        if isFocused { frame.cursor = Point(line.x, line.y) }
      }
      let count = loads.indices.contains(index) ? loads[index] : Load()
      var parts: [(Clean, Role)] = []
      if count.contested > 0 {
        parts.append(("\(Marks.sign(.contested).string)\(String(count.contested))", .contested))
      }
      if count.reserved > 0 { parts.append(("\(Marks.sign(.reserved).string)\(String(count.reserved))", .reserved)) }
      if count.comments > 0 { parts.append(("\(Marks.comment.string)\(String(count.comments))", .commentOpen)) }
      if count.brackets > 0 { parts.append(("[]\(String(count.brackets))", .bracket)) }
      let width = parts.reduce(0) { $0 + $1.0.width + 1 }
      let fold = folded.contains(index) ? "▸ " : hasChildren(index) ? "▾ " : "  "
      let title = Clean(
        String(repeating: "  ", count: heading.level - 1) + fold
          + [heading.label, heading.title].compactMap(\.self).joined(separator: " "))
      frame.put(title, x: line.x, y: line.y, role: role, in: line.inset(right: width))
      if title.width > line.columns - width, line.columns > width {
        frame.put("…", x: line.x + line.columns - width - 1, y: line.y, role: role, in: line)
      }
      var x = line.x + line.columns - width
      for (text, partRole) in parts {
        x = frame.put(text, x: x, y: line.y, role: partRole, in: line) + 1
      }
    }
  }
}
