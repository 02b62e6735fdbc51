import CellGrid
import Documents
import Reviews
import Text

extension Sheet {
  /// The line above an item that tells in words what the eye sees beside it: what it is, its positions and comments.
  func linear(_ item: Int) -> [Row] {
    var words: [String] = []
    switch document.items[item] {
    case .masthead, .separator: return []
    case .heading(let index): words.append("Heading, level \(document.headings[index].level).")
    case .paragraph(let index):
      let paragraph = document.paragraphs[index]
      if let cell = paragraph.cell { words.append("Table, column \(cell.column).") }
      if paragraph.kind == .note {
        words.append("Note \(document.noteMarks[paragraph.id] ?? "").")
      } else if paragraph.number != nil {
        words.append("Paragraph \(paragraph.address).")
      }
      if paragraph.isReviewable { words += positions(on: index) }
    }
    if let target = document.target(ofItem: item) {
      let comments = review.comments(on: target, in: document)
      let carried = groundwork.comments(on: target)
      let open = comments.count(where: \.isOpen) + carried.count { !$0.isResolved }
      let count = comments.count + carried.count
      if count > 0 { words.append("Comments: \(count), open: \(open).") }
      if drafted.contains(target) { words.append("A draft of yours waits here.") }
    }
    guard !words.isEmpty else { return [] }
    return flow(
      Shown(words.joined(separator: " ")), indent: 0, width: columns, source: .state, role: .secondary)
  }

  private func positions(on paragraph: Int) -> [String] {
    let tally = review.tally(on: paragraph, in: document)
    var words: [String] = []
    for (state, who) in [
      ("Contested by", tally.contested), ("Reserved by", tally.reserved), ("Agreed by", tally.agreed),
      ("Outdated position of", tally.outdated),
    ] where !who.isEmpty { words.append("\(state) \(who.joined(separator: ", ")).") }
    return words
  }
}
