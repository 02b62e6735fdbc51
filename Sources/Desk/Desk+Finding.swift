import CellGrid
import Documents
import Reviews
import Text

/// Something that was looked for.
struct Search: Equatable, Sendable {
  /// Words, or a regular expression.
  var purpose: Prompt.Purpose
  /// What was typed.
  var text: String
}

extension Desk {
  mutating func performInPrompt(_ action: Action) -> [Effect] {
    guard case .prompt(var prompt)? = overlays.last else { return [] }
    switch action {
    case .cancel:
      overlays.removeLast()
      if prompt.purpose == .narrow { return narrow("") }
      if prompt.purpose.isSearch {
        finder = nil
        hit = nil
      }
      reader.look(at: prompt.origin.item, row: prompt.origin.row)
    case .accept:
      if prompt.purpose == .narrow { overlays.removeLast() } else { accept(prompt) }
    case .cursorUp, .cursorDown:
      let typed = searches.filter { $0.purpose == prompt.purpose }.map(\.text)
      prompt.recall(action == .cursorUp ? 1 : -1, from: prompt.purpose.isSearch ? typed : history)
      replace(prompt)
    case .switchSearch:
      prompt.switchSearch()
      replace(prompt)
    case .deleteBackward where prompt.field.text.isEmpty:
      return performInPrompt(.cancel)
    default:
      _ = prompt.field.perform(action)
      replace(prompt)
    }
    return []
  }

  /// Takes a prompt as it is now, and shows what is found for what is typed so far.
  mutating func replace(_ prompt: Prompt) {
    var prompt = prompt
    prompt.complaint = nil
    if prompt.purpose == .narrow { _ = narrow(prompt.field.text) }
    if prompt.purpose.isSearch {
      do throws(Pattern.Invalid) {
        let finder = try Finder(search(prompt.purpose, prompt.field.text), in: reader.sheet)
        self.finder = finder
        hit = finder.hit(from: prompt.origin.item, offset: 0)
      } catch {
        // A half-typed expression is often none.
        (finder, hit) = (nil, nil)
        prompt.complaint = error.description
      }
      if let finder, let hit {
        reader.look(at: finder.hits[hit])
      } else {
        reader.look(at: prompt.origin.item, row: prompt.origin.row)
      }
    }
    overlays[overlays.count - 1] = .prompt(prompt)
  }

  /// Shows only the lines of the list under the prompt that have the words.
  private mutating func narrow(_ text: String) -> [Effect] {
    guard let place = overlays.lastIndex(where: { if case .listing = $0 { true } else { false } }),
      case .listing(var listing) = overlays[place]
    else { return [] }
    listing.filter(text)
    listing.show(in: listingArea)
    overlays[place] = .listing(listing)
    return []
  }

  private func search(_ purpose: Prompt.Purpose, _ text: String) throws(Pattern.Invalid) -> Sought {
    purpose == .match && !text.isEmpty ? .fitting(try FoldedPattern(text)) : .words(Phrase(text))
  }

  /// Does what was typed into a prompt asks for.
  mutating func accept(_ prompt: Prompt) {
    if case .prompt? = overlays.last { overlays.removeLast() }
    let text = prompt.field.text
    reader.look(at: prompt.origin.item, row: prompt.origin.row)
    guard !text.isEmpty else {
      // As in less and vim, nothing typed looks for the same again.
      if prompt.purpose.isSearch, lastSearch != nil { goToHit(forward: true) }
      return
    }
    switch prompt.purpose {
    case .find, .match:
      searches.removeAll { $0 == Search(purpose: prompt.purpose, text: text) }
      searches.append(Search(purpose: prompt.purpose, text: text))
      guard look(for: prompt.purpose, text), let finder else { return }
      hit = finder.hit(from: prompt.origin.item, offset: 0)
      if let hit { show(finder.hits[hit]) } else { sayNowhere(text) }
    case .goToParagraph:
      history.removeAll { $0 == text }
      history.append(text)
      goToParagraph(text)
    case .narrow: break
    }
  }

  /// Goes to the paragraph or heading that a label cites.
  mutating func goToParagraph(_ text: String) {
    if let index = document.paragraph(citedNear: text, at: reader.paragraph) {
      tour?.finish(.number)
      reader.jump(to: places.ofParagraph[index])
    } else if let heading = document.headings.firstIndex(where: { $0.label?.lowercased() == text.lowercased() }) {
      reader.jump(to: places.ofHeading[heading])
    } else {
      say("there is no paragraph \(text); numbers are as printed, an annex's as in “Annex I/2”", isError: true)
    }
  }

  /// Looks for something everywhere; false, and said why, when that cannot be done.
  private mutating func look(for purpose: Prompt.Purpose, _ text: String) -> Bool {
    do throws(Pattern.Invalid) {
      let finder = try Finder(search(purpose, text), in: reader.sheet)
      self.finder = finder
      hit = nil
      if finder.isCut { say("the expression takes too long; hits further on are not found") }
      return true
    } catch {
      say("“\(text)” is no regular expression: \(error)", isError: true)
      return false
    }
  }

  private mutating func sayNowhere(_ text: String) {
    say("“\(text)” is nowhere in this document and its comments", isError: true)
  }

  /// Looks anew after the review changed, so that every mark stands where the words are.
  mutating func findAnew() {
    guard let old = finder else { return }
    let finder = Finder(old.sought, in: reader.sheet)
    let chosen = hit.flatMap { old.hits.indices.contains($0) ? old.hits[$0] : nil }
    self.finder = finder
    hit = chosen.flatMap { finder.hits.firstIndex(of: $0) }
  }

  mutating func goToHit(forward: Bool) {
    if finder == nil, let (purpose, text) = lastSearch { _ = look(for: purpose, text) }
    guard let finder else { return say("nothing was looked for yet; / finds text") }
    guard !finder.hits.isEmpty else { return sayNowhere(finder.sought.string) }
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
      sayWentRound(forward: forward)
    }
    hit = next
    show(finder.hits[next])
  }

  /// Goes to a hit; a folded thread that has it is unfolded.
  private mutating func show(_ hit: Finder.Hit) {
    if hit.note != nil, let target = document.target(ofItem: hit.item), reader.sheet.isFolded(target) {
      let id = document.id(of: target)
      if folded.remove(id) == nil { folded.insert(id) }
      settle()
    }
    reader.jump(to: hit)
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
    case .palette(var palette)?:
      guard palette.field.length + text.utf8.count <= Palette.limit else { return [.bell] }
      let before = palette.theme
      palette.insert(text)
      return replace(palette, before: before)
    case .listing?, .question?, nil:
      say("pasted text has no place here; c opens a comment", isError: true)
      return [.bell]
    }
  }
}
