import CellGrid
import Documents
import Reviews
import Text

extension Desk {
  /// Shows all comments.
  mutating func showComments() {
    view = .comments(
      CommentList(review, in: document, at: reader.target, carried: groundwork.commentCount, filter: filter))
  }

  /// Does an action in the list of all comments.
  mutating func performInComments(_ action: Action) -> [Effect] {
    guard case .comments(var list) = view else { return [] }
    if list.perform(action, review, in: document, height: max(1, areas.body.rows / 2)) {
      view = .comments(list)
      filter = list.filter
      return []
    }
    switch action {
    case .close: view = .text
    case .tallyByDelegation: showTally()
    case .undo: return isReadOnly ? refuseReadOnly() : [.undo]
    case .redo: return isReadOnly ? refuseReadOnly() : [.redo]
    default:
      guard let chosen = list.chosen else {
        say("there is no comment here", isError: true)
        return [.bell]
      }
      return perform(action, on: chosen)
    }
    return []
  }

  private mutating func perform(_ action: Action, on chosen: CommentList.Entry) -> [Effect] {
    let comment = chosen.comment
    switch action {
    case .choose:
      guard let target = chosen.target else {
        say("this comment stands nowhere in this revision", isError: true)
        return [.bell]
      }
      view = .text
      reader.look(at: places.item(of: target), entry: comment.id)
      return []
    case .resultingText: return showResult(of: chosen)
    case .reply, .resolve, .reopen, .acceptProposal:
      guard !isReadOnly else { return refuseReadOnly() }
    default: return []
    }
    switch action {
    case .reply: return compose(.reply(to: comment.id))
    case .resolve where comment.resolution == nil: return compose(.resolve(target: comment.id))
    case .reopen where comment.resolution != nil: return [.write(.reopen(target: comment.id))]
    case .acceptProposal:
      guard comment.remark.proposal != nil, comment.resolution == nil, !comment.isWithdrawn else {
        say(
          comment.resolution == nil ? "this comment proposes no words" : "this comment is resolved; S reopens it",
          isError: true)
        return [.bell]
      }
      return showResult(of: chosen) + [.write(.resolve(target: comment.id, disposition: .accepted, observation: ""))]
    default:
      say(comment.resolution == nil ? "this comment is open" : "this comment is resolved; S reopens it")
      return []
    }
  }

  /// Shows the words with the changes that were accepted, and the chosen one.
  private mutating func showResult(of chosen: CommentList.Entry) -> [Effect] {
    guard let target = chosen.target else {
      say("this comment stands nowhere in this revision", isError: true)
      return [.bell]
    }
    let others = review.comments(on: target, in: document).filter {
      $0.id != chosen.comment.id && $0.resolution?.disposition == .accepted
    }
    let before = RevisedText(of: target, in: document, review, accepting: others)
    let after = RevisedText(of: target, in: document, review, accepting: others + [chosen.comment])
    var lines = [Listing.Line.heading(said(others.isEmpty ? "As it is" : "With what was accepted before"))]
    lines += Self.lines(before.text)
    lines += [.text("", .overlay), .heading(said("With this change"))]
    lines +=
      after.conflicts.isEmpty
      ? Self.lines(
        after.text.isEmpty
          ? said(target.paragraph == nil ? "(the words go)" : "(the paragraph goes)") : after.text)
      : [.text(said("The words that it changes were changed by what was accepted before."), .overlay)]
    overlays.append(.listing(Listing(title: document.mark(of: target), lines: lines)))
    return []
  }

  private static func lines(_ text: String) -> [Listing.Line] {
    text.split(separator: "\n").map { .text(String($0), .overlay) }
  }

  /// Shows how many comments each delegation made, and what became of them.
  private mutating func showTally() {
    let voices = Dictionary(grouping: review.comments.filter { !$0.isWithdrawn }, by: \.reviewer.voice)
    let lines = voices.sorted { $0.key < $1.key }.map { voice, comments in
      let counts = Disposition.allCases.compactMap { disposition -> String? in
        let count = comments.count { $0.resolution?.disposition == disposition }
        return count == 0 ? nil : said("\(count) \(disposition.name)")
      }
      let open = comments.count(where: \.isOpen)
      let proposals = comments.count { $0.remark.proposal != nil }
      let parts =
        [said("\(comments.count, "comment")")] + (proposals > 0 ? [said("\(proposals) with a proposal")] : [])
        + (open > 0 ? [said("\(open) open")] : []) + counts
      return Listing.Line.entry(key: voice, text: parts.joined(separator: ", "))
    }
    if lines.isEmpty { return say("nobody has commented yet") }
    overlays.append(.listing(Listing(title: said("Comments by delegation"), lines: lines)))
  }
}
