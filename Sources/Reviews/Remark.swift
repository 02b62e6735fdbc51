/// What a comment says.
public struct Remark: Hashable, Sendable, Codable {
  /// The ISO commenting template's type of comment.
  public enum Kind: String, Sendable, CaseIterable, Codable { case general, technical, editorial }
  /// The most bytes of UTF-8 that a remark or a proposed wording is written with: 1 MiB, some 400 pages.
  public static let sizeLimit = 1 << 20

  /// Its type.
  public var kind: Kind
  /// The words, perhaps several lines.
  public var text: String
  /// The wording proposed in place of the passage, or nil.
  public var proposal: String?
  /// Makes a remark.
  public init(kind: Kind = .general, text: String, proposal: String? = nil) {
    self.kind = kind
    self.text = text
    self.proposal = proposal
  }
}
