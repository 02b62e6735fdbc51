/// Words of a paragraph that cite a place of the same document: "paragraph 9", "Annex II".
public struct CrossReference: Hashable, Sendable {
  /// The words, in code points of the paragraph's text.
  public var range: Range<Int>
  /// What they cite.
  public var target: Target
}

extension Document {
  /// What a paragraph cites of the document itself, in order: paragraphs, annexes and sections by their numbers.
  ///
  /// The numbers of an annex are meant where its own text cites them, as long as it has them. A place of a document that is named
  /// behind it ("paragraph 9 of PC0701E1a") is none of this one.
  public func crossReferences(inParagraph index: Int) -> [CrossReference] {
    guard paragraphs.indices.contains(index) else { return [] }
    return CitedPlaces(self, index, words: citingWords.value).all
  }
}

/// The words that come before a number that is cited, folded.
struct CitingWords: Sendable {
  let paragraph: Set<String>
  let annex: Set<String>
  let section: Set<String>

  init(_ profile: Profile) {
    paragraph = profile.folded("paragraph")
    annex = profile.folded("annex").union(profile.folded("appendix"))
    section = profile.folded("section").union(profile.folded("article"))
  }
}

/// One paragraph while the places that it cites are found.
private struct CitedPlaces {
  private let document: Document
  private let index: Int
  private let words: CitingWords
  private let wording: Wording
  private(set) var all: [CrossReference] = []
  /// The annex that was named last, and the first token behind its name.
  private var named: (address: String, end: Int)?

  init(_ document: Document, _ index: Int, words: CitingWords) {
    (self.document, self.index, self.words) = (document, index, words)
    wording = Wording(document.paragraphs[index].text)
    var at = 0
    while at < wording.tokens.count {
      let word = wording.folded(at)
      if words.paragraph.contains(word) {
        at = readNumbers(after: at)
      } else if words.annex.contains(word) || words.section.contains(word) {
        at = readPart(at)
      } else {
        at += 1
      }
    }
  }

  private mutating func add(_ tokens: Range<Int>, _ target: Target?) {
    guard let target, target != .paragraph(index) else { return }
    all.append(CrossReference(range: wording.codePoints(tokens), target: target))
  }

  /// Reads "paragraphs 9, 10(a) and 12 of Annex I" from the word on; the first token behind it.
  private mutating func readNumbers(after word: Int) -> Int {
    var found: [(tokens: Range<Int>, label: String)] = []
    var at = word + (wording.folded(word + 1) == "." ? 2 : 1)
    while let label = label(at) {
      found.append((found.isEmpty ? word..<label.end : at..<label.end, label.text))
      at = label.end
      // "9, 10", "9 and 10", "9 to 12", "9-12": what joins two numbers is one token, or a comma and a word.
      guard let next = (1...2).first(where: { self.label(at + $0) != nil && isJoint(at..<at + $0) }) else { break }
      at += next
    }
    guard !found.isEmpty, !isOfAnotherDocument(at) else { return max(at, word + 1) }
    let part = part(behind: at) ?? part(before: word)
    for (tokens, label) in found {
      let target = part.map { document.target(cited: "\($0)/\(label)") } ?? near(label)
      add(tokens, target)
    }
    return at
  }

  /// "9", "11(a)", "2.1" from a token on.
  private func label(_ at: Int) -> (text: String, end: Int)? {
    guard let first = wording.token(at), first.kind == .number else { return nil }
    var end = at + 1
    while wording.folded(end) == ".", let next = wording.token(end + 1), next.kind == .number, !next.isSpaced,
      wording.token(end)?.isSpaced == false
    {
      end += 2
    }
    while wording.folded(end) == "(", wording.folded(end + 2) == ")", wording.token(end + 1)?.kind != .mark { end += 3 }
    return (wording.printed(at..<end).filter { $0 != " " }, end)
  }

  private static let joints: Set<String> = [
    ",", "-", "and", "or", "to", "through", "et", "ou", "a", "y", "o", "al", "und",
  ]

  private func isJoint(_ tokens: Range<Int>) -> Bool {
    tokens.allSatisfy { Self.joints.contains(wording.folded($0)) }
  }

  /// What a number means to a reader of this paragraph.
  private func near(_ label: String) -> Target? {
    let address = document.paragraphs[index].address
    let scope = address.contains("/") ? address.split(separator: "/").first : nil
    return scope.flatMap { document.target(cited: "\($0)/\(label)") }
      ?? document.paragraph(cited: label).map(Target.paragraph)
  }

  private static let links: Set<String> = ["of", "in", "to", "from", "de", "du", "del", "dans", "en", "l", "al"]

  /// The address of the annex that is named before a number: "Annex I, paragraph 2".
  private func part(before word: Int) -> String? {
    guard let named, named.end == word || named.end == word - 1 && wording.folded(named.end) == "," else { return nil }
    return named.address
  }

  /// The address of the annex that is named behind a number: "of Annex I", "in the Annex".
  private func part(behind at: Int) -> String? {
    guard Self.links.contains(wording.folded(at)) else { return nil }
    for skipped in 1...2 where words.annex.contains(wording.folded(at + skipped)) {
      if case .heading(let heading)? = heading(at + skipped).target { return document.headings[heading].address }
    }
    return nil
  }

  /// Whether another document's symbol follows within a few words.
  private func isOfAnotherDocument(_ at: Int) -> Bool {
    let near = wording.codePoints(at..<min(at + 4, wording.tokens.count))
    return !near.isEmpty
      && document.paragraphs[index].runs.contains { run in
        if case .reference = run.kind {
          run.range.lowerBound >= near.lowerBound && run.range.lowerBound < near.upperBound
        } else {
          false
        }
      }
  }

  /// Reads "Annex II" or "Section III" from the word on; the first token behind it.
  private mutating func readPart(_ word: Int) -> Int {
    let (target, end) = heading(word)
    guard !isOfAnotherDocument(end) else { return end }
    add(word..<end, target)
    if case .heading(let heading)? = target, document.headings[heading].kind == .annex {
      named = (document.headings[heading].address, end)
    }
    return end
  }

  /// The heading that a word and the label behind it name, and the first token behind them.
  private func heading(_ word: Int) -> (target: Target?, end: Int) {
    let isAnnex = words.annex.contains(wording.folded(word))
    guard let label = wording.token(word + 1), label.kind != .mark, label.isSpaced else {
      // "the Annex" of a document that has one only.
      let annexes = document.headings.indices.filter { document.headings[$0].kind == .annex && isTop($0) }
      let isName = wording.token(word)?.isCapitalized ?? false
      return (isAnnex && isName && annexes.count == 1 ? .heading(annexes[0]) : nil, word + 1)
    }
    if case .heading(let found)? = document.target(cited: wording.printed(word..<word + 2)) {
      return (.heading(found), word + 2)
    }
    // A label in another form or language: "II." of "Section II", "Annexe II" of "Annex II".
    let found = document.headings.indices.first { index in
      let heading = document.headings[index]
      guard (heading.kind == .annex) == isAnnex, let printed = heading.label else { return false }
      return Wording(printed).tokens.last { $0.kind != .mark }?.folded == label.folded
    }
    return (found.map(Target.heading), found == nil ? word + 1 : word + 2)
  }

  private func isTop(_ heading: Int) -> Bool { document.headings[heading].level == 1 }
}
