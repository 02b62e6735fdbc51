import CellGrid
import Documents
import Reviews
import Text

extension Desk {
  mutating func performInPrompt(_ action: Action) -> [Effect] {
    guard case .prompt(var prompt)? = overlays.last else { return [] }
    switch action {
    case .cancel:
      overlays.removeLast()
      if prompt.purpose == .find {
        finder = nil
        hit = nil
      }
      reader.look(at: prompt.origin.item, row: prompt.origin.row)
    case .accept: accept(prompt)
    case .cursorUp, .cursorDown:
      prompt.recall(action == .cursorUp ? 1 : -1, from: history[prompt.purpose] ?? [])
      replace(prompt)
    case .deleteBackward where prompt.field.text.isEmpty:
      return performInPrompt(.cancel)
    default:
      _ = prompt.field.perform(action)
      replace(prompt)
    }
    return []
  }

  mutating func replace(_ prompt: Prompt) {
    overlays[overlays.count - 1] = .prompt(prompt)
    guard prompt.purpose == .find else { return }
    let finder = Finder(prompt.field.text, in: document)
    self.finder = finder
    hit = finder.hit(from: prompt.origin.item, offset: 0)
    if let hit {
      reader.look(at: finder.hits[hit].item, offset: finder.hits[hit].range.lowerBound)
    } else {
      reader.look(at: prompt.origin.item, row: prompt.origin.row)
    }
  }

  mutating func accept(_ prompt: Prompt) {
    overlays.removeLast()
    let text = prompt.field.text
    let found = reader.place
    reader.look(at: prompt.origin.item, row: prompt.origin.row)
    guard !text.isEmpty else {
      // As in less and vim, nothing typed looks for the same again.
      if prompt.purpose == .find, !(history[.find] ?? []).isEmpty { goToHit(forward: true) }
      return
    }
    history[prompt.purpose, default: []].removeAll { $0 == text }
    history[prompt.purpose, default: []].append(text)
    switch prompt.purpose {
    case .find:
      if hit != nil {
        reader.jump(to: found.item, row: found.row)
      } else {
        say("“\(text)” is nowhere in this document", isError: true)
      }
    case .goToParagraph:
      if let index = document.paragraph(citedNear: text, at: reader.paragraph) {
        reader.jump(to: places.ofParagraph[index])
      } else if let heading = document.headings.firstIndex(where: { $0.label?.lowercased() == text.lowercased() }) {
        reader.jump(to: places.ofHeading[heading])
      } else {
        say("there is no paragraph \(text); numbers are as printed, an annex's as in “Annex I/2”", isError: true)
      }
    }
  }

  mutating func goToHit(forward: Bool) {
    if finder == nil, let last = history[.find]?.last { finder = Finder(last, in: document) }
    guard let finder else { return say("nothing was looked for yet; / finds text") }
    guard !finder.hits.isEmpty else {
      return say("“\(finder.phrase.string)” is nowhere in this document", isError: true)
    }
    let offset = reader.offset
    let next: Int
    if let hit, finder.hits[hit].item == reader.item {
      next = (hit + (forward ? 1 : finder.hits.count - 1)) % finder.hits.count
    } else if forward {
      next = finder.hit(from: reader.item, offset: offset) ?? 0
    } else {
      next = finder.hit(before: reader.item, offset: offset) ?? 0
    }
    if let hit, hit != next, (next < hit) == forward {
      say("went round the \(forward ? "end" : "start") of the document")
    }
    hit = next
    reader.jump(to: finder.hits[next].item, offset: finder.hits[next].range.lowerBound)
  }

  /// Text typed or pasted into what is on top.
  mutating func insert(_ text: String) -> [Effect] {
    switch overlays.last {
    case .prompt(var prompt)?:
      guard prompt.field.length + text.utf8.count <= Prompt.limit else { return [.bell] }
      prompt.field.insert(text)
      replace(prompt)
      return []
    case .composer(var composer)?:
      let outcome = composer.insert(text)
      overlays[overlays.count - 1] = .composer(composer)
      return finish(outcome, of: composer)
    case .listing?, .question?, nil:
      say("pasted text has no place here; c opens a comment", isError: true)
      return [.bell]
    }
  }
}
