import CellGrid
import Documents
import Reviews
import Text

extension Desk {
  mutating func choosePassage() {
    guard let index = reader.paragraph else { return say("go to a paragraph to choose words of it") }
    // What was found is what is meant.
    let found = hit.flatMap { finder?.hits[$0] }.flatMap { $0.item == reader.item ? $0.range : nil }
    passage = Passage(document, paragraph: index, at: found?.lowerBound ?? reader.offset)
    if let found, found.upperBound > found.lowerBound { passage?.move(to: found.upperBound - 1) }
    if passage == nil { say("this paragraph has no words") }
  }

  mutating func performOnPassage(_ action: Action) -> [Effect] {
    guard var chosen = passage else { return [] }
    switch action {
    case .nextWord: chosen.move(by: 1)
    case .previousWord: chosen.move(by: -1)
    case .nextSentence: chosen.moveBySentence(forward: true)
    case .previousSentence: chosen.moveBySentence(forward: false)
    case .extendWord, .shrinkWord: moveByLine(&chosen, down: action == .extendWord)
    case .extendToEnd: chosen.move(by: chosen.words.count)
    case .turnPassage: chosen.turn()
    case .choosePassage, .close:
      passage = nil
      return []
    case .commentOnPassage:
      return compose(.comment(Anchor(in: document, paragraph: chosen.paragraph, passage: chosen.range)))
    case .openDraft:
      passage = nil
      return openDraft()
    case .placeComment: return placeComment()
    case .undo, .redo: return performInReader(action, keys: [])
    default: break
    }
    passage = chosen
    showHead(of: chosen)
    return []
  }

  mutating func moveByLine(_ chosen: inout Passage, down: Bool) {
    let item = places.ofParagraph[chosen.paragraph]
    let rows = reader.lines(of: item).compactMap { $0.part(of: chosen.paragraph) }
    guard let row = rows.lastIndex(where: { $0.offset <= chosen.head.lowerBound }) else { return }
    let column = chosen.head.lowerBound - rows[row].offset
    let goal = row + (down ? 1 : -1)
    if rows.indices.contains(goal) {
      chosen.move(to: rows[goal].offset + column)
    } else {
      chosen.move(by: down ? chosen.words.count : -chosen.words.count)
    }
  }

  mutating func showHead(of chosen: Passage) {
    let item = places.ofParagraph[chosen.paragraph]
    let row = reader.lines(of: item).lastIndex {
      $0.part(of: chosen.paragraph).map { $0.offset <= chosen.head.lowerBound } ?? false
    }
    reader.look(at: item, row: row ?? 0)
  }
}
