internal import Digest

/// One immutable thing that a reviewer did.
///
/// A review is a set of these and nothing else.
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
    /// Brings a review over from an earlier revision, which is kept with it.
    case carry(from: KeptRevision)
    /// Says by hand where a comment stands, in place of what was found out.
    case attach(target: String, Anchor)
    /// Makes one's own operation as if it had not been; an undo can be undone.
    case undo(target: String)
    /// A kind from a newer version: kept and passed on.
    case unknown(kind: String)
  }

  /// The version of the canonical form that this program writes; what a later one wrote is kept as `Content.unknown`.
  public static let version = 1

  /// The most bytes that an operation may have, 32 MiB: room for a position on a paragraph of 10 MB.
  public static let sizeLimit = 32 << 20

  /// Makes an operation and its canonical bytes; texts are put in NFC with LF, a stamp out of bounds is clipped.
  public init(stamp: Stamp, reviewer: Reviewer, revision: String, content: Content) {
    self.stamp = stamp.clipped
    self.reviewer = Reviewer(name: reviewer.name, delegation: reviewer.delegation)
    self.revision = revision
    self.content = content.canonical
    bytes = Self.bytes(stamp: self.stamp, reviewer: self.reviewer, revision: revision, content: self.content)
    id = SHA256.hex(bytes)
  }

  /// Why bytes are no operation.
  public struct Malformed: Error, Equatable, CustomStringConvertible {
    /// What is wrong, in lower case.
    public var description: String
  }

  /// Reads the canonical form; the bytes are kept as they are, and the id is computed from them.
  ///
  /// Bytes that say the same in another form, or have members that this version does not know, are an operation too: another
  /// program's canonical form must reach the others with the id that it has.
  public init(bytes: [UInt8]) throws(Malformed) {
    let wire = try Wire(bytes)
    content = wire.content
    stamp = wire.stamp
    reviewer = wire.reviewer
    revision = wire.revision
    self.bytes = bytes
    id = SHA256.hex(bytes)
  }

  /// Reads bytes that were kept under `id`, and refuses those that are others.
  public init(bytes: [UInt8], id: String) throws(Malformed) {
    try self.init(bytes: bytes)
    guard self.id == id else { throw Malformed(description: "its bytes are not those that \(id) stands for") }
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
