import Text

/// The header block: reads its lines into a `Header`, and tells how many blocks of the file it takes.
struct Masthead {
  /// What the lines say.
  private(set) var header = Header()
  /// The lines in order.
  private(set) var lines: [Passage] = []
  /// The blocks it takes from the start of the file.
  private(set) var blockCount = 0

  private let profile: Profile?
  private let words: Vocabulary
  private let reader: MastheadReader
  /// Lines that may be the title, in groups that other lines stand between.
  private var candidates: [[String]] = [[]]
  private var titleBeforeItem: [String]?
  /// Whether any line says something about the document.
  private var isTelling = false

  /// Reads the header block that `manuscript` begins with.
  init(_ manuscript: Manuscript, profile: Profile?, words: Vocabulary, symbols: [Pattern]) {
    self.profile = profile
    self.words = words
    reader = MastheadReader(profile: profile, words: words, symbols: symbols)
    take(manuscript.metadata)
    if manuscript.marksHeadings { readMarked(manuscript.blocks) } else { readShaped(manuscript.blocks) }
    if !isTelling, !manuscript.marksHeadings { keepFirstLine(of: manuscript.blocks) }
    finish(manuscript)
  }

  // MARK: Which blocks

  /// The most blocks that a header block has.
  private static let mostBlocks = 60

  /// Without marked headings it goes on to the first heading, numbered paragraph or sentence.
  private mutating func readShaped(_ blocks: [Block]) {
    var isOpen = false
    for (index, block) in blocks.prefix(Masthead.mostBlocks).enumerated() {
      switch block.kind {
      case .text where !isBodyText(block), .heading(level: 1) where index == 0: break
      case .rule where !isOpen, .pageBreak: continue
      default: return
      }
      if HeadingShape(block.text, isMarked: false, words: words).map({ $0.style != .title || $0.kind != .front })
        ?? false
      {
        return
      }
      if isFirstHeading(index, blocks) { return }
      for line in block.passage.lines { take(line, isTitle: block.kind != .text) }
      isOpen = true
      blockCount = index + 1
    }
  }

  /// Short lines that say nothing of a session are no header block: at most the first of them is a title.
  private mutating func keepFirstLine(of blocks: [Block]) {
    let hasTitle = blockCount > 0 && blocks.count > 1 && !blocks[0].text.endsASentence
    lines = hasTitle ? blocks[0].passage.lines : []
    candidates = [hasTitle ? [blocks[0].text] : []]
    blockCount = hasTitle ? 1 : 0
  }

  /// Whether the block is a paragraph rather than a line of the header block.
  private func isBodyText(_ block: Block) -> Bool {
    if block.passage.count > MastheadReader.longestLine * 2 { return true }
    if let marker = Marker(block.text) {
      switch marker.sort {
      case .bullet: if !marker.isBare { return true }
      case .capital(_, let roman): if marker.enclosure == .stop, roman == 1 { return true }
      case .number: if DateFind.all(in: block.text).first?.range.lowerBound != 0 { return true }
      case .letter: return true
      }
    }
    if block.passage.count > 80, block.text.endsASentence { return true }
    return block.passage.lines.contains { $0.count > MastheadReader.longestLine }
  }

  /// Whether the line stands over the text although it has only the look of a title: the title itself came before it.
  private func isFirstHeading(_ index: Int, _ blocks: [Block]) -> Bool {
    let block = blocks[index]
    guard block.standsAlone, blocks.indices.contains(index + 1), !candidates.allSatisfy(\.isEmpty) else { return false }
    let next = blocks[index + 1]
    guard case .text = next.kind, isBodyText(next), block.passage.breaks.isEmpty, !block.text.endsASentence else {
      return false
    }
    return kind(of: block.passage) == nil
  }

  /// With marked headings it ends at the title, and takes what follows that as long as the lines have a meaning.
  private mutating func readMarked(_ blocks: [Block]) {
    let first = blocks.firstIndex { if case .heading = $0.kind { true } else { false } } ?? 0
    let title = title(blocks, at: first)
    let hasTitle = title || header.title != nil
    let start = title ? first + 1 : 0
    if title {
      for block in blocks[..<first] { block.passage.lines.forEach { take($0, isTitle: false) } }
      take(blocks[first].passage, isTitle: true)
      blockCount = start
    }
    // Lines without a meaning of their own belong to it as long as one with a meaning follows.
    let cover = blocks[start...].prefix(12).prefix { [.text, .bullet, .rule].contains($0.kind) && !isBodyText($0) }
    guard hasTitle,
      let last = cover.lastIndex(where: { $0.passage.lines.contains { kind(of: $0)?.isTelling ?? false } })
    else { return }
    for block in cover[...last] { block.passage.lines.forEach { take($0, isTitle: false) } }
    blockCount = last + 1
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

  private mutating func take(_ line: Passage, isTitle: Bool) {
    guard line.count > 0 else { return }
    lines.append(line)
    if isTitle {
      header.title = line.text
      return
    }
    let kind = kind(of: line)
    if let kind {
      apply(kind)
      isTelling = isTelling || kind.isTelling
      if header.body == nil, case .session? = kind.bare { header.body = reader.bodies.first(in: Wording(line.text)) }
    } else if !isCredit(line.text) {
      candidates[candidates.count - 1].append(line.text)
      return
    }
    if let last = candidates.last, !last.isEmpty {
      if case .item = kind { titleBeforeItem = last }
      candidates.append([])
    }
  }

  private mutating func apply(_ kind: MastheadLine) {
    switch kind {
    case .ornament, .notice: break
    case .symbol(let symbol): header.symbol = header.symbol ?? symbol
    case .organization(let name): header.organization = header.organization ?? name
    case .body(let name): header.body = header.body ?? name
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
    case .field(let name, .dates(let dates, _)) where words.meeting.contains(where: { name.hasPrefix($0) }):
      header.sessionDates = header.sessionDates ?? dates
    case .field(_, let kind): apply(kind)
    }
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

  // MARK: The rest

  private mutating func take(_ metadata: [String: String]) {
    header.title = metadata["title"].flatMap { $0.isEmpty ? nil : $0 }
    header.language = metadata["lang"] ?? metadata["language"]
    header.symbol = metadata["symbol"] ?? metadata["docnumber"]
    header.place = metadata["place"] ?? metadata["location"]
    header.documentDate = metadata["date"].flatMap { DateFind.all(in: $0).first?.dates.start }
  }

  private mutating func finish(_ manuscript: Manuscript) {
    if header.title == nil {
      let group = titleBeforeItem ?? candidates.last { !$0.isEmpty }
      header.title = group?.joined(separator: " ")
    }
    // A title such as "Report of the 7th Session of the ..., 12-16 November 2018, Oostende, Belgium" says it all.
    if let title = header.title, header.sessionOrdinals.isEmpty {
      let wording = Wording(title)
      if let ordinal = OrdinalFind.all(in: wording, beside: words.meeting).first {
        let dates = DateFind.all(in: wording)
        apply(
          .session(
            ordinal.ordinals, dates.first?.dates, place: dates.first.flatMap { reader.place(wording, around: $0) }))
      }
    }
    if let profile {
      header.organization = header.organization ?? profile.organization.abbreviation
      if header.body == nil, let symbol = header.symbol {
        header.body = profile.bodies.first { $0.series.map { symbol.hasPrefix($0) } ?? false }?.abbreviation
      }
    }
    header.language = header.language ?? Language.of(manuscript.blocks.lazy.dropFirst(blockCount).map(\.text))
  }
}
