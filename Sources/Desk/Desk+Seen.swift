import Documents
import Reviews

/// Something that another reviewer did since the reviewer last looked.
private struct Novelty {
  var paragraph: Int?
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

  /// The paragraphs with something new.
  func hasNews(_ index: Int) -> Bool {
    review.comments(on: index, in: document).contains { news.contains($0.id) }
      || review.positions(on: index, in: document).contains { isNew($0.stated.id, of: $0.stated.reviewer) }
  }

  mutating func stepToNews(_ direction: Int) {
    guard seen != nil else { return sayFirstLook() }
    stepToParagraph(direction, "new", where: hasNews)
  }

  /// Folds the comments of all paragraphs but those with something new; when they are so already, unfolds all.
  mutating func unfoldNews() {
    guard seen != nil else { return sayFirstLook() }
    let old = Set(
      document.paragraphs.indices.filter { isCommented($0) && !hasNews($0) }.map { document.paragraphs[$0].id })
    folded = !foldsAll && folded == old ? [] : old
    foldsAll = false
    say(folded.isEmpty ? "all comments are shown" : "\(Wording.count(news.count, "comment")) with something new")
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
        key: novelty.paragraph.map { "¶ \(document.paragraphs[$0].address)" } ?? "orphaned", text: novelty.words,
        goal: novelty.paragraph.map { .item(places.ofParagraph[$0]) } ?? novelty.comment.map { .takeUp($0) })
    }
    overlays.append(.listing(Listing(title: "New since you last looked", lines: lines)))
  }

  private var novelties: [Novelty] {
    var novelties: [Novelty] = []
    for index in document.paragraphs.indices {
      for comment in review.comments(on: index, in: document) { novelties += self.novelties(in: comment, on: index) }
      for placed in review.positions(on: index, in: document)
      where isNew(placed.stated.id, of: placed.stated.reviewer) {
        novelties.append(Novelty(paragraph: index, words: placed.words(at: document.paragraphs[index].address)))
      }
    }
    for comment in review.orphans(in: document) { novelties += self.novelties(in: comment, on: nil) }
    return novelties
  }

  private func novelties(in comment: Comment, on paragraph: Int?) -> [Novelty] {
    let new = comment.acts.filter { isNew($0.id, of: $0.reviewer) }
    guard let last = new.last else { return [] }
    let words: String
    if new.contains(where: { $0.id == comment.id }) {
      words = "\(comment.reviewer): \(Wording.shortened(comment.remark.text, to: 200))"
    } else if let reply = comment.replies.last(where: { reply in new.contains { $0.id == reply.id } }) {
      words = "\(reply.reviewer) replied: \(Wording.shortened(reply.text, to: 200))"
    } else if let resolution = comment.resolution, resolution.reviewer == last.reviewer {
      words = Wording.resolution(resolution)
    } else {
      words = "\(last.reviewer) changed the thread of \(comment.reviewer)"
    }
    return [Novelty(paragraph: paragraph, comment: comment.id, words: words)]
  }
}
