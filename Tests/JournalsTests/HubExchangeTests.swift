import Glibc
import Reviews
import Synchronization
import TestServer
import Testing

import class Foundation.Thread

@testable import Journals

@Suite(.enabled(if: TestServer.isInstalled, Comment(rawValue: TestServer.comment)))
struct HubExchangeTests {
  let hub: TestHub

  init() throws { hub = try TestHub.shared.get() }

  /// Opens a review of its own on a hub for those named.
  private func open(
    _ name: String, on hub: TestHub? = nil, for delegations: [String] = ["FR", "AU", "ICC", "Secretariat"]
  ) throws {
    let desk = try (hub ?? self.hub).seat("desk")
    for delegation in delegations { _ = try desk.invite(delegation, to: name) }
  }

  /// Unites a file with a review as a program does.
  @discardableResult
  private func unite(_ file: ReviewFile, _ known: inout Set<Operation>, _ hub: Hub, _ review: String) throws
    -> HubExchange
  {
    var exchange = try hub.exchange(hub.review(named: review), with: known)
    exchange.limit.operations = 7
    while let batch = try exchange.receive() { try file.append(batch) }
    while try exchange.send() != nil {}
    known.formUnion(try file.news())
    return exchange
  }

  @Test func `what one sends the other receives, and a second time nothing moves`() throws {
    try open("two")
    let operations = try (0..<20).map { try comment("number \($0)", of: "FR", at: $0) }
    let paris = try hub.seat("fr")
    var sending = try paris.exchange(paris.review(named: "two"), with: operations)
    #expect(sending.toSend == 20 && sending.toReceive == 0 && sending.onHub == 0)
    #expect(try sending.receive() == nil)
    #expect(try sending.send() == 20 && sending.send() == nil)
    let canberra = try hub.seat("au")
    var receiving = try canberra.exchange(canberra.review(named: "two"), with: operations[..<5])
    #expect(receiving.toReceive == 15 && receiving.toSend == 0 && receiving.foreign == 0)
    let received = try receiving.finish()
    #expect(received.count == 15 && Set(received).union(operations[..<5]) == Set(operations))
    let again = try canberra.exchange(canberra.review(named: "two"), with: operations)
    #expect(again.toReceive == 0 && again.toSend == 0 && again.onHub == 20)
    #expect(try paris.add(operations, to: paris.review(named: "two")).isEmpty)
    #expect(try paris.count(of: paris.review(named: "two")) == 20)
  }

  @Test func `what the rules refuse stays here with the reason, and the rest goes`() throws {
    try open("mixed")
    let observer = try hub.seat("icc")
    let remarks = try (0..<5).map { try comment("number \($0)", of: "ICC", at: $0) }
    let others = try [comment("x", of: "FR"), comment("x", of: nil)]
    var exchange = try observer.exchange(
      observer.review(named: "mixed"), with: remarks + others + [position(of: "ICC", at: 3)])
    #expect(exchange.toSend == 6 && exchange.foreign == 2)
    #expect(try exchange.finish().isEmpty)
    #expect(
      try exchange.refusals == [.init(operation: position(of: "ICC", at: 3), words: "only delegations take positions")])
    #expect(try Set(hub.seat("au").all(of: "mixed")) == Set(remarks))
  }

  @Test func `any text and any later version's kind comes back byte by byte`() throws {
    try open("texts")
    let texts = [
      "a\u{0}b", "'; DROP TABLE conote.operation; --", #"\u0000 \\ \x00"#, "\u{202E}\u{1B}[2J", "é e\u{301}", "👩‍👩‍👧",
    ]
    var operations = try texts.map { try comment($0, of: "FR") }
    operations.append(
      try Operation(bytes: written("seal", #""wax":{"a":[1e400,"\u0000","\ud83d\ude00"]}"#, version: 9)))
    operations.append(try Operation(bytes: [0x7B, 0x20, 0x0A] + written("seal").dropFirst()))
    let paris = try hub.seat("fr")
    #expect(try paris.add(operations, to: paris.review(named: "texts")).isEmpty)
    let received = try hub.seat("au").all(of: "texts")
    #expect(Set(received) == Set(operations))
    #expect(Set(received.map(\.bytes)) == Set(operations.map(\.bytes)))
  }

  @Test func `long texts travel in batches of bounded size`() throws {
    try open("long")
    let operations = try (0..<10).map { try comment(String(repeating: "long \($0) ", count: 150_000), of: "FR") }
    let paris = try hub.seat("fr")
    var sending = try paris.exchange(paris.review(named: "long"), with: operations)
    var batches = 0
    while try sending.send() != nil { batches += 1 }
    #expect(batches == 4)
    let desk = try hub.seat("desk")
    var receiving = try desk.exchange(desk.review(named: "long"), with: [])
    var received: [[Operation]] = []
    while let batch = try receiving.receive() { received.append(batch) }
    #expect(received.count == 3 && Set(received.joined()) == Set(operations))
  }

  @Test(arguments: 1...4)
  func `union in any order, cut off anywhere and over two hubs folds to the same review`(seed: Int) throws {
    var random = Seeded(seed)
    let hubs = [hub, try TestHub.second.get()]
    let name = "union \(seed)"
    for hub in hubs { try open(name, on: hub) }
    let folders = (0..<5).map { _ in TemporaryFolder() }
    let roles = ["fr", "fr", "au", "icc", "desk"]
    var known = [Set<Operation>](repeating: [], count: 5)
    let files = try folders.map { try $0.open() }
    let operations = try randomOperations(200, using: &random)
    for operation in operations {
      // Each operation begins with somebody of its own delegation; some have been passed on by mail to others already.
      let owner = roles.firstIndex(of: TestHub.roles[operation.reviewer.delegation ?? ""] ?? "") ?? 0
      for client in 0..<5 where client == owner || random.next() % 5 == 0 { try files[client].append([operation]) }
    }
    for client in 0..<5 { known[client] = Set(try files[client].news()) }
    for _ in 0..<30 {
      let client = Int.random(in: 0..<5, using: &random)
      let connection = try hubs[Int(random.next() % 2)].seat(roles[client])
      var exchange = try connection.exchange(connection.review(named: name), with: known[client])
      exchange.limit = .init(
        operations: Int.random(in: 1...40, using: &random), bytes: Int.random(in: 1...9000, using: &random))
      for _ in 0..<Int(random.next() % 6) {
        if random.next() % 2 == 0 { _ = try exchange.send() }
        if let batch = try exchange.receive() { try files[client].append(batch + batch) }
      }
      known[client].formUnion(try files[client].news())
    }
    for round in 0..<2 {
      for client in 0..<5 {
        for hub in hubs {
          let exchange = try unite(files[client], &known[client], hub.seat(roles[client]), name)
          #expect(exchange.refusals.isEmpty && exchange.findings.isEmpty)
          if round == 1 { #expect(exchange.toSend == 0 && exchange.foreign == 0) }
        }
      }
    }
    for client in 0..<5 {
      #expect(known[client] == Set(operations))
      #expect(Review(try folders[client].open(readOnly: true).news()) == Review(operations))
    }
    for hub in hubs { #expect(try Set(hub.seat("au").all(of: name)) == Set(operations)) }
  }

  @Test func `an exchange whose connection is cut goes on where it was`() throws {
    try open("cut")
    let operations = try (0..<30).map { try comment("number \($0)", of: "FR", at: $0) }
    let keeper = try hub.connection("keeper")
    func cut(_ hub: Hub) throws {
      let pid = try hub.connection.rows("SELECT pg_backend_pid()").number(0, 0)
      try keeper.rows("SELECT pg_terminate_backend($1, 5000)", [.number(Int32(pid))])
    }
    func isLost(_ error: JournalError?) -> Bool { if case .lost = error?.reason { true } else { false } }

    let paris = try hub.seat("fr")
    var sending = try paris.exchange(paris.review(named: "cut"), with: operations)
    sending.limit.operations = 12
    #expect(try sending.send() == 12)
    try cut(paris)
    #expect(isLost(#expect(throws: JournalError.self) { try sending.send() }))
    #expect(sending.toSend == 18)
    var next = try hub.seat("fr").exchange(hub.seat("fr").review(named: "cut"), with: operations)
    #expect(next.toSend == 18)
    #expect(try next.finish().isEmpty)

    let folder = TemporaryFolder()
    let file = try folder.open()
    let canberra = try hub.seat("au")
    var receiving = try canberra.exchange(canberra.review(named: "cut"), with: [])
    receiving.limit.operations = 12
    if let batch = try receiving.receive() { try file.append(batch) }
    try cut(canberra)
    #expect(isLost(#expect(throws: JournalError.self) { try receiving.receive() }))
    var known = Set(try file.news())
    #expect(known.count == 12)
    #expect(try unite(file, &known, hub.seat("au"), "cut").onHub == 30)
    #expect(known == Set(operations))
    #expect(try folder.open(readOnly: true).news().count == 30)
  }

  @Test(.timeLimit(.minutes(10))) func `a connection that is cut in the middle of a batch leaves all of it or nothing`()
    throws
  {
    try open("batch")
    let operations = try (0..<500).map { try comment("number \($0)", of: "FR", at: $0) }
    let keeper = try hub.connection("keeper")
    // The lock stops the batch after its first rows are in.
    try keeper.run("BEGIN")
    try keeper.rows(
      "INSERT INTO conote.operation (review, id, bytes) VALUES ($1, $2, $3)",
      [
        .number(hub.number("batch")), .bytes(Hexadecimal.bytes(operations[300].id) ?? []),
        .bytes(operations[300].bytes),
      ])
    let hub = hub
    let outcome = Mutex<Result<Void, any Error>?>(nil)
    // A thread of its own: the pool that tests run on has no more of them than the machine has processors.
    let sending = Thread {
      let sent = Result {
        let paris = try hub.seat("fr")
        _ = try paris.add(operations, to: paris.review(named: "batch"))
      }
      outcome.withLock { $0 = sent }
    }
    sending.start()
    // Another connection, as in a transaction the list of activities stands still.
    let watcher = try hub.connection("keeper")
    let cutting = """
      SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
      WHERE usename = 'fr' AND wait_event_type = 'Lock' AND datname = current_database()
      """
    while try watcher.rows(cutting).count == 0 { usleep(5000) }
    try keeper.run("ROLLBACK")
    while !sending.isFinished { usleep(1000) }
    #expect(throws: JournalError.self) { try outcome.withLock { try #require($0).get() } }
    #expect(try hub.seat("au").all(of: "batch").isEmpty)
    let paris = try hub.seat("fr")
    #expect(try paris.add(operations, to: paris.review(named: "batch")).isEmpty)
    #expect(try Set(hub.seat("au").all(of: "batch")) == Set(operations))
  }

  @Test func `what a hub lost it is given again`() throws {
    try open("restored")
    let operations = try (0..<10).map { try comment("number \($0)", of: "FR", at: $0) }
    let paris = try hub.seat("fr")
    let review = try paris.review(named: "restored")
    #expect(try paris.add(operations, to: review).isEmpty)
    try hub.connection("keeper").run("DELETE FROM conote.operation WHERE review = \(review.number)")
    var exchange = try paris.exchange(review, with: operations)
    #expect(try exchange.finish().isEmpty)
    #expect(try Set(hub.seat("au").all(of: "restored")) == Set(operations))
  }

  @Test func `what was tampered with on the hub is told and left out`() throws {
    let hub = try TestHub()
    let paris = try hub.seat("fr")
    let review = try paris.review(named: "draft")
    #expect(try paris.add((0..<5).map { try comment("number \($0)", of: "FR", at: $0) }, to: review).isEmpty)
    try hub.connection("keeper").run(
      """
      ALTER TABLE conote.operation DROP CONSTRAINT id_is_hash;
      UPDATE conote.operation SET bytes = replace(encode(bytes, 'escape'), 'number 3', 'number 9')::bytea;
      INSERT INTO conote.operation (review, id, bytes) VALUES (\(review.number), sha256('{}'), '{}'), (\(review.number), 'short', '{}')
      """)
    let canberra = try hub.seat("au")
    var exchange = try canberra.exchange(review, with: [])
    let received = try exchange.finish()
    #expect(received.count == 5 && exchange.findings.count == 3 && exchange.onHub == 8)
    #expect(exchange.findings.contains { $0.contains("its bytes are not those that") })
  }

  @Test func `a role without a seat exchanges nothing`() throws {
    let keeper = try hub.seat("keeper")
    let error = #expect(throws: JournalError.self) { try keeper.exchange(keeper.review(named: "draft"), with: []) }
    #expect(error?.reason == .notSeated)
    #expect(throws: JournalError.self) { try hub.seat("jp").review(named: "draft") }
    #expect(throws: JournalError.self) { try hub.seat("nobody") }
  }
}

/// Operations that the rules allow, which act on each other in every way, with clocks that are wrong by years.
private func randomOperations(_ count: Int, using random: inout Seeded) throws -> [Operation] {
  var operations: [Operation] = []
  let pattern = try comment("", of: "FR")
  guard case .comment(let place, _) = pattern.content else { return [] }
  for _ in 0..<count {
    let target =
      operations.isEmpty || random.next() % 12 == 0
      ? "absent" : operations[Int.random(in: 0..<operations.count, using: &random)].id
    let words = "text \(random.next() % 1000)"
    let delegation = ["FR", "AU", "ICC", "Secretariat"][Int(random.next() % 4)]
    let content: Operation.Content =
      switch (random.next() % 9, delegation) {
      case (0, _), (1, _): .comment(place, Remark(kind: .technical, text: words))
      case (2, _): .reply(to: target, text: words)
      case (3, _): .edit(target: target, Remark(text: words))
      case (4, _): .withdraw(target: target)
      case (5, _): .undo(target: target)
      case (6, "Secretariat"): .resolve(target: target, disposition: .noted, observation: words)
      case (_, "Secretariat"): .reopen(target: target)
      case (_, "ICC"): .comment(place, Remark(text: words))
      case (6, _): .unknown(kind: "seal")
      default: .position(place, Position.allCases[Int.random(in: 0..<4, using: &random)])
      }
    let time = random.next() % 20 == 0 ? 200_000_000_000_000 : Int(random.next() % 50)
    operations.append(
      Operation(
        stamp: Stamp(milliseconds: time, counter: Int(random.next() % 4)),
        reviewer: Reviewer(name: "person \(random.next() % 2)", delegation: delegation), revision: "r1",
        content: content))
  }
  return operations
}

/// Pseudo-random numbers that are the same in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: Int) { state = UInt64(seed) }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
