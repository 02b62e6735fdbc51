import Documents
import Reviews
import Text

extension Desk {
  /// Takes the review as it now stands: goes to what was just written, or says what others did.
  mutating func take(_ review: Review) {
    let before = self.review
    self.review = review
    outline.count(review, in: document)
    news = newComments
    if case .comments(var list) = view {
      list.list(review, in: document)
      view = .comments(list)
    }
    refreshViews()
    settle()
    findAnew()
    if let id = arriving {
      arriving = nil
      if let target = target(ofEntry: id) { reader.look(at: places.item(of: target), entry: id) }
    } else if let news = news(since: before), overlays.isEmpty {
      say(news)
    }
  }

  /// What other reviewers did, in a few words; nil when they did nothing.
  private func news(since before: Review) -> Message? {
    var acts: [Message] = []
    let known = Dictionary(before.comments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for comment in review.comments {
      let old = known[comment.id]
      if old == nil, comment.reviewer != reviewer {
        acts.append("\(comment.reviewer) commented on \(comment.anchor.address)")
      }
      let replies = Set(old?.replies.map(\.id) ?? [])
      for reply in comment.replies where !replies.contains(reply.id) && reply.reviewer != reviewer {
        acts.append("\(reply.reviewer) replied on \(comment.anchor.address)")
      }
      if let resolution = comment.resolution, resolution != old?.resolution, resolution.reviewer != reviewer {
        acts.append("\(resolution.reviewer) resolved a comment on \(comment.anchor.address)")
      }
      if let reopening = comment.reopening, reopening != old?.reopening, reopening.reviewer != reviewer {
        acts.append("\(reopening.reviewer) reopened a comment on \(comment.anchor.address)")
      }
    }
    let stood = Set(before.positions.map(\.id))
    for stated in review.positions where stated.reviewer != reviewer && !stood.contains(stated.id) {
      acts.append("\(stated.reviewer): \(stated.anchor.address) \(stated.position.words)")
    }
    guard let first = acts.min(by: { $0.english < $1.english }) else { return nil }
    return acts.count == 1 ? first : "\(first), and \(acts.count - 1) more"
  }
}
