/// A shared store of reviews on PostgreSQL, by the rules in `Hub.sql`; for one thread at a time.
///
/// A review on a hub is the same set of operations as in a review file: see `exchange(_:with:)` for the union of both, `follow(_:)`
/// for what others add meanwhile.
public final class Hub {
  /// The version of the schema that this program makes and uses.
  public static let version = 1

  /// For whom this connection speaks; nil for a role without a seat, such as those who keep the hub.
  public let seat: HubSeat?
  /// The connection.
  let connection: Connection
  /// The review whose news are heard.
  var followed: HubReview?

  /// Connects to a hub.
  public init(_ address: HubAddress) throws(JournalError) {
    connection = try Connection(address)
    do throws(JournalError) {
      try Self.checkVersion(connection)
      let voice = try connection.rows("SELECT session_user::text, name, part::text FROM conote.voice()")
      seat =
        voice.count == 0
        ? nil : HubSeat(role: voice.text(0, 0), delegation: voice.text(0, 1), part: .init(rawValue: voice.text(0, 2)))
    } catch {
      guard case .refused = error.reason else { throw error }
      throw connection.error(.notSeated)
    }
  }

  /// Makes a hub of a database: schema, roles and rules; false when it is one already, which is left as it is.
  public static func make(at address: HubAddress) throws(JournalError) -> Bool {
    let connection = try Connection(address)
    guard connection.serverVersion >= 130_000 else {
      throw connection.error(.failed("the server is older than PostgreSQL 13; use a newer one"))
    }
    guard connection.encoding == "UTF8" else {
      throw connection.error(
        .failed("the database keeps text in \(connection.encoding); make one with ENCODING 'UTF8'"))
    }
    if try connection.rows("SELECT to_regnamespace('conote') IS NULL").truth(0, 0) {
      do throws(JournalError) { try connection.run(String(decoding: PackageResources.Hub_sql, as: UTF8.self)) } catch {
        guard case .refused(let words) = error.reason else { throw error }
        throw connection.error(.refused("\(words); it takes a role that may create schemas and roles"))
      }
      return true
    }
    do throws(JournalError) { try checkVersion(connection) } catch {
      guard error.reason == .noHub else { throw error }
      throw connection.error(.failed("its schema 'conote' is another program's; name another database"))
    }
    return false
  }

  /// What to wait on for news, for a loop that waits on other things too; `news()` is to be asked before every wait.
  public var descriptor: Int32 { connection.descriptor }

  private static func checkVersion(_ connection: Connection) throws(JournalError) {
    let rows = try connection.rows("SELECT version FROM conote.format")
    guard rows.count == 1 else { throw connection.error(.noHub) }
    let version = rows.number(0, 0)
    guard version <= Hub.version else { throw connection.error(.newerVersion(version, known: Hub.version)) }
  }
}

/// For whom a role speaks.
public struct HubSeat: Equatable, Sendable {
  /// What a delegation may do.
  public enum Part: String, Sendable {
    /// Comments and takes positions.
    case delegation
    /// Comments.
    case observer
    /// Comments, invites, resolves and reopens.
    case secretariat
  }
  /// The login role.
  public var role: String
  /// The delegation, as operations name it.
  public var delegation: String
  /// What it may do; nil for a part that this version does not know.
  public var part: Part?
}
