import CellGrid
import Documents
import Reviews
import Text

extension Desk {
  /// What stands beside the text where the screen is wide.
  enum Beside: String, Codable, CaseIterable, Sendable {
    /// What is known of the paragraph.
    case details
    /// All comments, at this paragraph's.
    case comments
    /// Where the document stands, at this section.
    case summary
    case nothing
  }

  /// The fewest columns that leave room beside the text.
  static let besideColumns = 150

  /// Shows the next thing beside the text.
  mutating func cycleBeside() {
    guard size.columns >= Desk.besideColumns, !isLinear else {
      return say("there is room beside the text from \(Desk.besideColumns) columns on; m shows comments, b the summary")
    }
    let all = Beside.allCases
    beside = all[((all.firstIndex(of: beside) ?? 0) + 1) % all.count]
    refreshViews()
    switch beside {
    case .details: say("beside the text: what is known of the paragraph")
    case .comments: say("beside the text: all comments")
    case .summary: say("beside the text: the summary")
    case .nothing: say("the text alone")
    }
  }

  /// Counts and lists anew what stands beside the text or fills the screen, after the review changed or something else is to stand there.
  mutating func refreshViews() {
    if case .summary(var summary) = view {
      summary.count(review, in: document)
      view = .summary(summary)
    }
    besideSummary = beside == .summary ? SummaryView(review, in: document, at: nil) : nil
    besideComments =
      beside == .comments ? CommentList(review, in: document, at: nil, carried: groundwork.commentCount) : nil
  }

  /// Draws what stands beside the text.
  func drawBeside(into frame: inout Frame, in area: Rect) {
    switch beside {
    case .details:
      guard let paragraph = reader.paragraph, reader.gone == nil else { return }
      Details(document: document, review: review, paragraph: paragraph, comparison: isComparing ? comparison : nil)
        .draw(into: &frame, in: area.inset(left: 2, top: 1, right: 1))
    case .comments:
      guard var list = besideComments else { return }
      let here =
        list.entries.firstIndex { $0.comment.id == reader.comment?.id }
        ?? list.entries.firstIndex { $0.target.map { places.item(of: $0) >= reader.item } ?? true }
      list.choose(here ?? list.entries.count)
      list.draw(document, into: &frame, in: area.inset(left: 1), isFocused: false)
    case .summary:
      guard var summary = besideSummary else { return }
      summary.follow(places.headingOf.indices.contains(reader.item) ? places.headingOf[reader.item] : nil, in: document)
      summary.draw(into: &frame, in: area.inset(left: 1), isFocused: false)
    case .nothing: break
    }
  }

  // MARK: The summary

  /// Shows where the document stands.
  mutating func showSummary() {
    let heading = places.headingOf.indices.contains(reader.item) ? places.headingOf[reader.item] : nil
    var summary = SummaryView(review, in: document, at: heading)
    summary.isLinear = isLinear
    view = .summary(summary)
  }

  mutating func performInSummary(_ action: Action) -> [Effect] {
    guard case .summary(var summary) = view else { return [] }
    if summary.perform(action, height: max(1, areas.body.rows - 2)) {
      view = .summary(summary)
      return []
    }
    switch action {
    case .close: view = .text
    case .choose:
      switch summary.chosen?.subject {
      case .heading(let index)?:
        view = .text
        reader.jump(to: places.ofHeading[index])
      case .voice(let voice)?:
        filter = CommentList.Filter()
        filter.voice = voice
        showComments()
      case .document?, nil: say("choose a section or a delegation")
      }
    default: break
    }
    return []
  }

  // MARK: Tracked changes

  /// Lists the tracked changes of the file.
  mutating func showTrackedChanges() {
    guard document.hasChanges else {
      return say("this document has no tracked changes; = shows what differs from the earlier revision")
    }
    view = .changes(ChangeList(document, at: reader.paragraph))
  }

  mutating func performInChanges(_ action: Action) -> [Effect] {
    guard case .changes(var list) = view else { return [] }
    if list.perform(action, height: max(1, areas.body.rows / 2)) {
      view = .changes(list)
      return []
    }
    switch action {
    case .close: view = .text
    case .cycleChanges: cycleChanges()
    case .choose:
      guard let chosen = list.chosen else { return [.bell] }
      view = .text
      reader.jump(to: places.ofParagraph[chosen.paragraph], offset: chosen.offset)
    default: break
    }
    return []
  }
}
