internal import Documents
internal import Reviews

/// A base as replies are laid beside it: its paragraphs by their place in the canonical text, made once for all replies.
struct ReplyBase: Sendable {
  /// The document.
  let document: Document
  /// The file's name.
  let file: String
  /// Where each paragraph stands in the canonical text, in order; those that stand nowhere are empty.
  let spans: [Range<Int>]

  /// Measures a base.
  init(_ document: Document, file: String) {
    self.document = document
    self.file = file
    spans = document.paragraphs.map { paragraph in
      let start = paragraph.segments.first?.canonical ?? 0
      return start..<max(start, paragraph.segments.last.map { $0.canonical + $0.count } ?? start)
    }
  }

  /// The paragraphs that a stretch of the canonical text touches, each with the part of it that is touched.
  func passages(in range: Range<Int>) -> [(paragraph: Int, range: Range<Int>)] {
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].upperBound >= range.lowerBound { high = middle } else { low = middle + 1 }
    }
    var passages: [(Int, Range<Int>)] = []
    while low < spans.count, spans[low].lowerBound <= range.upperBound {
      let part = range.clamped(to: spans[low])
      // What only reaches up to the paragraph's edge does not touch it, unless it is a place and not a stretch.
      if !part.isEmpty || range.isEmpty { passages.append((low, inText(part, of: low))) }
      low += 1
    }
    return passages
  }

  /// The first paragraph that begins behind an offset, else the last.
  func paragraph(after offset: Int) -> Int? {
    spans.firstIndex { $0.lowerBound >= offset } ?? spans.indices.last
  }

  private func inText(_ range: Range<Int>, of index: Int) -> Range<Int> {
    if let found = document.paragraphRange(range, inParagraph: index) { return found }
    let count = document.paragraphs[index].text.unicodeScalars.count
    return range.lowerBound >= spans[index].upperBound ? count..<count : 0..<0
  }
}

/// A reply's text laid beside the base's.
struct Alignment {
  /// Where a stretch of the reply's text stands in the base.
  enum Landing: Equatable {
    /// In these paragraphs, all or part of each.
    case at([Passage], doubt: String?)
    /// In a heading or in the header block, before this paragraph.
    case before(Int)
    /// Nowhere; the likeliest neighbour, if there is one.
    case nowhere(near: Int?, reason: String)
  }
  /// A part of a paragraph.
  struct Passage: Equatable {
    /// The paragraph's index.
    var paragraph: Int
    /// The part of its text, in code points.
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
        return .nowhere(near: trace.nearest.flatMap { base.paragraph(after: $0.lowerBound) }, reason: trace.reason)
      }
      if case .ambiguous = trace.outcome { doubt = trace.reason }
      place = found
    }
    let passages = base.passages(in: place)
    if passages.isEmpty {
      guard let next = base.paragraph(after: place.lowerBound) else {
        return .nowhere(near: nil, reason: "the document has no paragraphs")
      }
      return isOnOneLine(place, with: next)
        ? .at([Passage(paragraph: next, range: 0..<0)], doubt: doubt) : .before(next)
    }
    return .at(passages.map { Passage(paragraph: $0.paragraph, range: $0.range) }, doubt: doubt)
  }

  /// Whether a place is in what is printed before a paragraph on its first line, its number.
  private func isOnOneLine(_ place: Range<Int>, with paragraph: Int) -> Bool {
    let start = base.spans[paragraph].lowerBound
    guard place.upperBound <= start, start - place.lowerBound <= 24 else { return false }
    return !base.document.text.stretch(place.lowerBound..<start).contains { $0.isNewline }
  }
}
