import CellGrid
import Documents
import Reviews
import Text

extension Desk {
  // MARK: What a comment command means

  mutating func performOnComment(_ action: Action) -> [Effect] {
    guard !isReadOnly else { return refuseReadOnly() }
    if action == .comment || action == .propose {
      guard let target = reader.target else {
        say("comments belong to paragraphs, headings and the title; go to one", isError: true)
        return [.bell]
      }
      return compose(.comment(Anchor(in: document, target)), onWording: action == .propose)
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
    case .withdraw:
      guard isOwn(entry, of: comment) else { return refuseForeign() }
      say(
        entry == comment.id
          ? "your comment is withdrawn; u brings it back" : "your reply is withdrawn; u brings it back")
      return [.write(.withdraw(target: entry))]
    default: return []
    }
  }

  /// The comment under the cursor; on the paragraph itself the only one it has that the action fits.
  private mutating func chosenComment(for action: Action) -> (Comment, entry: String)? {
    guard let target = reader.target else {
      say("there is no comment here", isError: true)
      return nil
    }
    guard !reader.isOnCarried else {
      say("this comment is the file's own, to be read only; c comments on the paragraph", isError: true)
      return nil
    }
    let comments = reader.gone.map(reader.sheet.orphans) ?? review.comments(on: target, in: document)
    // A comment whose words are gone is shown with the paragraph that they were in.
    if let (id, entry) = reader.comment, let comment = review.comments.first(where: { $0.id == id }) {
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
        ? "there is no comment here that this fits" : "there are several comments here; go down to one with j",
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
  ///
  /// `onWording` begins with the words themselves, to be changed where they stand.
  mutating func compose(_ purpose: Draft.Purpose, onWording: Bool = false) -> [Effect] {
    guard !isReadOnly else { return refuseReadOnly() }
    let draft = drafts.first { $0.purpose == purpose } ?? start(purpose)
    var passage: String?
    if case .edit(let target) = purpose { passage = review.comments.first { $0.id == target }?.anchor.exact }
    var composer = Composer(draft: draft, title: title(of: purpose), passage: passage)
    if onWording { _ = composer.perform(.switchField) }
    overlays.append(.composer(composer))
    // The words that are written about stay in sight above the composer.
    reader.keepInUpper(areas.reader.rows / 2)
    return []
  }

  /// Keeps a draft in place of the one for the same purpose; nil drops it.
  private mutating func setDraft(_ draft: Draft?, for purpose: Draft.Purpose) -> [Effect] {
    let before = drafts
    drafts.removeAll { $0.purpose == purpose }
    if let draft { drafts.append(draft) }
    return drafts == before ? [] : [.keepDrafts(drafts)]
  }

  /// Takes the drafts of an earlier desk, and says where they are.
  mutating func takeDrafts(_ found: [Draft]) {
    drafts = found
    let spots = found.compactMap { target(of: $0.purpose).map(document.mark) }
    say(
      spots.isEmpty
        ? "\(found.count, "draft") from last time; ]d goes there"
        : "\(found.count, "draft") from last time on \(spots.joined(separator: ", ")); ]d goes there")
  }

  /// What a draft is about.
  func target(of purpose: Draft.Purpose) -> Target? {
    switch purpose {
    case .comment(let anchor): anchor.place(in: document)?.target
    case .reply(let id), .edit(let id), .resolve(let id): target(ofEntry: id)
    }
  }

  /// What the thread with this comment or reply is about.
  func target(ofEntry id: String) -> Target? {
    comment(ofEntry: id).flatMap { review.placing(of: $0, in: document).target }
  }

  /// The comment whose thread holds this comment or reply.
  func comment(ofEntry id: String) -> Comment? {
    review.comments.first { $0.id == id || $0.replies.contains { $0.id == id } }
  }

  /// Opens the draft that is about what the cursor is on.
  mutating func openDraft() -> [Effect] {
    if let draft = drafts.first(where: { target(of: $0.purpose) == reader.target }) { return compose(draft.purpose) }
    guard let draft = discarded, target(of: draft.purpose) == reader.target else {
      say(drafts.isEmpty ? "you have no draft" : "no draft waits here; ]d goes to the next one")
      return []
    }
    discarded = nil
    return setDraft(draft, for: draft.purpose) + compose(draft.purpose)
  }

  // MARK: What was undone

  /// Goes to what was taken or brought back, and says what it was.
  mutating func showUndone(_ contents: [Reviews.Operation.Content], isRedo: Bool) {
    guard let first = contents.first else { return }
    let (what, target) = words(for: first)
    var done = what
    if let target {
      let place = document.address(of: target)
      done = contents.count > 1 ? "\(what) on \(place) and \(contents.count - 1) more" : "\(what) on \(place)"
    }
    say(isRedo ? "redone: \(done)" : "undone: \(done); C-r brings it back")
    guard let target, reader.target != target else { return }
    // What was marked from a heading is seen from there.
    if contents.count > 1, case .heading(let heading)? = reader.target, let index = target.paragraph,
      document.paragraphs(under: heading).contains(index)
    {
      return
    }
    reader.jump(to: places.item(of: target))
  }

  private func words(for content: Reviews.Operation.Content) -> (Message, Target?) {
    switch content {
    case .comment(let anchor, _): ("your comment", anchor.place(in: document)?.target)
    case .position(let anchor, let position):
      (
        position == .none ? "your taking the position back" : "“\(position.words)”",
        anchor.place(in: document)?.target
      )
    case .reply(let target, _): ("your reply", self.target(ofEntry: target))
    case .edit(let target, _): ("your edit", self.target(ofEntry: target))
    case .withdraw(let target): ("your withdrawal", self.target(ofEntry: target))
    case .resolve(let target, _, _): ("your resolution", self.target(ofEntry: target))
    case .reopen(let target): ("your reopening", self.target(ofEntry: target))
    case .attach(let target, _): ("your placing of the comment", self.target(ofEntry: target))
    case .carry(let revision): ("the carrying from \(revision.name)", nil)
    case .undo, .unknown: ("what you did", nil)
    }
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
        ? said("Comment on \(anchor.address)")
        : said("Comment on \(anchor.address), “\(Wording.shortened(anchor.exact, to: 40))”")
    case .reply(let id): said("Reply to \(author(of: id))")
    case .edit: said("Edit")
    case .resolve(let id): said("Resolve the comment of \(author(of: id))")
    }
  }

  private func author(of id: String) -> String {
    review.comments.first { $0.id == id }?.reviewer.description ?? said("a comment")
  }

  mutating func performInComposer(_ action: Action) -> [Effect] {
    guard case .composer(var composer)? = overlays.last else { return [] }
    let outcome = composer.perform(action, in: areas.reader)
    overlays[overlays.count - 1] = .composer(composer)
    return finish(outcome, of: composer)
  }

  /// Does what the composer came to.
  mutating func finish(_ outcome: Composer.Outcome, of composer: Composer) -> [Effect] {
    let purpose = composer.purpose
    switch outcome {
    case .nothing: return []
    case .refused: return [.bell]
    case .changed: return setDraft(composer.draft, for: purpose)
    case .save: return [.write(composer.draft.content)]
    case .openEditor(let text): return setDraft(composer.draft, for: purpose) + [.openEditor(text)]
    case .close:
      overlays.removeLast()
      if composer.isUntouched, !drafts.contains(where: { $0.purpose == purpose }) { return [] }
      if composer.draft.isBlank || composer.draft == start(purpose) { return setDraft(nil, for: purpose) }
      say("the draft is kept; the same key opens it again")
      return setDraft(composer.draft, for: purpose)
    case .discard:
      overlays.removeLast()
      if !composer.draft.isBlank {
        discarded = composer.draft
        say("the draft was thrown away; C brings it back")
      }
      return setDraft(nil, for: purpose)
    }
  }

  /// What was written is safe: the composer closes and its draft goes.
  mutating func closeComposerAfterKeeping(_ ids: [String]) -> [Effect] {
    guard case .composer(let composer)? = overlays.last else { return [] }
    overlays.removeLast()
    passage = nil
    arriving = ids.first
    if case .comment = composer.purpose { tour?.finish(.comment) }
    return setDraft(nil, for: composer.purpose)
  }

  mutating func takeEdited(_ text: String?) -> [Effect] {
    guard case .composer(var composer)? = overlays.last else { return [] }
    guard let text else {
      say("the editor gave nothing back; the draft is as it was", isError: true)
      return []
    }
    composer.replace(text: text)
    overlays[overlays.count - 1] = .composer(composer)
    return setDraft(composer.draft, for: composer.purpose)
  }
}

extension Draft {
  /// Whether nothing was written.
  var isBlank: Bool { text.allSatisfy(\.isWhitespace) && proposal == nil }

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
