import CellGrid
import Documents
import Reviews
import Text

extension CommentList {
  /// Where the lines of the list stand in an area, and the first that is seen.
  private func place(in area: Rect) -> (list: Rect, first: Int) {
    var list = area.inset(bottom: CommentList.footRows(area))
    if list.rows > 3 { list = list.inset(top: 1) }
    let line = lines.firstIndex(of: .entry(cursor)) ?? 0
    return (list, max(0, min(line - list.rows / 2, lines.count - list.rows)))
  }

  private static func footRows(_ area: Rect) -> Int { area.rows >= 12 ? min(area.rows / 2, 12) : 0 }

  /// The comment that a cell of the screen shows a line of.
  func entry(at point: Point, in area: Rect) -> Int? {
    let (list, first) = place(in: area)
    guard list.contains(point), lines.indices.contains(first + point.y - list.y),
      case .entry(let index) = lines[first + point.y - list.y]
    else { return nil }
    return index
  }

  /// Draws the list, and below it, where there is room, the chosen comment in full.
  ///
  /// One that has not the keys shows which comment is chosen, and leaves the cursor alone.
  func draw(_ document: Document, into frame: inout Frame, in area: Rect, isFocused: Bool = true) {
    guard !area.isEmpty else { return }
    let foot = CommentList.footRows(area)
    var list = area.inset(bottom: foot)
    if list.rows > 3 {
      let all: Message =
        filter.words.map { "\(entries.count) of \(total, "comment"): \($0)" } ?? "\(total, "comment")"
      let shown: Message = carried > 0 ? "\(all), and \(carried) of the file's own" : all
      frame.put(Clean(" \(said(shown))").fitted(to: list.columns), x: list.x, y: list.y, role: .strong, in: list)
      list = list.inset(top: 1)
    }
    if entries.isEmpty {
      let words: Message =
        if total > 0 {
          "No comment fits these filters; 0 shows all."
        } else if carried > 0 {
          "Nobody has commented yet; the file's own comments stand in the text, where ) goes to them."
        } else {
          "Nobody has commented yet."
        }
      let glyphs = Clean(said(words)).glyphs
      if isFocused { frame.cursor = Point(list.x, list.y) }
      for (row, line) in Wrap.lines(glyphs, columns: max(1, list.columns - 2)).prefix(list.rows).enumerated() {
        frame.put(glyphs[line], x: list.x + 1, y: list.y + row, role: .secondary, in: list)
      }
      return
    }
    let (_, first) = place(in: area)
    for (row, line) in lines[first...].prefix(list.rows).enumerated() {
      draw(line, into: &frame, in: list.row(row), isFocused: isFocused)
    }
    if foot > 0, let chosen { draw(chosen, of: document, into: &frame, in: area.inset(top: area.rows - foot)) }
  }

  private func draw(_ line: Line, into frame: inout Frame, in area: Rect, isFocused: Bool) {
    switch line {
    case .heading(let words, let state):
      let shown = state.map { $0 == .open ? words : "\(words)  \(said($0.words))" } ?? words
      frame.put(Clean(shown).fitted(to: area.columns), x: area.x, y: area.y, role: .heading, in: area)
    case .entry(let index):
      let comment = entries[index].comment
      let isChosen = index == cursor
      let chosen: Role = isFocused ? .selection : .cursorLine
      if isChosen {
        frame.fill(area, role: chosen)
        frame.put("▸", x: area.x, y: area.y, role: chosen, in: area)
        if isFocused { frame.cursor = Point(area.x, area.y) }
      }
      let state: Message = comment.isWithdrawn ? "withdrawn" : comment.resolution?.disposition.name ?? "open"
      let sign = comment.remark.proposal == nil || comment.isWithdrawn ? "" : "± "
      let voice = Clean(comment.reviewer.voice).fitted(to: max(4, min(12, area.columns / 5)))
      frame.put(voice, x: area.x + 2, y: area.y, role: isChosen ? chosen : .strong, in: area)
      let rest = area.inset(left: 2 + max(4, min(12, area.columns / 5)) + 1)
      let head =
        rest.columns > 40
        ? "\(said(comment.remark.kind.words).prefix(2))  \(said(state))  " : state == "open" ? "" : "✓ "
      let words = "\(head)\(sign)\(comment.summary)"
      frame.put(
        Clean(words).fitted(to: rest.columns), x: rest.x, y: rest.y, role: isChosen ? chosen : .text, in: rest)
    }
  }

  private func draw(_ entry: Entry, of document: Document, into frame: inout Frame, in area: Rect) {
    frame.fill(area.row(0), "─", role: .border)
    frame.put(
      Clean(" \(entry.comment.reviewer), \(said(entry.comment.remark.kind.words)) "), x: area.x + 1, y: area.y,
      role: .secondary,
      in: area)
    var y = area.y + 1
    for (text, role) in entry.comment.paragraphs {
      let glyphs = Clean(text).glyphs
      for line in Wrap.lines(glyphs, columns: max(1, area.columns - 2)) {
        guard y < area.y + area.rows else { return }
        frame.put(glyphs[line], x: area.x + 1, y: y, role: role, in: area)
        y += 1
      }
    }
  }
}

extension Comment {
  /// The words of the list's line.
  fileprivate var summary: String {
    if isWithdrawn { return said("(withdrawn)") }
    let text =
      remark.text.isEmpty
      ? remark.proposal.map { $0.isEmpty ? said("delete “\(anchor.exact)”") : $0 } ?? "" : remark.text
    return text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// The comment in full: passage, words, proposal, replies and answer.
  fileprivate var paragraphs: [(String, Role)] {
    var paragraphs: [(String, Role)] = []
    if !anchor.isWhole { paragraphs.append((said("“\(anchor.exact)”"), .secondary)) }
    if isWithdrawn {
      paragraphs.append((said("(withdrawn)"), .secondary))
    } else {
      if !remark.text.isEmpty { paragraphs += remark.text.split(separator: "\n").map { (String($0), .text) } }
      if let proposal = remark.proposal {
        let words = proposal.isEmpty ? said("→ delete") : "→ \(WordDifference(from: anchor.exact, to: proposal).text)"
        paragraphs.append((words, .strong))
      }
    }
    for reply in replies { paragraphs.append((said("\(reply.reviewer.voice): \(reply.text)"), .text)) }
    if let resolution {
      let name = resolution.disposition.name
      paragraphs.append(
        (said(resolution.observation.isEmpty ? name : "\(name): \(resolution.observation)"), .strong))
    }
    return paragraphs
  }
}
