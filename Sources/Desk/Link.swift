import Documents
import Text

/// What words of a paragraph lead to.
struct Link: Equatable, Sendable {
  /// Where a link leads.
  enum Goal: Equatable, Sendable {
    /// A place of this document.
    case target(Target)
    /// A meeting, by its index in `Document.timeline`.
    case event(Int)
    /// Another document, by its symbol.
    case document(String)
    /// An address of the web.
    case address(String)
  }
  /// The words, in code points of the paragraph's text; nil for a meeting, whose words may be anywhere in it.
  var range: Range<Int>?
  /// The words as they are printed, or the meeting's name.
  var words: String
  /// Where they lead.
  var goal: Goal
}

extension Document {
  /// What the words of a paragraph lead to, in order: places of the document, notes, other documents, pages, then meetings.
  func links(inParagraph index: Int) -> [Link] {
    let paragraph = paragraphs[index]
    let scalars = paragraph.text.unicodeScalars
    func words(_ range: Range<Int>) -> String { String(scalars.dropFirst(range.lowerBound).prefix(range.count)) }
    var links = crossReferences(inParagraph: index).map {
      Link(range: $0.range, words: words($0.range), goal: .target($0.target))
    }
    for run in paragraph.runs {
      guard let goal = goal(of: run.kind) else { continue }
      links.append(Link(range: run.range, words: words(run.range), goal: goal))
    }
    links.sort { ($0.range?.lowerBound ?? 0) < ($1.range?.lowerBound ?? 0) }
    return links
      + timeline.indices.filter { timeline[$0].paragraphs.contains(index) }.map {
        Link(range: nil, words: said(timeline[$0].message), goal: .event($0))
      }
  }

  private func goal(of kind: Run.Kind) -> Link.Goal? {
    switch kind {
    case .reference(let symbol): .document(symbol)
    case .footnote(let id): target(cited: id).map(Link.Goal.target)
    case .link(let address) where address.hasPrefix("#"):
      target(cited: String(address.dropFirst())).map(Link.Goal.target)
    case .link(let address): address.contains(":") ? .address(address) : nil
    default: nil
    }
  }

  /// The abbreviations and terms that stand in a paragraph, with what they mean: those that the document defines, then those of its
  /// organization.
  func abbreviations(inParagraph index: Int) -> [(term: String, meaning: String)] {
    var found: [(term: String, meaning: String)] = []
    var words: Set<String> = []
    for word in paragraphs[index].text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "/" && $0 != "-" })
    {
      words.insert(String(word))
    }
    for definition in definitions where definition.paragraph != index {
      guard words.contains(definition.term) || Phrase(definition.term).isIn(paragraphs[index].text) else { continue }
      if !found.contains(where: { $0.term == definition.term }) { found.append((definition.term, definition.meaning)) }
    }
    let known = Set(definitions.map(\.term))
    for (term, meaning) in commonAbbreviations where words.contains(term) && !known.contains(term) {
      found.append((term, meaning))
    }
    return found
  }
}

extension Phrase {
  /// Whether a text has it as it is written, in capitals and small letters alike where it has any.
  fileprivate func isIn(_ text: String) -> Bool { string.contains(" ") && !ranges(in: text).isEmpty }
}
