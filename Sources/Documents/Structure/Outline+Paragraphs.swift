internal import Text

extension Outline {
  /// Adds the paragraph that a block holds; `passage` was taken from it.
  mutating func paragraph(_ block: Block, _ passage: consuming Passage) {
    let isStrong = passage.isStrong
    var draft = Draft(
      kind: .plain, passage: passage, depth: 0, heading: stack.last?.heading, line: block.line,
      cell: block.cell)
    switch block.kind {
    case .item(let label):
      if let marker = Marker(label + " ") { number(&draft, marker, block, isNested: block.depth > 1) }
      if draft.label == nil { (draft.label, draft.kind, draft.depth) = (label, .sub, max(1, block.depth - 1)) }
      draft.isCounted = block.isCounted
    case .bullet: bullet(&draft, depth: block.depth)
    case .quote: draft.kind = .quote
    case .code where block.marker.map { $0.sort != .bullet && !$0.isBare } ?? false:
      // A text that came as code, as from print: its number says that it is none.
      begin(&draft, block)
    case .code: draft.kind = .code
    case .cell: draft.kind = .cell
    case .note(let mark): note(&draft, mark)
    case .text:
      if let mark = noteMark(draft.passage.text) {
        draft.passage = draft.passage.dropping(mark.length)
        note(&draft, mark.name)
      } else if let name = words.option(draft.passage.text, isStrong: isStrong) {
        draft.option = name
        draft.parent = option.map { drafts[$0].parent } ?? lastNumbered
        draft.depth = draft.parent.map { drafts[$0].depth } ?? 0
        option = drafts.count
      } else {
        begin(&draft, block)
      }
    case .heading, .rule, .pageBreak: return
    }
    isIntroduced = draft.passage.text.last == ":"
    items.append(.paragraph(drafts.count))
    drafts.append(draft)
  }

  /// Takes the number or sign that a text begins with.
  private mutating func begin(_ draft: inout Draft, _ block: Block) {
    guard let marker = block.marker, !marker.isBare else { return }
    if marker.sort == .bullet {
      if !keepsSigns { draft.passage = draft.passage.dropping(marker.count) }
      bullet(&draft, depth: block.depth)
    } else {
      let whole = draft.passage
      draft.passage = whole.dropping(marker.count)
      number(&draft, marker, block, isNested: false)
      if draft.label == nil { draft.passage = whole }
    }
  }

  private mutating func number(_ draft: inout Draft, _ marker: Marker, _ block: Block, isNested: Bool) {
    // A figure before a few words that is out of order is a value of a list ("4  Region").
    if marker.enclosure == .none, let value = marker.number, !numbering.expects(value),
      draft.passage.count < Outline.shortestText
    {
      return
    }
    var marker = marker
    var printed = marker.label
    if let number = marker.number, 0x2E...0x39 ~= draft.passage.text.utf8.first ?? 0,
      numbering.dottedNumber == number || isNumber(number, ofHeading: stack.last?.heading),
      let spaced = Marker(marker.label + draft.text(upTo: 4)), case .number(let parts, _) = spaced.sort,
      parts.count == 2
    {
      // "12. 4", as character recognition gives "12.4".
      marker = spaced
      printed += " \(parts[1])"
      draft.passage = draft.passage.dropping(String(parts[1]).utf8.count + 1)
    }
    let place = numbering.place(
      marker, indent: block.indent, introduced: isIntroduced, isNested: isNested, paragraph: drafts.count)
    switch place {
    case nil: return
    case .top(let restarts):
      draft.kind = .numbered
      takeOption(&draft, isFirst: marker.number == 1)
      lastNumbered = drafts.count
      if restarts { restarting.insert(stack.last.flatMap { headings[$0.heading].scope } ?? -1) }
    case .part(let parent, let depth):
      draft.kind = .sub
      draft.depth = depth
      // What is listed under an option is that option's.
      draft.parent = option.flatMap { drafts[$0].parent == parent ? $0 : nil } ?? parent
      lastNumbered = drafts.count
    }
    draft.label = printed
    if let oddity = numbering.oddity { findings.append(Finding(.warning, line: block.line, oddity)) }
  }

  /// The fewest code points of a paragraph whose number has no mark and is not the next.
  private static let shortestText = 60

  /// Makes a numbered paragraph one of the option at hand: numbers that begin anew behind the option's line, up to the next one.
  private mutating func takeOption(_ draft: inout Draft, isFirst: Bool) {
    let last = lastNumbered.flatMap { drafts[$0].parent }
    guard let option, drafts[option].parent == nil, isFirst ? drafts.count == option + 1 : last == option else {
      return self.option = nil
    }
    draft.parent = option
  }

  /// Whether the heading is "Article 12" for 12.
  private func isNumber(_ number: Int, ofHeading heading: Int?) -> Bool {
    guard let heading, let label = headings[heading].heading.label else { return false }
    return Marker.bare(String(label.split(separator: " ").last ?? "")) == String(number)
  }

  private func bullet(_ draft: inout Draft, depth: Int) {
    draft.kind = .bullet
    draft.parent = lastNumbered
    draft.depth = max(1, depth, lastNumbered.map { drafts[$0].depth + 1 } ?? 0)
  }

  private func note(_ draft: inout Draft, _ mark: String) {
    draft.kind = .note
    draft.mark = mark
  }

  /// "1/ " at the start of a note, as older documents have it.
  private func noteMark(_ text: String) -> (name: String, length: Int)? {
    let digits = text.utf8.prefix(4).prefix { 0x30...0x39 ~= $0 }.count
    guard digits > 0 else { return nil }
    let rest = text.utf8.dropFirst(digits)
    guard rest.first == 0x2F, rest.dropFirst().first == 0x20 else { return nil }
    return ("\(text.prefix(digits))/", digits + 2)
  }
}

extension Draft {
  fileprivate func text(upTo count: Int) -> String { String(passage.text.unicodeScalars.prefix(count)) }
}
