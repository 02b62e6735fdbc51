/// What a reviewer was writing: kept from key to key, so that a closed terminal loses nothing.
public struct Draft: Hashable, Sendable, Codable {
  /// What the text will become.
  public enum Purpose: Hashable, Sendable, Codable {
    /// A comment on a passage or paragraph.
    case comment(Anchor)
    /// A reply to a comment (its id).
    case reply(to: String)
    /// Another wording of one's own comment or reply (its id).
    case edit(target: String)
    /// The secretariat's observation on a comment (its id).
    case resolve(target: String)
  }
  /// What the text will become.
  public var purpose: Purpose
  /// The comment's kind.
  public var kind: Remark.Kind
  /// The words so far.
  public var text: String
  /// The wording proposed so far, or nil.
  public var proposal: String?
  /// The disposition chosen so far.
  public var disposition: Disposition

  /// Makes a draft.
  public init(
    purpose: Purpose, kind: Remark.Kind = .general, text: String = "", proposal: String? = nil,
    disposition: Disposition = .accepted
  ) {
    self.purpose = purpose
    self.kind = kind
    self.text = text
    self.proposal = proposal
    self.disposition = disposition
  }
}
