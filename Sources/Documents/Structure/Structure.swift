import Digest
import Text

/// Finds a committee document in the blocks that a reader gives: header, headings, numbered paragraphs, definitions, references.
enum Structure {
  /// The document in `manuscript`, whose canonical text is `text`.
  static func document(
    of manuscript: consuming Manuscript, text: String, profiles: ProfileShelf = .shipped
  ) -> Document {
    var manuscript = manuscript
    let revision = Later { SHA256.hex(text) }
    // Of a long text the digest takes a tenth of the time, and needs nothing of what is found here.
    if text.utf8.count > 1 << 20 { revision.begin() }
    let opening =
      manuscript.metadata.values.map { $0 } + (manuscript.letterhead + manuscript.blocks.prefix(80)).map(\.text)
    let profile = profiles.choose(for: opening)
    let vocabulary = profile ?? .common
    let words = Vocabulary(vocabulary)
    let symbols = vocabulary.symbolPatterns

    let masthead = Masthead(manuscript, profile: profile, words: words, symbols: symbols)
    var blocks: [Block] = []
    swap(&blocks, &manuscript.blocks)
    let furniture = Furniture(clearing: &blocks, from: masthead.blockCount, symbol: masthead.header.symbol)
    var outline = Outline(
      taking: &blocks, marksHeadings: manuscript.marksHeadings, keepsSigns: manuscript.hasStyles, words: words
    ) { text in
      text.utf8.count <= 40
        && symbols.contains { $0.matches(in: text, limit: 1).first?.range == 0..<text.unicodeScalars.count }
    }
    var apparatus = Apparatus(profile: vocabulary, symbols: symbols, own: masthead.header.symbol)
    let paragraphs = Structure.paragraphs(&outline, &apparatus)
    let headings = outline.headings.map(\.heading)
    let brackets = Brackets(in: outline.items, headings: headings, paragraphs: paragraphs)
    let oddities = Oddities(
      header: masthead.header, headings: headings, paragraphs: paragraphs, brackets: brackets, words: words)
    let findings = manuscript.findings + furniture.findings + outline.findings + oddities.findings
    let lines = masthead.lines.filter { isMoreThanRule($0.text) }
    let items = lines.map { Item.masthead($0.text) } + outline.items
    return Document(
      text: text, revision: revision.value, header: masthead.header,
      items: items, headings: headings, paragraphs: paragraphs, brackets: brackets,
      timeline: Timeline.events(
        header: masthead.header, texts: paragraphs.map(\.text), profile: profile, names: masthead.bodies),
      references: apparatus.references, definitions: apparatus.definitions,
      findings: findings.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
        .map(\.element),
      comments: manuscript.comments, counts: manuscript.counts ?? FileCounts(items, paragraphs),
      titleLines: TitleLines(masthead.header.title, in: lines), tracked: manuscript.tracked,
      profile: vocabulary)
  }

  /// Whether a line of the header block says anything; "-" and the like only part the others.
  private static func isMoreThanRule(_ line: String) -> Bool {
    line.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }

  /// The drafts with their names, and with what they define and cite.
  private static func paragraphs(_ outline: inout Outline, _ apparatus: inout Apparatus) -> [Paragraph] {
    let given = Structure.names(of: outline)
    var marks: [String: String] = [:]
    for index in outline.drafts.indices {
      if let mark = outline.drafts[index].mark { marks[mark] = marks[mark] ?? given[index].id }
    }
    let hasHeadings = !outline.headings.isEmpty
    return outline.drafts.indices.map { index in
      var draft = Draft(kind: .plain, passage: Passage(), depth: 0, line: 0)
      swap(&draft, &outline.drafts[index])
      let region = draft.heading.map { outline.headings[$0].region }
      let isOpenToPositions =
        switch draft.kind {
        case .numbered, .sub: true
        case .plain: region.map { $0 != .front && $0 != .summary } ?? !hasHeadings
        case .bullet, .quote, .cell, .note, .code: false
        }
      return Paragraph(
        id: given[index].id, label: draft.isCounted ? nil : draft.label, address: given[index].address,
        text: draft.passage.text,
        kind: draft.kind,
        depth: draft.depth, heading: draft.heading, isReviewable: isOpenToPositions, line: draft.line,
        segments: draft.passage.segments, runs: apparatus.runs(of: draft, at: index, notes: marks),
        cell: draft.cell)
    }
  }

  private static func names(of outline: Outline) -> [Names.Name] {
    var names = Names()
    var given: [Names.Name] = []
    given.reserveCapacity(outline.drafts.count)
    names.reserve(outline.drafts.count)
    for draft in outline.drafts.indices { given.append(name(outline.drafts[draft], outline, given, &names)) }
    return given
  }

  private static func name(
    _ draft: borrowing Draft, _ outline: Outline, _ given: [Names.Name], _ names: inout Names
  ) -> Names.Name {
    let heading = draft.heading
    let scope = heading.flatMap { outline.headings[$0].scope }
    func name(of heading: Int?) -> Names.Name? {
      heading.map { (outline.headings[$0].heading.id, outline.headings[$0].address) }
    }
    if draft.kind == .plain, heading.map({ outline.headings[$0].region == .summary }) ?? false,
      let owner = name(of: scope ?? heading)
    {
      return names.summary(owner)
    }
    if draft.kind == .numbered {
      // Numbers that run through the whole body or annex need no section to tell them apart.
      if let option = draft.parent { return names.paragraph(draft, owner: given[option]) }
      let isContinuous = !outline.restarting.contains(scope ?? -1)
      return names.paragraph(draft, owner: name(of: isContinuous ? scope : heading))
    }
    return names.paragraph(draft, owner: draft.parent.map { given[$0] } ?? name(of: heading))
  }
}
