internal import Documents
internal import Synchronization

/// A kept revision aligned with the open one, once for all reviews that ask.
final class Alignment: Sendable {
  let old: KeptRevision
  let new: Document
  let reanchoring: Reanchoring
  private let traces = Mutex<[Range<Int>: Trace]>([:])
  /// What has words in the new revision, by their place in the canonical text.
  private let targets: [(range: Range<Int>, target: Target)]

  private init<Stop>(
    _ old: KeptRevision, _ new: Document, _ progress: (Double) throws(Stop) -> Void
  ) throws(Stop) {
    (self.old, self.new) = (old, new)
    reanchoring = try Reanchoring(old: old.text, new: new.text, progress: progress)
    targets = new.targets
      .map { (new.canonicalRange(0..<new.text(of: $0).unicodeScalars.count, in: $0), $0) }
      .filter { !$0.0.isEmpty }.sorted { $0.0.lowerBound < $1.0.lowerBound }
  }

  /// Every operation makes another review, but the texts stay: alignments with the document last asked about are remembered, and so
  /// many with others.
  private static let mostRemembered = 4
  private static let remembered = Mutex<[Alignment]>([])

  /// The alignment of two revisions, made when it is not remembered.
  static func of(_ old: KeptRevision, with new: Document) -> Alignment { of(old, with: new) { (_) throws(Never) in } }

  /// The same, where that may take long; see `Reanchoring`.
  static func of<Stop>(
    _ old: KeptRevision, with new: Document, progress: (Double) throws(Stop) -> Void
  ) throws(Stop) -> Alignment {
    func isMeant(_ one: Alignment) -> Bool { one.old.revision == old.revision && one.new.revision == new.revision }
    if let known = remembered.withLock({ $0.first(where: isMeant) }), known.new === new { return known }
    let made = try Alignment(old, new, progress)
    remembered.withLock { known in
      known.removeAll(where: isMeant)
      known = [made] + known.filter { $0.new === new } + known.filter { $0.new !== new }.prefix(mostRemembered - 1)
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

  /// What holds most of a stretch of the new canonical text; the first of those that hold equally much.
  ///
  /// An empty stretch between two targets is at the end of the first.
  func target(holding range: Range<Int>) -> Target? {
    var best: (target: Target, count: Int)?
    let candidates = targets(from: range.lowerBound)
    for candidate in candidates.prefix(while: { $0.range.lowerBound < max(range.upperBound, range.lowerBound + 1) }) {
      let count = candidate.range.clamped(to: range).count
      if count > best?.count ?? -1 { best = (candidate.target, count) }
    }
    if best == nil, range.isEmpty, candidates.startIndex > 0 { return targets[candidates.startIndex - 1].target }
    return best?.target
  }

  /// How many targets have something of a stretch of the new canonical text.
  func targets(touching range: Range<Int>) -> Int {
    targets(from: range.lowerBound).prefix { $0.range.lowerBound < range.upperBound }.count
  }

  /// The targets that end behind a place.
  private func targets(from place: Int) -> ArraySlice<(range: Range<Int>, target: Target)> {
    var (low, high) = (0, targets.count)
    while low < high {
      let middle = (low + high) / 2
      if targets[middle].range.upperBound > place { high = middle } else { low = middle + 1 }
    }
    return targets[low...]
  }
}
