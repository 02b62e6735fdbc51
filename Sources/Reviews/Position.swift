/// A reviewer's view of one paragraph.
///
/// No position is not "agreed".
public enum Position: String, Sendable, CaseIterable, Codable { case agreed, contested, reserved, none }

/// A position with the words it was taken on.
public struct StatedPosition: Hashable, Sendable {
  /// The position.
  public var position: Position
  /// The paragraph as it then was.
  public var anchor: Anchor
  /// When it was taken.
  public var stamp: Stamp
}
