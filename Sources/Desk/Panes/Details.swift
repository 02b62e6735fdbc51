import CellGrid
import Documents
import Reviews
import Text

/// What is known of the paragraph under the cursor, at the right where the screen is wide.
struct Details {
  let document: Document
  let review: Review
  let paragraph: Int
  /// What differs from an earlier revision, where that is shown.
  var comparison: Comparison?

  /// One line: what it says, what that means, and how far it is indented.
  typealias Line = (text: String, role: Role, indent: Int)

  /// Positions by delegation, comments, the meetings it mentions, the documents it cites and the terms it defines.
  var lines: [Line] {
    let item = document.paragraphs[paragraph]
    var lines: [Line] = [("Paragraph \(item.address)", .strong, 0), ("", .text, 0)]
    func section(_ title: String, _ entries: [(String, Role)]) {
      guard !entries.isEmpty else { return }
      lines.append((title, .overlayTitle, 0))
      lines += entries.map { ($0.0, $0.1, 2) }
      lines.append(("", .text, 0))
    }
    if let comparison {
      section(
        "Since \(comparison.old.name)", [(comparison.words(comparison.pairs[comparison.pairOfNew[paragraph]]), .text)])
    }
    if item.isReviewable { section("Positions", positions) }
    let comments = review.comments(on: paragraph, in: document)
    let open = comments.count(where: \.isOpen)
    section(
      "Comments",
      comments.isEmpty
        ? []
        : [("\(Wording.count(comments.count, "comment")), \(open) open", open > 0 ? .commentOpen : .commentResolved)])
    section("Brackets", Wording.brackets(in: document, paragraph: paragraph).map { [($0, .bracket)] } ?? [])
    let events = document.timeline.filter { $0.paragraphs.contains(paragraph) }
    section("Sessions", events.map { ($0.words, $0.isOwn ? .ownEvent : .event) })
    section("Cites", document.references.filter { $0.paragraph == paragraph }.map { ($0.symbol, .reference) })
    section(
      "Defines",
      document.definitions.filter { $0.paragraph == paragraph }.map { ("\($0.term): \($0.meaning)", .definition) })
    return lines
  }

  private var positions: [(String, Role)] {
    let tally = review.tally(on: paragraph, in: document)
    var entries: [(String, Role)] = []
    for (state, who) in [
      (Tally.State.contested, tally.contested), (.reserved, tally.reserved), (.agreed, tally.agreed),
    ]
    where !who.isEmpty {
      entries.append(
        ("\(Marks.sign(state).string) \(state.rawValue): \(who.joined(separator: ", "))", Marks.role(state)))
    }
    entries += tally.pastWords(at: document.paragraphs[paragraph].address).map {
      ("\(Marks.outdated.string) outdated: \($0)", .outdated)
    }
    return entries.isEmpty ? [("· open: nobody has taken one", .open)] : entries
  }

  /// Draws the lines, long ones broken.
  func draw(into frame: inout Frame, in area: Rect) {
    var y = area.y
    for line in lines {
      let glyphs = Clean(line.text).glyphs
      for range in Wrap.lines(glyphs, columns: max(1, area.columns - line.indent)).prefix(4)
      where y < area.y + area.rows {
        frame.put(glyphs[range], x: area.x + line.indent, y: y, in: area) { _ in line.role }
        y += 1
      }
    }
  }
}
