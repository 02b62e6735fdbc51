import Glibc
import Reviews
import TestServer
import Testing

@testable import Journals

@Suite struct HubAddressTests {
  @Test(arguments: [
    "postgresql://user:secret@host/db", "postgres://user:secret@host/db", "postgresql://:secret@host/db",
    "postgresql://host/db?password=secret", "postgresql://host/db?passw%6Frd=secret",
    "postgresql://host/db?sslpassword=secret",
    "postgresql://user:s%65cret@host/db", "postgresql://user:@host/db?password=secret",
  ])
  func `an address that holds a password is refused without repeating it`(url: String) {
    let error = #expect(throws: JournalError.self) { try HubAddress(url) }
    #expect(error?.description.contains("PGPASSFILE") == true && error?.description.contains("cret") == false)
  }

  @Test(arguments: [
    "", "x", "http://user:secret@host/", "host=h password=secret", "file.txt", "postgresql:/host",
    "postgresql://host/db?secret",
    "postgresql://host/db?nonsense=secret", "postgresql://[secret/db", "postgresql://h%zzsecret/db",
    "postgresql://h/a\u{0}secret",
    "POSTGRESQL://secret",
  ])
  func `what is no address is refused without repeating it`(url: String) {
    let error = #expect(throws: JournalError.self) { try HubAddress(url) }
    #expect(error?.description.contains("postgresql://") == true && error?.description.contains("secret") == false)
  }

  @Test(arguments: [
    "postgresql://", "postgresql:///?service=hub", "postgres://user@host:5433/db?sslmode=verify-full",
    "postgresql://[::1]/db",
    "postgresql:///db?host=/run/postgresql",
  ])
  func `the forms of an address are those of libpq`(url: String) throws {
    #expect(try HubAddress(url).description == url)
  }

  @Test func `a hub that cannot be reached says so in one line`() throws {
    let error = #expect(throws: JournalError.self) { try Hub(HubAddress("postgresql://127.0.0.1:1/db")) }
    guard case .unreachable(let words) = error?.reason else {
      Issue.record("\(error.debugDescription)")
      return
    }
    #expect(words.contains("refused") && !words.contains("\n"))
    #expect(error?.description.contains("everything works without it") == true)
  }
}

@Suite(.enabled(if: TestServer.isInstalled, Comment(rawValue: TestServer.comment)))
struct HubMakingTests {
  @Test func `a password comes from a file of passwords`() throws {
    let server = try TestServer.shared.get()
    _ = try TestHub.shared.get()
    let folder = TemporaryFolder()
    let url = server.loopback("hub1", as: "fr")
    let missing = #expect(throws: JournalError.self) { try Hub(HubAddress(url + "?passfile=\(folder.path)/none")) }
    #expect(missing?.description.contains("PGPASSFILE") == true)
    try Files.replace(folder.path + "/pass", with: Array(#"127.0.0.1:\#(server.port):*:fr:a b\:\\c"#.utf8))
    #expect(try Hub(HubAddress(url + "?passfile=\(folder.path)/pass")).seat?.delegation == "FR")
    try Files.replace(folder.path + "/pass", with: Array("127.0.0.1:\(server.port):*:fr:wrong".utf8))
    let wrong = #expect(throws: JournalError.self) { try Hub(HubAddress(url + "?passfile=\(folder.path)/pass")) }
    #expect(wrong?.description.contains("authentication failed") == true)
  }

  @Test func `a hub is made once and found again`() throws {
    let url = try HubAddress(TestHub.makeDatabase("making"))
    #expect(throws: JournalError(place: url.description, reason: .noHub)) { try Hub(url) }
    #expect(try Hub.make(at: url))
    #expect(try Hub.make(at: url) == false)
    #expect(try Hub(url).seat == nil && Hub(url).reviews().isEmpty)
    try Connection(url).run("UPDATE conote.format SET version = 9")
    #expect(throws: JournalError(place: url.description, reason: .newerVersion(9, known: Hub.version))) { try Hub(url) }
    #expect(throws: JournalError(place: url.description, reason: .newerVersion(9, known: Hub.version))) {
      try Hub.make(at: url)
    }
  }

  @Test func `another program's schema is left alone`() throws {
    let url = try HubAddress(TestHub.makeDatabase("taken"))
    try Connection(url).run("CREATE SCHEMA conote")
    let error = #expect(throws: JournalError.self) { try Hub.make(at: url) }
    #expect(error?.description.contains("another program's") == true)
  }

  @Test func `a hub is not made where texts would be lost, nor by one who may not`() throws {
    let latin = try HubAddress(TestHub.makeDatabase("latin", "TEMPLATE template0 ENCODING LATIN1 LOCALE 'C'"))
    let error = #expect(throws: JournalError.self) { try Hub.make(at: latin) }
    #expect(error?.description.contains("ENCODING 'UTF8'") == true)
    _ = try TestHub.shared.get()
    _ = try TestHub.makeDatabase("foreign_soil")
    let stranger = try HubAddress(TestServer.shared.get().url("foreign_soil", as: "fr"))
    let refusal = #expect(throws: JournalError.self) { try Hub.make(at: stranger) }
    #expect(refusal?.description.contains("may create schemas and roles") == true)
    #expect(throws: JournalError(place: stranger.description, reason: .noHub)) { try Hub(stranger) }
  }
}
