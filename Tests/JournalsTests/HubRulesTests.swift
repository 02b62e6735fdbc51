import Digest
import Reviews
import TestServer
import Testing

@testable import Journals

/// Everything here goes over real connections with the statements that a client of one's own making could send.
@Suite(.enabled(if: TestServer.isInstalled, Comment(rawValue: TestServer.comment)))
struct HubRulesTests {
  let hub: TestHub
  /// The review to which FR, AU, ICC and the Secretariat are invited.
  let draft: Int32
  /// The Secretariat's own.
  let closed: Int32

  init() throws {
    hub = try TestHub.shared.get()
    draft = try hub.number("draft")
    closed = try hub.number("closed")
  }

  /// Why the database refuses to insert bytes under an id; nil when it does not.
  private func objection(_ bytes: [UInt8], id: [UInt8]? = nil, as role: String, into review: Int32) throws
    -> JournalError
    .Reason?
  {
    let id = id ?? Hexadecimal.bytes(SHA256.hex(bytes)) ?? []
    let connection = try hub.connection(role)
    do throws(JournalError) {
      try connection.rows(
        "INSERT INTO conote.operation (review, id, bytes) VALUES ($1, $2, $3)",
        [.number(review), .bytes(id), .bytes(bytes)])
      return nil
    } catch {
      return error.reason
    }
  }

  private static let violation = JournalError.Reason.refused(
    #"new row violates row-level security policy for table "operation""#)

  @Test(arguments: [
    // Another delegation, and all ways to seem one's own.
    #"{"delegation":"AU","name":"first"}"#, #"{"name":"first"}"#, #"{"delegation":null,"name":"first"}"#,
    #"{"delegation":["FR"],"name":"first"}"#, #"{"delegation":"fr","name":"first"}"#,
    #"{"delegation":"FR ","name":"first"}"#,
    #"{"delegation":"AU","name":"first","delegation":"FR"}"#, #"{"delegation":"FR","name":"first","delegation":"AU"}"#,
    #"{"delegation":"AU","name":"first","delegatio\u006e":"FR"}"#,
    #"{"delegation\u0000":"FR","delegation":"AU","name":"first"}"#,
    #"{"delegation":"FR","name":"first"},"reviewer":{"delegation":"AU","name":"first"}"#,
    #"{"delegation":"AU","name":"first"},"revi\u0065wer":{"delegation":"FR","name":"first"}"#,
    #"[{"delegation":"FR"}]"#, #""FR""#, #"{"delegation":"FR","name":7}"#, #"{"delegation":"FR"}"#,
  ])
  func `nobody speaks for another`(reviewer: String) throws {
    let bytes = written("comment", by: reviewer, #"\#(anchor),"remark":{"kind":"general","text":"x"}"#)
    #expect(try objection(bytes, as: "fr", into: draft) == Self.violation)
  }

  @Test(
    arguments: ["fr", "icc", "desk"],
    ["comment", "reply", "edit", "withdraw", "undo", "position", "resolve", "reopen", "seal"])
  func `each part does what is its own`(role: String, kind: String) throws {
    let delegation = TestHub.roles.first { $0.value == role }?.key ?? ""
    let bytes = written(kind, by: #"{"delegation":"\#(delegation)","name":"first"}"#, #""target":"part""#)
    let isAllowed =
      switch (role, kind) {
      case (_, "comment"), (_, "reply"), (_, "edit"), (_, "withdraw"), (_, "undo"): true
      case ("desk", "resolve"), ("desk", "reopen"): true
      case ("fr", "position"), ("fr", "seal"): true
      default: false
      }
    #expect(try objection(bytes, as: role, into: draft) == (isAllowed ? nil : Self.violation))
  }

  @Test(arguments: [
    "", "x", "{", "{}", "[]", "null", "\u{FEFF}{}", #"{"kind":"comment"}"#, String(repeating: "[", count: 100_000),
    #"{"a":"# + String(repeating: "[", count: 200_000),
  ])
  func `what is no operation is refused`(text: String) throws {
    #expect(try objection(Array(text.utf8), as: "fr", into: draft) == Self.violation)
  }

  @Test func `bytes that are no text are refused`() throws {
    #expect(try objection([0x7B, 0xFF, 0x7D], as: "fr", into: draft) == Self.violation)
    #expect(try objection([0x7B, 0, 0x7D], as: "fr", into: draft) == Self.violation)
    #expect(
      try objection(
        Array(String(decoding: written("comment"), as: UTF8.self).utf16.flatMap { [UInt8($0), 0] }), as: "fr",
        into: draft) == Self.violation)
  }

  @Test func `an id is the hash of the bytes and nothing else`() throws {
    let bytes = written("withdraw", #""target":"x""#)
    for id in [[], [7], [UInt8](repeating: 7, count: 32), Hexadecimal.bytes(SHA256.hex([1])) ?? []] {
      guard case .refused(let words) = try objection(bytes, id: id, as: "fr", into: draft) else {
        Issue.record("accepted")
        continue
      }
      #expect(words.contains("id_is_hash"))
    }
    #expect(try objection(bytes, as: "fr", into: draft) == nil)
  }

  @Test(arguments: ["fr", "au", "jp", "icc", "desk", "nobody"])
  func `a role reads the reviews that it was invited to and no other`(role: String) throws {
    let connection = try hub.connection(role)
    if role == "nobody" {
      #expect(throws: JournalError.self) { try connection.rows("SELECT id FROM conote.operation") }
      return
    }
    let rows = try connection.rows(
      "SELECT DISTINCT review FROM conote.operation WHERE review IN ($1, $2) ORDER BY review",
      [.number(draft), .number(closed)])
    let expected = role == "jp" ? [] : role == "desk" ? [draft, closed].sorted() : [draft]
    #expect((0..<rows.count).map { Int32(rows.number($0, 0)) } == expected)
    let reviews = try connection.rows(
      "SELECT id FROM conote.review WHERE id IN ($1, $2) ORDER BY id", [.number(draft), .number(closed)])
    #expect((0..<reviews.count).map { Int32(reviews.number($0, 0)) } == expected)
    #expect(
      try connection.rows("SELECT conote.objection($1, '{}')", [.number(closed)]).text(0, 0) != "" || role == "desk")
  }

  @Test func `nobody adds to a review that he was not invited to, nor learns what is in it`() throws {
    let known = try comment("of the secretariat", of: "Secretariat")
    for review in [closed, 0, -1, 2_000_000_000] {
      let bytes = written("withdraw", #""target":"x""#)
      #expect(try objection(bytes, as: "fr", into: review) == Self.violation)
      #expect(try objection(known.bytes, as: "fr", into: review) == Self.violation)
      #expect(try objection(bytes, as: "jp", into: review) == Self.violation)
    }
  }

  @Test(arguments: [
    "UPDATE conote.operation SET bytes = 'x'", "UPDATE conote.operation SET review = review",
    "DELETE FROM conote.operation",
    "TRUNCATE conote.operation", "DROP TABLE conote.operation", "DROP SCHEMA conote CASCADE",
    "INSERT INTO conote.operation SELECT * FROM conote.operation",
    "INSERT INTO conote.operation (review, id, bytes, sender) VALUES (1, sha256('{}'), '{}', 'au')",
    "INSERT INTO conote.operation (review, id, bytes, received) VALUES (1, sha256('{}'), '{}', '2000-01-01')",
    "INSERT INTO conote.operation (review, id, bytes) SELECT review, id, bytes FROM conote.operation ON CONFLICT (review, id) DO UPDATE SET bytes = excluded.bytes",
    "MERGE INTO conote.operation AS o USING conote.review AS r ON o.review = r.id WHEN MATCHED THEN DELETE",
    "SELECT sender FROM conote.operation",
    "SELECT * FROM conote.operation_0 UNION ALL SELECT * FROM conote.operation_1",
    "INSERT INTO conote.operation_0 (review, id, bytes) VALUES (1, sha256('{}'), '{}')",
    "SELECT * FROM conote.operation FOR UPDATE", "BEGIN; LOCK conote.operation IN ACCESS EXCLUSIVE MODE; COMMIT",
    "SET row_security = off; SELECT id FROM conote.operation",
    "ALTER TABLE conote.operation DISABLE ROW LEVEL SECURITY", "DROP POLICY own ON conote.operation",
    "CREATE POLICY all_of_it ON conote.operation USING (true)", "ALTER TABLE conote.operation OWNER TO fr",
    "CREATE TRIGGER x BEFORE INSERT ON conote.operation EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "CREATE FUNCTION conote.x() RETURNS int LANGUAGE sql AS 'SELECT 1'", "CREATE TABLE conote.x ()",
    "CREATE TABLE public.x ()",
    "CREATE OR REPLACE FUNCTION conote.objection(review integer, bytes bytea) RETURNS text LANGUAGE sql AS 'SELECT NULL'",
    "SELECT * FROM conote.seat", "SELECT * FROM conote.delegation", "UPDATE conote.seat SET delegation = 2",
    "INSERT INTO conote.seat VALUES ('nobody', 1)", "SELECT conote.seat('nobody', 'FR')",
    "SELECT conote.seat('fr', 'AU')",
    "INSERT INTO conote.invitation VALUES (1, 2)", "UPDATE conote.invitation SET review = 2",
    "DELETE FROM conote.invitation",
    "SELECT conote.invite('closed', 'FR')", "SELECT conote.invite('new', 'FR')",
    "INSERT INTO conote.review (name) VALUES ('new')",
    "UPDATE conote.review SET name = 'x'", "UPDATE conote.format SET version = 9",
    "INSERT INTO conote.presence (review, role, delegation, place) VALUES (1, 'au', 'AU', '11')",
    "SELECT conote.appear(2, '11')",
    "SELECT conote.announce()", "SET ROLE keeper", "SET SESSION AUTHORIZATION au",
    "SET session_replication_role = replica",
    "CREATE ROLE x", "GRANT keeper TO fr", "GRANT conote_member TO nobody", "ALTER ROLE fr SUPERUSER",
    "ALTER ROLE fr BYPASSRLS",
    "COPY conote.operation (review, id, bytes) FROM '/etc/passwd'", "COPY (SELECT 1) TO PROGRAM 'true'",
    "DO $$ BEGIN EXECUTE 'DELETE FROM conote.operation'; END $$", "EXPLAIN ANALYZE DELETE FROM conote.operation",
  ])
  func `a role changes nothing, whatever it sends`(statement: String) throws {
    let hub = try TestHub.untouched.get()
    let connection = try hub.connection("fr")
    let keeper = try hub.connection("keeper")
    func state() throws -> [String] {
      let rows = try keeper.rows(
        """
        SELECT md5(string_agg(t::text, ',')) FROM (SELECT o::text FROM conote.operation o UNION ALL SELECT s::text FROM conote.seat s
        UNION ALL SELECT i::text FROM conote.invitation i UNION ALL SELECT r::text FROM conote.review r
        UNION ALL SELECT p::text FROM conote.presence p UNION ALL SELECT proname || prosrc FROM pg_proc ORDER BY 1) AS t
        """)
      return [rows.text(0, 0)]
    }
    let before = try state()
    #expect(throws: JournalError.self) { try connection.run(statement) }
    #expect(try state() == before)
  }

  @Test(arguments: [
    // What a session may set or make for itself has no hold on the rules.
    "SET standard_conforming_strings = off", "SET search_path = pg_temp", "SET ROLE conote_member",
    "SET plpgsql.extra_errors = 'all'",
    "SET transform_null_equals = on", "SET client_encoding = LATIN1", "SET bytea_output = escape",
    "SET array_nulls = off",
    """
    CREATE TEMP TABLE seat (role name, delegation int); CREATE TEMP TABLE delegation (id int, name text, part text);
    CREATE TEMP TABLE invitation (delegation int, review int);
    CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS $$ SELECT '\\x00'::bytea $$;
    CREATE FUNCTION pg_temp.session_user() RETURNS text LANGUAGE sql AS $$ SELECT 'au' $$;
    SET search_path = pg_temp, pg_catalog, conote
    """,
  ])
  func `the rules hold in every session`(setting: String) throws {
    let connection = try hub.connection("fr")
    try connection.run(setting)
    func insert(_ bytes: [UInt8]) throws {
      let id = Hexadecimal.bytes(SHA256.hex(bytes)) ?? []
      try connection.rows(
        "INSERT INTO conote.operation (review, id, bytes) VALUES ($1, $2, $3)",
        [.number(draft), .bytes(id), .bytes(bytes)])
    }
    #expect(throws: JournalError.self) { try insert(comment("x", of: "AU").bytes) }
    #expect(throws: JournalError.self) { try insert(written("resolve", #""target":"x""#)) }
    let own = UInt64.random(in: 0...(.max))
    try insert(comment("é \u{1} \(own)", of: "FR").bytes)
    try insert(written("seal", #""wax":"\u0000 \#(own)""#))
    #expect(try connection.rows("SELECT id FROM conote.operation WHERE review = $1", [.number(closed)]).count == 0)
  }

  @Test func `an invitation or a seat that is taken back ends reading and writing`() throws {
    let hub = try TestHub()
    let paris = try hub.seat("fr")
    let review = try paris.review(named: "draft")
    try hub.connection("keeper").run("DELETE FROM conote.invitation WHERE review = \(draft)")
    #expect(try paris.reviews().isEmpty && paris.count(of: review) == 0)
    #expect(try paris.add([comment("late", of: "FR")], to: review).map(\.words) == ["not invited to this review"])
    try hub.connection("keeper").run("DELETE FROM conote.seat WHERE role = 'fr'")
    #expect(try hub.seat("fr").seat == nil)
  }

  @Test(arguments: [
    "x'; DROP TABLE conote.operation; --", #"x"; DROP SCHEMA conote CASCADE; --"#,
    "$$; DELETE FROM conote.operation; $$", #"\'; SELECT 1"#,
    "%s %I %L", "文書 – 草案", "()", "*", "a/../b",
  ])
  func `a name is a name whatever it looks like`(name: String) throws {
    let desk = try hub.seat("desk")
    #expect(try desk.invite("FR", to: name))
    #expect(try desk.invite("FR", to: " \(name)\n") == false)
    #expect(try hub.seat("fr").reviews().contains(desk.review(named: name)))
    #expect(try desk.reviews().map(\.name).contains("draft") && desk.count(of: desk.review(named: "draft")) > 0)
    let keeper = try hub.connection("keeper")
    let role = name.replacing("\"", with: "\"\"")
    // Roles belong to the whole server, so this one goes again.
    try keeper.run("CREATE ROLE \"\(role)\" LOGIN")
    defer { try? keeper.run("DROP OWNED BY \"\(role)\"; DROP ROLE \"\(role)\"") }
    try keeper.rows("SELECT conote.seat($1::text::name, $2)", [.text(name), .text(name)])
    #expect(
      try hub.seat(name).seat == HubSeat(role: name, delegation: desk.review(named: name).name, part: .delegation))
  }

  @Test(arguments: ["", " ", "\u{0}", "a\u{0}b", "a\u{7}b", String(repeating: "x", count: 201), "\u{FEFF}\u{1B}[2J"])
  func `what is no name is refused`(name: String) throws {
    #expect(throws: JournalError.self) { try hub.seat("desk").invite("FR", to: name) }
    #expect(throws: JournalError.self) { try hub.seat("desk").review(named: name) }
    #expect(throws: JournalError.self) { try hub.seat("desk").invite(name, to: "draft") }
  }

  @Test func `those above the rules get no seat, and a delegation has one part`() throws {
    let keeper = try hub.connection("keeper")
    for statement in [
      "SELECT conote.seat('keeper', 'FR')", "SELECT conote.seat('missing', 'FR')",
      "SELECT conote.seat('nobody', 'FR', 'observer')",
      "SELECT conote.seat('nobody', E'a\\x07b')", "SELECT conote.seat('nobody', '')",
    ] {
      #expect(throws: JournalError.self) { try keeper.run(statement) }
    }
    #expect(throws: JournalError.self) { try hub.seat("nobody") }
  }

  @Test func `a secretariat invites only to what it was invited to itself`() throws {
    let hub = try TestHub()
    let keeper = try hub.connection("keeper")
    try keeper.run("SELECT conote.seat('jp', 'Other Secretariat', 'secretariat')")
    let other = try hub.seat("jp")
    #expect(throws: JournalError.self) { try other.invite("Other Secretariat", to: "closed") }
    #expect(throws: JournalError.self) { try other.invite("FR", to: "draft") }
    #expect(try other.invite("Other Secretariat", to: "own") && other.invite("FR", to: "own"))
    #expect(throws: JournalError.self) { try other.invite("XX", to: "own") }
  }
}
