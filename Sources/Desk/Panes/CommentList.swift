import CellGrid
import Documents
import Reviews
import Text

/// All comments, by place and then by delegation, as far as the filters let them through.
struct CommentList: Equatable {
  /// What is shown of the comments.
  struct Filter: Codable, Equatable, Sendable {
    /// Only this delegation's, or this reviewer's who speaks for nobody else.
    var voice: String?
    /// Only this kind.
    var kind: Remark.Kind?
    /// Only those that want an answer.
    var isOpen = false
    /// Only those with this outcome.
    var disposition: Disposition?
    /// Only those that stand nowhere in this revision.
    var isOrphaned = false
    /// Only those that propose other words.
    var isProposal = false
  }
  /// A comment and where it stands.
  struct Entry: Equatable {
    let comment: Comment
    /// What it stands on; nil for an orphan.
    let target: Target?
  }
  /// One line of the list.
  enum Line: Equatable {
    case heading(String, Tally.State?)
    case entry(Int)
  }

  private(set) var filter = Filter()
  /// The comments that are shown, in order.
  private(set) var entries: [Entry] = []
  private(set) var lines: [Line] = []
  /// The delegations that comment, and reviewers who speak for nobody else, sorted.
  private(set) var voices: [String] = []
  /// How many comments there are in all.
  private(set) var total = 0
  /// How many comments the file itself carries, which are shown in the text alone.
  let carried: Int
  /// Index into `entries`.
  private(set) var cursor = 0

  /// Lists a review, with the first comment at or after `target` chosen.
  init(_ review: Review, in document: Document, at target: Target?, carried: Int = 0, filter: Filter = Filter()) {
    self.carried = carried
    self.filter = filter
    list(review, in: document)
    guard let target else { return }
    let before = Set(document.targets.prefix { $0 != target })
    cursor = entries.firstIndex { $0.target.map { !before.contains($0) } ?? true } ?? 0
  }

  /// The chosen comment.
  var chosen: Entry? { entries.indices.contains(cursor) ? entries[cursor] : nil }

  /// The index of the chosen comment.
  var chosenIndex: Int { cursor }

  /// Chooses a comment.
  mutating func choose(_ entry: Int) { go(to: entry) }

  /// Lists the review anew; the chosen comment stays chosen where it is still shown, else the place stays.
  mutating func list(_ review: Review, in document: Document) {
    let id = chosen?.comment.id
    let all = document.targets.flatMap { target in
      review.comments(on: target, in: document).sorted { $0.reviewer.voice < $1.reviewer.voice }
        .map { Entry(comment: $0, target: target) }
    }
    let orphans = review.orphans(in: document).sorted { $0.reviewer.voice < $1.reviewer.voice }
      .map { Entry(comment: $0, target: nil) }
    total = all.count + orphans.count
    voices = Set((all + orphans).map(\.comment.reviewer.voice)).sorted()
    entries = (all + orphans).filter { filter.passes($0) }
    lines = []
    for (index, entry) in entries.enumerated() {
      if index == 0 || entries[index - 1].target != entry.target {
        let state = entry.target?.paragraph.map { review.tally(on: $0, in: document).state }
        lines.append(.heading(entry.target.map(document.mark) ?? said("not in this revision"), state))
      }
      lines.append(.entry(index))
    }
    cursor = entries.firstIndex { $0.comment.id == id } ?? max(0, min(cursor, entries.count - 1))
  }

  /// Moves, or lets other comments through; false when the action is none of the list's.
  mutating func perform(_ action: Action, _ review: Review, in document: Document, height: Int) -> Bool {
    switch action {
    case .lineDown: go(to: cursor + 1)
    case .lineUp: go(to: cursor - 1)
    case .halfPageDown: go(to: cursor + max(1, height / 2))
    case .halfPageUp: go(to: cursor - max(1, height / 2))
    case .pageDown: go(to: cursor + height)
    case .pageUp: go(to: cursor - height)
    case .top: go(to: 0)
    case .bottom: go(to: entries.count - 1)
    case .filterDelegation: filter.voice = Self.next(after: filter.voice, of: voices)
    case .filterKind: filter.kind = Self.next(after: filter.kind, of: Remark.Kind.allCases)
    case .filterDisposition: filter.disposition = Self.next(after: filter.disposition, of: Disposition.allCases)
    case .filterOpen: filter.isOpen.toggle()
    case .filterOrphaned: filter.isOrphaned.toggle()
    case .filterProposals: filter.isProposal.toggle()
    case .clearFilters: filter = Filter()
    default: return false
    }
    list(review, in: document)
    return true
  }

  private mutating func go(to index: Int) { cursor = max(0, min(index, entries.count - 1)) }

  private static func next<Value: Equatable>(after value: Value?, of all: [Value]) -> Value? {
    guard let value, let place = all.firstIndex(of: value) else { return all.first }
    return all.dropFirst(place + 1).first
  }
}

extension CommentList.Filter {
  /// Whether a comment is shown.
  func passes(_ entry: CommentList.Entry) -> Bool {
    let comment = entry.comment
    return (voice == nil || comment.reviewer.voice == voice) && (kind == nil || comment.remark.kind == kind)
      && (!isOpen || comment.isOpen) && (disposition == nil || comment.resolution?.disposition == disposition)
      && (!isOrphaned || entry.target == nil) && (!isProposal || comment.remark.proposal != nil)
  }

  /// What is let through, in a few words; nil for all.
  var words: String? {
    var parts: [String] = []
    if let voice { parts.append(voice) }
    if let kind { parts.append(said(kind.words)) }
    if isOpen { parts.append(said("open")) }
    if let disposition { parts.append(said(disposition.name)) }
    if isOrphaned { parts.append(said("not in this revision")) }
    if isProposal { parts.append(said("with a proposal")) }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension Reviewer {
  /// Who is heard: the delegation, or one who speaks for nobody else.
  var voice: String { delegation ?? name }
}
