internal import Text

/// Who speaks: a name and the delegation spoken for.
public struct Reviewer: Hashable, Sendable, Codable {
  /// The person's name.
  public var name: String
  /// An ISO 3166 alpha-2 code ("AU") or an observer's name ("ICC"); nil when the reviewer speaks for nobody else.
  public var delegation: String?

  /// Makes a reviewer; a blank delegation is none, and a code of two letters is put in capitals, as ISO 3166-1 writes it.
  ///
  /// Both are one line in NFC without surplus blanks, so that one person is not two because of how a name was typed.
  public init(name: String, delegation: String? = nil) {
    self.name = Self.line(name)
    let delegation = Self.line(delegation ?? "")
    self.delegation = delegation.isEmpty ? nil : Delegation.isCode(delegation) ? delegation.uppercased() : delegation
  }

  /// Reads what `encode` wrote, with the same care as `init(name:delegation:)`.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      name: try members.decode(String.self, forKey: .name),
      delegation: try members.decodeIfPresent(String.self, forKey: .delegation))
  }

  private static func line(_ text: String) -> String {
    Normalization.nfc(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }
}

extension Reviewer: Comparable, CustomStringConvertible {
  /// How the screen and the listings name the reviewer: "AU (Clerk)", or the name alone.
  public var description: String { delegation.map { "\($0) (\(name))" } ?? name }

  /// By delegation, then by name; those without delegation first.
  public static func < (one: Reviewer, other: Reviewer) -> Bool {
    (one.delegation ?? "", one.name) < (other.delegation ?? "", other.name)
  }
}
