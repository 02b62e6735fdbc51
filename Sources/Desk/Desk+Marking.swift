import CellGrid
import Documents
import Reviews
import Text

extension Desk {
  /// Takes a position on the paragraph at hand or, on a heading, asks whether to take it on all that stands under it.
  mutating func mark(_ position: Position) -> [Effect] {
    guard !isReadOnly else { return refuseReadOnly() }
    if case .heading(let heading)? = reader.target { return askToMark(heading, position) }
    guard let index = reader.paragraph, document.paragraphs[index].isReviewable else {
      say("no position is taken here; go to a paragraph of a section or annex", isError: true)
      return [.bell]
    }
    guard review.position(of: reviewer, on: index, in: document) != position else {
      say("\(document.paragraphs[index].address): you already say \(position.spoken)")
      return []
    }
    return [.write(.position(Anchor(in: document, paragraph: index), position))]
  }

  private mutating func askToMark(_ heading: Int, _ position: Position) -> [Effect] {
    let address = document.headings[heading].address
    let indices = document.paragraphs(under: heading).filter { document.paragraphs[$0].isReviewable }
    guard !indices.isEmpty else {
      say("nothing under \(address) takes positions", isError: true)
      return [.bell]
    }
    let others = indices.filter { review.position(of: reviewer, on: $0, in: document) != position }
    guard !others.isEmpty else {
      say("\(address): you already say \(position.spoken) throughout")
      return []
    }
    let (asked, done): (Message, Message) =
      position == .none
      ? (
        "take no position on \(others.count, "paragraph") of \(address)?",
        "no position on \(others.count, "paragraph") of \(address); u takes it back"
      )
      : (
        "mark \(others.count, "paragraph") of \(address) \(position.words)?",
        "marked \(others.count, "paragraph") of \(address) \(position.words); u takes it back"
      )
    overlays.append(
      .question(
        Question(
          text: said(asked), report: done,
          contents: others.map { .position(Anchor(in: document, paragraph: $0), position) })))
    return []
  }

  mutating func performInQuestion(_ action: Action) -> [Effect] {
    guard case .question(let question)? = overlays.popLast() else { return [] }
    guard action == .confirm else {
      say("nothing was changed")
      return []
    }
    say(question.report)
    return [.write(question.contents)]
  }
}
