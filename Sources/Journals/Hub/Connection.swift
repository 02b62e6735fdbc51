internal import CPostgres
internal import Glibc

/// A connection to a PostgreSQL server; finished when it is let go.
///
/// For one thread at a time.
final class Connection {
  /// Where it goes.
  let address: HubAddress
  private let library: Postgres.Functions
  private let handle: OpaquePointer

  /// Connects (PQconnectdbParams); gives up after ten seconds where neither the URL nor PGCONNECT_TIMEOUT says otherwise.
  init(_ address: HubAddress) throws(JournalError) {
    self.address = address
    do throws(Postgres.Missing) { library = try Postgres.loaded.get() } catch {
      throw JournalError(place: address.description, reason: .noLibrary(error.words))
    }
    // Of several values the last counts, so the URL has the last word. A peer that went away is noticed within half a minute.
    var options = [
      ("fallback_application_name", "conote"), ("keepalives_idle", "10"), ("keepalives_interval", "5"),
      ("keepalives_count", "3"), ("tcp_user_timeout", "30000"),
    ]
    if getenv("PGCONNECT_TIMEOUT") == nil { options.append(("connect_timeout", "10")) }
    options += [("dbname", address.description), ("client_encoding", "UTF8")]
    guard let handle = Self.connect(options, library) else {
      throw JournalError(place: address.description, reason: .failed("out of memory; close other programs"))
    }
    self.handle = handle
    _ = library.call.PQsetNoticeProcessor(handle, shim_ignore, nil)
    guard library.call.PQstatus(handle) != CONNECTION_OK else { return }
    if library.call.PQconnectionNeedsPassword(handle) != 0 {
      throw error(.unreachable("it asks for a password, which belongs into ~/.pgpass or PGPASSFILE"))
    }
    throw error(.unreachable(words))
  }

  deinit { library.call.PQfinish(handle) }

  /// The server's version as PostgreSQL counts it: 150018 is 15.18 (PQserverVersion).
  var serverVersion: Int { Int(library.call.PQserverVersion(handle)) }
  /// How the database keeps text (server_encoding).
  var encoding: String {
    library.call.PQparameterStatus(handle, "server_encoding").map { String(cString: $0) } ?? ""
  }
  /// What to wait on for notifications (PQsocket).
  var descriptor: Int32 { library.call.PQsocket(handle) }

  /// Runs statements without parameters, all or none (PQexec).
  func run(_ sql: String) throws(JournalError) { _ = try checked(library.call.PQexec(handle, sql)) }

  /// Runs one statement (PQexecParams); its parameters and answer go in binary form.
  @discardableResult
  func rows(_ sql: String, _ values: [Postgres.Value] = []) throws(JournalError) -> Rows {
    let wires = values.map(\.wire)
    // All values stand in one piece, so that their addresses hold while the statement runs.
    var data: [UInt8] = []
    for wire in wires { data += wire ?? [] }
    data.append(0)
    var lengths: [Int32] = []
    for wire in wires {
      guard let length = Int32(exactly: wire?.count ?? 0) else {
        throw error(.failed("more than 2 GB at once; send less"))
      }
      lengths.append(length)
    }
    let types = values.map(\.type)
    let formats = [Int32](repeating: 1, count: values.count)
    let answer = data.withUnsafeBytes { data in
      var offset = 0
      let pointers = wires.map { wire -> UnsafePointer<CChar>? in
        defer { offset += wire?.count ?? 0 }
        return wire == nil ? nil : data.baseAddress.map { ($0 + offset).assumingMemoryBound(to: CChar.self) }
      }
      return library.call.PQexecParams(handle, sql, Int32(values.count), types, pointers, lengths, formats, 1)
    }
    return try checked(answer)
  }

  /// What others notified of since the last time; waits up to `milliseconds` when there is nothing (PQnotifies, poll).
  func notifications(within milliseconds: Int) throws(JournalError) -> [Postgres.Notification] {
    var heard = try pending()
    if heard.isEmpty && milliseconds > 0 {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&waiting, 1, Int32(clamping: milliseconds)) > 0 { heard = try pending() }
    }
    return heard
  }

  private func pending() throws(JournalError) -> [Postgres.Notification] {
    guard library.call.PQconsumeInput(handle) == 1 else { throw error(.lost(words)) }
    var heard: [Postgres.Notification] = []
    let own = library.call.PQbackendPID(handle)
    while let notification = library.call.PQnotifies(handle) {
      if notification.pointee.be_pid != own {
        heard.append((String(cString: notification.pointee.relname), String(cString: notification.pointee.extra)))
      }
      library.call.PQfreemem(notification)
    }
    return heard
  }

  /// An error of this hub.
  func error(_ reason: JournalError.Reason) -> JournalError { JournalError(place: address.description, reason: reason) }
}

extension Connection {
  private static func connect(_ options: [(String, String)], _ library: Postgres.Functions) -> OpaquePointer? {
    let strings = options.map { (strdup($0.0), strdup($0.1)) }
    defer {
      for (keyword, value) in strings {
        free(keyword)
        free(value)
      }
    }
    let keywords = strings.map { UnsafePointer($0.0) } + [nil]
    let values = strings.map { UnsafePointer($0.1) } + [nil]
    // 1: the database's name may be a whole URL.
    return library.call.PQconnectdbParams(keywords, values, 1)
  }

  /// The answer, or what it says went wrong (SQLSTATE, PostgreSQL 15, appendix A).
  private func checked(_ answer: OpaquePointer?) throws(JournalError) -> Rows {
    let status = library.call.PQresultStatus(answer)
    if let answer, status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK { return Rows(answer, library) }
    defer { library.call.PQclear(answer) }
    func field(_ code: Int) -> String? {
      library.call.PQresultErrorField(answer, Int32(code)).map { String(cString: $0) }
    }
    guard let code = field(Int(shim_field_code)), library.call.PQstatus(handle) == CONNECTION_OK else {
      throw error(.lost(field(Int(shim_field_message)) ?? words))
    }
    let message = field(Int(shim_field_message)) ?? words
    switch code {
    case "3F000", "42P01", "42883": throw error(.noHub)
    case "42501", "23514": throw error(.refused(message))
    case "P0001", "P0002": throw error(.failed(message))
    default: throw error(.failed("\(message) (SQLSTATE \(code)); tell those who keep the hub"))
    }
  }

  /// What libpq says last, on one line (PQerrorMessage).
  private var words: String {
    let message = library.call.PQerrorMessage(handle).map { String(cString: $0) } ?? ""
    let lines = message.split(whereSeparator: \.isNewline)
    return lines.map { $0.trimmed }.joined(separator: ", ")
  }
}

extension Substring {
  fileprivate var trimmed: Substring { drop(while: \.isWhitespace) }
}

/// What a statement answered, in binary form; cleared when it is let go.
final class Rows {
  private let answer: OpaquePointer
  private let library: Postgres.Functions

  fileprivate init(_ answer: OpaquePointer, _ library: Postgres.Functions) {
    self.answer = answer
    self.library = library
  }

  deinit { library.call.PQclear(answer) }

  /// How many there are (PQntuples).
  var count: Int { Int(library.call.PQntuples(answer)) }

  /// The bytes of a value, copied; nil for NULL (PQgetvalue).
  func bytes(_ row: Int, _ column: Int32) -> [UInt8]? {
    guard library.call.PQgetisnull(answer, Int32(row), column) == 0,
      let start = library.call.PQgetvalue(answer, Int32(row), column)
    else { return nil }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(library.call.PQgetlength(answer, Int32(row), column))))
  }

  /// A text; empty for NULL.
  func text(_ row: Int, _ column: Int32) -> String { String(decoding: bytes(row, column) ?? [], as: UTF8.self) }

  /// An integer of any width; 0 for NULL.
  func number(_ row: Int, _ column: Int32) -> Int {
    (bytes(row, column) ?? []).reduce(0) { $0 << 8 | Int($1) }
  }

  /// A truth.
  func truth(_ row: Int, _ column: Int32) -> Bool { number(row, column) != 0 }
}
