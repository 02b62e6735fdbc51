/// What a comment says.
public struct Remark: Hashable, Sendable, Codable {
  /// The ISO commenting template's type of comment.
  public enum Kind: String, Sendable, CaseIterable, Codable { case general, technical, editorial }
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
