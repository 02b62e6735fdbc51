internal import CSQLite
internal import Reviews
internal import Text

/// A connection to an SQLite database; closed when it is let go.
final class Database {
  /// How a file is opened.
  enum Access {
    case creating, writing, reading
    /// As a file that nobody changes: without locks, without what stands in a writer's log beside it, and without leaving a trace.
    case immutable
  }

  private let path: String
  private let handle: OpaquePointer

  /// Opens the file at `path` (sqlite3_open_v2), trusting nothing that is in it; waits up to a second for other writers.
  init(_ path: String, _ access: Access) throws(JournalError) {
    let flags =
      switch access {
      case .creating: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      case .writing: SQLITE_OPEN_READWRITE
      case .reading: SQLITE_OPEN_READONLY
      case .immutable: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      }
    self.path = path
    // "file:..." and ":memory:" mean something else to SQLite, a path with a slash in front does not.
    let name = path.hasPrefix("/") ? path : "./" + path
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(access == .immutable ? Self.immutableURI(name).system : name.system, &handle, flags, nil)
    guard let handle else { throw JournalError(place: path, reason: .failed("out of memory; close other programs")) }
    guard code == SQLITE_OK else {
      defer { sqlite3_close_v2(handle) }
      throw JournalError(place: path, reason: .init(code, of: handle))
    }
    self.handle = handle
    sqlite3_busy_timeout(handle, 1000)
    // No value is longer than an operation may be: a schema that makes up gigabytes gets an error.
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Int32(Operation.sizeLimit + 1 << 20))
    // The file may come from anybody: its schema is not to run code.
    _ = shim_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1)
    _ = shim_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    _ = shim_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    _ = shim_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0)
  }

  deinit { sqlite3_close_v2(handle) }

  /// Whether the file was deleted, or another one put in its place, since it was opened (SQLITE_FCNTL_HAS_MOVED).
  var hasMoved: Bool {
    var moved: Int32 = 0
    return sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0
  }

  /// How many rows the last INSERT added (sqlite3_changes).
  var changes: Int { Int(sqlite3_changes(handle)) }

  /// Runs statements that answer nothing (sqlite3_exec).
  func run(_ sql: String) throws(JournalError) {
    try check(sqlite3_exec(handle, sql, nil, nil, nil))
  }

  /// Does all of `work` or, when it throws, nothing; nobody else writes meanwhile.
  func transaction(_ work: () throws(JournalError) -> Void) throws(JournalError) {
    try run("BEGIN IMMEDIATE")
    do {
      try work()
      try run("COMMIT")
    } catch {
      // SQLite may have rolled back already; there is nothing to tell then.
      try? run("ROLLBACK")
      throw error
    }
  }

  /// The number that `sql` answers with; 0 when it answers nothing.
  func number(_ sql: String) throws(JournalError) -> Int {
    let statement = try prepare(sql)
    return try statement.step() ? statement.number(0) : 0
  }

  /// Compiles a statement (sqlite3_prepare_v2).
  func prepare(_ sql: String) throws(JournalError) -> Statement {
    var compiled: OpaquePointer?
    try check(sqlite3_prepare_v2(handle, sql, -1, &compiled, nil))
    guard let compiled else { throw JournalError(place: path, reason: .failed("no statement in '\(sql)'")) }
    return Statement(compiled, of: self)
  }

  fileprivate func check(_ code: Int32) throws(JournalError) {
    guard code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE else { return }
    throw JournalError(place: path, reason: .init(code, of: handle))
  }

  private static func immutableURI(_ path: String) -> String {
    var uri = "file:"
    for byte in path.system.dropLast().map(UInt8.init(bitPattern:)) {
      let isPlain = byte < 0x80 && byte > 0x20 && !"%?#".utf8.contains(byte)
      uri += isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return uri + "?immutable=1"
  }
}

/// A compiled statement; finalized when it is let go.
final class Statement {
  private let handle: OpaquePointer
  private let database: Database

  fileprivate init(_ handle: OpaquePointer, of database: Database) {
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  /// Starts over with other values for its parameters, numbered from 1.
  func reset() { sqlite3_reset(handle) }

  /// Gives a parameter a text (sqlite3_bind_text).
  func bind(_ parameter: Int32, _ text: String) throws(JournalError) {
    try database.check(text.withCString { shim_bind_text(handle, parameter, $0, -1) })
  }

  /// Gives a parameter bytes (sqlite3_bind_blob).
  func bind(_ parameter: Int32, _ bytes: [UInt8]) throws(JournalError) {
    try database.check(bytes.withUnsafeBytes { shim_bind_blob(handle, parameter, $0.baseAddress, Int32($0.count)) })
  }

  /// Gives a parameter a number (sqlite3_bind_int64).
  func bind(_ parameter: Int32, _ number: Int) throws(JournalError) {
    try database.check(sqlite3_bind_int64(handle, parameter, Int64(number)))
  }

  /// Goes on to the next row (sqlite3_step); false when there is none.
  func step() throws(JournalError) -> Bool {
    let code = sqlite3_step(handle)
    try database.check(code)
    return code == SQLITE_ROW
  }

  /// The number in a column, numbered from 0 (sqlite3_column_int64).
  func number(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

  /// The text in a column (sqlite3_column_text).
  func text(_ column: Int32) -> String {
    sqlite3_column_text(handle, column).map { String(cString: $0) } ?? ""
  }

  /// The bytes in a column (sqlite3_column_blob).
  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }
}

extension JournalError.Reason {
  /// What a result code of SQLite means for a review file (sqlite.org/rescode.html).
  fileprivate init(_ code: Int32, of handle: OpaquePointer) {
    let words = String(cString: sqlite3_errmsg(handle))
    self =
      switch code & 0xFF {
      case SQLITE_FULL: .full
      case SQLITE_BUSY, SQLITE_LOCKED: .busy
      case SQLITE_READONLY, SQLITE_PERM: .readOnly
      // Besides a broken page: a table is missing (SQLITE_ERROR), or what looks like a database is none.
      case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR, SQLITE_SCHEMA, SQLITE_MISMATCH: .damaged(words)
      case SQLITE_CANTOPEN:
        .failed("it, or a file of SQLite's beside it, cannot be opened; see to the permissions of its folder")
      default: .failed("\(words); see that the disk is there and sound, and try again")
      }
  }
}
