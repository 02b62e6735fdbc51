/// What was done with the mouse, and in which cell.
public struct Mouse: Hashable, Sendable {
  /// What was done.
  public enum Act: Hashable, Sendable {
    /// The first button went down.
    case press
    /// The pointer moved with the first button down.
    case drag
    /// The first button came up.
    case release
    case wheelUp, wheelDown
  }
  /// What was done.
  public var act: Act
  /// Where.
  public var place: Point

  /// Makes an act of the mouse.
  public init(_ act: Act, at place: Point) {
    self.act = act
    self.place = place
  }
}
