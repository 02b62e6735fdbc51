public import Documents
public import Text

/// Where an anchor stands in the open revision, and how that is known.
public struct Placing: Hashable, Sendable {
  /// How it is known.
  public enum Basis: Hashable, Sendable {
    /// The anchor was made on the open revision.
    case made
    /// The old revision is kept with the review, and the passage was followed from there.
    case traced(Trace)
    /// The old revision is not at hand; the paragraph of the same id has the same words, or has not.
    case guessed
    /// The words were nowhere in the revision that they were said to be of.
    case lost
  }
  /// What the anchor stands on; nil when it stands nowhere.
  public var target: Target?
  /// The passage in code points of the target's words; nil for the whole target.
  public var passage: Range<Int>?
  /// How it is known.
  public var basis: Basis
  /// Other places that fit as well, the present one among them; empty unless the passage is ambiguous.
  public var candidates: [Spot] = []
  /// Whether a whole paragraph became several, of which this one has most of its words.
  public var isSplit = false
  /// Where somebody who looks for a passage that is gone might begin.
  public var nearest: Target?

  /// A passage of a paragraph, a heading or the title.
  public struct Spot: Hashable, Sendable {
    /// What it is a passage of.
    public var target: Target
    /// The passage in code points of the target's words; nil for the whole target.
    public var passage: Range<Int>?
    /// Names a passage.
    public init(_ target: Target, passage: Range<Int>?) {
      self.target = target
      self.passage = passage
    }

    /// The target's number and the words at the place with some before and after, by which places can be told apart.
    public func words(in document: Document) -> String {
      let text = document.text(of: target)
      let passage = passage ?? 0..<min(120, text.unicodeScalars.count)
      let start = max(0, passage.lowerBound - Self.context)
      let end = min(text.unicodeScalars.count, passage.upperBound + Self.context)
      return "\(document.address(of: target)) " + (start > 0 ? "…" : "")
        + text.stretch(start..<end).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        + (end < text.unicodeScalars.count ? "…" : "")
    }

    /// Code points shown on either side.
    private static let context = 40
  }

  /// Whether several places fit equally well and somebody has to choose.
  public var isAmbiguous: Bool { candidates.count > 1 }

  /// What became of the anchor: "unchanged", "changed", "ambiguous" or "orphaned".
  public var outcome: String {
    if target == nil { return "orphaned" }
    if isAmbiguous { return "ambiguous" }
    if case .traced(let trace) = basis, case .changed = trace.outcome { return "changed" }
    return "unchanged"
  }

  /// How likely it is that this is the right answer, 0 to 1; nil where it was not followed from an old revision.
  public var score: Double? { if case .traced(let trace) = basis { trace.score } else { nil } }

  /// What happened to the words, in words.
  public var reason: Message {
    switch basis {
    case .made: "it was made on this revision"
    case .traced where isSplit: "its words stand in several paragraphs"
    case .traced(let trace):
      target == nil && trace.range != nil ? "the words are in no paragraph any more" : trace.reason
    case .guessed:
      target == nil
        ? "the revision that it was made on is not at hand" : "the paragraph of the same number has the same words"
    case .lost: "its words were not in the document when it was taken in"
    }
  }
}

extension Placing {
  /// Follows an anchor that was made on a `kept` revision.
  init(of anchor: Anchor, in document: Document, from kept: KeptRevision) {
    let alignment = Alignment.of(kept, with: document)
    guard !anchor.paragraph.isEmpty else {
      basis = .lost
      return
    }
    let trace = alignment.trace(anchor.start..<max(anchor.start, anchor.end))
    basis = .traced(trace)
    nearest = trace.nearest.flatMap(alignment.target(holding:))
    func spot(_ range: Range<Int>) -> Spot? {
      guard let target = alignment.target(holding: range) else { return nil }
      if anchor.isWhole { return Spot(target, passage: nil) }
      if let passage = document.range(range, in: target) { return Spot(target, passage: passage) }
      guard range.isEmpty else { return nil }
      let end = document.text(of: target).unicodeScalars.count
      return Spot(target, passage: end..<end)
    }
    guard let range = trace.range, let home = spot(range) else { return }
    (target, passage) = (home.target, home.passage)
    isSplit = anchor.isWhole && alignment.targets(touching: range) > 1
    if case .ambiguous(let places) = trace.outcome {
      for place in places.compactMap(spot) where !candidates.contains(place) { candidates.append(place) }
    }
  }
}
