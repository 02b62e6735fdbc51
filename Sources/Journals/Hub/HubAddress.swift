internal import CPostgres

/// Where a hub is: a URL of PostgreSQL ("postgresql://host/database", "postgresql:///?service=hub"), which holds no password.
///
/// Passwords come from PGPASSFILE, a service file or PGPASSWORD, and everything about TLS from the URL or the environment, as libpq
/// documents it (PostgreSQL 15, chapter 34.1.2).
public struct HubAddress: Sendable, Equatable, CustomStringConvertible {
  /// The URL as it was given.
  public let description: String

  /// Reads a URL; refuses one that holds a password, as every user of a machine sees the command lines of the others.
  public init(_ url: String) throws(JournalError) {
    // What is no address may hold a password all the same, so it is not repeated.
    func bad(_ words: String) -> JournalError { JournalError(place: "the hub's URL", reason: .badAddress(words)) }
    guard ["postgresql://", "postgres://"].contains(where: url.hasPrefix), !url.utf8.contains(0) else {
      throw bad("not the URL of a hub; write postgresql://HOST/DATABASE")
    }
    let library: Postgres.Functions
    do throws(Postgres.Missing) { library = try Postgres.loaded.get() } catch {
      throw JournalError(place: "the hub", reason: .noLibrary(error.words))
    }
    var complaint: UnsafeMutablePointer<CChar>?
    guard let options = library.call.PQconninfoParse(url, &complaint) else {
      // libpq's words may quote any part of the URL, a password too.
      library.call.PQfreemem(complaint)
      throw bad("cannot be read; write postgresql://USER@HOST:PORT/DATABASE?OPTION=VALUE")
    }
    defer { library.call.PQconninfoFree(options) }
    var option = options
    while let keyword = option.pointee.keyword {
      if option.pointee.val != nil, ["password", "sslpassword"].contains(String(cString: keyword)) {
        throw bad("holds a password, which others on this machine could see; put it into ~/.pgpass (PGPASSFILE)")
      }
      option += 1
    }
    description = url
  }
}
