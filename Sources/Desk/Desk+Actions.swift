import CellGrid
import Documents
import Reviews
import Text

extension Desk {
  /// Does an action in the context that the keys are in.
  mutating func perform(_ action: Action, keys: [Key]) -> [Effect] {
    switch action {
    case .suspend: return [.suspend]
    case .repaint: return [.repaint]
    case .help:
      overlays.append(.listing(.help(in: context)))
      return []
    default: break
    }
    switch context {
    case .overlay: return performInListing(action)
    case .composer: return performInComposer(action)
    case .prompt: return performInPrompt(action)
    case .timeline: return performInTimeline(action)
    case .passage: return performOnPassage(action)
    case .outline: return performInOutline(action, keys: keys)
    case .reader: return performInReader(action, keys: keys)
    }
  }

  // MARK: The text

  mutating func performInReader(_ action: Action, keys: [Key]) -> [Effect] {
    let page = max(1, areas.reader.rows - 2)
    switch action {
    case .comment, .choosePassage, .markAgreed, .markContested, .markReserved, .markNone, .foldComments, .followNote,
      .openDraft, .details:
      // What is shown of an earlier revision stands with a paragraph that it is no part of.
      guard reader.gone == nil else { return refuseGone() }
    default: break
    }
    switch action {
    case .lineDown: reader.move(by: 1)
    case .lineUp: reader.move(by: -1)
    case .halfPageDown: reader.scroll(by: max(1, page / 2))
    case .halfPageUp: reader.scroll(by: -max(1, page / 2))
    case .pageDown: reader.scroll(by: page)
    case .pageUp: reader.scroll(by: -page)
    case .top: reader.jump(to: 0)
    case .bottom: reader.jumpToEnd()
    case .nextParagraph: step(1) { if case .paragraph = $0 { true } else { false } }
    case .previousParagraph: step(-1) { if case .paragraph = $0 { true } else { false } }
    case .nextSection, .previousSection:
      step(action == .nextSection ? 1 : -1, else: "no section in that direction") { [headings = document.headings] in
        if case .heading(let index) = $0 { headings[index].kind != .annex } else { false }
      }
    case .nextAnnex, .previousAnnex:
      step(action == .nextAnnex ? 1 : -1, else: "no annex in that direction") { [headings = document.headings] in
        if case .heading(let index) = $0 { headings[index].kind == .annex && headings[index].level == 1 } else { false }
      }
    case .nextContested: stepToParagraph(1, "contested", where: isContested)
    case .previousContested: stepToParagraph(-1, "contested", where: isContested)
    case .nextCommented: stepToParagraph(1, "commented", where: isCommented)
    case .previousCommented: stepToParagraph(-1, "commented", where: isCommented)
    case .nextOpen: stepToParagraph(1, "open", where: isOpen)
    case .previousOpen: stepToParagraph(-1, "open", where: isOpen)
    case .nextComment, .previousComment: stepToComment(action == .nextComment ? 1 : -1)
    case .nextDraft:
      let drafted = drafted
      stepToParagraph(1, "drafted on") { drafted.contains($0) }
    case .openDraft: return openDraft()
    case .details: showDetails()
    case .back: if !reader.goBack() { say("there is nothing to go back to") }
    case .forward: if !reader.goForward() { say("there is nothing to go forward to") }
    case .goToParagraph:
      let typed = keys.last?.typed.map(String.init) ?? ""
      overlays.append(.prompt(Prompt(.goToParagraph, text: typed == "#" ? "" : typed, origin: reader.place)))
    case .find: overlays.append(.prompt(Prompt(.find, origin: reader.place)))
    case .nextHit: goToHit(forward: true)
    case .previousHit: goToHit(forward: false)
    case .markAgreed: return mark(.agreed)
    case .markContested: return mark(.contested)
    case .markReserved: return mark(.reserved)
    case .markNone: return mark(.none)
    case .comment, .reply, .edit, .withdraw, .resolve, .reopen: return performOnComment(action)
    case .undo: return isReadOnly ? refuseReadOnly() : [.undo]
    case .redo: return isReadOnly ? refuseReadOnly() : [.redo]
    case .followNote: followNote()
    case .nextCell, .previousCell:
      if !reader.moveToCell(action == .nextCell ? 1 : -1) { say("there is no table cell in that direction") }
    case .cycleChanges: cycleChanges()
    case .compare, .nextChange, .previousChange: compare(action)
    case .nextOutdated: stepToParagraph(1, "outdated", where: isOutdated)
    case .previousOutdated: stepToParagraph(-1, "outdated", where: isOutdated)
    case .orphans: showOrphans()
    case .placeComment: return placeComment()
    case .nextNew: stepToNews(1)
    case .previousNew: stepToNews(-1)
    case .newThings: showNews()
    case .unfoldNew: unfoldNews()
    case .foldComments:
      if let paragraph = reader.paragraph {
        let id = document.paragraphs[paragraph].id
        if folded.remove(id) == nil { folded.insert(id) }
      }
    case .foldAllComments:
      foldsAll.toggle()
      folded = []
    case .choosePassage: choosePassage()
    case .toggleOutline: showsOutline.toggle()
    case .focusOutline:
      showsOutline = true
      if areas.outline.columns > 0 {
        focus = .outline
      } else {
        say("the outline needs 60 columns and a document with headings")
      }
    case .timeline: view = .timeline(TimelineView(document, at: reader.paragraph))
    case .findings: showFindings()
    case .quit: return [.quit]
    default: break
    }
    return []
  }

  /// Goes to the next item in a direction that fits.
  mutating func step(_ direction: Int, else message: String = "", where fits: (Item) -> Bool) {
    var item = reader.item + direction
    if direction < 0, reader.isBelowStart, fits(document.items[reader.item]) { item = reader.item }
    while document.items.indices.contains(item) {
      if fits(document.items[item]) { return reader.jump(to: item) }
      item += direction
    }
    if !message.isEmpty { say(message) }
  }

  /// Goes to the next paragraph in a direction that fits, going round at the end.
  mutating func stepToParagraph(_ direction: Int, _ what: String, where fits: (Int) -> Bool) {
    let count = document.items.count
    guard count > 0 else { return }
    for distance in 1...count {
      let item = ((reader.item + direction * distance) % count + count) % count
      guard case .paragraph(let index) = document.items[item], fits(index) else { continue }
      if item == reader.item { break }
      if (item < reader.item) == (direction > 0) {
        say("went round the \(direction > 0 ? "end" : "start") of the document")
      }
      return reader.jump(to: item)
    }
    say("no other \(what) paragraph")
  }

  func isContested(_ index: Int) -> Bool { review.tally(on: index, in: document).state == .contested }
  func isCommented(_ index: Int) -> Bool {
    groundwork.carried[index] != nil || !review.comments(on: index, in: document).isEmpty
  }
  func isOutdated(_ index: Int) -> Bool { !review.tally(on: index, in: document).outdated.isEmpty }
  func isOpen(_ index: Int) -> Bool {
    document.paragraphs[index].isReviewable && review.tally(on: index, in: document).state == .open
  }

  mutating func mark(_ position: Position) -> [Effect] {
    guard !isReadOnly else { return refuseReadOnly() }
    guard let index = passage?.paragraph ?? reader.paragraph, document.paragraphs[index].isReviewable else {
      say("no position is taken here; go to a paragraph of a section or annex", isError: true)
      return [.bell]
    }
    guard review.position(of: reviewer, on: index, in: document) != position else {
      say("\(document.paragraphs[index].address): you already say \(position == .none ? "nothing" : position.rawValue)")
      return []
    }
    return [.write(.position(Anchor(in: document, paragraph: index), position))]
  }

  mutating func refuseReadOnly() -> [Effect] {
    say("the review is open read-only; open it without --read-only to write", isError: true)
    return [.bell]
  }

  // MARK: Notes and changes

  /// Goes from the next mark of a note to the note, and from a note to its mark.
  mutating func followNote() {
    guard let index = reader.paragraph else { return say("go to a paragraph with the mark of a note") }
    let paragraph = document.paragraphs[index]
    let marks = paragraph.runs.compactMap { run -> (Int, String)? in
      if case .footnote(let id) = run.kind { (run.range.lowerBound, id) } else { nil }
    }
    if let mark = marks.first(where: { $0.0 >= reader.offset }) ?? marks.first {
      guard let note = document.paragraphs.firstIndex(where: { $0.id == mark.1 }) else {
        return say("the note of this mark is not in the document")
      }
      return reader.jump(to: places.ofParagraph[note])
    }
    for (place, other) in document.paragraphs.enumerated() {
      if let run = other.runs.first(where: { $0.kind == .footnote(paragraph.id) }) {
        return reader.jump(to: places.ofParagraph[place], offset: run.range.lowerBound)
      }
    }
    say(paragraph.kind == .note ? "no mark leads to this note" : "this paragraph has no note")
  }

  mutating func cycleChanges() {
    guard document.hasChanges else { return say("this document has no tracked changes") }
    changes = changes.next
    switch changes {
    case .both: say("old and new text: {-taken out-} {+put in+}")
    case .changed: say("the text as changed")
    case .original: say("the text as it was; comments still count in the text as changed")
    }
  }

  mutating func showFindings() {
    let lines = document.findings.map { finding in
      let goal = finding.line.flatMap(item(atLine:))
      return Listing.Line.entry(
        key: goal.flatMap(address(of:)) ?? finding.line.map { "line \($0)" } ?? "whole",
        text: "\(finding.severity.rawValue): \(finding.message)", goal: goal.map { .item($0) })
    }
    if lines.isEmpty {
      say("nothing odd was found in this document")
    } else {
      overlays.append(.listing(Listing(title: "What is odd about this document", lines: lines)))
    }
  }

  /// The item that stands on a line of the file, or the last one before it.
  func item(atLine line: Int) -> Int? {
    document.items.indices.last { index in
      switch document.items[index] {
      case .heading(let heading): document.headings[heading].line <= line
      case .paragraph(let paragraph): document.paragraphs[paragraph].line <= line
      case .masthead, .separator: false
      }
    }
  }

  func address(of item: Int) -> String? {
    if case .paragraph(let index) = document.items[item] { "¶ " + document.paragraphs[index].address } else { nil }
  }

  mutating func showDetails() {
    guard let paragraph = reader.paragraph else { return say("go to a paragraph to see what is known of it") }
    let details = Details(document: document, review: review, paragraph: paragraph, comparison: comparison)
    overlays.append(
      .listing(
        Listing(
          title: "What is known",
          lines: details.lines.map { .text(String(repeating: " ", count: $0.indent) + $0.text, $0.role) })))
  }

  mutating func stepToComment(_ direction: Int) {
    let found = reader.moveToEntry(direction) { [document, review, comparison, isComparing] item in
      if case .paragraph(let index) = document.items[item] {
        !review.comments(on: index, in: document).isEmpty || isComparing && comparison?.gone[index] != nil
      } else {
        false
      }
    }
    if !found { say("no comment in that direction") }
  }

  // MARK: Outline, timeline, lists

  mutating func performInOutline(_ action: Action, keys: [Key]) -> [Effect] {
    let page = max(1, areas.outline.rows - 2)
    switch action {
    case .lineDown: moveInOutline(by: 1)
    case .lineUp: moveInOutline(by: -1)
    case .halfPageDown: moveInOutline(by: page / 2)
    case .halfPageUp: moveInOutline(by: -page / 2)
    case .pageDown: moveInOutline(by: page)
    case .pageUp: moveInOutline(by: -page)
    case .top: moveInOutline(by: -outline.visible.count)
    case .bottom: moveInOutline(by: outline.visible.count)
    case .fold: outline.fold()
    case .foldAll: outline.foldAll()
    case .focusReader: focus = .text
    case .toggleOutline:
      showsOutline = false
      focus = .text
    default:
      focus = .text
      return performInReader(action, keys: keys)
    }
    return []
  }

  mutating func moveInOutline(by count: Int) {
    outline.move(by: count)
    if let heading = outline.heading { reader.look(at: places.ofHeading[heading], row: 0, atTop: true) }
  }

  mutating func performInTimeline(_ action: Action) -> [Effect] {
    guard case .timeline(var timeline) = view else { return [] }
    if action == .close {
      view = .text
      return []
    }
    if action == .openEvent, document.timeline.isEmpty { return [] }
    let goal = timeline.perform(action, in: document, area: areas.body)
    view = .timeline(timeline)
    if action == .openEvent {
      guard let goal else {
        say("only the header mentions this event")
        return []
      }
      view = .text
      reader.jump(to: places.ofParagraph[goal])
    }
    return []
  }

  mutating func performInListing(_ action: Action) -> [Effect] {
    guard case .listing(var listing)? = overlays.last else { return [] }
    if action == .close {
      overlays.removeLast()
    } else if action == .choose {
      guard let goal = listing.goal else { return [] }
      overlays.removeLast()
      return pursue(goal)
    } else {
      listing.perform(action, height: Listing.height(in: listingArea))
      overlays[overlays.count - 1] = .listing(listing)
    }
    return []
  }
}
