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

  /// Positions by delegation, comments, tracked changes, the meetings it mentions, the documents it cites and the terms it defines.
  var lines: [Line] {
    let item = document.paragraphs[paragraph]
    var lines: [Line] = [(said("Paragraph \(item.address)"), .strong, 0), ("", .text, 0)]
    func section(_ title: Message, _ entries: [(String, Role)]) {
      guard !entries.isEmpty else { return }
      lines.append((said(title), .overlayTitle, 0))
      lines += entries.map { ($0.0, $0.1, 2) }
      lines.append(("", .text, 0))
    }
    if let comparison {
      section(
        "Since \(comparison.old.name)",
        [(said(comparison.words(comparison.pairs[comparison.pairOfNew[paragraph]])), .text)])
    }
    if item.isReviewable { section("Positions", positions) }
    let comments = review.comments(on: paragraph, in: document)
    let open = comments.count(where: \.isOpen)
    section(
      "Comments",
      comments.isEmpty
        ? []
        : [(said("\(comments.count, "comment"), \(open) open"), open > 0 ? .commentOpen : .commentResolved)])
    section("Brackets", Wording.brackets(in: document, paragraph: paragraph).map { [($0, .bracket)] } ?? [])
    section("Changes", changes.map { ($0, .text) })
    let events = document.timeline.filter { $0.paragraphs.contains(paragraph) }
    section("Sessions", events.map { (said($0.message), $0.isOwn ? .ownEvent : .event) })
    section("Cites", document.references.filter { $0.paragraph == paragraph }.map { ($0.symbol, .reference) })
    section(
      "Defines",
      document.definitions.filter { $0.paragraph == paragraph }.map { ("\($0.term): \($0.meaning)", .definition) })
    return lines
  }

  /// Who changed what is shown as changed, once for each author and day.
  private var changes: [String] {
    let made = document.paragraphs[paragraph].runs.compactMap { run -> String? in
      switch run.kind {
      case .inserted(let change):
        said(
          change.isMove ? "moved here by \(Details.words(change))" : "put in by \(Details.words(change))")
      case .deleted(_, let change):
        said(
          change.isMove ? "moved away by \(Details.words(change))" : "taken out by \(Details.words(change))")
      default: nil
      }
    }
    var known: Set<String> = []
    return made.filter { known.insert($0).inserted }
  }

  /// "Editor, 2024-05-06", as far as the file says.
  private static func words(_ change: Change) -> String {
    let who = change.author.isEmpty ? said("somebody") : change.author
    return change.date.map { "\(who), \($0.prefix(10))" } ?? who
  }

  private var positions: [(String, Role)] {
    let tally = review.tally(on: paragraph, in: document)
    var entries: [(String, Role)] = []
    for (state, who) in [
      (Tally.State.contested, tally.contested), (.reserved, tally.reserved), (.agreed, tally.agreed),
    ]
    where !who.isEmpty {
      entries.append(
        (said("\(Marks.sign(state).string) \(state.words): \(who.joined(separator: ", "))"), Marks.role(state)))
    }
    entries += tally.pastWords(at: document.paragraphs[paragraph].address).map {
      (said("\(Marks.outdated.string) outdated: \($0)"), .outdated)
    }
    return entries.isEmpty ? [(said("· open: nobody has taken one"), .open)] : entries
  }

  /// Draws the lines, long ones broken.
  func draw(into frame: inout Frame, in area: Rect) {
    var y = area.y
    for line in lines {
      let glyphs = Clean(line.text).glyphs
      for range in Wrap.lines(glyphs, columns: max(1, area.columns - line.indent)).prefix(4)
      where y < area.y + area.rows {
        frame.put(glyphs[range], x: area.x + line.indent, y: y, role: line.role, in: area)
        y += 1
      }
    }
  }
}
