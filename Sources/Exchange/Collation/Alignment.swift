internal import Documents
internal import Reviews
import Text

/// A base as replies are laid beside it: what can be commented on by its place in the canonical text, made once for all replies.
struct ReplyBase: Sendable {
  /// The document.
  let document: Document
  /// The file's name.
  let file: String
  /// What has words in the canonical text, in order of place.
  let targets: [Target]
  /// Where each of the targets stands.
  let spans: [Range<Int>]

  /// Measures a base.
  init(_ document: Document, file: String) {
    self.document = document
    self.file = file
    let placed = document.targets
      .map { ($0, document.canonicalRange(0..<document.text(of: $0).unicodeScalars.count, in: $0)) }
      .filter { !$0.1.isEmpty }.sorted { $0.1.lowerBound < $1.1.lowerBound }
    (targets, spans) = (placed.map(\.0), placed.map(\.1))
  }

  /// What a stretch of the canonical text touches, as indices into `targets`, each with the part of its words that is touched.
  func passages(in range: Range<Int>) -> [(index: Int, range: Range<Int>)] {
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].upperBound >= range.lowerBound { high = middle } else { low = middle + 1 }
    }
    var passages: [(Int, Range<Int>)] = []
    while low < spans.count, spans[low].lowerBound <= range.upperBound {
      let part = range.clamped(to: spans[low])
      // What only reaches up to its edge does not touch it, unless it is a place and not a stretch.
      if !part.isEmpty || range.isEmpty { passages.append((low, inText(part, of: low))) }
      low += 1
    }
    return passages
  }

  /// The first of the targets that begins behind an offset, else the last.
  func index(after offset: Int) -> Int? {
    spans.firstIndex { $0.lowerBound >= offset } ?? spans.indices.last
  }

  /// Where words stand, in the order of the document, whatever white space divides them.
  func places(of words: String) -> [(target: Target, range: Range<Int>)] {
    targets.flatMap { target in
      QuotedWords.ranges(of: words, in: document.text(of: target)).map { (target, $0) }
    }
  }

  /// A target in a sentence: "paragraph 9", "Annex I".
  func name(of target: Target) -> String {
    (target.paragraph == nil ? "" : "paragraph ") + document.address(of: target)
  }

  private func inText(_ range: Range<Int>, of index: Int) -> Range<Int> {
    if let found = document.range(range, in: targets[index]) { return found }
    let count = document.text(of: targets[index]).unicodeScalars.count
    return range.lowerBound >= spans[index].upperBound ? count..<count : 0..<0
  }
}

/// A reply's text laid beside the base's.
struct Alignment {
  /// Where a stretch of the reply's text stands in the base.
  enum Landing: Equatable {
    /// On these, all or part of each.
    case at([Passage], doubt: String?)
    /// On what nobody can comment on, such as a date in the header block, before this.
    case before(Target)
    /// Nowhere; the likeliest neighbour, if there is one.
    case nowhere(near: Target?, reason: String)
  }
  /// A part of a paragraph, a heading or the title.
  struct Passage: Equatable {
    /// What it is a part of.
    var target: Target
    /// The part of its words, in code points.
    var range: Range<Int>
  }
  /// The base.
  let base: ReplyBase
  /// The reply's text.
  let text: String
  /// Both texts aligned; nil where they are the same.
  let reanchoring: Reanchoring?

  /// Lays a text beside the base.
  init(_ text: String, base: ReplyBase) {
    self.base = base
    self.text = text
    reanchoring = text == base.document.text ? nil : Reanchoring(old: text, new: base.document.text)
  }

  /// Where a stretch of the reply's text stands in the base.
  func landing(of range: Range<Int>) -> Landing {
    var place = range
    var doubt: String?
    if let reanchoring {
      let trace = reanchoring.trace(range)
      guard let found = trace.range else {
        return .nowhere(
          near: trace.nearest.flatMap { base.index(after: $0.lowerBound) }.map { base.targets[$0] },
          reason: trace.reason.english)
      }
      if case .ambiguous = trace.outcome { doubt = trace.reason.english }
      place = found
    }
    let passages = base.passages(in: place)
    if passages.isEmpty {
      guard let next = base.index(after: place.lowerBound) else {
        return .nowhere(near: nil, reason: "the document has no paragraphs")
      }
      return isOnOneLine(place, with: next)
        ? .at([Passage(target: base.targets[next], range: 0..<0)], doubt: doubt) : .before(base.targets[next])
    }
    return .at(passages.map { Passage(target: base.targets[$0.index], range: $0.range) }, doubt: doubt)
  }

  /// Whether a place is in what is printed before a paragraph or heading on its first line, its number.
  private func isOnOneLine(_ place: Range<Int>, with index: Int) -> Bool {
    let start = base.spans[index].lowerBound
    guard place.upperBound <= start, start - place.lowerBound <= 24 else { return false }
    return !base.document.text.stretch(place.lowerBound..<start).contains { $0.isNewline }
  }
}
