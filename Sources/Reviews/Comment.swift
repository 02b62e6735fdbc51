/// A comment with its thread.
public struct Comment: Hashable, Sendable, Identifiable {
  /// The id of the operation that made it.
  public let id: String
  /// Where it pointed when it was made.
  public let anchor: Anchor
  /// Who made it.
  public let reviewer: Reviewer
  /// When it was made.
  public let stamp: Stamp
  /// Where somebody put it by hand; nil when nobody did.
  public var attachment: Attachment?
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
  /// How it was disposed of before it was opened again last; nil when it never was.
  public var reopening: Reopening?
  /// What was done to it and its thread, its making first, in order.
  public var acts: [Act] = []
  /// Whether it still wants an answer.
  public var isOpen: Bool { resolution == nil && !isWithdrawn }
  /// Where it points: as attached by hand, else as made.
  public var standing: Anchor { attachment?.anchor ?? anchor }
}

/// One operation on a comment's thread, by whomever.
public struct Act: Hashable, Sendable, Identifiable {
  /// The id of the operation.
  public let id: String
  /// Who did it.
  public let reviewer: Reviewer
}

/// A place that was given to a comment by hand.
public struct Attachment: Hashable, Sendable {
  /// The place.
  public var anchor: Anchor
  /// Who attached it there.
  public var reviewer: Reviewer
  /// When.
  public var stamp: Stamp
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

/// A resolution that was taken back: by whom, when, and what it was.
public struct Reopening: Hashable, Sendable {
  /// What it was resolved with.
  public var resolution: Resolution
  /// Who opened the comment again.
  public var reviewer: Reviewer
  /// When.
  public var stamp: Stamp
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
