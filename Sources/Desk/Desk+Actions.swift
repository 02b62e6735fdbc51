import CellGrid
import Documents
import Reviews
import Text

extension Desk {
  /// Does an action in the context that the keys are in.
  mutating func perform(_ action: Action, keys: [Key]) -> [Effect] {
    defer { tour?.take(action) }
    switch action {
    case .suspend: return [.suspend]
    case .repaint: return [.repaint]
    case .help:
      overlays.append(.listing(.help(in: context, keymap)))
      return []
    case .palette: return openPalette()
    case .chooseTheme: return openPalette("theme ")
    case .toggleMouse:
      usesMouse.toggle()
      say(usesMouse ? "the mouse is used; Shift leaves it to the terminal" : "the mouse is the terminal's again")
      return [.useMouse(usesMouse)]
    case .toggleLinear:
      isLinear.toggle()
      say(isLinear ? "everything stands in one column, without boxes" : "the desk with its panes")
      return []
    case .copy, .copyWords: return copy(asCitation: action == .copy)
    default: break
    }
    switch context {
    case .overlay: return performInListing(action)
    case .composer: return performInComposer(action)
    case .prompt: return performInPrompt(action)
    case .palette: return performInPalette(action)
    case .question: return performInQuestion(action)
    case .timeline: return performInTimeline(action)
    case .comments: return performInComments(action)
    case .summary: return performInSummary(action)
    case .changes: return performInChanges(action)
    case .passage: return performOnPassage(action)
    case .outline: return performInOutline(action, keys: keys)
    case .reader: return performInReader(action, keys: keys)
    }
  }

  // MARK: The text

  mutating func performInReader(_ action: Action, keys: [Key]) -> [Effect] {
    let page = max(1, areas.reader.rows - 2)
    if ![.nextBracket, .previousBracket, .matchingBracket, .showDepths].contains(action) { bracket = nil }
    switch action {
    case .comment, .propose, .choosePassage, .markAgreed, .markContested, .markReserved, .markNone, .foldComments,
      .followNote,
      .followReference, .peek, .setBookmark, .openDraft, .details:
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
    case .nextContested: stepToTarget(1, "contested", where: isContested)
    case .previousContested: stepToTarget(-1, "contested", where: isContested)
    case .nextCommented: stepToTarget(1, "commented", where: isCommented)
    case .previousCommented: stepToTarget(-1, "commented", where: isCommented)
    case .nextOpen: stepToTarget(1, "open", where: isOpen)
    case .previousOpen: stepToTarget(-1, "open", where: isOpen)
    case .nextComment, .previousComment: stepToComment(action == .nextComment ? 1 : -1)
    case .nextDraft:
      let drafted = drafted
      stepToTarget(1, "drafted on") { drafted.contains($0) }
    case .nextBracket: stepToBracket(1)
    case .previousBracket: stepToBracket(-1)
    case .matchingBracket: goToMatchingBracket()
    case .showDepths:
      showsDepths.toggle()
      say(showsDepths ? "a small number behind each square bracket says how deep it nests" : "square brackets alone")
    case .openDraft: return openDraft()
    case .details: showDetails()
    case .back:
      if reader.goBack() { break }
      if precedingDocument != nil { return [.leaveDocument] }
      say("there is nothing to go back to")
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
    case .comment, .propose, .reply, .edit, .withdraw, .resolve, .reopen: return performOnComment(action)
    case .undo: return isReadOnly ? refuseReadOnly() : [.undo]
    case .redo: return isReadOnly ? refuseReadOnly() : [.redo]
    case .followNote: followNote()
    case .followReference: return followReference()
    case .peek: peek()
    case .glossary: showGlossary()
    case .setBookmark: return setBookmark(keys)
    case .goToBookmark: return goToBookmark(keys)
    case .bookmarks: showBookmarks()
    case .recentDocuments: return [.listDocuments]
    case .nextCell, .previousCell:
      if !reader.moveToCell(action == .nextCell ? 1 : -1) { say("there is no table cell in that direction") }
    case .cycleChanges: cycleChanges()
    case .showResults:
      showsResults.toggle()
      say(
        showsResults
          ? "proposed changes as the text would read with them"
          : "proposed changes word by word: {-taken out-} {+put in+}")
    case .compare, .nextChange, .previousChange: return compare(action)
    case .nextOutdated: stepToTarget(1, "outdated", where: isOutdated)
    case .previousOutdated: stepToTarget(-1, "outdated", where: isOutdated)
    case .orphans: showOrphans()
    case .placeComment: return placeComment()
    case .nextNew: stepToNews(1)
    case .previousNew: stepToNews(-1)
    case .newThings: showNews()
    case .unfoldNew: unfoldNews()
    case .foldComments:
      if let target = reader.target {
        let id = document.id(of: target)
        if folded.remove(id) == nil { folded.insert(id) }
      }
    case .foldAllComments:
      foldsAll.toggle()
      folded = []
    case .choosePassage: choosePassage()
    case .toggleOutline: showsOutline.toggle()
    case .focusOutline where isLinear: listHeadings()
    case .focusOutline:
      showsOutline = true
      if areas.outline.columns > 0 {
        focus = .outline
      } else {
        say("the outline needs 60 columns and a document with headings")
      }
    case .allComments: showComments()
    case .summary: showSummary()
    case .trackedChanges: showTrackedChanges()
    case .cycleBeside: cycleBeside()
    case .timeline: view = .timeline(TimelineView(document, at: reader.paragraph))
    case .findings: showFindings()
    case .quit: return [.quit]
    default: break
    }
    return []
  }

  /// Goes to the next item in a direction that fits.
  mutating func step(_ direction: Int, else message: Message? = nil, where fits: (Item) -> Bool) {
    var item = reader.item + direction
    if direction < 0, reader.isBelowStart, fits(document.items[reader.item]) { item = reader.item }
    while document.items.indices.contains(item) {
      if fits(document.items[item]) { return reader.jump(to: item) }
      item += direction
    }
    if let message { say(message) }
  }

  /// Goes to the next paragraph, heading or title in a direction that fits, going round at the end.
  mutating func stepToTarget(_ direction: Int, _ what: Message, where fits: (Target) -> Bool) {
    let count = document.items.count
    guard count > 0 else { return }
    for distance in 1...count {
      let item = ((reader.item + direction * distance) % count + count) % count
      guard let target = document.target(ofItem: item), places.item(of: target) == item, fits(target) else { continue }
      if item == reader.item { return say("no other paragraph is \(what)") }
      if (item < reader.item) == (direction > 0) {
        sayWentRound(forward: direction > 0)
      }
      return reader.jump(to: item)
    }
    say("no paragraph is \(what)")
  }

  func isContested(_ target: Target) -> Bool { state(of: target) == .contested }
  func isOpen(_ target: Target) -> Bool { state(of: target) == .open }
  func isCommented(_ target: Target) -> Bool {
    !groundwork.comments(on: target).isEmpty || !review.comments(on: target, in: document).isEmpty
  }
  func isOutdated(_ target: Target) -> Bool {
    target.paragraph.map { !review.tally(on: $0, in: document).outdated.isEmpty } ?? false
  }

  /// The roll-up of a paragraph that takes positions.
  private func state(of target: Target) -> Tally.State? {
    guard case .paragraph(let index) = target, document.paragraphs[index].isReviewable else { return nil }
    return review.tally(on: index, in: document).state
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
    case .both: say("old and new text: {-taken out-} {+put in+}, {<moved away<} {>moved here>}")
    case .changed: say("the text as changed")
    case .original: say("the text as it was; comments still count in the text as changed")
    }
  }

  /// Lists sections and annexes, where there is no pane for them.
  mutating func listHeadings() {
    guard !document.headings.isEmpty else { return say("the document has no headings") }
    let lines = document.headings.enumerated().map { index, heading in
      Listing.Line.entry(
        key: heading.label ?? "", text: heading.title, goal: .item(places.ofHeading[index]))
    }
    overlays.append(.listing(Listing(title: said("Sections and annexes"), lines: lines)))
  }

  mutating func showFindings() {
    let lines = document.findings.map { finding in
      let goal = finding.line.flatMap(item(atLine:))
      return Listing.Line.entry(
        key: goal.flatMap(document.target(ofItem:)).map(document.mark(of:)) ?? finding.line.map { said("line \($0)") }
          ?? said("whole"),
        text: said("\(finding.severity.words): \(finding.message)"), goal: goal.map { .item($0) })
    }
    if lines.isEmpty {
      say("nothing odd was found in this document")
    } else {
      overlays.append(.listing(Listing(title: said("What is odd about this document"), lines: lines)))
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

  mutating func showDetails() {
    guard let paragraph = reader.paragraph else { return say("go to a paragraph to see what is known of it") }
    let details = Details(document: document, review: review, paragraph: paragraph, comparison: comparison)
    overlays.append(
      .listing(
        Listing(
          title: said("What is known"),
          lines: details.lines.map { .text(String(repeating: " ", count: $0.indent) + $0.text, $0.role) })))
  }

  mutating func stepToComment(_ direction: Int) {
    let found = reader.moveToEntry(direction) { [document, groundwork, review, comparison, isComparing] item in
      guard let target = document.target(ofItem: item) else { return false }
      return !groundwork.comments(on: target).isEmpty || !review.comments(on: target, in: document).isEmpty
        || isComparing && target.paragraph.map { comparison?.gone[$0] != nil } ?? false
    }
    if !found {
      say(
        review.comments.isEmpty && groundwork.commentCount == 0
          ? "nobody has commented yet" : "no comment in that direction")
    }
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
    case .markAgreed, .markContested, .markReserved, .markNone, .undo, .redo:
      // The cursor of the text stands on the chosen heading, and the outline keeps the keys.
      if let heading = outline.heading { reader.look(at: places.ofHeading[heading], row: 0) }
      return performInReader(action, keys: keys)
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
    let before = timeline
    let goal = timeline.perform(action, in: document, area: areas.body)
    view = .timeline(timeline)
    if timeline == before { sayNoOther(action) }
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

  /// Says why a key of the timeline moved nothing.
  private mutating func sayNoOther(_ action: Action) {
    switch action {
    case .nextEvent: say("this is the last event")
    case .previousEvent: say("this is the first event")
    case .nextMention: say("no other paragraph mentions this event")
    default: break
    }
  }

  mutating func performInListing(_ action: Action) -> [Effect] {
    guard case .listing(var listing)? = overlays.last else { return [] }
    if action == .close {
      overlays.removeLast()
    } else if action == .find {
      overlays.append(.prompt(Prompt(.narrow, origin: reader.place)))
    } else if action == .choose {
      guard let goal = listing.goal else { return [] }
      overlays.removeLast()
      return pursue(goal)
    } else {
      listing.perform(action)
      overlays[overlays.count - 1] = .listing(listing)
    }
    return []
  }
}
