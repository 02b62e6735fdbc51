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
    case .heading(let index): words.append(said("Heading, level \(document.headings[index].level)."))
    case .paragraph(let index):
      let paragraph = document.paragraphs[index]
      if let cell = paragraph.cell { words.append(said("Table, column \(cell.column).")) }
      if paragraph.kind == .note {
        words.append(said("Note \(document.noteMarks[paragraph.id] ?? "")."))
      } else if paragraph.number != nil {
        words.append(said("Paragraph \(paragraph.address)."))
      }
      if paragraph.isReviewable { words += positions(on: index) }
    }
    if let target = document.target(ofItem: item) {
      let comments = review.comments(on: target, in: document)
      let carried = groundwork.comments(on: target)
      let open = comments.count(where: \.isOpen) + carried.count { !$0.isResolved }
      let count = comments.count + carried.count
      if count > 0 { words.append(said("Comments: \(count), open: \(open).")) }
      if drafted.contains(target) { words.append(said("A draft of yours waits here.")) }
    }
    guard !words.isEmpty else { return [] }
    return flow(
      Shown(words.joined(separator: " ")), indent: 0, width: columns, source: .state, role: .secondary)
  }

  private func positions(on paragraph: Int) -> [String] {
    let tally = review.tally(on: paragraph, in: document)
    let voices = [tally.contested, tally.reserved, tally.agreed, tally.outdated].map { $0.joined(separator: ", ") }
    let words: [Message] = [
      "Contested by \(voices[0]).", "Reserved by \(voices[1]).", "Agreed by \(voices[2]).",
      "Outdated position of \(voices[3]).",
    ]
    return zip(words, voices).filter { !$1.isEmpty }.map { said($0.0) }
  }
}
