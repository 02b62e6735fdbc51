public import Documents

/// How much of what was said on other texts stands in a document.
public struct Fit: Equatable, Sendable {
  /// How many passages were commented on, or paragraphs given a position, in other texts.
  public private(set) var passages = 0
  /// How many of them are in this one.
  public private(set) var found = 0

  /// Looks for the anchors of operations that were made on other texts than `document`; each place counts once.
  ///
  /// What was said on the revisions that the review was carried from is known to be of this document, wherever it now stands.
  public init(of operations: some Sequence<Operation>, carriedFrom kept: [KeptRevision] = [], in document: Document) {
    let known = Set(kept.map(\.revision) + [document.revision])
    var anchors: Set<Anchor> = []
    for operation in operations where !known.contains(operation.revision) {
      switch operation.content {
      case .comment(let anchor, _), .position(let anchor, _): anchors.insert(anchor)
      default: break
      }
    }
    guard !anchors.isEmpty else { return }
    let targets = Dictionary(
      document.targets.map { (document.id(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
    passages = anchors.count
    found = anchors.count { anchor in
      targets[anchor.paragraph].flatMap { anchor.range(in: $0, of: document) } != nil
    }
  }

  /// Whether so little was found that the operations must be about another document: less than a quarter.
  public var isOfAnotherText: Bool { 4 * found < passages }
  /// Whether all was found.
  public var isWhole: Bool { found == passages }
}
