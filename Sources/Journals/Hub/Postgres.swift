internal import CPostgres
internal import Glibc

/// The functions of libpq, loaded at their first use.
enum Postgres {
  /// The table of functions, or why there is none.
  static let loaded: Result<Functions, Missing> = {
    let table = UnsafeMutablePointer<shim_postgres>.allocate(capacity: 1)
    guard let complaint = shim_postgres_load(table) else { return .success(Functions(table: table)) }
    table.deallocate()
    return .failure(Missing(words: String(cString: complaint)))
  }()

  /// The table; it stays loaded until the program ends.
  struct Functions: @unchecked Sendable {
    fileprivate let table: UnsafeMutablePointer<shim_postgres>
    /// The functions.
    var call: shim_postgres { _read { yield table.pointee } }
  }

  /// libpq is not there.
  struct Missing: Error {
    /// The system's words for it (dlerror).
    let words: String
  }

  /// A value given to a statement, in PostgreSQL's binary form; text goes with its length, so that a NUL in it ends nothing.
  enum Value {
    case null
    case text(String)
    case number(Int32)
    case bytes([UInt8])
    case byteArrays([[UInt8]])
  }

  /// A notification: the channel's name and what came with it.
  typealias Notification = (channel: String, text: String)
}

extension Postgres.Value {
  /// What libpq sends; nil for NULL.
  var wire: [UInt8]? {
    switch self {
    case .null: nil
    case .text(let text): Array(text.utf8)
    case .number(let number): Self.bigEndian(number)
    case .bytes(let bytes): bytes
    case .byteArrays(let arrays): Self.wire(arrays)
    }
  }

  /// The type's number (pg_type.dat); 0 leaves it to the server.
  var type: UInt32 {
    switch self {
    case .null: 0
    case .text: 25
    case .number: 23
    case .bytes: 17
    case .byteArrays: 1001
    }
  }

  /// As array_send in PostgreSQL's arrayfuncs.c: dimensions, whether there are NULLs, type of the members, length, first index, members.
  private static func wire(_ arrays: [[UInt8]]) -> [UInt8] {
    var wire: [UInt8] = []
    wire.reserveCapacity(arrays.reduce(20) { $0 + $1.count + 4 })
    for number in arrays.isEmpty ? [0, 0, 17] : [1, 0, 17, Int32(arrays.count), 1] { wire += bigEndian(number) }
    for array in arrays {
      wire += bigEndian(Int32(array.count))
      wire += array
    }
    return wire
  }

  private static func bigEndian(_ number: Int32) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}
