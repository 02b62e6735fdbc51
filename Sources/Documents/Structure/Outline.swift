/// Walks the body of a document and tells headings from paragraphs, numbers from chance figures.
struct Outline {
  /// Everything in reading order.
  private(set) var items: [Item] = []
  /// The headings.
  private(set) var headings: [HeadingDraft] = []
  /// The paragraphs.
  private(set) var drafts: [Draft] = []
  /// Annexes (or -1 for the body) in which numbers start again from 1.
  private(set) var restarting: Set<Int> = []
  /// What was odd.
  private(set) var findings: [Finding] = []

  private var blocks: [Block]
  private let marksHeadings: Bool
  private let keepsSigns: Bool
  private let words: Vocabulary
  private let isSymbol: (String) -> Bool
  private var numbering = Numbering()
  private var names = Names()
  /// The headings that are open, outermost first, with their rank among the styles.
  private var stack: [(rank: Int, heading: Int)] = []
  private var lastRoman = 0
  private var lastLetter = 0
  private var lastNumbered: Int?
  private var isIntroduced = false
  /// Whether a heading of the format's own has been met.
  private var hasMarked = false

  /// Finds the parts of `blocks`.
  ///
  /// `keepsSigns` leaves "- " in the text where the format has lists of its own, so that the sign was typed.
  init(
    _ blocks: [Block], marksHeadings: Bool, keepsSigns: Bool, words: Vocabulary, isSymbol: @escaping (String) -> Bool
  ) {
    self.blocks = blocks
    for (index, block) in blocks.enumerated() {
      if case .heading = block.kind { self.blocks[index].passage = block.passage.withoutLeaders }
    }
    Outline.takeBareNumbers(&self.blocks)
    self.marksHeadings = marksHeadings
    self.keepsSigns = keepsSigns
    self.words = words
    self.isSymbol = isSymbol
    var index = 0
    while index < blocks.count { index += take(index) }
  }

  /// Takes "1 The Committee", "2 The group" for numbers where at least two follow each other from 1.
  private static func takeBareNumbers(_ blocks: inout [Block]) {
    var run: [Int] = []
    func end() { if run.count > 1 { for index in run { blocks[index].takeBareNumber() } } }
    for (index, number) in blocks.lazy.map(\.bareNumber).enumerated() {
      guard let number else { continue }
      if number == run.count + 1 {
        run.append(index)
      } else if number == 1 {
        end()
        run = [index]
      }
    }
    end()
  }

  /// Takes the block at `index`, and perhaps its followers; how many.
  private mutating func take(_ index: Int) -> Int {
    let block = blocks[index]
    switch block.kind {
    case .pageBreak: return 1
    case .rule:
      if items.last != .separator { items.append(.separator) }
      endSummary()
      return 1
    case .heading(let level):
      hasMarked = true
      return head(index, shape(ofMarked: block), rank: level)
    case .text where !marksHeadings:
      if let shape = shape(index) { return head(index, shape, rank: nil) }
    case .text where isUnmarkedFront(block), .cell where isUnmarkedFront(block):
      let shape = HeadingShape(block.text, isMarked: true, words: words)
      return head(
        index, shape ?? HeadingShape(style: .capitals, kind: .front, label: nil, titleStart: 0),
        rank: Outline.lowestMark)
    case .text where block.isStrong && block.standsAlone:
      // Under the marked headings there may be others that only their words and their weight tell.
      if let shape = HeadingShape(block.text, isMarked: true, words: words), shape.label != nil {
        return head(index, shape, rank: Outline.lowestMark + shape.style.rawValue)
      }
    default: break
    }
    paragraph(block)
    return 1
  }

  /// Whether a line before the first marked heading heads front matter: "Summary", "Keywords", "FOREWORD".
  private func isUnmarkedFront(_ block: Block) -> Bool {
    guard !hasMarked, block.passage.count <= 40, block.passage.breaks.isEmpty, block.marker == nil else { return false }
    if let shape = HeadingShape(block.text, isMarked: false, words: words) {
      return shape.kind == .front || shape.kind == .summary && words.summary.contains(Profile.key(block.text))
    }
    guard case .text = block.kind, block.text.isCapitals, !block.text.endsASentence, !isSymbol(block.text) else {
      return false
    }
    return block.text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == " " }
  }

  // MARK: Headings

  /// Formats have no more than six levels of headings.
  private static let lowestMark = 10

  /// The shape of a marked heading; a number that the format prints before it is its label, and no part of the text.
  private func shape(ofMarked block: Block) -> HeadingShape {
    let printed = block.label.map { "\($0) " } ?? ""
    let text = printed + block.text
    var shape =
      HeadingShape(text, isMarked: true, words: words) ?? numbered(text)
      ?? HeadingShape(style: .title, kind: .section, label: nil, titleStart: 0)
    if let label = block.label {
      shape.label = label
      shape.titleStart = max(0, shape.titleStart - printed.unicodeScalars.count)
    }
    return shape
  }

  /// A marked heading with a number of any kind before its title.
  private func numbered(_ text: String) -> HeadingShape? {
    guard let marker = Marker(text), !marker.isBare else { return nil }
    let style: HeadingShape.Style
    switch marker.sort {
    case .number: style = .number
    case .capital(_, let roman): style = roman == nil ? .letter : .roman
    case .letter where marker.enclosure != .stop: style = .letter
    default: return nil
    }
    let rest = String(text.unicodeScalars.dropFirst(marker.count))
    let isAction = HeadingShape(rest, isMarked: true, words: words)?.kind
    return HeadingShape(style: style, kind: isAction ?? .section, label: marker.label, titleStart: marker.count)
  }

  /// The shape of an unmarked block as a heading, by its words, its number and its neighbours.
  private func shape(_ index: Int) -> HeadingShape? {
    let block = blocks[index]
    let text = block.text
    guard block.passage.count <= HeadingShape.longest, block.passage.breaks.count <= 2 else { return nil }
    if let shape = HeadingShape(text, isMarked: block.isStrong, words: words) { return shape }
    guard !text.endsASentence, !isSymbol(text) else { return nil }
    let next = blocks.indices.contains(index + 1) ? blocks[index + 1] : nil
    if let marker = block.marker, !marker.isBare { return labelled(block, marker, next) }
    guard block.standsAlone || block.isStrong, text.unicodeScalars.first?.properties.isAlphabetic == true,
      text.last != ":"
    else {
      return nil
    }
    if text.isCapitals, block.passage.count <= 120 {
      return HeadingShape(style: .capitals, kind: .section, label: nil, titleStart: 0)
    }
    return block.isStrong || isTitle(block, before: next)
      ? HeadingShape(style: .title, kind: .section, label: nil, titleStart: 0) : nil
  }

  /// The most words of a numbered title right over a list; a longer line leads into it.
  private static let longestLead = 6

  private func labelled(_ block: Block, _ marker: Marker, _ next: Block?) -> HeadingShape? {
    let title = String(block.text.unicodeScalars.dropFirst(marker.count))
    guard let first = title.unicodeScalars.first, !first.properties.isLowercase, block.passage.count <= 160,
      title.last != ":"
    else { return nil }
    let kind = HeadingShape(title, isMarked: false, words: words)?.kind ?? .section
    func shape(_ style: HeadingShape.Style) -> HeadingShape {
      HeadingShape(style: style, kind: kind, label: marker.label, titleStart: marker.count)
    }
    switch marker.sort {
    case .capital(let letter, let roman):
      if let roman, roman == lastRoman + 1 || roman == 1 && letter != lastLetter + 1 { return shape(.roman) }
      if let letter, letter == lastLetter + 1 || letter == 1 { return shape(.letter) }
      return roman != nil && letter == nil ? shape(.roman) : nil
    case .number(let parts, _):
      // A heading when what follows is its text: no neighbour in the same list.
      guard let next, block.isStrong || block.standsAlone && block.passage.count <= 80,
        next.kind == .text
          || next.kind == .bullet && (block.isStrong || title.split(separator: " ").count <= Outline.longestLead)
      else { return nil }
      if let other = next.marker, case .number(let others, _) = other.sort {
        // A part of it, or the first of a list under a title that is set apart from it.
        let isUnder = others.count > parts.count && others.starts(with: parts)
        guard isUnder || block.isStrong && !next.isStrong && others == [1] else { return nil }
      } else if !block.isStrong, next.passage.count < block.passage.count {
        return nil
      }
      return shape(.number)
    default: return nil
    }
  }

  /// Whether a short line over a longer text is its title although nothing marks it.
  private func isTitle(_ block: Block, before next: Block?) -> Bool {
    guard let next, block.passage.count <= 90, block.passage.breaks.isEmpty,
      next.standsAlone || next.marker?.isNumber == true,
      block.text.unicodeScalars.first?.properties.isUppercase == true, block.indent <= 40
    else { return false }
    switch next.kind {
    case .text:
      return next.marker?.isNumber == true
        || next.passage.count >= 2 * block.passage.count && next.text.endsASentence
    case .bullet, .item: return true
    default: return false
    }
  }

  /// Adds the heading at `index`, joined with the line of its title; how many blocks it takes.
  private mutating func head(_ index: Int, _ shape: HeadingShape, rank: Int?) -> Int {
    let block = blocks[index]
    var title = block.passage.dropping(min(shape.titleStart, block.passage.count)).trimmed.text
    var taken = 1
    var symbols: [String] = []
    if shape.wantsTitle {
      if blocks.indices.contains(index + taken), isSymbol(blocks[index + taken].text) {
        symbols.append(blocks[index + taken].text)
        taken += 1
      }
      if blocks.indices.contains(index + taken), isTitle(of: shape, blocks[index + taken], like: block) {
        title = blocks[index + taken].text
        taken += 1
      } else {
        taken = 1
        symbols = []
      }
    }
    remember(shape)
    add(shape, title: title, line: block.line, rank: rank)
    items += symbols.map(Item.masthead)
    return taken
  }

  /// Whether `block` is the title line under a label such as "Annex I" or "SECTION A".
  private func isTitle(of shape: HeadingShape, _ block: Block, like label: Block) -> Bool {
    guard block.passage.count <= HeadingShape.longest, block.passage.count > 0, !block.text.endsASentence,
      block.marker == nil,
      HeadingShape(block.text, isMarked: true, words: words)?.label == nil
    else { return false }
    switch (label.kind, block.kind) {
    case (.heading(let level), .heading(let other)): return level == other
    case (.heading, .text): return shape.style == .annex && block.isStrong
    case (.text, .text): return block.text.last != ":"
    default: return false
    }
  }

  private mutating func remember(_ shape: HeadingShape) {
    switch (shape.style, shape.label.flatMap { Marker($0)?.sort }) {
    case (.roman, .capital(_, let roman)?):
      lastRoman = roman ?? lastRoman
      lastLetter = 0
    case (.letter, .capital(let letter, _)?): lastLetter = letter ?? lastLetter
    case (.annex, _): (lastRoman, lastLetter) = (0, 0)
    default: break
    }
  }

  /// Leaves the summary, which has no end of its own.
  private mutating func endSummary() {
    if let summary = stack.firstIndex(where: {
      headings[$0.heading].heading.kind == .summary && headings[$0.heading].region == .summary
    }),
      !marksHeadings
    {
      stack.removeSubrange(summary...)
      numbering.heading()
    }
  }

  private mutating func add(_ shape: HeadingShape, title: String, line: Int, rank: Int?) {
    let isInSummary = stack.first.map { headings[$0.heading].region == .summary } ?? false
    if isInSummary,
      shape.kind == .annex || shape.label != nil || shape.style.rawValue < HeadingShape.Style.title.rawValue
    {
      endSummary()
    }
    let rank = rank ?? shape.style.rawValue
    while let last = stack.last, last.rank >= rank { stack.removeLast() }
    let parent = stack.last?.heading
    let outer = stack.first.map { headings[$0.heading] }
    let isScope = shape.kind == .annex || shape.kind == .summary && outer?.region != .summary
    let kind: Heading.Kind =
      shape.kind == .annex || outer?.region != .annex || shape.kind == .action ? shape.kind : .section
    let name = names.heading(shape, title: title, parent: parent.map { headings[$0] }, isScope: isScope)
    let heading = Heading(
      id: name.id, label: shape.label, title: title, level: stack.count + 1, kind: kind, parent: parent, line: line)
    let region: Heading.Kind =
      shape.kind == .annex ? .annex : outer?.region ?? (shape.kind == .action ? .section : shape.kind)
    headings.append(
      HeadingDraft(
        heading: heading, address: name.address, region: region,
        scope: isScope ? headings.count : parent.flatMap { headings[$0].scope }))
    stack.append((rank, headings.count - 1))
    items.append(.heading(headings.count - 1))
    if isScope || outer == nil && parent == nil && region == .summary { numbering.annex() } else { numbering.heading() }
    lastNumbered = nil
    isIntroduced = false
  }

  // MARK: Paragraphs

  private mutating func paragraph(_ block: Block) {
    var draft = Draft(
      kind: .plain, passage: block.passage, depth: 0, heading: stack.last?.heading, line: block.line,
      cell: block.cell)
    switch block.kind {
    case .item(let label):
      if let marker = Marker(label + " ") { number(&draft, marker, block, isNested: block.depth > 1) }
      if draft.label == nil { (draft.label, draft.kind, draft.depth) = (label, .sub, max(1, block.depth - 1)) }
    case .bullet: bullet(&draft, depth: block.depth)
    case .quote: draft.kind = .quote
    case .code where block.marker.map { $0.sort != .bullet && !$0.isBare } ?? false:
      // A text that came as code, as from print: its number says that it is none.
      begin(&draft, block)
    case .code: draft.kind = .code
    case .cell: draft.kind = .cell
    case .note(let mark): note(&draft, mark)
    case .text:
      if let mark = noteMark(block.text) {
        draft.passage = draft.passage.dropping(mark.length)
        note(&draft, mark.name)
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
      draft.passage = draft.passage.dropping(marker.count)
      number(&draft, marker, block, isNested: false)
      if draft.label == nil { draft.passage = block.passage }
    }
  }

  private mutating func number(_ draft: inout Draft, _ marker: Marker, _ block: Block, isNested: Bool) {
    var marker = marker
    var printed = marker.label
    if let number = marker.number, numbering.dottedNumber == number || isNumber(number, ofHeading: stack.last?.heading),
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
      lastNumbered = drafts.count
      if restarts { restarting.insert(stack.last.flatMap { headings[$0.heading].scope } ?? -1) }
    case .part(let parent, let depth):
      draft.kind = .sub
      draft.depth = depth
      draft.parent = parent
      lastNumbered = drafts.count
    }
    draft.label = printed
    if let oddity = numbering.oddity { findings.append(Finding(.warning, line: block.line, oddity)) }
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

extension Passage {
  /// A heading as printed, without what tables of contents and pages leave on it: marks of notes, dots, "- 3 -".
  fileprivate var withoutLeaders: Passage {
    let marks = runs.compactMap { if case .footnote = $0.kind { $0.range } else { nil } }
    var title = removing(marks.sorted { $0.lowerBound < $1.lowerBound }).trimmed
    let dots = title.text.unicodeScalars.reversed().prefix { $0 == "." || $0 == "…" }.count
    if dots >= 3 { title = title[0..<title.count - dots].trimmed }
    let words = title.text.split(separator: " ")
    if words.count > 3, words.suffix(3).first == "-", words.last == "-", Int(words[words.count - 2]) != nil {
      title = title[0..<title.count - words.suffix(3).reduce(3) { $0 + $1.unicodeScalars.count }].trimmed
    }
    return title
  }
}
