import Documents
import Reviews
import Text

extension Desk {
  /// Goes to what the words on the cursor's line lead to, else those of its paragraph; where there are several, lists them.
  mutating func followReference() -> [Effect] {
    guard let links = linksHere else { return [] }
    let line = links.filter { isOnCursorLine($0) }
    if line.count == 1 { return follow(line[0].goal) }
    if links.count == 1 { return follow(links[0].goal) }
    var listing = Listing(
      title: said("Leads to"),
      lines: links.map { .entry(key: $0.words, text: preview(of: $0.goal), goal: .follow($0.goal)) })
    let next = links.firstIndex { ($0.range?.upperBound ?? .max) > reader.offset }
    listing.choose(next ?? 0)
    overlays.append(.listing(listing))
    return []
  }

  /// Shows what the words of the paragraph lead to and what its abbreviations mean, without going anywhere.
  mutating func peek() {
    guard let index = reader.paragraph else { return say("go to a paragraph to see what it refers to") }
    var lines: [Listing.Line] = []
    for link in document.links(inParagraph: index) {
      lines.append(.heading(link.words))
      let texts = texts(of: link.goal)
      lines += texts.map { .entry(key: "", text: $0, goal: .follow(link.goal)) }
    }
    let abbreviations = document.abbreviations(inParagraph: index)
    if !abbreviations.isEmpty {
      lines.append(.heading(said("Abbreviations and terms")))
      lines += abbreviations.map { .entry(key: $0.term, text: $0.meaning) }
    }
    guard !lines.isEmpty else { return say("this paragraph refers to nothing, and has no known abbreviation") }
    overlays.append(
      .listing(Listing(title: said("What \(document.mark(of: .paragraph(index))) refers to"), lines: lines)))
  }

  /// Lists abbreviations and terms: those that the document defines with the place, then those of its organization.
  mutating func showGlossary() {
    var lines: [Listing.Line] = []
    if !document.definitions.isEmpty {
      lines.append(.heading(said("Defined in this document; Enter goes there")))
      lines += document.definitions.sorted {
        ($0.term.lowercased(), $0.paragraph) < ($1.term.lowercased(), $1.paragraph)
      }
      .map { definition in
        .entry(
          key: definition.term,
          text: "\(definition.meaning) (\(document.mark(of: .paragraph(definition.paragraph))))",
          goal: .item(places.ofParagraph[definition.paragraph]))
      }
    }
    let defined = Set(document.definitions.map(\.term))
    let common = document.commonAbbreviations.filter { !defined.contains($0.term) }
    if !common.isEmpty {
      lines.append(.heading(said("Used in \(document.header.organization ?? said("organizations of this kind"))")))
      lines += common.map { .entry(key: $0.term, text: $0.meaning) }
    }
    guard !lines.isEmpty else { return say("no abbreviation is defined in this document, and none is known") }
    overlays.append(.listing(Listing(title: said("Abbreviations and terms"), lines: lines)))
  }

  /// Goes where a link leads.
  mutating func follow(_ goal: Link.Goal) -> [Effect] {
    switch goal {
    case .target(let target): reader.jump(to: places.item(of: target))
    case .event(let index):
      var timeline = TimelineView(document, at: reader.paragraph)
      timeline.choose(index, in: document)
      view = .timeline(timeline)
    case .document(let symbol): return [.openDocument(symbol)]
    case .address(let address): return [.copy(address)]
    }
    return []
  }

  /// Lists documents of which one is to be opened.
  mutating func choose(among documents: [DocumentFile], for what: Message) {
    guard !documents.isEmpty else { return say(what) }
    overlays.append(
      .listing(
        Listing(
          title: said(what), lines: documents.map { .entry(key: $0.name, text: $0.words, goal: .file($0.path)) })))
  }

  private var linksHere: [Link]? {
    mutating get {
      guard let index = reader.paragraph else {
        say("go to a paragraph that refers to something")
        return nil
      }
      let links = document.links(inParagraph: index)
      if links.isEmpty { say("this paragraph refers to no other place, document or meeting") }
      return links.isEmpty ? nil : links
    }
  }

  private func isOnCursorLine(_ link: Link) -> Bool {
    guard let range = link.range, let index = reader.paragraph, let row = reader.current?.part(of: index) else {
      return false
    }
    let count = row.text.string.unicodeScalars.count
    let end = count == 0 ? row.offset : row.place(count - 1).offset + 1
    return range.lowerBound < end && range.upperBound > row.offset
  }

  /// What a link leads to, on one line.
  private func preview(of goal: Link.Goal) -> String {
    Wording.shortened(texts(of: goal).joined(separator: " "), to: 200)
  }

  /// What a link leads to, in paragraphs.
  private func texts(of goal: Link.Goal) -> [String] {
    switch goal {
    case .target(let target):
      var texts = [document.text(of: target)]
      if case .heading(let heading) = target {
        texts = [Sheet.title(of: document.headings[heading])]
        if let first = document.paragraphs(under: heading).first { texts.append(document.paragraphs[first].text) }
      }
      return texts
    case .event(let index):
      let event = document.timeline[index]
      let outcomes = event.outcomes.map { said(Message(stringLiteral: $0)) }.joined(separator: ", ")
      let name = event.name ?? event.body
      return [
        said(
          outcomes.isEmpty
            ? "\(name); Enter shows it in the timeline" : "\(name): \(outcomes); Enter shows it in the timeline")
      ]
    case .document(let symbol): return [said("another document; Enter opens \(symbol) where it is at hand")]
    case .address(let address): return [said("\(address); Enter copies it")]
    }
  }
}
