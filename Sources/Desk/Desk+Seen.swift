import Documents
import Reviews
import Text

/// Something that another reviewer did since the reviewer last looked.
private struct Novelty {
  var target: Target?
  /// The comment that it is about.
  var comment: String?
  var words: String
}

extension Desk {
  private func isNew(_ id: String, of author: Reviewer) -> Bool {
    guard let seen else { return false }
    return author != reviewer && !seen.contains(id)
  }

  /// The comments in whose threads others did something since the reviewer last looked.
  var newComments: Set<String> {
    guard seen != nil else { return [] }
    return Set(review.comments.filter { $0.acts.contains { isNew($0.id, of: $0.reviewer) } }.map(\.id))
  }

  /// Whether others commented here or took a position since.
  func hasNews(_ target: Target) -> Bool {
    review.comments(on: target, in: document).contains { news.contains($0.id) }
      || positions(on: target).contains { isNew($0.stated.id, of: $0.stated.reviewer) }
  }

  private func positions(on target: Target) -> [PlacedPosition] {
    target.paragraph.map { review.positions(on: $0, in: document) } ?? []
  }

  mutating func stepToNews(_ direction: Int) {
    guard seen != nil else { return sayFirstLook() }
    stepToTarget(direction, "new", where: hasNews)
  }

  /// Folds the comments of all paragraphs but those with something new; when they are so already, unfolds all.
  mutating func unfoldNews() {
    guard seen != nil else { return sayFirstLook() }
    let old = Set(document.targets.filter { isCommented($0) && !hasNews($0) }.map(document.id))
    folded = !foldsAll && folded == old ? [] : old
    foldsAll = false
    say(folded.isEmpty ? "all comments are shown" : "\(news.count, "comment") with something new")
  }

  private mutating func sayFirstLook() {
    say("you look at this review for the first time; the next time, what has come since is new")
  }

  /// Lists what others did since the reviewer last looked, in document order.
  mutating func showNews() {
    guard seen != nil else { return sayFirstLook() }
    let novelties = novelties
    guard !novelties.isEmpty else { return say("nothing is new since you last looked") }
    let lines = novelties.map { novelty in
      Listing.Line.entry(
        key: novelty.target.map(document.mark) ?? said("orphaned"), text: novelty.words,
        goal: novelty.target.map { .item(places.item(of: $0)) } ?? novelty.comment.map { .takeUp($0) })
    }
    overlays.append(.listing(Listing(title: said("New since you last looked"), lines: lines)))
  }

  private var novelties: [Novelty] {
    var novelties: [Novelty] = []
    for target in document.targets {
      for comment in review.comments(on: target, in: document) { novelties += self.novelties(in: comment, on: target) }
      for placed in positions(on: target) where isNew(placed.stated.id, of: placed.stated.reviewer) {
        novelties.append(Novelty(target: target, words: said(placed.words(at: document.address(of: target)))))
      }
    }
    for comment in review.orphans(in: document) { novelties += self.novelties(in: comment, on: nil) }
    return novelties
  }

  private func novelties(in comment: Comment, on target: Target?) -> [Novelty] {
    let new = comment.acts.filter { isNew($0.id, of: $0.reviewer) }
    guard let last = new.last else { return [] }
    let words: String
    if new.contains(where: { $0.id == comment.id }) {
      words = said("\(comment.reviewer): \(Wording.shortened(comment.remark.text, to: 200))")
    } else if let reply = comment.replies.last(where: { reply in new.contains { $0.id == reply.id } }) {
      words = said("\(reply.reviewer) replied: \(Wording.shortened(reply.text, to: 200))")
    } else if let resolution = comment.resolution, resolution.reviewer == last.reviewer {
      words = Wording.resolution(resolution)
    } else {
      words = said("\(last.reviewer) changed the thread of \(comment.reviewer)")
    }
    return [Novelty(target: target, comment: comment.id, words: words)]
  }
}
