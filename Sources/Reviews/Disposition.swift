/// How a comment was disposed of.
public enum Disposition: String, Sendable, CaseIterable, Codable {
  case accepted, modified, noted, rejected, deferred
  /// In words: "accepted with modifications" for `modified`.
  public var words: String { self == .modified ? "accepted with modifications" : rawValue }
}
