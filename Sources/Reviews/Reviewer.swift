/// Who speaks: a name and the delegation spoken for.
public struct Reviewer: Hashable, Sendable, Codable {
  /// The person's name.
  public var name: String
  /// An ISO 3166 alpha-2 code ("AU") or an observer's name ("ICC"); nil when the reviewer speaks for nobody else.
  public var delegation: String?

  /// Makes a reviewer; a blank delegation is none.
  public init(name: String, delegation: String? = nil) {
    self.name = name
    self.delegation = delegation
  }
}

extension Reviewer: Comparable, CustomStringConvertible {
  /// How the screen and the listings name the reviewer: "AU (Jane Doe)", or the name alone.
  public var description: String { delegation.map { "\($0) (\(name))" } ?? name }

  /// By delegation, then by name; those without delegation first.
  public static func < (one: Reviewer, other: Reviewer) -> Bool {
    (one.delegation ?? "", one.name) < (other.delegation ?? "", other.name)
  }
}
