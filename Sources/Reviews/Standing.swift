internal import Documents
internal import Synchronization

/// A review as it stands in one document: comments by target, positions by index of paragraph.
struct Standing: Sendable {
  let document: Document
  /// Comments on each target by place, as indices into `Review.comments`.
  private(set) var comments: [Target: [Int]] = [:]
  /// The comments that stand somewhere, in document order.
  private(set) var ordered: [Int] = []
  /// The comments that stand nowhere, in order of their making.
  private(set) var orphans: [Int] = []
  /// The positions that hold for the words that stand there now.
  private(set) var views: [Int: [Reviewer: Position]] = [:]
  /// The tallies of paragraphs on which there is any position, outdated ones too.
  private(set) var tallies: [Int: Tally] = [:]
  /// How many reviewable paragraphs are in each state.
  private(set) var progress: [Tally.State: Int] = [:]

  /// Places `review` in `document`.
  init(_ review: Review, in document: Document) {
    self.document = document
    placeComments(of: review)
    var reviewable = 0
    for index in document.paragraphs.indices {
      let isReviewable = document.paragraphs[index].isReviewable
      if isReviewable { reviewable += 1 }
      if review.positions.isEmpty { continue }
      if let positions = review.positions[document.paragraphs[index].id] {
        let tally = count(positions, on: index)
        if isReviewable { progress[tally.state, default: 0] += 1 }
      }
    }
    let untouched = reviewable - progress.values.reduce(0, +)
    if untouched > 0 { progress[.open, default: 0] += untouched }
  }

  private mutating func placeComments(of review: Review) {
    guard !review.comments.isEmpty else { return }
    let candidates = Dictionary(grouping: review.comments.indices) { review.comments[$0].anchor.paragraph }
    for target in document.targets {
      if let comments = candidates[document.id(of: target)] { place(comments, of: review, on: target) }
    }
    let standing = Set(ordered)
    orphans = review.comments.indices.filter { !standing.contains($0) }
  }

  private mutating func place(_ candidates: [Int], of review: Review, on target: Target) {
    let places = candidates.compactMap { comment in
      review.comments[comment].anchor.range(in: target, of: document).map { (comment: comment, range: $0) }
    }
    guard !places.isEmpty else { return }
    let inOrder = places.sorted { one, other in
      (one.range.lowerBound, one.range.upperBound, one.comment)
        < (other.range.lowerBound, other.range.upperBound, other.comment)
    }
    comments[target] = inOrder.map(\.comment)
    ordered += inOrder.map(\.comment)
  }

  /// Gerrit drops votes on changed text; here they are outdated, shown and not counted.
  private mutating func count(_ positions: [Reviewer: StatedPosition], on index: Int) -> Tally {
    let text = document.paragraphs[index].text
    let current = positions.filter { _, stated in
      stated.anchor.revision == document.revision || text.hasSameWords(as: stated.anchor.exact)
    }
    let views = current.mapValues(\.position)
    let tally = Tally(current: views, outdated: positions.keys.filter { current[$0] == nil })
    self.views[index] = views
    tallies[index] = tally
    return tally
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
