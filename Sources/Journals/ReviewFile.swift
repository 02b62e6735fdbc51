public import Reviews

/// A review file: SQLite, beside its document; several programs may have it open at once.
///
/// Operations are added and never changed. A file that is not a review of this document, or not a sound one, is left as it is.
public final class ReviewFile {
  /// Where it is.
  public let path: String
  /// What is damaged in the file, one line each; everything else in it was returned.
  public private(set) var findings: [String] = []

  /// The version of the format that this program reads and writes (user_version).
  static let format = 1
  /// What the file's header says it is: "cono" (application_id).
  static let application = 0x636F_6E6F

  private let document: String
  private let revision: String
  private let isReadOnly: Bool
  private let acceptingOtherRevisions: Bool

  /// The connection, kept as long as the file can be written; a reader leaves no trace and opens it for each look.
  private var database: Database?
  /// The last row that was returned.
  private var sequence = 0
  /// SQLite's count of other connections' commits when the file was last read; nil after an own one.
  private var version: Int?
  /// How the file and its log looked when a reader last read them.
  private var looks: [FileLook?] = []
  /// Why nothing is written any more.
  private var damage: JournalError?

  /// Opens the file, or makes it at the first `append`; nothing is written before that.
  ///
  /// `document` names the document (its file name), `revision` its hash; a file that holds only other revisions of documents of
  /// other names is refused as another document's unless `acceptingOtherRevisions`.
  public init(
    path: String, document: String, revision: String, readOnly: Bool = false, acceptingOtherRevisions: Bool = false
  ) throws(JournalError) {
    self.path = path
    self.document = document
    self.revision = revision
    self.isReadOnly = readOnly
    self.acceptingOtherRevisions = acceptingOtherRevisions
    if isWritable { _ = try writer() } else { _ = try opened() }
  }

  /// Whether `append` may write: it was not opened for reading, and neither the file nor its folder forbids it.
  public var isWritable: Bool {
    guard !isReadOnly else { return false }
    return FileLook(path) == nil || Files.canWrite(path) && Files.canWrite(Files.split(path).folder)
  }

  /// The operations that were not yet returned, this program's own included, in order of arrival; cheap when there are none.
  public func news() throws(JournalError) -> [Operation] {
    guard damage == nil else { return [] }
    guard isWritable || database != nil else { return try newsForReader() }
    guard let database = try writer() else { return [] }
    let version = try database.number("PRAGMA data_version")
    guard version != self.version else { return [] }
    let operations = try read(database)
    self.version = version
    return operations
  }

  private func newsForReader() throws(JournalError) -> [Operation] {
    let looks = [FileLook(path), FileLook(path + "-wal")]
    guard looks != self.looks, let database = try opened() else { return [] }
    let operations = try read(database)
    self.looks = looks
    return operations
  }

  /// Keeps operations durably: when this returns they survive a kill and a power cut.
  ///
  /// Those already there are skipped. All are kept or, when it throws, none.
  public func append(_ operations: [Operation]) throws(JournalError) {
    guard !operations.isEmpty else { return }
    if let damage { throw damage }
    guard isWritable else { throw error(.readOnly) }
    if operations.contains(where: { $0.bytes.count > Operation.sizeLimit }) {
      throw error(.failed("one passage is larger than a review can hold; choose a shorter one"))
    }
    let database: Database
    if let writer = try writer() { database = writer } else { database = try created() }
    self.database = database
    if database.hasMoved {
      throw error(
        .failed("the review was moved or deleted while it was open; put it back, or leave and open the document again"))
    }
    try database.transaction { () throws(JournalError) in try insert(operations, into: database) }
    version = nil
  }

  /// Writes everything into the one file and lets go of it.
  public func close() {
    database = nil
    version = nil
  }
}

// MARK: Opening

extension ReviewFile {
  /// The connection that is kept; nil when there is no review yet.
  private func writer() throws(JournalError) -> Database? {
    if database == nil { database = try opened() }
    return database
  }

  /// A connection to the review; nil when there is none yet.
  private func opened() throws(JournalError) -> Database? {
    guard let look = FileLook(path) else { return nil }
    guard look.isRegular else { throw error(.failed("not a file; name another review with --review")) }
    // SQLite leaves an empty file when it is stopped before its first commit.
    guard look.bytes > 0 else { return nil }
    try checkHeader(bytes: look.bytes)
    try checkJournal()
    let database = try Database(path, access())
    try checkContent(database)
    if isWritable { try database.run("PRAGMA synchronous = FULL") }
    return database
  }

  private func access() -> Database.Access {
    if isWritable { return .writing }
    return isBeingWritten ? .reading : .immutable
  }

  /// Whether what was kept last may still stand in a log beside the file.
  private var isBeingWritten: Bool {
    ["-wal", "-journal"].contains { FileLook(path + $0).map { $0.bytes > 0 } ?? false }
  }

  /// Tells a review from any other file before SQLite touches it: another program's database might be repaired by opening it.
  private func checkHeader(bytes: Int) throws(JournalError) {
    let header: [UInt8]
    do throws(SystemError) { header = try Files.read(path, limit: 100) } catch {
      throw self.error(.failed("the review cannot be read (\(error.words)); see to its permissions"))
    }
    guard Self.isReview(header: header) else { throw error(.notReviewFile) }
    func number(_ range: Range<Int>) -> Int { header[range].reduce(0) { $0 << 8 | Int($1) } }
    // SQLite itself would take what is missing of the last page as zeros.
    let pageSize = number(16..<18) == 1 ? 65536 : number(16..<18)
    guard pageSize > 0, bytes.isMultiple(of: pageSize) || isBeingWritten else { throw error(.damaged("cut short")) }
  }

  /// Whether a file that begins with these 100 bytes is a review (sqlite.org/fileformat2.html, 1.3): the magic string, and at 68 the
  /// application id, big-endian.
  static func isReview(header: [UInt8]) -> Bool {
    header.count == 100 && header.starts(with: Array("SQLite format 3\0".utf8))
      && header[68..<72].reduce(0) { $0 << 8 | Int($1) } == application
  }

  /// Refuses a rollback journal that names other files: SQLite would delete what it names, and conote never writes one.
  private func checkJournal() throws(JournalError) {
    let journal = path + "-journal"
    guard let look = FileLook(journal) else { return }
    let advice = "see what it is and move it away"
    guard look.isRegular else { throw error(.failed("\(journal) is not a file; \(advice)")) }
    guard look.bytes >= 8 else { return }
    let bytes: [UInt8]
    guard look.bytes <= 1 << 26 else { throw error(.failed("\(journal) is too large for a review's; \(advice)")) }
    do throws(SystemError) { bytes = try Files.read(journal, limit: 1 << 26) } catch {
      throw self.error(.failed("\(journal) cannot be read (\(error.words)); \(advice)"))
    }
    // sqlite.org/fileformat2.html, 3: a super-journal's name stands at the end, behind it its length, checksum and this magic.
    guard !bytes.suffix(8).elementsEqual([0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]) else {
      throw error(.failed("\(journal) belongs to several databases, which no review does; \(advice)"))
    }
  }

  private func checkContent(_ database: Database) throws(JournalError) {
    let format = try database.number("PRAGMA user_version")
    guard format <= Self.format else { throw error(.newerVersion(format, known: Self.format)) }
    guard format == Self.format else { throw error(.damaged("format \(format)")) }
    let other = try otherDocument(in: database)
    if let other, !acceptingOtherRevisions { throw error(.otherDocument(other)) }
  }

  /// The name of the document that the review belongs to when that is not this one, by name or by revision.
  private func otherDocument(in database: Database) throws(JournalError) -> String? {
    let documents = try database.prepare("SELECT name, revision FROM document ORDER BY rowid DESC")
    var other: String?
    while try documents.step() {
      if documents.text(0) == document || documents.text(1) == revision { return nil }
      other = other ?? documents.text(0)
    }
    return other
  }

  /// A new review file, if another program did not make it in the meantime.
  private func created() throws(JournalError) -> Database {
    let folder = Files.split(path).folder
    do throws(SystemError) { try Files.makeFolder(folder) } catch {
      throw self.error(.failed("its folder cannot be made (\(error.words)); name another review with --review"))
    }
    guard Files.canWrite(folder) else { throw error(.readOnly) }
    // A link that somebody laid in the folder would have the review written wherever it points.
    guard !Files.isLink(path) else {
      throw error(.failed("a link to no review; remove it, or name another review with --review"))
    }
    let database = try Database(path, .creating)
    try database.run("PRAGMA synchronous = FULL")
    try database.transaction { () throws(JournalError) in
      guard try database.number("PRAGMA user_version") == 0 else { return }
      try database.run(
        """
        PRAGMA application_id = \(Self.application);
        PRAGMA user_version = \(Self.format);
        CREATE TABLE document (name TEXT NOT NULL, revision TEXT NOT NULL, UNIQUE (name, revision)) STRICT;
        CREATE TABLE operation (sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL) STRICT;
        """)
    }
    // Only now, so that the header is in the file itself. Where a file system has no shared memory, the rollback journal serves.
    try? database.run("PRAGMA journal_mode = WAL")
    return database
  }
}

// MARK: Rows

extension ReviewFile {
  /// The operations after the last one returned; what is damaged becomes a finding.
  private func read(_ database: Database) throws(JournalError) -> [Operation] {
    var operations: [Operation] = []
    do {
      let rows = try database.prepare("SELECT sequence, id, bytes FROM operation WHERE sequence > ? ORDER BY sequence")
      try rows.bind(1, sequence)
      while try rows.step() {
        sequence = rows.number(0)
        do throws(Operation.Malformed) {
          operations.append(try Operation(bytes: rows.bytes(2), id: rows.text(1)))
        } catch {
          findings.append(
            "\(path): operation \(sequence) is damaged and was left out (\(error)); get a copy of it from its author")
        }
      }
    } catch {
      guard case .damaged = error.reason, sequence > 0 else { throw error }
      damage = error
      findings.append("\(error); \(operations.count) operations before it were read")
    }
    return operations
  }

  private func insert(_ operations: [Operation], into database: Database) throws(JournalError) {
    let reviewed = try database.prepare("INSERT OR IGNORE INTO document (name, revision) VALUES (?, ?)")
    try reviewed.bind(1, document)
    try reviewed.bind(2, revision)
    _ = try reviewed.step()
    let insertion = try database.prepare("INSERT OR IGNORE INTO operation (id, bytes) VALUES (?, ?)")
    let present = try database.prepare("SELECT bytes FROM operation WHERE id = ?")
    for operation in operations {
      insertion.reset()
      try insertion.bind(1, operation.id)
      try insertion.bind(2, operation.bytes)
      _ = try insertion.step()
      guard database.changes == 0 else { continue }
      present.reset()
      try present.bind(1, operation.id)
      guard try present.step(), present.bytes(0) == operation.bytes else {
        throw error(.damaged("other bytes under the id \(operation.id)"))
      }
    }
  }

  private func error(_ reason: JournalError.Reason) -> JournalError { JournalError(place: path, reason: reason) }
}
