public import Reviews

/// The union of a review here and on a hub, a batch at a time.
///
/// Each batch is durable before the next, nothing is remembered in between, and what both have is never sent again: an exchange that
/// was cut off goes on with the next one, and a hub that was put back to an older state is given what it lost.
public struct HubExchange {
  /// An operation that stays here.
  public struct Refusal: Equatable, Sendable {
    /// The operation.
    public var operation: Operation
    /// Why, in lower case.
    public var words: String
  }

  /// How many operations the hub had at the start.
  public let onHub: Int
  /// The operations of other delegations that only stand here: a hub takes each from its own delegation.
  public let foreign: Int
  /// What the hub's rules refused.
  public private(set) var refusals: [Refusal] = []
  /// What came from the hub damaged and was left out, one line each.
  public private(set) var findings: [String] = []

  private let hub: Hub
  private let review: HubReview
  private var wanted: ArraySlice<[UInt8]>
  private var offered: ArraySlice<Operation>

  /// What one batch holds at most; a single operation may be larger.
  struct Limit {
    var operations = 2000
    var bytes = 4 << 20
  }
  var limit = Limit()

  /// How many operations are yet to be received.
  public var toReceive: Int { wanted.count }
  /// How many operations are yet to be sent.
  public var toSend: Int { offered.count }

  fileprivate init(_ hub: Hub, _ review: HubReview, _ here: some Collection<Operation>) throws(JournalError) {
    guard let seat = hub.seat else { throw hub.connection.error(.notSeated) }
    let rows = try hub.connection.rows(
      "SELECT id FROM conote.operation WHERE review = $1", [.number(review.number)])
    let known = Set(here.lazy.map(\.id))
    var there: Set<String> = []
    there.reserveCapacity(rows.count)
    var wanted: [[UInt8]] = []
    for row in 0..<rows.count {
      guard let bytes = rows.bytes(row, 0) else { continue }
      let id = Hexadecimal.text(bytes)
      if !known.contains(id) { wanted.append(bytes) }
      there.insert(id)
    }
    let missing = here.filter { !there.contains($0.id) }
    let own = missing.filter { $0.reviewer.delegation == seat.delegation }.sorted()
    self.hub = hub
    self.review = review
    self.wanted = wanted[...]
    offered = own[...]
    onHub = there.count
    foreign = missing.count - own.count
  }

  /// The next batch from the hub, to be kept before the one after; nil when all is received.
  public mutating func receive() throws(JournalError) -> [Operation]? {
    guard !wanted.isEmpty else { return nil }
    let answer = try hub.fetch(wanted, of: review, limit)
    wanted = wanted.dropFirst(answer.asked)
    findings += answer.findings
    return answer.operations
  }

  /// Sends the next batch and says how many operations of it the hub has now; nil when all is sent.
  public mutating func send() throws(JournalError) -> Int? {
    guard let first = offered.first else { return nil }
    var bytes = first.bytes.count
    var batch = [first]
    for operation in offered.dropFirst().prefix(limit.operations - 1) {
      bytes += operation.bytes.count
      guard bytes <= limit.bytes else { break }
      batch.append(operation)
    }
    let refused = try hub.add(batch, to: review)
    refusals += refused
    offered = offered.dropFirst(batch.count)
    return batch.count - refused.count
  }
}

extension Hub {
  /// Finds out what a review on the hub has that `operations` has not, and the other way round.
  public func exchange(
    _ review: HubReview, with operations: some Collection<Operation>
  ) throws(JournalError) -> HubExchange {
    try HubExchange(self, review, operations)
  }

  /// Adds operations to a review, all or, when it throws, none; those it has already are skipped, those the rules forbid returned.
  public func add(_ operations: [Operation], to review: HubReview) throws(JournalError) -> [HubExchange.Refusal] {
    let bytes = operations.map(\.bytes)
    do throws(JournalError) {
      try insert(bytes, review)
      return []
    } catch {
      guard case .refused(let words) = error.reason else { throw error }
      let refusals = try objections(to: operations, review)
      // The rules are asked one by one only after a refusal; when they object to nothing, something else was refused.
      guard !refusals.isEmpty else { throw connection.error(.refused(words)) }
      let refused = Set(refusals.map(\.operation))
      try insert(operations.filter { !refused.contains($0) }.map(\.bytes), review)
      return refusals
    }
  }

  private func insert(_ operations: [[UInt8]], _ review: HubReview) throws(JournalError) {
    try connection.rows(
      """
      INSERT INTO conote.operation (review, id, bytes) SELECT $1, sha256(bytes), bytes FROM unnest($2) AS offered (bytes)
      ON CONFLICT DO NOTHING
      """, [.number(review.number), .byteArrays(operations)])
  }

  private func objections(
    to operations: [Operation], _ review: HubReview
  ) throws(JournalError) -> [HubExchange.Refusal] {
    let rows = try connection.rows(
      """
      SELECT conote.objection($1, bytes), place FROM unnest($2) WITH ORDINALITY AS offered (bytes, place) ORDER BY place
      """, [.number(review.number), .byteArrays(operations.map(\.bytes))])
    return (0..<rows.count).compactMap { row in
      guard rows.bytes(row, 0) != nil, operations.indices.contains(rows.number(row, 1) - 1) else { return nil }
      return HubExchange.Refusal(operation: operations[rows.number(row, 1) - 1], words: rows.text(row, 0))
    }
  }

  /// What the hub gave for some ids: no more than a batch may hold.
  struct Answer {
    /// How many of the ids are dealt with.
    var asked: Int
    var operations: [Operation] = []
    var findings: [String] = []
  }

  /// Asks for operations by id; every one that comes is checked against the hash it was asked for by.
  func fetch(
    _ ids: ArraySlice<[UInt8]>, of review: HubReview, _ limit: HubExchange.Limit = .init()
  ) throws(JournalError) -> Answer {
    let ids = ids.prefix(limit.operations)
    let rows = try connection.rows(
      """
      SELECT place, bytes FROM (
        SELECT place, bytes, sum(octet_length(bytes)) OVER (ORDER BY place) - octet_length(bytes) AS before
        FROM unnest($2) WITH ORDINALITY AS wanted (hash, place) JOIN conote.operation ON review = $1 AND id = hash
      ) AS found WHERE before < $3 ORDER BY place
      """, [.number(review.number), .byteArrays(Array(ids)), .number(Int32(clamping: limit.bytes))])
    // No row at all: none of them is there any more.
    var answer = Answer(asked: ids.count)
    for row in 0..<rows.count {
      let place = rows.number(row, 0) - 1
      guard let bytes = rows.bytes(row, 1), ids.indices.contains(ids.startIndex + place) else { continue }
      let id = Hexadecimal.text(ids[ids.startIndex + place])
      answer.asked = place + 1
      do throws(Operation.Malformed) { answer.operations.append(try Operation(bytes: bytes, id: id)) } catch {
        answer.findings.append("\(connection.address): operation \(id) came damaged and was left out (\(error))")
      }
    }
    return answer
  }
}
