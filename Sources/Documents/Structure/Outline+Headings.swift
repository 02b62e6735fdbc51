extension Outline {
  /// Formats have no more than six levels of headings.
  static let lowestMark = 10

  /// The shape of a marked heading; a number that the format prints before it is its label, and no part of the text.
  func shape(ofMarked block: Block) -> HeadingShape {
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
  func shape(_ index: Int) -> HeadingShape? {
    let block = blocks[index]
    let text = block.text
    guard block.passage.count <= HeadingShape.longest, block.passage.breaks.count <= 2 else { return nil }
    if let shape = HeadingShape(text, isMarked: block.isStrong, words: words) { return shape }
    guard !text.endsASentence, !isSymbol(text) else { return nil }
    let next = blocks.indices.contains(index + 1) ? blocks[index + 1] : nil
    // What goes on with a small letter is a sentence that was set on several lines, as in a figure.
    if let next, next.kind == .text, next.marker == nil,
      next.text.unicodeScalars.first?.properties.isLowercase ?? false
    {
      return nil
    }
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
  mutating func head(_ index: Int, _ shape: HeadingShape, rank: Int?) -> Int {
    let block = blocks[index]
    var title = block.passage.dropping(min(shape.titleStart, block.passage.count)).trimmed
    var taken = 1
    var symbols: [String] = []
    if shape.wantsTitle {
      if blocks.indices.contains(index + taken), isSymbol(blocks[index + taken].text) {
        symbols.append(blocks[index + taken].text)
        taken += 1
      }
      if blocks.indices.contains(index + taken), isTitle(of: shape, blocks[index + taken], like: block) {
        title = blocks[index + taken].passage
        taken += 1
      } else {
        taken = 1
        symbols = []
      }
    }
    remember(shape)
    add(shape, title: title, words: title.count > 0 ? title : block.passage, line: block.line, rank: rank)
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
  mutating func endSummary() {
    if let summary = stack.firstIndex(where: {
      headings[$0.heading].heading.kind == .summary && headings[$0.heading].region == .summary
    }),
      !marksHeadings
    {
      stack.removeSubrange(summary...)
      numbering.heading()
    }
  }

  private mutating func add(_ shape: HeadingShape, title: Passage, words: Passage, line: Int, rank: Int?) {
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
    let name = names.heading(shape, title: title.text, parent: parent.map { headings[$0] }, isScope: isScope)
    let heading = Heading(
      id: name.id, label: shape.label, title: title.text, level: stack.count + 1, kind: kind, parent: parent,
      line: line, address: name.address, segments: words.segments)
    let region: Heading.Kind =
      shape.kind == .annex ? .annex : outer?.region ?? (shape.kind == .action ? .section : shape.kind)
    headings.append(
      HeadingDraft(
        heading: heading, address: name.address, region: region,
        scope: isScope ? headings.count : parent.flatMap { headings[$0].scope }))
    stack.append((rank, headings.count - 1))
    items.append(.heading(headings.count - 1))
    if isScope || outer == nil && parent == nil && region == .summary { numbering.annex() } else { numbering.heading() }
    (lastNumbered, option) = (nil, nil)
    isIntroduced = false
  }
}
