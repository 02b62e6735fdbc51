/// One immutable thing that a reviewer did. A review is a set of these and nothing else.
public struct Operation: Sendable, Identifiable {
  /// SHA-256 of `bytes`, in hexadecimal.
  public let id: String
  /// When, as the clocks of all who took part order it.
  public let stamp: Stamp
  /// Who.
  public let reviewer: Reviewer
  /// The hash of the revision the reviewer had open.
  public let revision: String
  /// What.
  public let content: Content
  /// The canonical form: one JSON object, members sorted by name, UTF-8, NFC, LF, no white space.
  public let bytes: [UInt8]

  /// What a reviewer can do.
  public enum Content: Hashable, Sendable {
    case comment(Anchor, Remark)
    case reply(to: String, text: String)
    /// Replaces one's own comment or reply.
    case edit(target: String, Remark)
    /// Takes back one's own comment or reply.
    case withdraw(target: String)
    case resolve(target: String, disposition: Disposition, observation: String)
    case reopen(target: String)
    case position(Anchor, Position)
    /// Makes one's own operation as if it had not been; an undo can be undone.
    case undo(target: String)
    /// A kind from a newer version: kept and passed on.
    case unknown(kind: String)
  }

  /// Makes an operation and its canonical bytes.
  public init(stamp: Stamp, reviewer: Reviewer, revision: String, content: Content) {
    fatalError("unwritten")
  }

  /// Why bytes are no operation.
  public struct Malformed: Error, Equatable, CustomStringConvertible {
    /// What is wrong, in lower case.
    public var description: String
  }

  /// Reads the canonical form; the bytes are kept as they are, and the id is computed from them.
  public init(bytes: [UInt8]) throws(Malformed) {
    throw Malformed(description: "unwritten")
  }
}

extension Operation: Hashable, Comparable {
  /// The same bytes are the same operation.
  public static func == (one: Operation, other: Operation) -> Bool { one.id == other.id }
  /// Hashes the id.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
  /// The order of the fold: stamp, reviewer, id.
  public static func < (one: Operation, other: Operation) -> Bool {
    if one.stamp != other.stamp { return one.stamp < other.stamp }
    if one.reviewer != other.reviewer { return one.reviewer < other.reviewer }
    return one.id < other.id
  }
}

/// What a comment says.
public struct Remark: Hashable, Sendable {
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

/// How a comment was disposed of.
public enum Disposition: String, Sendable, CaseIterable, Codable {
  case accepted, modified, noted, rejected, deferred
  /// In words: "accepted with modifications" for `modified`.
  public var words: String { self == .modified ? "accepted with modifications" : rawValue }
}

/// A reviewer's view of one paragraph. No position is not "agreed".
public enum Position: String, Sendable, CaseIterable { case agreed, contested, reserved, none }
