public import Documents

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
  }
  /// Index of the paragraph; nil when the anchor stands nowhere.
  public var paragraph: Int?
  /// The passage in code points of the paragraph's text; nil for the whole paragraph.
  public var passage: Range<Int>?
  /// How it is known.
  public var basis: Basis
  /// Other places that fit as well, the present one among them; empty unless the passage is ambiguous.
  public var candidates: [Spot] = []
  /// Whether a whole paragraph became several, of which this one has most of its words.
  public var isSplit = false
  /// Where somebody who looks for a passage that is gone might begin: index of a paragraph.
  public var nearest: Int?

  /// A passage of a paragraph.
  public struct Spot: Hashable, Sendable {
    /// Index of the paragraph.
    public var paragraph: Int
    /// The passage in code points of the paragraph's text; nil for the whole paragraph.
    public var passage: Range<Int>?
    /// Names a passage.
    public init(paragraph: Int, passage: Range<Int>?) {
      self.paragraph = paragraph
      self.passage = passage
    }

    /// The paragraph's number and the words at the place with some before and after, by which places can be told apart.
    public func words(in document: Document) -> String {
      let text = document.paragraphs[paragraph].text
      let passage = passage ?? 0..<min(120, text.unicodeScalars.count)
      let start = max(0, passage.lowerBound - Self.context)
      let end = min(text.unicodeScalars.count, passage.upperBound + Self.context)
      return "\(document.paragraphs[paragraph].address) " + (start > 0 ? "…" : "")
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
    if paragraph == nil { return "orphaned" }
    if isAmbiguous { return "ambiguous" }
    if case .traced(let trace) = basis, case .changed = trace.outcome { return "changed" }
    return "unchanged"
  }

  /// How likely it is that this is the right answer, 0 to 1; nil where it was not followed from an old revision.
  public var score: Double? { if case .traced(let trace) = basis { trace.score } else { nil } }

  /// What happened to the words, in words.
  public var reason: String {
    switch basis {
    case .made: "it was made on this revision"
    case .traced where isSplit: "its words stand in several paragraphs"
    case .traced(let trace):
      paragraph == nil && trace.range != nil ? "the words are in no paragraph any more" : trace.reason
    case .guessed:
      paragraph == nil
        ? "the revision that it was made on is not at hand" : "the paragraph of the same number has the same words"
    }
  }
}

extension Placing {
  /// Follows an anchor that was made on a `kept` revision.
  init(of anchor: Anchor, in document: Document, from kept: KeptRevision) {
    let alignment = Alignment.of(kept, with: document)
    let trace = alignment.trace(anchor.start..<max(anchor.start, anchor.end))
    basis = .traced(trace)
    nearest = trace.nearest.flatMap(alignment.paragraph(holding:))
    func spot(_ range: Range<Int>) -> Spot? {
      guard let index = alignment.paragraph(holding: range) else { return nil }
      if anchor.isWhole { return Spot(paragraph: index, passage: nil) }
      if let passage = document.paragraphRange(range, inParagraph: index) {
        return Spot(paragraph: index, passage: passage)
      }
      guard range.isEmpty else { return nil }
      let end = document.paragraphs[index].text.unicodeScalars.count
      return Spot(paragraph: index, passage: end..<end)
    }
    guard let range = trace.range, let home = spot(range) else { return }
    (paragraph, passage) = (home.paragraph, home.passage)
    isSplit = anchor.isWhole && alignment.paragraphs(touching: range) > 1
    if case .ambiguous(let places) = trace.outcome {
      for place in places.compactMap(spot) where !candidates.contains(place) { candidates.append(place) }
    }
  }
}
