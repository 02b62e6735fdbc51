public import Documents

/// Where an operation points: a passage of one paragraph, heading or title, or the whole of it, in one revision.
public struct Anchor: Hashable, Sendable, Codable {
  /// The revision's hash.
  public var revision: String
  /// The id of the paragraph, heading or title.
  public var paragraph: String
  /// How that is cited ("11", "Annex I").
  public var address: String
  /// Where the passage starts in the canonical text, in code points.
  public var start: Int
  /// Where it ends, exclusive.
  public var end: Int
  /// The passage itself, as the paragraph's text has it.
  public var exact: String
  /// Up to 128 code points of the paragraph's text before it; nil for a whole paragraph.
  public var prefix: String?
  /// Up to 128 code points of the paragraph's text after it; nil for a whole paragraph.
  public var suffix: String?

  /// Whether it is the whole paragraph.
  public var isWhole: Bool { prefix == nil && suffix == nil }

  /// The most code points of context kept on either side.
  static let contextLength = 128

  /// Anchors a passage, in code points of the paragraph's text; nil passage is the whole paragraph.
  ///
  /// An index or a passage that is out of bounds is clipped.
  public init(in document: Document, paragraph index: Int, passage: Range<Int>? = nil) {
    let index = min(max(index, 0), document.paragraphs.count - 1)
    if index >= 0 {
      self.init(in: document, .paragraph(index), passage: passage)
    } else {
      self.init(nowhereIn: document.revision)
    }
  }

  private init(nowhereIn revision: String) {
    self.revision = revision
    (paragraph, address, start, end, exact) = ("", "", 0, 0, "")
  }

  /// Anchors a passage, in code points of the target's words, or the whole target; a passage that is out of bounds is clipped.
  public init(in document: Document, _ target: Target, passage: Range<Int>? = nil) {
    revision = document.revision
    paragraph = document.id(of: target)
    address = document.address(of: target)
    let text = document.text(of: target)
    let count = text.unicodeScalars.count
    let range = passage?.clamped(to: 0..<count) ?? 0..<count
    let canonical = document.canonicalRange(range, in: target)
    (start, end) = (canonical.lowerBound, canonical.upperBound)
    exact = text.stretch(range)
    if passage != nil {
      prefix = text.stretch(max(0, range.lowerBound - Self.contextLength)..<range.lowerBound)
      suffix = text.stretch(range.upperBound..<min(count, range.upperBound + Self.contextLength))
    }
  }

  /// An anchor to words that stand nowhere in the revision that is open: what a reply was about and the base does not have.
  ///
  /// `address` is that of the likeliest neighbour, perhaps empty.
  public init(
    lost exact: String, after prefix: String = "", before suffix: String = "", near address: String,
    in document: Document
  ) {
    (revision, paragraph, self.address, start, end) = (document.revision, "", address, 0, 0)
    (self.exact, self.prefix, self.suffix) = (exact, prefix, suffix)
  }

  /// Where the anchor stands in the words of its target in `document`, in code points; nil when it stands nowhere.
  ///
  /// In the revision it was made in, that is its place. In another one it stands where the target of the same id has the same
  /// words in the same context, once.
  public func place(in document: Document) -> (target: Target, range: Range<Int>)? {
    guard let target = document.targets.first(where: { document.id(of: $0) == paragraph }) else { return nil }
    return range(in: target, of: document).map { (target, $0) }
  }

  /// The same where it is known that the target has the anchor's id, without looking for it.
  public func range(in target: Target, of document: Document) -> Range<Int>? {
    let text = document.text(of: target)
    guard let prefix, let suffix else {
      return text.hasSameWords(as: exact) ? 0..<text.unicodeScalars.count : nil
    }
    if revision == document.revision, start <= end,
      let range = document.range(start..<end, in: target),
      text.stretch(range) == exact
    {
      return range
    }
    return text.onlyPlace(of: exact, after: prefix, before: suffix)
  }

  /// The nearest anchor whose offsets are in order.
  var valid: Anchor {
    var anchor = self
    anchor.start = max(0, start)
    anchor.end = max(anchor.start, end)
    return anchor
  }
}
