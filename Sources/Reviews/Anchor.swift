public import Documents

/// Where an operation points: a passage of one paragraph, or the whole of it, in one revision.
public struct Anchor: Hashable, Sendable, Codable {
  /// The revision's hash.
  public var revision: String
  /// The paragraph's id.
  public var paragraph: String
  /// How the paragraph is cited ("11").
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
    revision = document.revision
    let index = min(max(index, 0), document.paragraphs.count - 1)
    guard index >= 0 else {
      (paragraph, address, start, end, exact) = ("", "", 0, 0, "")
      return
    }
    let paragraph = document.paragraphs[index]
    self.paragraph = paragraph.id
    address = paragraph.address
    let count = paragraph.text.unicodeScalars.count
    let range = passage?.clamped(to: 0..<count) ?? 0..<count
    let canonical = document.canonicalRange(range, inParagraph: index)
    (start, end) = (canonical.lowerBound, canonical.upperBound)
    exact = paragraph.text.stretch(range)
    if passage != nil {
      prefix = paragraph.text.stretch(max(0, range.lowerBound - Self.contextLength)..<range.lowerBound)
      suffix = paragraph.text.stretch(range.upperBound..<min(count, range.upperBound + Self.contextLength))
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

  /// Where the anchor stands in its paragraph's text in `document`, in code points; nil when it stands nowhere.
  ///
  /// In the revision it was made in, that is its place. In another one it stands where the paragraph of the same id has the same
  /// words in the same context, once.
  public func range(in document: Document) -> (paragraph: Int, range: Range<Int>)? {
    guard let index = document.paragraphs.firstIndex(where: { $0.id == paragraph }) else { return nil }
    return range(inParagraph: index, of: document).map { (index, $0) }
  }

  /// The same where it is known that paragraph `index` has the anchor's id, without looking for it.
  public func range(inParagraph index: Int, of document: Document) -> Range<Int>? {
    let text = document.paragraphs[index].text
    guard let prefix, let suffix else {
      return text.hasSameWords(as: exact) ? 0..<text.unicodeScalars.count : nil
    }
    if revision == document.revision, start <= end,
      let range = document.paragraphRange(start..<end, inParagraph: index),
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
