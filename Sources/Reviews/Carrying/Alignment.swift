internal import Documents
internal import Synchronization

/// A kept revision aligned with the open one, once for all reviews that ask.
final class Alignment: Sendable {
  let old: KeptRevision
  let new: Document
  let reanchoring: Reanchoring
  private let traces = Mutex<[Range<Int>: Trace]>([:])
  /// The new paragraphs that have text, by their place in the canonical text.
  private let paragraphs: [(range: Range<Int>, index: Int)]

  private init(_ old: KeptRevision, _ new: Document) {
    (self.old, self.new) = (old, new)
    reanchoring = Reanchoring(old: old.text, new: new.text)
    paragraphs = new.paragraphs.indices
      .map { (new.canonicalRange(0..<new.paragraphs[$0].text.unicodeScalars.count, inParagraph: $0), $0) }
      .filter { !$0.0.isEmpty }.sorted { $0.0.lowerBound < $1.0.lowerBound }
  }

  /// Every operation makes another review, but the texts stay: so many alignments are remembered.
  private static let mostRemembered = 4
  private static let remembered = Mutex<[Alignment]>([])

  /// The alignment of two revisions, made when it is not remembered.
  static func of(_ old: KeptRevision, with new: Document) -> Alignment {
    func isMeant(_ one: Alignment) -> Bool { one.old.revision == old.revision && one.new.revision == new.revision }
    if let known = remembered.withLock({ $0.first(where: isMeant) }), known.new === new { return known }
    let made = Alignment(old, new)
    remembered.withLock { known in
      known.removeAll(where: isMeant)
      known = [made] + known.prefix(mostRemembered - 1)
    }
    return made
  }

  /// What became of a passage, both in code points of the canonical texts.
  func trace(_ span: Range<Int>) -> Trace {
    if let known = traces.withLock({ $0[span] }) { return known }
    let trace = reanchoring.trace(span)
    traces.withLock { $0[span] = trace }
    return trace
  }

  /// The paragraph that holds most of a stretch of the new canonical text; the first of those that hold equally much.
  ///
  /// An empty stretch between two paragraphs is at the end of the first.
  func paragraph(holding range: Range<Int>) -> Int? {
    var best: (index: Int, count: Int)?
    let candidates = paragraphs(from: range.lowerBound)
    for paragraph in candidates.prefix(while: { $0.range.lowerBound < max(range.upperBound, range.lowerBound + 1) }) {
      let count = paragraph.range.clamped(to: range).count
      if count > best?.count ?? -1 { best = (paragraph.index, count) }
    }
    if best == nil, range.isEmpty, candidates.startIndex > 0 { return paragraphs[candidates.startIndex - 1].index }
    return best?.index
  }

  /// How many paragraphs have something of a stretch of the new canonical text.
  func paragraphs(touching range: Range<Int>) -> Int {
    paragraphs(from: range.lowerBound).prefix { $0.range.lowerBound < range.upperBound }.count
  }

  /// The paragraphs that end behind a place.
  private func paragraphs(from place: Int) -> ArraySlice<(range: Range<Int>, index: Int)> {
    var (low, high) = (0, paragraphs.count)
    while low < high {
      let middle = (low + high) / 2
      if paragraphs[middle].range.upperBound > place { high = middle } else { low = middle + 1 }
    }
    return paragraphs[low...]
  }
}
