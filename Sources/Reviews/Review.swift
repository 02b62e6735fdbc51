public import Documents

/// What a set of operations amounts to.
///
/// The same set gives the same review, in whatever order and however often its members arrive.
public struct Review: Equatable, Sendable {
  /// The comments that stand, in order of their making; `comments(on:in:)` gives them by place.
  public let comments: [Comment]
  /// Positions by paragraph id, then reviewer; `Position.none` is not kept.
  public let positions: [String: [Reviewer: StatedPosition]]
  /// Operations that wait for their target, ids in order.
  public let waiting: [String]
  private let memory = Memory()

  /// Folds operations, in time proportional to their number (but for the sorting): about 2 microseconds each.
  public init(_ operations: some Sequence<Operation>) {
    let fold = Fold(operations)
    comments = fold.comments
    positions = fold.positions
    waiting = fold.waiting
  }
}

/// What a review says about a document. Asking about one document again costs no more than the answer is long.
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

  /// The positions on one paragraph, rolled up.
  public func tally(on paragraph: Int, in document: Document) -> Tally {
    standing(in: document).tallies[paragraph] ?? Tally()
  }

  /// The position of one reviewer on one paragraph as it now reads; `none` when it was taken on other words.
  public func position(of reviewer: Reviewer, on paragraph: Int, in document: Document) -> Position {
    standing(in: document).views[paragraph]?[reviewer] ?? .none
  }

  /// How many reviewable paragraphs are in each state.
  public func progress(in document: Document) -> [Tally.State: Int] { standing(in: document).progress }

  private func standing(in document: Document) -> Standing { memory.standing(of: self, in: document) }
}
