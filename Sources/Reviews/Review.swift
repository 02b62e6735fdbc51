public import Documents

/// What a set of operations amounts to.
///
/// The same set gives the same review, in whatever order and however often its members arrive.
public struct Review: Equatable, Sendable {
  /// The comments that stand, in order of their making; `comments(on:in:)` gives them by place.
  public let comments: [Comment]
  /// The last position of each reviewer on each paragraph of each revision, in order of their making; `Position.none` is not among them.
  public var positions: [StatedPosition] { statements.filter { $0.position != .none } }
  /// How the review was carried from earlier revisions, in order.
  public let carryings: [CarryingAct]
  /// The revisions that the review was carried from, each once.
  public let revisions: [KeptRevision]
  /// Operations that wait for their target, ids in order.
  public let waiting: [String]
  /// `positions`, and those that were taken back.
  let statements: [StatedPosition]
  private let memory = Memory()

  /// Folds operations, in time proportional to their number (but for the sorting): about 2 microseconds each.
  public init(_ operations: some Sequence<Operation>) {
    let fold = Fold(operations)
    comments = fold.comments
    statements = fold.statements
    carryings = fold.carryings
    revisions = carryings.map(\.from).reduce(into: []) { known, revision in
      if !known.contains(where: { $0.revision == revision.revision }) { known.append(revision) }
    }
    waiting = fold.waiting
  }

  /// The revision of this hash, if the review was carried from it.
  public func revision(_ hash: String) -> KeptRevision? { revisions.first { $0.revision == hash } }
}

/// What a review says about a document. Asking about one document again costs no more than the answer is long.
///
/// Anchors that were made on a kept revision are followed from there, which takes an alignment of both texts the first time.
extension Review {
  /// The comments on one target in order of place, then of making.
  public func comments(on target: Target, in document: Document) -> [Comment] {
    standing(in: document).comments[target, default: []].map { comments[$0] }
  }

  /// The comments on one paragraph in order of place, then of making.
  public func comments(on paragraph: Int, in document: Document) -> [Comment] {
    comments(on: .paragraph(paragraph), in: document)
  }

  /// All comments in document order; those that stand nowhere in this revision come last.
  public func comments(in document: Document) -> [Comment] {
    let standing = standing(in: document)
    return (standing.ordered + standing.orphans).map { comments[$0] }
  }

  /// The comments that stand nowhere in this revision.
  public func orphans(in document: Document) -> [Comment] {
    standing(in: document).orphans.map { comments[$0] }
  }

  /// The comments that fit several places of this revision equally well, in document order.
  public func undecided(in document: Document) -> [Comment] {
    let standing = standing(in: document)
    return standing.ordered.filter { standing.placings[$0].isAmbiguous }.map { comments[$0] }
  }

  /// Where a comment of this review stands.
  public func placing(of comment: Comment, in document: Document) -> Placing {
    let standing = standing(in: document)
    guard let index = standing.indices[comment.id] else {
      return Placing(target: nil, passage: nil, basis: .guessed)
    }
    return standing.placings[index]
  }

  /// Where an anchor stands, as one of this review's comments would.
  public func placing(of anchor: Anchor, in document: Document) -> Placing {
    standing(in: document).placing(of: anchor)
  }

  /// The positions on one paragraph, rolled up.
  public func tally(on paragraph: Int, in document: Document) -> Tally {
    standing(in: document).tallies[paragraph] ?? Tally()
  }

  /// The position of one reviewer on one paragraph as it now reads; `none` when it was taken on other words.
  public func position(of reviewer: Reviewer, on paragraph: Int, in document: Document) -> Position {
    standing(in: document).views[paragraph]?[reviewer] ?? .none
  }

  /// What reviewers say of one paragraph, outdated positions too, by reviewer.
  public func positions(on paragraph: Int, in document: Document) -> [PlacedPosition] {
    standing(in: document).positions[paragraph] ?? []
  }

  /// The positions on paragraphs that are not in this revision, in order of their making.
  public func lostPositions(in document: Document) -> [PlacedPosition] { standing(in: document).lost }

  /// How many reviewable paragraphs are in each state.
  public func progress(in document: Document) -> [Tally.State: Int] { standing(in: document).progress }

  /// What people call a revision: "PC0753Ea"; the start of its hash where it is not kept with the review.
  public func name(ofRevision hash: String, in document: Document) -> String {
    if let kept = revision(hash) { return kept.name }
    if hash == document.revision, let symbol = document.header.symbol { return symbol }
    return String(hash.prefix(8))
  }

  /// The revision that a comment was made on, and its paragraph there where that has another address now; nil when that is the open one.
  public func origin(of comment: Comment, at address: String?, in document: Document) -> String? {
    let anchor = comment.anchor
    guard anchor.revision != document.revision else { return nil }
    let name = name(ofRevision: anchor.revision, in: document)
    return address == anchor.address || anchor.address.isEmpty ? name : "\(name) (paragraph \(anchor.address))"
  }

  /// Lays the revisions on which something was said, and an `earlier` one, beside the document; all later questions are quick then.
  ///
  /// `progress` is told which share is done, 0 to 1; what it throws ends the work.
  public func align<Stop>(
    with document: Document, and earlier: KeptRevision? = nil, progress: (Double) throws(Stop) -> Void
  ) throws(Stop) {
    let asked = Set(comments.map(\.standing.revision) + statements.map(\.anchor.revision))
    var texts = revisions.filter { asked.contains($0.revision) && $0.revision != document.revision }
    if let earlier, !texts.contains(where: { $0.revision == earlier.revision }) { texts.append(earlier) }
    for (index, kept) in texts.enumerated() {
      _ = try Alignment.of(kept, with: document) { (share) throws(Stop) in
        try progress((Double(index) + share) / Double(texts.count))
      }
    }
    if !texts.isEmpty { _ = standing(in: document) }
  }

  private func standing(in document: Document) -> Standing { memory.standing(of: self, in: document) }
}
