public import Documents

/// What a set of operations amounts to. The same set gives the same review, in whatever order and however often its members arrive.
public struct Review: Equatable, Sendable {
  /// The comments that stand, in order of their making; `comments(on:in:)` gives them by place.
  public private(set) var comments: [Comment] = []
  /// Positions by paragraph id, then reviewer; `Position.none` is not kept.
  public private(set) var positions: [String: [Reviewer: StatedPosition]] = [:]
  /// Operations that wait for their target, ids in order.
  public private(set) var waiting: [String] = []

  /// Folds operations.
  public init(_ operations: some Sequence<Operation>) {}
}

/// A comment with its thread.
public struct Comment: Hashable, Sendable, Identifiable {
  /// The id of the operation that made it.
  public let id: String
  /// Where it points.
  public let anchor: Anchor
  /// Who made it.
  public let reviewer: Reviewer
  /// When it was made.
  public let stamp: Stamp
  /// What it says now.
  public var remark: Remark
  /// When it was last edited, or nil.
  public var edited: Stamp?
  /// Whether its author took it back; kept only while it has replies.
  public var isWithdrawn = false
  /// The replies, oldest first.
  public var replies: [Reply] = []
  /// How it was disposed of; nil while it is open.
  public var resolution: Resolution?
  /// Whether it still wants an answer.
  public var isOpen: Bool { resolution == nil && !isWithdrawn }
}

/// A reply in a comment's thread.
public struct Reply: Hashable, Sendable, Identifiable {
  /// The id of the operation that made it.
  public let id: String
  /// Who replied.
  public let reviewer: Reviewer
  /// When.
  public let stamp: Stamp
  /// The words.
  public var text: String
  /// When it was last edited, or nil.
  public var edited: Stamp?
}

/// How a comment was disposed of, by whom and when.
public struct Resolution: Hashable, Sendable {
  /// The outcome.
  public var disposition: Disposition
  /// The secretariat's observation, perhaps empty.
  public var observation: String
  /// Who resolved it.
  public var reviewer: Reviewer
  /// When.
  public var stamp: Stamp
}

/// A position with the words it was taken on.
public struct StatedPosition: Hashable, Sendable {
  /// The position.
  public var position: Position
  /// The paragraph as it then was.
  public var anchor: Anchor
  /// When it was taken.
  public var stamp: Stamp
}

/// All positions on one paragraph, rolled up by delegation.
public struct Tally: Hashable, Sendable {
  /// The roll-up: one contested outranks any number of agreed.
  public enum State: String, Sendable, CaseIterable { case agreed, contested, reserved, open }
  /// Delegations (or reviewers without one) by position, sorted.
  public var agreed: [String] = []
  /// Who contests.
  public var contested: [String] = []
  /// Who reserves.
  public var reserved: [String] = []
  /// Who took a position on other words than stand there now.
  public var outdated: [String] = []
  /// The roll-up.
  public var state: State {
    if !contested.isEmpty { return .contested }
    if !reserved.isEmpty { return .reserved }
    return agreed.isEmpty ? .open : .agreed
  }
  /// Makes an empty tally.
  public init() {}
}

extension Review {
  /// The comments on one paragraph in order of place, then of making.
  public func comments(on paragraph: Int, in document: Document) -> [Comment] { [] }
  /// All comments in document order; those that stand nowhere in this revision come last.
  public func comments(in document: Document) -> [Comment] { [] }
  /// The comments that stand nowhere in this revision.
  public func orphans(in document: Document) -> [Comment] { [] }
  /// The positions on one paragraph, rolled up.
  public func tally(on paragraph: Int, in document: Document) -> Tally { Tally() }
  /// The position of one reviewer on one paragraph as it now reads.
  public func position(of reviewer: Reviewer, on paragraph: Int, in document: Document) -> Position { .none }
  /// How many reviewable paragraphs are in each state.
  public func progress(in document: Document) -> [Tally.State: Int] { [:] }
}
