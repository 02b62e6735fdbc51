import Documents
import Glibc
import Reviews
import Synchronization
import TestServer
import Testing

@testable import Journals

/// A hub of the tests: a database of one server that all tests share.
///
/// FR, AU and JP have seats as delegations, ICC as an observer, and the Secretariat, whose role is "desk"; all are invited to the
/// review "draft" but JP, and only the Secretariat to "closed". Each review holds one operation. "nobody" may connect and has no seat.
struct TestHub {
  /// The roles by the delegation they speak for.
  static let roles = ["FR": "fr", "AU": "au", "JP": "jp", "ICC": "icc", "Secretariat": "desk"]
  /// A hub to which any test may add.
  static let shared = Result { try TestHub() }
  /// Another, to which any test may add.
  static let second = Result { try TestHub() }
  /// A hub that no test changes.
  static let untouched = Result { try TestHub() }

  /// How many databases there are; making one waits for the one before.
  private static let made = Mutex(0)

  private let database: String

  /// Makes a hub of its own.
  init() throws {
    let server = try TestServer.shared.get()
    database = try Self.made.withLock { count in
      if count == 0 { try Self.makeTemplate(server) }
      count += 1
      try Self.connect(server, "postgres").run("CREATE DATABASE hub\(count) TEMPLATE pattern")
      return "hub\(count)"
    }
  }

  /// The URL of the hub for a role.
  func url(_ role: String) throws -> String { try TestServer.shared.get().url(database, as: role) }

  /// The hub as a role sees it.
  func seat(_ role: String) throws -> Hub { try Hub(HubAddress(url(role))) }

  /// The database as a role sees it.
  func connection(_ role: String) throws -> Connection { try Connection(HubAddress(url(role))) }

  /// The number of a review.
  func number(_ review: String) throws -> Int32 { try seat("desk").review(named: review).number }

  /// The URL of a new database that is no hub yet.
  static func makeDatabase(_ name: String, _ more: String = "") throws -> String {
    let server = try TestServer.shared.get()
    try made.withLock { _ in try connect(server, "postgres").run("CREATE DATABASE \(name) \(more)") }
    return server.url(name)
  }

  private static func makeTemplate(_ server: TestServer) throws {
    try connect(server, "postgres").run("CREATE DATABASE pattern")
    #expect(try Hub.make(at: HubAddress(server.url("pattern"))))
    let keeper = try connect(server, "pattern")
    for role in roles.values.sorted() + ["nobody"] { try keeper.run("CREATE ROLE \(role) LOGIN PASSWORD 'a b:\\c'") }
    try keeper.run(
      """
      SELECT conote.seat('fr', 'FR'), conote.seat('au', 'au'), conote.seat('jp', 'JP'), conote.seat('icc', ' ICC', 'observer'),
        conote.seat('desk', 'Secretariat', 'secretariat')
      """)
    let desk = try Hub(HubAddress(server.url("pattern", as: "desk")))
    for delegation in ["FR", "AU", "ICC"] { #expect(try desk.invite(delegation, to: "draft")) }
    #expect(try desk.invite("Secretariat", to: "closed"))
    #expect(try desk.add([comment("of the secretariat", of: "Secretariat")], to: desk.review(named: "closed")).isEmpty)
    let paris = try Hub(HubAddress(server.url("pattern", as: "fr")))
    #expect(try paris.add([comment("of one delegation", of: "FR")], to: paris.review(named: "draft")).isEmpty)
  }

  private static func connect(_ server: TestServer, _ database: String) throws -> Connection {
    try Connection(HubAddress(server.url(database)))
  }
}

/// An operation in the canonical form, as any program could write it, its own members in `more`.
func written(
  _ kind: String, by reviewer: String = #"{"delegation":"FR","name":"first"}"#, at stamp: Int = 1, _ more: String = "",
  version: Int = 1
) -> [UInt8] {
  let text = """
    {"kind":"\(kind)",\(more.isEmpty ? "" : more + ",")"reviewer":\(reviewer),"revision":"r1",\
    "stamp":{"counter":0,"milliseconds":\(stamp)},"version":\(version)}
    """
  return Array(text.utf8)
}

/// A place of no consequence.
let anchor = #""anchor":{"address":"1","end":4,"exact":"Text","paragraph":"para_1","revision":"r1","start":0}"#

/// A position on a paragraph of no consequence.
func position(of delegation: String, at stamp: Int = 1) throws -> Operation {
  let reviewer = #"{"delegation":"\#(delegation)","name":"first"}"#
  return try Operation(bytes: written("position", by: reviewer, at: stamp, anchor + #","position":"agreed""#))
}

/// A comment on a paragraph of no consequence.
func comment(_ text: String, of delegation: String?, at stamp: Int = 1) throws -> Operation {
  let pattern = try Operation(bytes: written("comment", anchor + #","remark":{"kind":"general","text":"x"}"#))
  guard case .comment(let place, _) = pattern.content else { throw JournalError(place: "", reason: .notReviewFile) }
  return Operation(
    stamp: Stamp(milliseconds: stamp), reviewer: Reviewer(name: "first", delegation: delegation), revision: "r1",
    content: .comment(place, Remark(text: text)))
}

extension HubExchange {
  /// Exchanges everything and returns what was received.
  mutating func finish() throws(JournalError) -> [Operation] {
    var received: [Operation] = []
    while let batch = try receive() { received += batch }
    while try send() != nil {}
    return received
  }
}

extension Hub {
  /// Everything that is in a review on the hub.
  func all(of review: String) throws -> [Operation] {
    var exchange = try exchange(self.review(named: review), with: [])
    return try exchange.finish()
  }
}
