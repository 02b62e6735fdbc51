public import Reviews

/// What others did on a hub since one last asked.
public struct HubNews: Equatable, Sendable {
  /// What they added.
  public var operations: [Operation] = []
  /// Who is where now; nil when that did not change.
  public var presences: [HubPresence]?
  /// What came damaged and was left out, one line each.
  public var findings: [String] = []
}

/// Who has which place of a review on the screen.
public struct HubPresence: Equatable, Sendable {
  /// The delegation, by its seat.
  public var delegation: String
  /// The place, as the desk named it: a paragraph's address.
  public var place: String
}

extension Hub {
  /// Hears, from now on, what others add to a review and where they are (LISTEN).
  ///
  /// What was added before comes by an `exchange`, to be begun after this: between one begun before it and this something may be missed.
  public func follow(_ review: HubReview) throws(JournalError) {
    // A channel is a name, which no parameter can stand for; the hub makes it of letters, digits and '_'.
    guard review.channel.utf8.allSatisfy({ $0.isNamePart }) else { throw connection.error(.noHub) }
    try connection.run("UNLISTEN *; LISTEN \(review.channel)")
    followed = review
  }

  /// What was heard since the last time; waits up to `milliseconds` when there is nothing.
  ///
  /// A notification is but a hint, which anybody could have sent: what it speaks of is read from the hub under its rules.
  public func news(within milliseconds: Int = 0) throws(JournalError) -> HubNews {
    var news = HubNews()
    guard let followed else { return news }
    var ids: [[UInt8]] = []
    var seen: Set<[UInt8]> = []
    var hasMoved = false
    for notification in try connection.notifications(within: milliseconds)
    where notification.channel == followed.channel {
      if notification.text == "@" { hasMoved = true }
      for word in notification.text.split(separator: " ") {
        if let id = Hexadecimal.bytes(word), id.count == 32, seen.insert(id).inserted { ids.append(id) }
      }
    }
    var rest = ids[...]
    while !rest.isEmpty {
      let answer = try fetch(rest, of: followed)
      rest = rest.dropFirst(answer.asked)
      news.operations += answer.operations
      news.findings += answer.findings
    }
    if hasMoved { news.presences = try presences(in: followed) }
    return news
  }

  /// Tells the others which place of a review is on the screen here, nil for none any more; to be told again within a minute.
  public func appear(at place: String?, in review: HubReview) throws(JournalError) {
    let place = place.map { String(String.UnicodeScalarView($0.unicodeScalars.prefix(200))) }
    try connection.rows(
      "SELECT conote.appear($1, $2)", [.number(review.number), place.map(Postgres.Value.text) ?? .null])
  }

  /// Who else was somewhere in a review within the last minute.
  public func presences(in review: HubReview) throws(JournalError) -> [HubPresence] {
    let rows = try connection.rows(
      """
      SELECT delegation, place FROM conote.presence
      WHERE review = $1 AND role <> session_user AND seen > now() - interval '1 minute' ORDER BY delegation, role
      """, [.number(review.number)])
    return (0..<rows.count).map { HubPresence(delegation: rows.text($0, 0), place: rows.text($0, 1)) }
  }
}

extension UInt8 {
  fileprivate var isNamePart: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
