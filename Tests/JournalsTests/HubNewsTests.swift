import Reviews
import TestServer
import Testing

@testable import Journals

@Suite(.enabled(if: TestServer.isInstalled, Comment(rawValue: TestServer.comment)))
struct HubNewsTests {
  let hub: TestHub
  let paris: Hub
  let canberra: Hub
  let review: HubReview

  init() throws {
    hub = try TestHub.shared.get()
    let name = "news \(UInt64.random(in: 0...(.max)))"
    for delegation in ["FR", "AU", "Secretariat"] { _ = try hub.seat("desk").invite(delegation, to: name) }
    paris = try hub.seat("fr")
    canberra = try hub.seat("au")
    review = try paris.review(named: name)
    try canberra.follow(review)
  }

  @Test func `what others add is heard at once, and one's own is not`() throws {
    let operation = try comment("one", of: "FR")
    #expect(try paris.add([operation], to: review).isEmpty)
    #expect(try canberra.news(within: 5000) == HubNews(operations: [operation]))
    #expect(try canberra.add([comment("two", of: "AU")], to: review).isEmpty)
    #expect(try paris.add([operation], to: review).isEmpty)
    #expect(try canberra.news(within: 50) == HubNews())
  }

  @Test func `a batch of any size is heard whole`() throws {
    let operations = try (0..<1234).map { try comment("number \($0)", of: "FR", at: $0) }
    #expect(try paris.add(operations, to: review).isEmpty)
    var heard: [Operation] = []
    while case let news = try canberra.news(within: 1000), !news.operations.isEmpty { heard += news.operations }
    #expect(heard.count == 1234 && Set(heard) == Set(operations))
  }

  @Test func `what is added to other reviews is not heard`() throws {
    #expect(try paris.add([comment("elsewhere \(review.name)", of: "FR")], to: paris.review(named: "draft")).isEmpty)
    #expect(try canberra.news(within: 50) == HubNews())
  }

  @Test(arguments: [
    "", "@", "@ @", "x", "ff", String(repeating: "f", count: 64), String(repeating: "f ", count: 3000), "é",
  ])
  func `a notification that somebody made up tells nothing`(text: String) throws {
    try hub.connection("nobody").rows("SELECT pg_notify($1, $2)", [.text(review.channel), .text(text)])
    let news = try canberra.news(within: 5000)
    #expect(news.operations.isEmpty && news.findings.isEmpty && news.presences ?? [] == [])
  }

  @Test func `what one is no longer invited to is not heard`() throws {
    try hub.connection("keeper").run(
      "DELETE FROM conote.invitation WHERE review = \(review.number) AND delegation = (SELECT id FROM conote.delegation WHERE name = 'AU')"
    )
    #expect(try paris.add([comment("one", of: "FR")], to: review).isEmpty)
    #expect(try canberra.news(within: 5000) == HubNews())
  }

  @Test func `who is where is told to the others`() throws {
    try paris.appear(at: "11.", in: review)
    #expect(try canberra.news(within: 5000).presences == [HubPresence(delegation: "FR", place: "11.")])
    try paris.appear(at: "Annex I/2 '; --", in: review)
    #expect(try canberra.news(within: 5000).presences?.map(\.place) == ["Annex I/2 '; --"])
    #expect(try paris.presences(in: review).isEmpty)
    try paris.appear(at: nil, in: review)
    #expect(try canberra.news(within: 5000).presences == [])
    try paris.appear(at: String(repeating: "x", count: 1000), in: review)
    #expect(try canberra.presences(in: review).first?.place.count == 200)
    try hub.connection("keeper").run(
      "UPDATE conote.presence SET seen = now() - interval '2 minutes' WHERE review = \(review.number)")
    #expect(try canberra.presences(in: review).isEmpty)
    #expect(throws: JournalError.self) { try hub.seat("jp").appear(at: "1", in: review) }
    #expect(throws: JournalError.self) { try paris.appear(at: "a\u{0}b", in: review) }
  }

  @Test func `a connection that is cut is told, also while waiting`() throws {
    let pid = try canberra.connection.rows("SELECT pg_backend_pid()").number(0, 0)
    try hub.connection("keeper").rows("SELECT pg_terminate_backend($1, 5000)", [.number(Int32(pid))])
    let error = #expect(throws: JournalError.self) { try canberra.news(within: 5000) }
    if case .lost = error?.reason {} else { Issue.record("\(error.debugDescription)") }
  }
}
