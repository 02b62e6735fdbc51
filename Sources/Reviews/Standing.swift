internal import Documents
internal import Synchronization

/// A review as it stands in one document: comments by target, positions by index of paragraph.
struct Standing: Sendable {
  let document: Document
  /// Where each of `Review.comments` stands.
  private(set) var placings: [Placing] = []
  /// The index into `Review.comments` of each comment's id.
  private(set) var indices: [String: Int] = [:]
  /// Comments on each target by place, as indices into `Review.comments`.
  private(set) var comments: [Target: [Int]] = [:]
  /// The comments that stand somewhere, in document order.
  private(set) var ordered: [Int] = []
  /// The comments that stand nowhere, in order of their making.
  private(set) var orphans: [Int] = []
  /// What reviewers say of each paragraph, by reviewer.
  private(set) var positions: [Int: [PlacedPosition]] = [:]
  /// The positions on paragraphs that are gone.
  private(set) var lost: [PlacedPosition] = []
  /// The positions that hold for the words that stand there now.
  private(set) var views: [Int: [Reviewer: Position]] = [:]
  /// The tallies of paragraphs on which there is any position, outdated ones too.
  private(set) var tallies: [Int: Tally] = [:]
  /// How many reviewable paragraphs are in each state.
  private(set) var progress: [Tally.State: Int] = [:]

  /// What is known by which id.
  private let targets: [String: Target]
  private let revisions: [String: KeptRevision]

  /// Places `review` in `document`.
  init(_ review: Review, in document: Document) {
    self.document = document
    let isEmpty = review.comments.isEmpty && review.statements.isEmpty
    let inOrder = isEmpty ? [] : document.targets
    targets = Dictionary(inOrder.map { (document.id(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
    revisions = Dictionary(review.revisions.map { ($0.revision, $0) }, uniquingKeysWith: { first, _ in first })
    placeComments(of: review, on: inOrder)
    placePositions(of: review)
    count()
  }

  /// Where an anchor stands.
  func placing(of anchor: Anchor) -> Placing {
    if anchor.revision != document.revision, let kept = revisions[anchor.revision] {
      return Placing(of: anchor, in: document, from: kept)
    }
    let basis: Placing.Basis = anchor.revision == document.revision ? .made : .guessed
    guard let target = targets[anchor.paragraph], let range = anchor.range(in: target, of: document) else {
      return Placing(target: nil, passage: nil, basis: basis)
    }
    return Placing(target: target, passage: anchor.isWhole ? nil : range, basis: basis)
  }

  private mutating func placeComments(of review: Review, on targets: [Target]) {
    placings = review.comments.map { placing(of: $0.standing) }
    indices = Dictionary(
      review.comments.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    orphans = placings.indices.filter { placings[$0].target == nil }
    let placed = placings.indices.filter { placings[$0].target != nil }
    // A comment on the whole paragraph stands where a passage that is the whole paragraph would.
    func isBefore(_ one: Int, _ other: Int) -> Bool {
      let (one, other) = ((placings[one].passage, one), (placings[other].passage, other))
      return (one.0?.lowerBound ?? 0, one.0?.upperBound ?? .max, one.1)
        < (other.0?.lowerBound ?? 0, other.0?.upperBound ?? .max, other.1)
    }
    for comment in placed { if let target = placings[comment].target { comments[target, default: []].append(comment) } }
    for target in targets where comments[target] != nil {
      comments[target]?.sort(by: isBefore)
      ordered += comments[target] ?? []
    }
  }
}

// MARK: Positions

extension Standing {
  private mutating func placePositions(of review: Review) {
    var landed: [Int: [Reviewer: [PlacedPosition]]] = [:]
    for stated in review.statements {
      let revision = stated.anchor.revision
      var placed = PlacedPosition(
        stated: stated, isCurrent: revision == document.revision, placing: placing(ofParagraph: stated.anchor),
        revision: revision == document.revision ? nil : review.name(ofRevision: revision, in: document))
      if let index = placed.placing.target?.paragraph {
        if !placed.isCurrent {
          placed.isCurrent = document.paragraphs[index].text.hasSameWords(as: stated.anchor.exact)
        }
        landed[index, default: [:]][stated.reviewer, default: []].append(placed)
      } else if stated.position != .none {
        lost.append(placed)
      }
    }
    for (index, voices) in landed {
      positions[index] = voices.sorted { $0.key < $1.key }.flatMap { unreplaced($0.value) }
    }
  }

  /// Where the paragraph is on which a position was taken, whatever its words now are.
  private func placing(ofParagraph anchor: Anchor) -> Placing {
    guard anchor.revision == document.revision || revisions[anchor.revision] == nil else { return placing(of: anchor) }
    // Of a revision that is not at hand no more is known than the paragraph's number.
    let basis: Placing.Basis = anchor.revision == document.revision ? .made : .guessed
    return Placing(target: targets[anchor.paragraph], passage: nil, basis: basis)
  }

  /// Of what one reviewer said of a paragraph, in order, what was not replaced: all that was said on the revision of the last word,
  /// for two old paragraphs may have become one.
  ///
  /// What was said of the words that stand here now is not replaced by what is said later of other words.
  private func unreplaced(_ positions: [PlacedPosition]) -> [PlacedPosition] {
    guard let last = positions.last else { return [] }
    let isOfOtherWords = !last.isCurrent
    return positions.filter { placed in
      let revision = placed.stated.anchor.revision
      return placed.stated.position != .none
        && (revision == last.stated.anchor.revision || isOfOtherWords && revision == document.revision)
    }
  }

  /// Gerrit drops votes on changed text; here they are outdated, shown and not counted.
  private mutating func count() {
    for (index, positions) in positions where !positions.isEmpty {
      var current: [Reviewer: Position] = [:]
      for placed in positions where placed.isCurrent { current[placed.stated.reviewer] = placed.stated.position }
      views[index] = current
      tallies[index] = Tally(current: current, outdated: positions.filter { !$0.isCurrent })
    }
    var reviewable = 0
    for index in document.paragraphs.indices where document.paragraphs[index].isReviewable {
      reviewable += 1
      if let tally = tallies[index] { progress[tally.state, default: 0] += 1 }
    }
    let untouched = reviewable - progress.values.reduce(0, +)
    if untouched > 0 { progress[.open, default: 0] += untouched }
  }
}

/// Remembers how a review stands in the document last asked about; no part of the review's value.
final class Memory: Sendable, Equatable {
  private let last = Mutex<Standing?>(nil)

  /// The review's standing in `document`, computed when it is another document than the last time.
  func standing(of review: Review, in document: Document) -> Standing {
    last.withLock { last in
      if let last, last.document === document { return last }
      let standing = Standing(review, in: document)
      last = standing
      return standing
    }
  }

  static func == (one: Memory, other: Memory) -> Bool { true }
}
