import CellGrid
import Documents
import Reviews
import Text

/// What is known of the paragraph under the cursor, at the right where the screen is wide.
struct Details {
  let document: Document
  let review: Review
  let paragraph: Int

  /// Draws positions by delegation, the meetings it mentions, the documents it cites and the terms it defines.
  func draw(into frame: inout Frame, in area: Rect) {
    var y = area.y
    func put(_ text: String, _ role: Role, indent: Int = 0) {
      let width = max(1, area.columns - indent)
      let glyphs = Clean(text).glyphs
      for line in Wrap.lines(glyphs, columns: width).prefix(4) where y < area.y + area.rows {
        frame.put(glyphs[line], x: area.x + indent, y: y, in: area) { _ in role }
        y += 1
      }
    }
    func section(_ title: String, _ lines: [(String, Role)]) {
      guard !lines.isEmpty else { return }
      put(title, .overlayTitle)
      for (line, role) in lines { put(line, role, indent: 2) }
      y += 1
    }
    let item = document.paragraphs[paragraph]
    put("Paragraph \(item.address)", .strong)
    y += 1
    if item.isReviewable {
      let tally = review.tally(on: paragraph, in: document)
      var lines: [(String, Role)] = []
      for (state, who) in [
        (Tally.State.contested, tally.contested), (.reserved, tally.reserved), (.agreed, tally.agreed),
      ]
      where !who.isEmpty {
        lines.append(
          ("\(Marks.sign(state).string) \(state.rawValue): \(who.joined(separator: ", "))", Marks.role(state)))
      }
      if !tally.outdated.isEmpty {
        lines.append(("\(Marks.outdated.string) outdated: \(tally.outdated.joined(separator: ", "))", .outdated))
      }
      section("Positions", lines.isEmpty ? [("· open: nobody has taken one", .open)] : lines)
    }
    let comments = review.comments(on: paragraph, in: document)
    let open = comments.count(where: \.isOpen)
    section(
      "Comments",
      comments.isEmpty
        ? []
        : [("\(Wording.count(comments.count, "comment")), \(open) open", open > 0 ? .commentOpen : .commentResolved)])
    let events = document.timeline.filter { $0.paragraphs.contains(paragraph) }
    section("Sessions", events.map { ($0.words, $0.isOwn ? .ownEvent : .event) })
    section("Cites", document.references.filter { $0.paragraph == paragraph }.map { ($0.symbol, .reference) })
    section(
      "Defines",
      document.definitions.filter { $0.paragraph == paragraph }.map { ("\($0.term): \($0.meaning)", .definition) })
  }
}
