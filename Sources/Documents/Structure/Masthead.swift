import Text

/// The header block: reads its lines into a `Header`, and tells how many blocks of the file it takes.
struct Masthead {
  /// What the lines say.
  var header = Header()
  /// The lines in order.
  private(set) var lines: [Passage] = []
  /// The blocks it takes from the start of the file.
  private(set) var blockCount = 0

  /// The bodies it knows by name.
  var bodies: BodyNames { reader.bodies }

  let profile: Profile?
  let words: Vocabulary
  let reader: MastheadReader
  /// A line that may be the title.
  struct Candidate {
    /// What it says.
    var text: String
    /// The block it stands in.
    var block: Int
    /// Whether the block is strong or in large type.
    var isStrong: Bool
  }

  /// Lines that may be the title with the block they stand in, in groups that other lines stand between.
  private(set) var candidates: [[Candidate]] = [[]]
  /// The block at hand, and whether it is strong.
  private var (block, isStrong) = (0, false)
  private(set) var titleBeforeItem: [String]?
  /// The group after the agenda item, whose first block is the item's name.
  private(set) var groupAfterItem: Int?
  /// The line above the one at hand.
  private var above: String?
  /// Whether any line says something about the document.
  private var isTelling = false

  /// Reads the header block that `manuscript` begins with.
  init(_ manuscript: Manuscript, profile: Profile?, words: Vocabulary, symbols: [Pattern]) {
    self.profile = profile
    self.words = words
    reader = MastheadReader(profile: profile, words: words, symbols: symbols)
    take(manuscript.metadata)
    if manuscript.marksHeadings { readMarked(manuscript.blocks) } else { readShaped(manuscript.blocks[...]) }
    if !isTelling, !manuscript.marksHeadings { keepFirstLine(of: manuscript.blocks) }
    finish(manuscript)
    if !manuscript.letterhead.isEmpty {
      let over = Masthead(Manuscript(blocks: manuscript.letterhead), profile: profile, words: words, symbols: symbols)
      // Any form has a header; only that of an organization's document is its masthead.
      if profile != nil || over.header.organization != nil { header.fill(from: over.header) }
    }
    if manuscript.hasStyles, !isOfficial { leaveLinesInText(manuscript.blocks) }
  }

  /// Whether the lines are those of an organization's document: letters and forms begin with short lines and dates too.
  private var isOfficial: Bool { profile != nil || header.symbol != nil || header.organization != nil }

  /// Makes the lines what they are in a file of no organization: titles and paragraphs.
  private mutating func leaveLinesInText(_ blocks: [Block]) {
    lines = []
    blockCount = 0
    let styled = blocks.prefix(Masthead.mostBlocks).first { $0.style?.lowercased() == "title" }
    header.title = styled?.text ?? header.title
  }

  // MARK: Which blocks

  /// The most blocks that a header block has.
  static let mostBlocks = 60

  /// Without marked headings it goes on to the first heading, numbered paragraph or sentence.
  private mutating func readShaped(_ blocks: ArraySlice<Block>) {
    var isOpen = false
    var second: Int?
    for (index, block) in blocks.prefix(Masthead.mostBlocks).enumerated() {
      if index == second {
        blockCount = index + 1
        continue
      }
      if !block.standsAlone, index + 1 < blocks.count, reader.isName(block.text + " " + blocks[index + 1].text) {
        // "Council of the / European Union": one name on two lines.
        lines += [block.passage, blocks[index + 1].passage]
        var name = block.passage
        name.append(" ", at: nil)
        say(Passage(joining: [name, blocks[index + 1].passage]))
        (isOpen, second) = (true, index + 1)
        continue
      }
      if let row = field(inRowAt: index, blocks) {
        lines += [block.passage, blocks[index + 1].passage]
        (self.block, isStrong) = (index, false)
        say(row)
        (isOpen, second) = (true, index + 1)
        continue
      }
      switch block.kind {
      case .text where !isBodyText(block), .cell where !isBodyText(block), .heading(level: 1) where index == 0: break
      case .rule where !isOpen, .pageBreak: continue
      default: return
      }
      if HeadingShape(block.text, isMarked: false, words: words).map({ $0.style != .title || $0.kind != .front })
        ?? false
      {
        return
      }
      if isFirstHeading(index, blocks) || isOverList(index, blocks) { return }
      if case .heading = block.kind { take(block.passage, isTitle: true) } else { take(block, at: index) }
      isOpen = true
      blockCount = index + 1
    }
  }

  /// "Date of meeting" and "7 April 2022" in the two cells of a row: a field as "Date of meeting: 7 April 2022" is.
  private func field(inRowAt index: Int, _ blocks: ArraySlice<Block>) -> Passage? {
    guard let row = blocks[index].row, index + 1 < blocks.endIndex, blocks[index + 1].row == row,
      index == blocks.startIndex || blocks[index - 1].row != row,
      index + 2 >= blocks.endIndex || blocks[index + 2].row != row
    else { return nil }
    var name = blocks[index].passage
    name.append(name.text.hasSuffix(":") ? " " : ": ", at: nil)
    let line = Passage(joining: [name, blocks[index + 1].passage])
    guard case .field(let name, let value)? = kind(of: line), value.isTelling else { return nil }
    // Of what stands beside each other by chance, as in the two columns of a masthead, only a known name makes a field.
    let isKnown = name.split(separator: " ").map(String.init).contains {
      words.meeting.contains($0) || words.date.contains($0)
    }
    return isKnown || words.place.contains(name) || words.title.contains(name) ? line : nil
  }

  /// Whether the line announces a list or a table ("Present:"), with which the text begins.
  private func isOverList(_ index: Int, _ blocks: ArraySlice<Block>) -> Bool {
    guard blocks[index].text.hasSuffix(":"), blocks.indices.contains(index + 1), kind(of: blocks[index].passage) == nil
    else { return false }
    return switch blocks[index + 1].kind {
    case .cell, .bullet, .item: true
    default: false
    }
  }

  /// Short lines that say nothing of a session are no header block: at most the first of them is a title.
  private mutating func keepFirstLine(of blocks: [Block]) {
    let hasTitle = blockCount > 0 && blocks.count > 1 && !blocks[0].text.endsASentence
    lines = hasTitle ? blocks[0].passage.lines : []
    candidates = [hasTitle ? [Candidate(text: blocks[0].text, block: 0, isStrong: blocks[0].isStrong)] : []]
    blockCount = hasTitle ? 1 : 0
  }

  /// Whether the block is a paragraph rather than a line of the header block.
  private func isBodyText(_ block: Block) -> Bool {
    if block.passage.count > MastheadReader.longestLine * 2 { return true }
    if let marker = block.marker {
      switch marker.sort {
      case .bullet: if !marker.isBare { return true }
      case .capital(_, let roman): if marker.enclosure == .stop, roman == 1 { return true }
      case .number: if DateFind.all(in: block.text).first?.range.lowerBound != 0 { return true }
      case .letter: return true
      }
    }
    if block.passage.count > 80, block.text.endsASentence {
      if case .field(_, .title)? = kind(of: block.passage) { return false }
      return true
    }
    return block.passage.lines.contains { $0.count > MastheadReader.longestLine }
  }

  /// Whether the line stands over the text although it has only the look of a title: the title itself came before it.
  private func isFirstHeading(_ index: Int, _ blocks: ArraySlice<Block>) -> Bool {
    let block = blocks[index]
    guard block.standsAlone, blocks.indices.contains(index + 1), !candidates.allSatisfy(\.isEmpty) else { return false }
    let next = blocks[index + 1]
    guard case .text = next.kind, isBodyText(next), block.passage.breaks.isEmpty, !block.text.endsASentence else {
      return false
    }
    // "I. Introduction" is a heading itself: the line above it is the title.
    if case .capital = next.marker?.sort { return false }
    return kind(of: block.passage) == nil && !isCredit(block.text)
  }

  /// With marked headings it ends at the title, and takes what follows that as long as the lines have a meaning.
  private mutating func readMarked(_ blocks: [Block]) {
    let first = blocks.firstIndex { if case .heading = $0.kind { true } else { false } } ?? 0
    let title = title(blocks, at: first) || isDated(blocks, at: first)
    guard title || header.title != nil else {
      readCover(blocks[..<first])
      return
    }
    let start = title ? first + 1 : 0
    if title {
      for (index, block) in blocks[..<first].enumerated() { take(block, at: index) }
      take(blocks[first].passage, isTitle: true)
      blockCount = start
    }
    // Lines without a meaning of their own belong to it as long as one with a meaning follows.
    let cover = blocks[start...].prefix(12).prefix { [.text, .bullet, .rule].contains($0.kind) && !isBodyText($0) }
    guard let last = cover.lastIndex(where: isTelling) else { return }
    for index in start...last { take(blocks[index], at: index) }
    blockCount = last + 1
  }

  /// A cover page before the first marked heading, whose lines no style tells apart.
  private mutating func readCover(_ blocks: ArraySlice<Block>) {
    guard blocks.contains(where: isTelling) else { return }
    readShaped(blocks)
  }

  private func isTelling(_ block: Block) -> Bool {
    !isBodyText(block) && block.passage.lines.contains { kind(of: $0)?.isTelling ?? false }
  }

  /// Whether the first heading names a committee and a date stands under it: the title, although there are others of its level.
  private func isDated(_ blocks: [Block], at index: Int) -> Bool {
    guard blocks.indices.contains(index), case .heading = blocks[index].kind, index <= 2,
      HeadingShape(blocks[index].text, isMarked: true, words: words) == nil,
      reader.bodies.first(in: Wording(blocks[index].text)) != nil
    else { return false }
    return blocks[(index + 1)...].prefix(3).contains { block in
      guard block.kind == .text, !isBodyText(block) else { return false }
      return block.passage.lines.contains { if case .dates? = kind(of: $0)?.bare { true } else { false } }
    }
  }

  /// Whether the first heading is the document's title: the only one of its level or above, or one under the lines of a cover.
  private func title(_ blocks: [Block], at index: Int) -> Bool {
    guard blocks.indices.contains(index), case .heading(let level) = blocks[index].kind else { return false }
    if let title = header.title { return Profile.key(title) == Profile.key(blocks[index].text) }
    guard HeadingShape(blocks[index].text, isMarked: true, words: words) == nil,
      !blocks[..<index].contains(where: isBodyText)
    else {
      return false
    }
    var others = 0
    for block in blocks[(index + 1)...] {
      guard case .heading(let other) = block.kind else { continue }
      if other < level { return false }
      if other == level { others += 1 }
    }
    return others == 0 || blocks[..<index].contains { $0.passage.lines.contains { kind(of: $0)?.isTelling ?? false } }
  }

  // MARK: What the lines say

  private mutating func take(_ block: Block, at index: Int) {
    (self.block, isStrong) = (index, block.isStrong)
    for line in block.passage.lines { take(line, isTitle: false) }
  }

  private mutating func take(_ line: Passage, isTitle: Bool) {
    guard line.count > 0 else { return }
    lines.append(line)
    if isTitle {
      header.title = line.text
      return
    }
    // What stands far apart in one line are two lines: "United Nations          A/80/1".
    for part in line.columns { say(part) }
  }

  private mutating func say(_ line: Passage) {
    var kind = kind(of: line)
    // "ITU-T", and under it "T.88": one symbol in two cells of a cover.
    if kind == nil, header.symbol == nil, let last = above, let symbol = reader.symbol(last + " " + line.text) {
      kind = .symbol(symbol)
    }
    above = line.text
    if let kind {
      apply(kind)
      isTelling = isTelling || kind.isTelling
      if header.body == nil, case .session? = kind.bare { header.body = reader.bodies.first(in: Wording(line.text)) }
    } else if let place = header.sessionOrdinals.isEmpty || header.place != nil ? nil : reader.place(line) {
      header.place = place
      return
    } else if !isCredit(line.text) {
      candidates[candidates.count - 1].append(Candidate(text: line.text, block: block, isStrong: isStrong))
      return
    }
    if case .ornament? = kind { return }
    if let last = candidates.last, !last.isEmpty {
      if case .item = kind { titleBeforeItem = last.map(\.text) }
      candidates.append([])
    }
    if case .item? = kind?.bare { groupAfterItem = candidates.count - 1 }
  }

  mutating func apply(_ kind: MastheadLine) {
    switch kind {
    case .ornament, .notice: break
    case .symbol(let symbol): header.symbol = header.symbol ?? symbol
    case .organization(let name): header.organization = header.organization ?? name
    // The larger bodies are named first, down to the one whose session it is.
    case .body(let name): if header.body == nil || header.sessionOrdinals.isEmpty { header.body = name }
    case .title(let title): header.title = header.title ?? title
    case .place(let place): header.place = header.place ?? place
    case .session(let ordinals, let dates, let place):
      if header.sessionOrdinals.isEmpty { header.sessionOrdinals = ordinals }
      header.sessionDates = header.sessionDates ?? dates
      header.place = header.place ?? place
    case .dates(let dates, let place):
      if dates.start == dates.end {
        header.documentDate = header.documentDate ?? dates.start
      } else {
        header.sessionDates = header.sessionDates ?? dates
      }
      header.place = header.place ?? place
    case .item(let item): header.agendaItem = header.agendaItem ?? item
    case .field(let name, .dates(let dates, _)) where namesOwnMeeting(name):
      header.sessionDates = header.sessionDates ?? dates
    case .field(let name, .body), .field(let name, .organization):
      // "To: Permanent Representatives Committee" says nothing of whose document it is.
      if !words.recipient.contains(name), case .field(_, let inner) = kind, header.body == nil { apply(inner) }
    case .field(_, let kind): apply(kind)
    }
  }

  /// Whether a field is the meeting's: "Session dates", "Date of meeting", but not "Date of next meeting".
  private func namesOwnMeeting(_ name: String) -> Bool {
    let parts = name.split(separator: " ").map(String.init)
    return parts.contains(where: words.meeting.contains) && !parts.contains(where: words.neighbour.contains)
  }

  private func kind(of line: Passage) -> MastheadLine? { reader.kind(of: line, isFirst: lines.count <= 6) }

  /// "Note by the Secretariat", "(For discussion)": under a title, but no part of it.
  private func isCredit(_ text: String) -> Bool {
    let key = Profile.key(text)
    return text.hasPrefix("(") || Masthead.credits.contains { key.hasPrefix($0) }
  }

  private static let credits: [String] = [
    "note by", "note du", "nota de", "submitted by", "presented by", "prepared by", "transmitted by",
    "communication from", "presente par",
    "prepare par", "soumis par", "presentado por", "established in", "cree en", "creee en",
  ]
}

extension Passage {
  /// The parts of a line that three blanks or more set apart, as in two columns.
  fileprivate var columns: [Passage] {
    var ranges: [Range<Int>] = []
    var start = 0
    var gap: (start: Int, width: Int)?
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if scalar == " " || scalar == "\t" || scalar == "\u{A0}" {
        // A tab sets columns apart by itself.
        gap = (gap?.start ?? index, (gap?.width ?? 0) + (scalar == "\t" ? 3 : 1))
        continue
      }
      if let gap, gap.width >= 3, gap.start > 0 {
        ranges.append(start..<gap.start)
        start = index
      }
      gap = nil
    }
    return ranges.isEmpty ? [self] : pieces(ranges + [start..<count]).map(\.trimmed)
  }
}

extension Block {
  /// The row of a table that it stands in, by table and number.
  fileprivate var row: [Int]? { cell.map { [$0.table, $0.row] } }
}
