internal import Documents
internal import Reviews

/// What one reply says, in terms of the base: read, aligned, and not yet taken in.
public struct MemberReply: Sendable {
  /// What the reply is.
  public enum Form: String, Sendable {
    /// The document with comments and changes in it.
    case document
    /// The ISO/IEC commenting template, or a sheet with its columns.
    case matrix
    /// Operations, one a line.
    case packet
    /// Web Annotations.
    case annotations
  }
  /// The file's name.
  public let file: String
  /// What it is.
  public let form: Form
  /// The share of its text that is the base's too, 0 to 1; nil where the reply has no text of its own.
  public internal(set) var similarity: Double?
  /// Comments and proposed changes, in its order.
  var comments: [ReplyComment] = []
  /// What another conote sent as it is.
  var operations: [Operation] = []
  /// How many comments of the reply the base itself carries; they are nobody's reply.
  public internal(set) var inherited = 0
  /// What is odd about the reply, in words.
  public internal(set) var findings: [String] = []

  /// Makes an empty reply.
  init(file: String, form: Form) {
    self.file = file
    self.form = form
  }
}

/// A comment of a reply with its thread; proposed changes without words are comments too.
struct ReplyComment: Sendable {
  /// Where it points.
  enum Place: Equatable, Sendable {
    /// A passage of a paragraph, a heading or the title of the base, or the whole of it.
    case at(Target, Range<Int>?)
    /// No passage of the base; the anchor says where it was.
    case lost(Anchor)
  }
  /// Words of somebody at a time.
  struct Word: Equatable, Sendable {
    /// Who, as the reply says; empty where it does not.
    var author: String
    /// The delegation that the reply itself gives, as a matrix does.
    var delegation: String?
    /// When, in milliseconds since 1970; nil where the reply does not say.
    var time: Int?
    /// The words.
    var text: String
  }
  /// How it was disposed of.
  struct Verdict: Equatable, Sendable {
    /// Who said so; nil for whoever collates.
    var by: Word?
    /// The outcome.
    var disposition: Disposition
    /// The observation, perhaps empty.
    var observation: String
  }
  /// How a proposed change came in.
  enum Trace: Sendable { case none, tracked, untracked }

  /// Where it points.
  var place: Place
  /// Who made it and when; the text is not used.
  var by: Word
  /// What it says.
  var remark: Remark
  /// Whether its author took it back.
  var isWithdrawn = false
  /// The replies, oldest first.
  var replies: [Word] = []
  /// How it was disposed of; nil while it is open.
  var verdict: Verdict?
  /// How its proposed change came in.
  var trace = Trace.none
  /// Why its place is not certain, or not found; nil when it is.
  var doubt: Doubt?

  /// What a person should look at.
  enum Doubt: Equatable, Sendable {
    /// It has a place, which may not be the right one; why.
    case ambiguous(String)
    /// It has no place; why.
    case lost(String)
  }
}
