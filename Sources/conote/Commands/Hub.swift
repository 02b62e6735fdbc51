import Documents
import Journals
import Reviews
import Text

extension Subcommand {
  /// Shares reviews.
  static let hub = Subcommand(
    "hub", ["init|invite|sync|status", "URL", "[FILE]", "[DELEGATION]..."],
    summary: "Share reviews through a database",
    details: """
      A hub is a PostgreSQL database that keeps the operations of many reviewers. 'init' makes one; 'invite' opens FILE's review on it \
      and invites delegations; 'sync' takes from it what is missing here, and gives it what is missing there of one's own delegation; \
      'status' lists the reviews one is invited to or, with FILE, tells what 'sync' would do.
      URL is postgresql://USER@HOST/DATABASE or postgresql:///?service=NAME. It holds no password: that comes from ~/.pgpass \
      (PGPASSFILE) or a service file. TLS is asked for in the URL too, as in '?sslmode=verify-full'.
      Without the hub everything else works, and a sync that was cut off goes on with the next one.
      """,
    options: [.onHub, .review, .format],
    examples: [
      Example("hub init postgresql://keeper@hub.example/conote", "Make a hub of a database"),
      Example("hub invite postgresql://desk@hub.example/conote PC0753Eb.txt AU FR ICC", "Invite three delegations"),
      Example(
        "hub sync 'postgresql:///?service=conote' PC0753Eb.txt", "Exchange comments and positions with the others"),
      Example("hub status 'postgresql:///?service=conote'", "Which reviews one is invited to"),
    ]
  ) { invocation throws(Failure) in
    let words = invocation.arguments.operands
    let url = words[1]
    return switch (words[0], words.count) {
    case ("init", 2): try make(url)
    case ("invite", 4...): try invite(invocation, to: url)
    case ("sync", 3): try sync(invocation, with: url)
    case ("status", 2): try showSeat(invocation, on: url)
    case ("status", 3): try compare(invocation, with: url)
    default:
      throw invocation.usage(
        "write 'init URL', 'invite URL FILE DELEGATION...', 'sync URL FILE' or 'status URL [FILE]'")
    }
  }

  private static func make(_ url: String) throws(Failure) -> Answer {
    let isNew = try onHub { () throws(JournalError) in try Hub.make(at: HubAddress(url)) }
    guard isNew else { return Answer(line("\(url): is a hub already, left as it is")) }
    return Answer(
      line("\(url): is a hub now")
        + line("give each login role its seat, as 'au_desk' for Australia: SELECT conote.seat('au_desk', 'AU')")
        + line("or as 'observer' or 'secretariat': SELECT conote.seat('wco_desk', 'WCO Secretariat', 'secretariat')"))
  }

  private static func invite(_ invocation: Invocation, to url: String) throws(Failure) -> Answer {
    let name = try Document.opened(invocation.file, in: invocation.environment).nameOnHub(invocation)
    let delegations = invocation.operands
    return try onHub { () throws(JournalError) in
      let hub = try Hub(HubAddress(url))
      var output = ""
      for delegation in delegations {
        let isNew = try hub.invite(delegation, to: name)
        output += line("\(name): \(delegation) \(isNew ? "invited" : "was invited before")")
      }
      return Answer(output)
    }
  }

  private static func sync(_ invocation: Invocation, with url: String) throws(Failure) -> Answer {
    let sitting = try Sitting(invocation, readOnly: false)
    var (name, exchange) = try exchange(sitting, invocation, url)
    var received = 0
    while let batch = try onHub({ () throws(JournalError) in try exchange.receive() }) {
      do throws(JournalError) { try sitting.file.append(batch) } catch { throw Failure(writing: error) }
      received += batch.count
    }
    var sent = 0
    while let count = try onHub({ () throws(JournalError) in try exchange.send() }) { sent += count }
    let isDone = exchange.refusals.isEmpty && exchange.findings.isEmpty
    let status = isDone ? ExitStatus.done : .attention
    if invocation.wantsJSON {
      let json: JSON = [
        "review": .string(name), "received": .int(received), "sent": .int(sent), "foreign": .int(exchange.foreign),
        "refused": .array(
          exchange.refusals.map { ["id": .string($0.operation.id), "reason": .string($0.words)] }),
        "findings": .array(exchange.findings.map(JSON.string)),
      ]
      return Answer(json.text(indented: true) + "\n", status: status)
    }
    var output = line("\(name): received \(received), sent \(sent)") + foreign(exchange)
    for (words, refusals) in Dictionary(grouping: exchange.refusals, by: \.words).sorted(by: { $0.key < $1.key }) {
      output += line("\(refusals.count) refused: \(words)")
    }
    for finding in exchange.findings { output += line(finding) }
    return Answer(output, status: status)
  }

  private static func compare(_ invocation: Invocation, with url: String) throws(Failure) -> Answer {
    let sitting = try Sitting(invocation, readOnly: true)
    let (name, exchange) = try exchange(sitting, invocation, url)
    let status = exchange.toReceive + exchange.toSend == 0 ? ExitStatus.done : .attention
    if invocation.wantsJSON {
      let json: JSON = [
        "review": .string(name), "here": .int(sitting.operations.count), "onHub": .int(exchange.onHub),
        "toReceive": .int(exchange.toReceive), "toSend": .int(exchange.toSend), "foreign": .int(exchange.foreign),
      ]
      return Answer(json.text(indented: true) + "\n", status: status)
    }
    return Answer(
      line("\(name): \(sitting.operations.count) operations here, \(exchange.onHub) on the hub")
        + line("\(exchange.toReceive) to receive, \(exchange.toSend) to send") + foreign(exchange), status: status)
  }

  private static func showSeat(_ invocation: Invocation, on url: String) throws(Failure) -> Answer {
    let (seat, reviews) = try onHub { () throws(JournalError) in
      let hub = try Hub(HubAddress(url))
      return (hub.seat, try hub.reviews())
    }
    if invocation.wantsJSON {
      return Answer([
        "role": JSON(seat?.role), "delegation": JSON(seat?.delegation), "part": JSON(seat?.part?.rawValue),
        "reviews": .array(reviews.map { .string($0.name) }),
      ])
    }
    let who = seat.map { "\($0.delegation), \($0.part?.rawValue ?? "a part that this conote does not know")" }
    return Answer(line(who ?? "no seat on this hub") + reviews.map { line("  \($0.name)") }.joined())
  }

  private static func exchange(
    _ sitting: Sitting, _ invocation: Invocation, _ url: String
  ) throws(Failure) -> (name: String, HubExchange) {
    let name = sitting.document.nameOnHub(invocation)
    return try onHub { () throws(JournalError) in
      let hub = try Hub(HubAddress(url))
      let review = try hub.review(named: name)
      return (review.name, try hub.exchange(review, with: sitting.operations))
    }
  }

  private static func foreign(_ exchange: HubExchange) -> String {
    exchange.foreign == 0 ? "" : line("\(exchange.foreign) stay here: of other delegations than one's own, or of none")
  }

  private static func onHub<Value>(_ work: () throws(JournalError) -> Value) throws(Failure) -> Value {
    do throws(JournalError) { return try work() } catch { throw Failure(error) }
  }

  private static func line(_ text: String) -> String { Clean(text).oneLine + "\n" }
}

extension Option {
  /// Which review on the hub.
  fileprivate static let onHub = Option(
    "hub-review", .text("NAME"), help: "The review's name on the hub; else the document's symbol, else its file name")
}

extension Document {
  /// What the review of this document is called on a hub.
  fileprivate func nameOnHub(_ invocation: Invocation) -> String {
    let file = invocation.file.split(separator: "/").last ?? ""
    let stem = file.split(separator: ".", maxSplits: 1).first ?? file
    return invocation[.onHub] ?? header.symbol ?? String(stem)
  }
}
