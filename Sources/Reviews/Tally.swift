public import Text

/// All positions on one paragraph, rolled up by delegation.
///
/// A delegation's view is the most severe of its reviewers' views; a reviewer without a delegation counts alone.
public struct Tally: Hashable, Sendable {
  /// The roll-up: one contested outranks any number of agreed.
  public enum State: String, Sendable, CaseIterable { case agreed, contested, reserved, open }
  /// Delegations (or reviewers without one) by position, sorted.
  public var agreed: [String] = []
  /// Who contests.
  public var contested: [String] = []
  /// Who reserves.
  public var reserved: [String] = []
  /// Who took a position on other words than stand there now; one of several reviewers of a delegation is enough.
  public var outdated: [String] = []
  /// Their positions, by reviewer.
  public var past: [PlacedPosition] = []
  /// The roll-up.
  public var state: State {
    if !contested.isEmpty { return .contested }
    if !reserved.isEmpty { return .reserved }
    return agreed.isEmpty ? .open : .agreed
  }
  /// Makes an empty tally.
  public init() {}
}

extension Tally {
  /// A delegation, or a reviewer who speaks for nobody else.
  private struct Voice: Hashable {
    let name: String
    let isDelegation: Bool

    init(_ reviewer: Reviewer) {
      name = reviewer.delegation ?? reviewer.name
      isDelegation = reviewer.delegation != nil
    }
  }

  /// Rolls up the views that are `current` and those that are outdated.
  init(current: [Reviewer: Position], outdated: [PlacedPosition]) {
    var views: [Voice: Position] = [:]
    for (reviewer, position) in current {
      views[Voice(reviewer), default: position].yield(to: position)
    }
    func voices(_ position: Position) -> [String] { views.filter { $0.value == position }.map(\.key.name).sorted() }
    agreed = voices(.agreed)
    contested = voices(.contested)
    reserved = voices(.reserved)
    self.outdated = Set(outdated.map { Voice($0.stated.reviewer) }).map(\.name).sorted()
    past = outdated
  }

  /// What was said of other words, each once: "agreed by AU on PC0753Ea"; `address` is the paragraph's.
  public func pastWords(at address: String) -> [Message] {
    var words: [Message] = []
    for placed in past {
      let said = placed.words(at: address)
      if !words.contains(said) { words.append(said) }
    }
    return words
  }
}

extension Position {
  /// How much the position weighs against others of the same delegation.
  private var severity: Int {
    switch self {
    case .none: 0
    case .agreed: 1
    case .reserved: 2
    case .contested: 3
    }
  }

  /// Becomes the more severe of both.
  fileprivate mutating func yield(to other: Position) {
    if other.severity > severity { self = other }
  }
}
