import CellGrid
import Documents
import Reviews
import Text

extension Desk {
  // MARK: What a comment command means

  mutating func performOnComment(_ action: Action) -> [Effect] {
    guard !isReadOnly else { return refuseReadOnly() }
    if action == .comment {
      guard let index = reader.paragraph else {
        say("comments belong to paragraphs; go to one", isError: true)
        return [.bell]
      }
      return compose(.comment(Anchor(in: document, paragraph: index)))
    }
    guard let (comment, entry) = chosenComment(for: action) else { return [.bell] }
    switch action {
    case .reply: return compose(.reply(to: comment.id))
    case .resolve:
      guard comment.resolution == nil else {
        say("this comment is resolved; S reopens it")
        return []
      }
      return compose(.resolve(target: comment.id))
    case .reopen:
      guard comment.resolution != nil else {
        say("this comment is open")
        return []
      }
      return [.write(.reopen(target: comment.id))]
    case .edit: return isOwn(entry, of: comment) ? compose(.edit(target: entry)) : refuseForeign()
    case .withdraw: return isOwn(entry, of: comment) ? [.write(.withdraw(target: entry))] : refuseForeign()
    default: return []
    }
  }

  /// The comment under the cursor; on the paragraph itself the only one it has that the action fits.
  private mutating func chosenComment(for action: Action) -> (Comment, entry: String)? {
    guard let index = reader.paragraph else {
      say("there is no comment here", isError: true)
      return nil
    }
    let comments = review.comments(on: index, in: document)
    if let (id, entry) = reader.comment, let comment = comments.first(where: { $0.id == id }) {
      return (comment, entry)
    }
    let fitting = comments.filter { comment in
      switch action {
      case .resolve: comment.isOpen
      case .reopen: comment.resolution != nil
      case .edit, .withdraw: comment.reviewer == reviewer && !comment.isWithdrawn
      default: true
      }
    }
    if fitting.count == 1 { return (fitting[0], fitting[0].id) }
    say(
      fitting.isEmpty
        ? "there is no comment here that this fits" : "this paragraph has several comments; go down to one with j",
      isError: true)
    return nil
  }

  private func isOwn(_ entry: String, of comment: Comment) -> Bool {
    if entry == comment.id { return comment.reviewer == reviewer }
    return comment.replies.first { $0.id == entry }?.reviewer == reviewer
  }

  private mutating func refuseForeign() -> [Effect] {
    say("only its author can change this; R replies to it", isError: true)
    return [.bell]
  }

  // MARK: Writing

  /// Opens the composer, on the draft that waits for the same purpose if there is one.
  mutating func compose(_ purpose: Draft.Purpose) -> [Effect] {
    guard !isReadOnly else { return refuseReadOnly() }
    if let draft, draft.purpose != purpose, !draft.isBlank {
      overlays.append(.composer(composer(on: draft)))
      say("an unfinished \(Wording.noun(draft.purpose)) was waiting: keep it, or throw it away with C-x, then go on")
      return []
    }
    let fresh = draft ?? start(purpose)
    draft = fresh
    overlays.append(.composer(composer(on: fresh)))
    return []
  }

  private func composer(on draft: Draft) -> Composer {
    var passage: String?
    if case .edit(let target) = draft.purpose {
      passage = review.comments.first { $0.id == target }?.anchor.exact
    }
    return Composer(draft: draft, title: title(of: draft.purpose), passage: passage)
  }

  private func start(_ purpose: Draft.Purpose) -> Draft {
    var draft = Draft(purpose: purpose)
    guard case .edit(let target) = purpose else { return draft }
    for comment in review.comments {
      if comment.id == target {
        draft.kind = comment.remark.kind
        draft.text = comment.remark.text
        draft.proposal = comment.remark.proposal
      } else if let reply = comment.replies.first(where: { $0.id == target }) {
        draft.text = reply.text
      }
    }
    return draft
  }

  private func title(of purpose: Draft.Purpose) -> String {
    switch purpose {
    case .comment(let anchor):
      anchor.isWhole
        ? "Comment on \(anchor.address)" : "Comment on \(anchor.address), “\(Wording.shortened(anchor.exact, to: 40))”"
    case .reply(let id): "Reply to \(author(of: id))"
    case .edit: "Edit"
    case .resolve(let id): "Resolve the comment of \(author(of: id))"
    }
  }

  private func author(of id: String) -> String {
    review.comments.first { $0.id == id }?.reviewer.description ?? "a comment"
  }

  mutating func performInComposer(_ action: Action) -> [Effect] {
    guard case .composer(var composer)? = overlays.last else { return [] }
    let outcome = composer.perform(action, in: areas.reader)
    overlays[overlays.count - 1] = .composer(composer)
    return finish(outcome, of: composer)
  }

  /// Does what the composer came to.
  mutating func finish(_ outcome: Composer.Outcome, of composer: Composer) -> [Effect] {
    draft = composer.draft
    switch outcome {
    case .nothing: return []
    case .changed: return [.keepDraft(composer.draft)]
    case .save: return [.write(composer.draft.content)]
    case .openEditor(let text): return [.keepDraft(composer.draft), .openEditor(text)]
    case .close:
      overlays.removeLast()
      if composer.draft.isBlank {
        draft = nil
        return [.dropDraft]
      }
      say("the draft is kept; the same key opens it again")
      return [.keepDraft(composer.draft)]
    case .discard:
      overlays.removeLast()
      draft = nil
      return [.dropDraft]
    }
  }

  /// What was written is safe: the composer closes and its draft goes.
  mutating func closeComposerAfterKeeping() -> [Effect] {
    guard case .composer? = overlays.last else { return [] }
    overlays.removeLast()
    draft = nil
    passage = nil
    return [.dropDraft]
  }

  mutating func takeEdited(_ text: String?) -> [Effect] {
    guard case .composer(var composer)? = overlays.last else { return [] }
    guard let text else {
      say("the editor gave nothing back; the draft is as it was", isError: true)
      return []
    }
    composer.replace(text: text)
    overlays[overlays.count - 1] = .composer(composer)
    draft = composer.draft
    return [.keepDraft(composer.draft)]
  }
}

extension Draft {
  /// Whether nothing was written.
  var isBlank: Bool { text.allSatisfy(\.isWhitespace) && (proposal ?? "").allSatisfy(\.isWhitespace) }

  /// The operation it becomes.
  var content: Operation.Content {
    let remark = Remark(kind: kind, text: text, proposal: proposal)
    switch purpose {
    case .comment(let anchor): return .comment(anchor, remark)
    case .reply(let id): return .reply(to: id, text: text)
    case .edit(let id): return .edit(target: id, remark)
    case .resolve(let id): return .resolve(target: id, disposition: disposition, observation: text)
    }
  }
}
