/// What came of copying a text.
public struct CopyOutcome: Equatable, Sendable {
  /// Whether the terminal was told; whether it obeys, none says.
  public var isSent: Bool
  /// Whether the text is longer than terminals take.
  public var isTooLong: Bool
  /// The desktop's own program, where there is one.
  public var program: String?
  /// Whether that took the text.
  public var isTaken: Bool
}
