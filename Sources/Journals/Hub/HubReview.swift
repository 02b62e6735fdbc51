internal import Reviews

/// A review on a hub.
public struct HubReview: Equatable, Sendable {
  /// Its name, one line in NFC.
  public let name: String
  /// Its number in the database.
  let number: Int32
  /// Where its news are announced.
  let channel: String
}

extension Hub {
  /// The reviews that this role's delegation is invited to, by name.
  public func reviews() throws(JournalError) -> [HubReview] {
    reviews(in: try connection.rows("SELECT name, id, channel FROM conote.review ORDER BY name COLLATE \"C\""))
  }

  /// The review of a name.
  public func review(named name: String) throws(JournalError) -> HubReview {
    let name = Self.name(name)
    let rows = try connection.rows("SELECT name, id, channel FROM conote.review WHERE name = $1", [.text(name)])
    guard let review = reviews(in: rows).first else { throw connection.error(.notInvited(name)) }
    return review
  }

  /// How many operations a review has on the hub.
  public func count(of review: HubReview) throws(JournalError) -> Int {
    try connection.rows("SELECT count(*) FROM conote.operation WHERE review = $1", [.number(review.number)]).number(
      0, 0)
  }

  /// Opens the review of a name where there is none and invites a delegation to it; false when it was invited before.
  ///
  /// For the secretariat and those who keep the hub.
  public func invite(_ delegation: String, to review: String) throws(JournalError) -> Bool {
    let row = try connection.rows(
      "SELECT conote.invite($1, $2)", [.text(Self.name(review)), .text(Self.name(delegation))])
    return row.truth(0, 0)
  }

  private func reviews(in rows: Rows) -> [HubReview] {
    (0..<rows.count).map {
      HubReview(
        name: rows.text($0, 0), number: Int32(truncatingIfNeeded: rows.number($0, 1)), channel: rows.text($0, 2))
    }
  }

  /// A name as the hub keeps it, which is as operations have it.
  private static func name(_ text: String) -> String { Reviewer(name: "", delegation: text).delegation ?? "" }
}
