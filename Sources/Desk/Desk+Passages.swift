import CellGrid
import Documents
import Reviews
import Text

extension Desk {
  mutating func choosePassage() {
    guard let target = reader.target else {
      return say("go to a paragraph, a heading or the title to choose words of it")
    }
    // What was found is what is meant.
    let found = hit.flatMap { finder?.hits[$0] }.flatMap { $0.item == reader.item ? $0.range : nil }
    let start = reader.sheet.start(ofItem: reader.item)
    passage = Passage(document, target, at: (found?.lowerBound ?? reader.offset) - start)
    if let found, found.upperBound > found.lowerBound { passage?.move(to: found.upperBound - 1 - start) }
    if passage == nil { say("there are no words here") }
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
    case .commentOnPassage, .propose:
      return compose(
        .comment(Anchor(in: document, chosen.target, passage: chosen.range)), onWording: action == .propose)
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
    let lines = lines(of: chosen.target)
    guard let line = lines.lastIndex(where: { $0.offset <= chosen.head.lowerBound }) else { return }
    let column = chosen.head.lowerBound - lines[line].offset
    let goal = line + (down ? 1 : -1)
    if lines.indices.contains(goal) {
      chosen.move(to: lines[goal].offset + column)
    } else {
      chosen.move(by: down ? chosen.words.count : -chosen.words.count)
    }
  }

  mutating func showHead(of chosen: Passage) {
    guard let line = lines(of: chosen.target).last(where: { $0.offset <= chosen.head.lowerBound }) else { return }
    reader.look(at: line.place.item, row: line.place.row)
  }

  /// The lines that show a target's words, and where in its text they start.
  private mutating func lines(of target: Target) -> [(place: Place, offset: Int)] {
    let item = places.item(of: target)
    var lines: [(Place, Int)] = []
    for item in target == .title ? document.titleLines?.items ?? item..<item : item..<item + 1 {
      let start = reader.sheet.start(ofItem: item)
      for (row, line) in reader.lines(of: item).enumerated() {
        guard let offset = line.offset(in: target) else { continue }
        lines.append((Place(item: item, row: row), offset - start))
      }
    }
    return lines
  }
}

extension Row {
  /// Where the words of a target go on in the line; nil for a line of something else.
  fileprivate func offset(in target: Target) -> Int? {
    switch (target, source) {
    case (.paragraph(let index), _): part(of: index)?.offset
    case (.heading, .heading), (.title, .masthead): offset
    default: nil
    }
  }
}
