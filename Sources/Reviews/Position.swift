public import Text

/// A reviewer's view of one paragraph.
///
/// No position is not "agreed".
public enum Position: String, Sendable, CaseIterable, Codable { case agreed, contested, reserved, none }

extension Position {
  /// The position in a word.
  public var words: Message {
    switch self {
    case .agreed: "agreed"
    case .contested: "contested"
    case .reserved: "reserved"
    case .none: "none"
    }
  }
}

/// A position with the words it was taken on.
public struct StatedPosition: Hashable, Sendable, Identifiable {
  /// The id of the operation that stated it.
  public let id: String
  /// Who states it.
  public let reviewer: Reviewer
  /// The position.
  public var position: Position
  /// The paragraph as it then was.
  public var anchor: Anchor
  /// When it was taken.
  public var stamp: Stamp
}

/// A position as it stands in the open revision.
public struct PlacedPosition: Hashable, Sendable {
  /// What was stated.
  public var stated: StatedPosition
  /// Whether the paragraph's text is the one it was taken on, white space aside.
  public var isCurrent: Bool
  /// Where the paragraph that it was taken on stands now.
  public var placing: Placing
  /// What people call the revision it was taken on; nil for the open one.
  public var revision: String?

  /// "agreed by AU on PC0753Ea", with the old number where it stood under another: "agreed by AU on PC0753Ea (paragraph 9)".
  public func words(at address: String?) -> Message {
    let who = stated.reviewer.delegation ?? stated.reviewer.name
    var words: Message = "\(stated.position.words) by \(who)"
    if let revision { words = "\(words) on \(revision)" }
    return address == stated.anchor.address ? words : "\(words) (paragraph \(stated.anchor.address))"
  }
}
