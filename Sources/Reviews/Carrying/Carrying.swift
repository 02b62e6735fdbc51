public import Documents

/// What it takes to carry a review to the next revision.
///
/// The operations stay as they are; what is added says that the old revision came before, and keeps its text, from which every anchor
/// that was made on it is followed. So merging stays set union: whoever carries, in whatever order operations arrive and however often,
/// the same set gives the same review.
public struct Carrying: Sendable {
  /// The operations of the old review that the new one has not.
  public let arriving: [Operation]
  /// What is to be written besides; nil where the review was carried from this revision before, or the text is the same.
  public let content: Operation.Content?

  /// Carries the `operations` on `old`, which people call by its symbol or `file`, into those that are `present` on `new`.
  public init(
    _ operations: Set<Operation>, on old: Document, file: String, into present: Set<Operation>, on new: Document
  ) {
    arriving = operations.subtracting(present).sorted()
    let isKnown =
      old.revision == new.revision || Review(operations.union(present)).revision(old.revision) != nil
    content = isKnown ? nil : .carry(from: KeptRevision(old, file: file))
  }
}

/// That a review was carried from an earlier revision: by whom and when.
public struct CarryingAct: Hashable, Sendable, Identifiable {
  /// The id of the operation.
  public let id: String
  /// Who carried it.
  public let reviewer: Reviewer
  /// When.
  public let stamp: Stamp
  /// The earlier revision.
  public let from: KeptRevision
}
