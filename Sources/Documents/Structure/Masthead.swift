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
  private let symbols: [Pattern]
  private let organizations: BodyNames
  private let bodies: BodyNames
  /// Lines that may be the title, in groups that other lines stand between.
  private var candidates: [[String]] = [[]]
  private var titleBeforeItem: [String]?

  /// Reads the header block that `manuscript` begins with.
  init(_ manuscript: Manuscript, profile: Profile?, words: Vocabulary, symbols: [Pattern]) {
    self.profile = profile
    self.words = words
    self.symbols = symbols
    organizations = BodyNames(profile.map { [$0.organization] } ?? [])
    bodies = BodyNames(profile?.bodies ?? [])
    take(manuscript.metadata)
    if manuscript.marksHeadings { readMarked(manuscript.blocks) } else { readShaped(manuscript.blocks) }
    finish(manuscript)
  }

  // MARK: Which blocks

  /// The longest line of a header block, in code points, and the most blocks of one.
  private static let longestLine = 200
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
      if HeadingShape(block.text, isMarked: false, words: words).map({ $0.style != .title || $0.kind != .front }) ?? false { return }
      if isFirstHeading(index, blocks) { return }
      for line in block.passage.lines { take(line, isTitle: block.kind != .text) }
      isOpen = true
      blockCount = index + 1
    }
  }

  /// Whether the block is a paragraph rather than a line of the header block.
  private func isBodyText(_ block: Block) -> Bool {
    if block.passage.count > Masthead.longestLine * 2 { return true }
    if let marker = Marker(block.text) {
      switch marker.sort {
      case .bullet: if !marker.isBare { return true }
      case .capital(_, let roman): if marker.enclosure == .stop, roman == 1 { return true }
      case .number: if DateFind.all(in: block.text).first?.range.lowerBound != 0 { return true }
      case .letter: return true
      }
    }
    return block.passage.lines.contains { $0.count > Masthead.longestLine || $0.count > 80 && $0.text.endsASentence }
  }

  /// Whether the line stands over the text although it has only the look of a title: the title itself came before it.
  private func isFirstHeading(_ index: Int, _ blocks: [Block]) -> Bool {
    let block = blocks[index]
    guard block.standsAlone, blocks.indices.contains(index + 1), !candidates.allSatisfy(\.isEmpty) else { return false }
    let next = blocks[index + 1]
    guard case .text = next.kind, isBodyText(next), block.passage.breaks.isEmpty, !block.text.endsASentence else { return false }
    return kind(of: block.passage) == nil
  }

  /// With marked headings it ends at the title, and takes what follows that as long as the lines have a meaning.
  private mutating func readMarked(_ blocks: [Block]) {
    let first = blocks.firstIndex { if case .heading = $0.kind { true } else { false } } ?? 0
    let title = title(blocks, at: first)
    let hasTitle = title || header.title != nil
    for (index, block) in blocks.enumerated() {
      if index == first, title {
        take(block.passage, isTitle: true)
        blockCount = index + 1
        continue
      }
      let isLine = [.text, .bullet, .rule].contains(block.kind) && !isBodyText(block)
      let hasMeaning = block.passage.lines.contains { kind(of: $0) != nil }
      guard isLine, index < first && hasTitle || hasMeaning, index < Masthead.mostBlocks else { break }
      if index > first, !hasMeaning { break }
      for line in block.passage.lines { take(line, isTitle: false) }
      blockCount = index + 1
    }
  }

  /// Whether the first heading is the document's title: the only one of its level or above, or one under the lines of a cover.
  private func title(_ blocks: [Block], at index: Int) -> Bool {
    guard blocks.indices.contains(index), case .heading(let level) = blocks[index].kind else { return false }
    if let title = header.title { return Profile.key(title) == Profile.key(blocks[index].text) }
    guard HeadingShape(blocks[index].text, isMarked: true, words: words) == nil else { return false }
    var others = 0
    for block in blocks[(index + 1)...] {
      guard case .heading(let other) = block.kind else { continue }
      if other < level { return false }
      if other == level { others += 1 }
    }
    return others == 0 || blocks[..<index].contains { $0.passage.lines.contains { kind(of: $0) != nil } }
  }

  // MARK: What the lines say

  /// What one line of the header block gives.
  private enum Kind {
    case ornament, notice
    case symbol(String)
    case organization(String)
    case body(String)
    case session([Int], DateRange?, place: String?)
    case dates(DateRange, place: String?)
    case item(String)
    indirect case field(String, Kind)
  }

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
    } else if !isCredit(line.text) {
      candidates[candidates.count - 1].append(line.text)
      return
    }
    if let last = candidates.last, !last.isEmpty {
      if case .item = kind { titleBeforeItem = last }
      candidates.append([])
    }
  }

  private mutating func apply(_ kind: Kind) {
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

  private func kind(of line: Passage) -> Kind? {
    let text = line.text
    guard text.unicodeScalars.contains(where: { $0.properties.isAlphabetic || "0"..."9" ~= $0 }) else { return .ornament }
    guard line.count <= Masthead.longestLine else { return nil }
    if let (name, value) = field(line), let kind = kind(of: value) { return .field(name, kind) }
    if let symbol = symbol(text) { return .symbol(symbol) }
    let wording = Wording(text)
    if words.notice.contains(wording.folded(0)), [":", "."].contains(wording.folded(1)) { return .notice }
    if let item = item(wording) { return .item(item) }
    if let name = covering(organizations, wording) ?? organization(wording) { return .organization(name) }
    let dates = DateFind.all(in: wording)
    let ordinals = OrdinalFind.all(in: wording, beside: words.meeting)
    if dates.count == 1, let find = dates.first {
      let place = place(wording, around: find)
      let rest = wording.tokens.count - find.tokens.count
      if let ordinal = ordinals.first, rest <= 30 { return .session(ordinal.ordinals, find.dates, place: place) }
      if rest <= 6 { return .dates(find.dates, place: place) }
    }
    if let ordinal = ordinals.first, wording.tokens.count <= 14, dates.isEmpty {
      return .session(ordinal.ordinals, nil, place: nil)
    }
    return (covering(bodies, wording) ?? body(wording)).map(Kind.body)
  }

  /// "Agenda item: 8", or a line whose first words are strong: "**Symbol** INF/ECOM/87".
  private func field(_ line: Passage) -> (name: String, value: Passage)? {
    let strong = line.runs.first { $0.kind == .strong && $0.range.lowerBound == 0 && $0.range.upperBound < line.count }
    let colon = line.text.unicodeScalars.prefix(40).firstIndex(of: ":").map {
      line.text.unicodeScalars.distance(from: line.text.startIndex, to: $0)
    }
    guard let end = strong?.range.upperBound ?? colon, end > 0 else { return nil }
    var value = line.dropping(end)
    if let first = value.text.unicodeScalars.first, first == ":" { value = value.dropping(1) }
    value = value.trimmed
    guard value.count > 0 else { return nil }
    let name = line[0..<end].text
    // "Item: 8" is told by both words together.
    return words.item.contains(Profile.key(name)) ? nil : (Profile.key(name), value)
  }

  private func symbol(_ text: String) -> String? {
    let count = text.unicodeScalars.count
    for pattern in symbols {
      if let match = pattern.matches(in: text, limit: 1).first, match.range == 0..<count { return text }
    }
    // "ECE/TRADE/C/CEFACT/2018/1", "III 2/1": capitals, digits and slashes.
    guard profile == nil, 4...40 ~= count, text.utf8.contains(0x2F), text.utf8.contains(where: { 0x30...0x39 ~= $0 }) else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let isSymbol = parts.allSatisfy { part in
      part.unicodeScalars.first.map { $0.properties.isUppercase || "0"..."9" ~= $0 } ?? false
        && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".()- ".contains($0)) }
    }
    return isSymbol && parts[0].contains(where: \.isLetter) && text.count(where: { $0 == " " }) <= 1 ? text : nil
  }

  /// "(Item XVI. on the Agenda)", "Agenda item 8", "Point XVI de l'ordre du jour".
  private func item(_ wording: Wording) -> String? {
    guard wording.tokens.count <= 14 else { return nil }
    for index in wording.tokens.indices.prefix(6) where words.item.contains(wording.folded(index)) {
      let before = (0..<index).allSatisfy { wording.tokens[$0].kind == .mark || words.agenda.contains(wording.folded($0)) }
      let next = wording.folded(index + 1) == ":" ? index + 2 : index + 1
      guard before, let number = wording.token(next), number.kind == .number || number.isCapitalized else { continue }
      guard number.kind == .number || number.folded.utf8.count == 1 || Roman.value(number.folded) != nil else { continue }
      var end = next + 1
      while let glued = wording.token(end), !glued.isSpaced, ![")", ":", ","].contains(glued.folded) { end += 1 }
      let printed = wording.printed(next..<end)
      return printed.last == "." ? String(printed.dropLast()) : printed
    }
    return nil
  }

  /// The known name that most of a line consists of.
  private func covering(_ names: BodyNames, _ wording: Wording) -> String? {
    var covered = 0
    var body: String?
    var index = 0
    while index < wording.tokens.count {
      guard let find = names.find(wording, at: index) else {
        index += 1
        continue
      }
      body = body ?? find.body
      covered += find.tokens.count
      index = find.tokens.upperBound
    }
    return covered * 10 >= wording.tokens.count * 6 ? body : nil
  }

  /// An organization that no profile knows, by its last or first word.
  private func organization(_ wording: Wording) -> String? {
    guard header.organization == nil, profile == nil, 2...6 ~= wording.tokens.count else { return nil }
    let isName = wording.tokens.allSatisfy { $0.kind == .word && ($0.isCapitalized || $0.folded.utf8.count <= 3) }
    let isOrganization = wording.tokens.contains { Masthead.organizationWords.contains($0.folded) }
    return isName && isOrganization ? wording.text : nil
  }

  private static let organizationWords: Set<String> = [
    "organization", "organisation", "organizacion", "nations", "naciones", "union", "agency", "agence",
  ]

  /// A committee that no profile knows: a name that begins the line and has a word for a committee among its capital words.
  private func body(_ wording: Wording) -> String? {
    guard header.body == nil, 2...14 ~= wording.tokens.count, lines.count <= 6, wording.token(0)?.isCapitalized == true else { return nil }
    let name = wording.tokens.prefix { !words.body.contains($0.folded) }
    guard name.count < wording.tokens.count, name.allSatisfy({ $0.isCapitalized || $0.kind == .mark }) else { return nil }
    return wording.text
  }

  /// The place that a line names before or behind its date: "Brussels, 3 April 2024", "12-16 November 2018, Oostende, Belgium".
  private func place(_ wording: Wording, around find: DateFind) -> String? {
    let articles: Set<String> = ["le", "the", "el", "du", "on", "from"]
    var before = wording.tokens[..<find.tokens.lowerBound].indices
    while let last = before.last, articles.contains(wording.folded(last)) || wording.folded(last) == "," { before = before.dropLast() }
    let after = wording.folded(find.tokens.upperBound) == "," ? wording.tokens.indices[(find.tokens.upperBound + 1)...] : 0..<0
    for range in [after, before] where !range.isEmpty {
      // Whole, or what stands behind the last comma.
      let comma = range.last { wording.folded($0) == "," }.map { $0 + 1..<range.upperBound } ?? 0..<0
      for part in [range, comma] where 1...6 ~= part.count {
        let isPlace =
          wording.tokens[part.lowerBound].isCapitalized
          && part.allSatisfy {
            let token = wording.tokens[$0]
            return token.isCapitalized || token.folded == "," || articles.contains(token.folded) || token.folded == "-"
          } && !part.contains { words.meeting.contains(wording.folded($0)) || words.body.contains(wording.folded($0)) }
        if isPlace { return wording.printed(part) }
      }
    }
    return nil
  }

  /// "Note by the Secretariat", "(For discussion)": under a title, but no part of it.
  private func isCredit(_ text: String) -> Bool {
    let key = Profile.key(text)
    return text.hasPrefix("(") || Masthead.credits.contains { key.hasPrefix($0) }
  }

  private static let credits = [
    "note by", "note du", "nota de", "submitted by", "presented by", "prepared by", "transmitted by", "communication from", "presente par",
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
        apply(.session(ordinal.ordinals, dates.first?.dates, place: dates.first.flatMap { place(wording, around: $0) }))
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
