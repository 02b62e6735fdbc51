/// What a reviewer was writing, kept so that it outlives the program.
public struct Draft: Hashable, Sendable, Codable {
  /// What the text is to become.
  public enum Target: Hashable, Sendable, Codable {
    /// A comment on a paragraph, by its id, or on a passage of it, in code points of its text.
    case comment(paragraph: String, passage: Range<Int>?)
    /// A reply to the comment with this id.
    case reply(to: String)
    /// Another text of one's own comment or reply with this id.
    case edit(of: String)
    /// The observation with which the comment with this id is resolved.
    case resolve(of: String, Disposition)
  }
  /// What the text is to become.
  public var target: Target
  /// The type of comment.
  public var kind: Remark.Kind
  /// The text so far.
  public var text: String
  /// The proposed wording so far, or nil.
  public var proposal: String?
  /// Where the cursor stands, in code points of the text.
  public var cursor: Int

  /// Makes a draft.
  public init(
    target: Target, kind: Remark.Kind = .general, text: String = "", proposal: String? = nil, cursor: Int = 0
  ) {
    self.target = target
    self.kind = kind
    self.text = text
    self.proposal = proposal
    self.cursor = cursor
  }
}
