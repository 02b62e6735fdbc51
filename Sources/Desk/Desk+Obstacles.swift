import CellGrid
import Documents
import Reviews
import Text

extension Desk {
  /// Why an action cannot be done where the keys are; nil when it can.
  func obstacle(to action: Action, in context: Context) -> Message? {
    let contexts = action.info.contexts
    // The outline hands on to the text what it does not do itself.
    guard contexts.contains(context) || context == .outline && contexts.contains(.reader) else {
      let places = contexts.filter(\.isView).map { said($0.words) }
      return "only \(places.joined(separator: ", "))"
    }
    if isReadOnly, action.writes { return "the review is open read-only" }
    guard context == .reader || context == .outline else { return nil }
    return obstacleInText(to: action)
  }

  private func obstacleInText(to action: Action) -> Message? {
    switch action {
    case .nextHit, .previousHit:
      finder == nil && lastSearch == nil ? "nothing was looked for yet" : nil
    case .back: reader.canGoBack || precedingDocument != nil ? nil : "there is nothing to go back to"
    case .forward: reader.canGoForward ? nil : "there is nothing to go forward to"
    case .nextBracket, .previousBracket, .matchingBracket, .showDepths:
      document.brackets.all.isEmpty ? "there are no square brackets" : nil
    case .nextAnnex, .previousAnnex:
      document.headings.contains { $0.kind == .annex } ? nil : "the document has no annex"
    case .nextSection, .previousSection, .toggleOutline, .focusOutline:
      document.headings.isEmpty ? "the document has no headings" : nil
    case .cycleBeside:
      size.columns < Desk.besideColumns || isLinear ? "it needs \(Desk.besideColumns) columns" : nil
    case .cycleChanges, .trackedChanges: document.hasChanges ? nil : "the document has no tracked changes"
    case .compare, .nextChange, .previousChange: precursor == nil ? "there is no earlier revision" : nil
    case .nextContested, .previousContested: noTarget(isContested) ? "no paragraph is contested" : nil
    case .nextOpen, .previousOpen: noTarget(isOpen) ? "no paragraph is open" : nil
    case .nextOutdated, .previousOutdated: noTarget(isOutdated) ? "no position is outdated" : nil
    case .nextCommented, .previousCommented, .nextComment, .previousComment, .foldComments, .foldAllComments:
      review.comments.isEmpty && groundwork.commentCount == 0 ? "nobody has commented yet" : nil
    case .reply, .edit, .withdraw, .resolve, .reopen: review.comments.isEmpty ? "nobody has commented yet" : nil
    case .nextDraft: drafts.isEmpty ? "you have no draft" : nil
    case .openDraft: drafts.isEmpty && discarded == nil ? "you have no draft" : nil
    case .orphans:
      review.orphans(in: document).isEmpty && review.undecided(in: document).isEmpty
        ? "every comment has its place" : nil
    case .nextNew, .previousNew, .newThings, .unfoldNew:
      seen == nil ? "you look at this review for the first time" : nil
    case .nextCell, .previousCell: groundwork.grid.tables.isEmpty ? "the document has no table" : nil
    case .findings: document.findings.isEmpty ? "nothing odd was found in this document" : nil
    case .showResults:
      review.comments.contains { $0.remark.proposal != nil } ? nil : "nobody has proposed a change"
    case .comment, .propose, .copy, .copyWords, .choosePassage: reader.target == nil ? "the cursor is on no text" : nil
    case .markAgreed, .markContested, .markReserved, .markNone:
      reader.target == nil ? "the cursor is on no paragraph" : nil
    case .goToBookmark, .bookmarks: bookmarks.isEmpty ? "there is no bookmark yet" : nil
    case .glossary:
      document.definitions.isEmpty && document.commonAbbreviations.isEmpty ? "no abbreviation is known" : nil
    case .followReference, .peek: reader.paragraph == nil ? "the cursor is on no paragraph" : nil
    case .details: reader.paragraph == nil ? "the cursor is on no paragraph" : nil
    default: nil
    }
  }

  private func noTarget(_ fits: (Target) -> Bool) -> Bool { !document.targets.contains(where: fits) }
}

extension Action {
  /// Whether it adds to the review.
  var writes: Bool {
    switch self {
    case .markAgreed, .markContested, .markReserved, .markNone, .comment, .propose, .commentOnPassage, .reply, .edit,
      .withdraw,
      .resolve, .reopen, .openDraft, .undo, .redo, .placeComment, .acceptProposal:
      true
    default: false
    }
  }
}
