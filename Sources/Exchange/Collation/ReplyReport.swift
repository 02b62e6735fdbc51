public import Reviews

/// What came of one reply.
public struct ReplyReport: Sendable {
  /// Something that a person should look at.
  public struct Item: Sendable, Equatable {
    /// Who says it.
    public var voice: String
    /// The paragraph's address, perhaps empty.
    public var place: String
    /// What is said.
    public var words: String
    /// Why it is here.
    public var reason: String
  }
  /// Who speaks in the reply, and what told it.
  public struct Voice: Sendable, Equatable {
    /// The name in the reply.
    public var author: String
    /// Who that is.
    public var reviewer: Reviewer
    /// What told the delegation.
    public var source: DelegationRule.Source
  }
  /// The file's name.
  public let file: String
  /// What the reply is.
  public let form: MemberReply.Form
  /// The share of the reply that is the base's too, 0 to 1; nil where it has no text of its own.
  public let similarity: Double?
  /// Who speaks in it.
  public private(set) var voices: [Voice] = []
  /// Comments in it, proposed changes among them, the ones taken in earlier too.
  public private(set) var comments = 0
  /// Replies in threads.
  public private(set) var replies = 0
  /// Comments that were disposed of.
  public private(set) var dispositions = 0
  /// Proposed changes that were tracked.
  public private(set) var tracked = 0
  /// Proposed changes that were found by comparing.
  public private(set) var untracked = 0
  /// Positions.
  public private(set) var positions = 0
  /// How many comments or operations were in the review already.
  public internal(set) var known = 0
  /// Comments that were taken back for a delegation for which they had been collated before.
  public internal(set) var corrected = 0
  /// Comments of the reply that the base itself carries.
  public let inherited: Int
  /// Operations that are new.
  public internal(set) var operations = 0
  /// Comments whose place is not certain.
  public internal(set) var ambiguous: [Item] = []
  /// Comments whose place was not found; they are kept as orphans.
  public internal(set) var unplaced: [Item] = []
  /// What is odd about the reply.
  public internal(set) var findings: [String]

  /// Begins a report.
  init(_ reply: MemberReply) {
    (file, form, similarity, inherited, findings) = (
      reply.file, reply.form, reply.similarity, reply.inherited, reply.findings
    )
  }

  /// Counts a comment of the reply.
  mutating func count(_ comment: ReplyComment) {
    comments += 1
    replies += comment.replies.count
    dispositions += comment.verdict == nil ? 0 : 1
    switch comment.trace {
    case .tracked: tracked += 1
    case .untracked: untracked += 1
    case .none: break
    }
  }

  /// Counts an operation of the reply.
  mutating func count(_ operation: Operation) {
    switch operation.content {
    case .comment: comments += 1
    case .reply: replies += 1
    case .resolve: dispositions += 1
    case .position: positions += 1
    default: break
    }
  }

  /// Notes who speaks.
  mutating func add(_ reviewer: Reviewer, _ source: DelegationRule.Source, author: String) {
    let voice = Voice(author: author, reviewer: reviewer, source: source)
    if !voices.contains(voice) { voices.append(voice) }
  }
}
