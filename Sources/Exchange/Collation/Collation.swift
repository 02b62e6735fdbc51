internal import Containers
public import Documents
public import Reviews
internal import Text

/// Reads the replies to a base: what Members send back, whatever its form.
public struct Collation: Sendable {
  /// How a reply is read.
  public struct Options: Sendable {
    /// Whether a reply to what seems another document is read all the same.
    public var insists = false
    /// Whether differences from the base that nobody tracked become proposed changes.
    public var compares = true
    /// The revisions that the base's review was carried from: what was said on them is said of the base.
    public var carriedFrom: [KeptRevision] = []
    /// The usual.
    public init() {}
  }
  /// A reply less of whose text than this is the base's is one to another document.
  public static let leastSimilarity = 0.4

  let base: ReplyBase
  private let options: Options

  /// Prepares to read replies to a document; `file` is its name.
  public init(base: Document, file: String, options: Options = Options()) {
    self.base = ReplyBase(base, file: file)
    self.options = options
  }

  /// Reads a reply; `name` is the file's name, whose ending tells comma-separated values from other text.
  ///
  /// Replies may be read at once on several threads. `progress` is told which share is read, and stops the reading by answering false.
  public func read(
    _ bytes: [UInt8], name: String, progress: @escaping (Double) -> Bool = { _ in true }
  ) throws(ExchangeError) -> MemberReply {
    let file = String(name.split(separator: "/").last ?? "")
    let first = bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return try readJSON(bytes, file) }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]), let reply = try readTables(bytes, file) { return reply }
    if ["csv", "tsv"].contains(file.split(separator: ".").last?.lowercased() ?? "") {
      return try readSeparated(bytes, file)
    }
    let document: Document
    do throws(LoadError) {
      document = try Document.parse(bytes, name: file, progress: progress)
    } catch {
      throw ExchangeError(description: "\(error.reason)")
    }
    return try read(document, file)
  }

  private func read(_ document: Document, _ file: String) throws(ExchangeError) -> MemberReply {
    var reply = MemberReply(file: file, form: .document)
    let read = DocumentReply(document, base: base, comparing: options.compares)
    let similarity = read.similarity
    guard similarity >= Self.leastSimilarity || options.insists else {
      throw ExchangeError(
        description: "is a reply to another document: \(Int((similarity * 100).rounded())) % of its words are in "
          + "\(base.file); give the document that it replies to, or insist with --force")
    }
    reply.similarity = similarity
    reply.comments = read.comments
    reply.inherited = read.inherited
    reply.findings = read.findings
    if document.comments.isEmpty, document.changeMarks.isEmpty, read.comments.isEmpty {
      reply.findings.append("it has no comment and no change")
    }
    return reply
  }

  // MARK: Matrices

  /// The matrix in an office file, of Excel or of Word; nil when it is a Word file without one.
  private func readTables(_ bytes: [UInt8], _ file: String) throws(ExchangeError) -> MemberReply? {
    let tables: (grids: [MatrixGrid], isWorkbook: Bool)
    do throws(ContainerError) {
      let archive = try Archive(bytes)
      let isWorkbook = SheetReader.isWorkbook(archive)
      tables = (isWorkbook ? try SheetReader.read(archive) : try WordTables.read(archive), isWorkbook)
    } catch {
      throw ExchangeError(description: "\(LoadError.Reason(error, for: "office files"))")
    }
    let reply = matrix(tables.grids, file)
    if tables.isWorkbook, reply == nil { throw ExchangeError(description: Self.noMatrix) }
    return reply
  }

  private static let noMatrix =
    "has no column of comments; give the columns the heads of the commenting template (\(Matrix.Column.allCases.map(\.head).joined(separator: "; ")))"

  private func readSeparated(_ bytes: [UInt8], _ file: String) throws(ExchangeError) -> MemberReply {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ExchangeError(description: "is not UTF-8; save it as CSV UTF-8")
    }
    let text8 = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    guard let reply = matrix([CommaSeparated.read(text8)], file) else {
      throw ExchangeError(description: Self.noMatrix)
    }
    return reply
  }

  /// The comments of all tables that are a matrix; nil when none is.
  private func matrix(_ grids: [MatrixGrid], _ file: String) -> MemberReply? {
    var reply = MemberReply(file: file, form: .matrix)
    var isMatrix = false
    for grid in grids {
      guard let rows = grid.matrix() else { continue }
      isMatrix = true
      let read = MatrixReply(rows, base: base)
      reply.comments += read.comments
      reply.findings += grid.findings + read.findings
    }
    return isMatrix ? reply : nil
  }

  // MARK: Operations

  private func readJSON(_ bytes: [UInt8], _ file: String) throws(ExchangeError) -> MemberReply {
    let line = bytes.prefix { $0 != 0x0A }
    guard (try? Operation(bytes: Array(line.last == 0x0D ? line.dropLast() : line))) != nil || file.hasSuffix(".packet")
    else {
      let read = try AnnotationReply(bytes, base: base)
      var reply = MemberReply(file: file, form: .annotations)
      (reply.operations, reply.comments, reply.findings) = (read.operations, read.comments, read.findings)
      try check(&reply)
      return reply
    }
    var reply = MemberReply(file: file, form: .packet)
    let packet = try Packet(bytes)
    reply.operations = packet.operations
    if !packet.isSealed {
      reply.findings.append("it has no seal, so that nothing tells whether it is whole and as it was sent")
    }
    try check(&reply)
    return reply
  }

  /// Tells what does not fit together in operations that somebody sent, and refuses those on another document.
  private func check(_ reply: inout MemberReply) throws(ExchangeError) {
    guard !reply.operations.isEmpty else { return }
    let anchors = reply.operations.compactMap(\.content.anchor)
    let known = Set(options.carriedFrom.map(\.revision) + [base.document.revision])
    let review = Review(reply.operations)
    let standing = anchors.count {
      known.contains($0.revision) || review.placing(of: $0, in: base.document).target != nil
    }
    if !anchors.isEmpty {
      reply.similarity = Double(standing) / Double(anchors.count)
      guard standing > 0 || options.insists else {
        throw ExchangeError(
          description:
            "is a review of another document: none of its \(anchors.count) places is in \(base.file); give the document "
            + "that it reviews, or insist with --force")
      }
    }
    let altered = reply.operations.count { !$0.isCanonical }
    if altered > 0 {
      reply.findings.append(
        "\(altered) operation\(altered == 1 ? " is" : "s are") not as conote writes them; the file may have been tampered with"
      )
    }
    let makers = Dictionary(reply.operations.map { ($0.id, $0.reviewer) }, uniquingKeysWith: { first, _ in first })
    let strange = reply.operations.count { operation in
      guard let target = operation.content.ownTarget, let maker = makers[target] else { return false }
      return maker != operation.reviewer
    }
    if strange > 0 {
      reply.findings.append(
        "\(strange) operation\(strange == 1 ? " changes" : "s change") what another reviewer wrote, which has no effect; "
          + "the file may have been tampered with")
    }
  }
}

extension Operation {
  /// Whether it brings a review over from an earlier revision.
  var isCarrying: Bool { if case .carry = content { true } else { false } }

  /// Whether the bytes are the ones that conote writes for what they say; those of kinds that it does not know may be anything.
  fileprivate var isCanonical: Bool {
    if case .unknown = content { return true }
    return Operation(stamp: stamp, reviewer: reviewer, revision: revision, content: content).bytes == bytes
  }
}

extension Operation.Content {
  /// Where it points, if it points anywhere.
  var anchor: Anchor? {
    switch self {
    case .comment(let anchor, _), .position(let anchor, _): anchor
    default: nil
    }
  }

  /// What it acts on, if that must be the reviewer's own.
  fileprivate var ownTarget: String? {
    switch self {
    case .edit(let target, _), .withdraw(let target), .undo(let target): target
    default: nil
    }
  }

  /// What it acts on.
  var target: String? {
    switch self {
    case .reply(let target, _), .resolve(let target, _, _), .reopen(let target): target
    default: ownTarget
    }
  }
}
