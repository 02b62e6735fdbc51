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

  /// Anchors a passage, in code points of the paragraph's text; nil passage is the whole paragraph.
  public init(in document: Document, paragraph index: Int, passage: Range<Int>? = nil) {
    fatalError("unwritten")
  }

  /// Where the anchor stands in its paragraph's text in `document`, in code points; nil when the revision is another or it stands nowhere.
  public func range(in document: Document) -> (paragraph: Int, range: Range<Int>)? { nil }
}
