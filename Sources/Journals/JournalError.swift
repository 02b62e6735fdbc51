/// Why a review file, a draft or a hub cannot be used.
public struct JournalError: Error, Equatable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// What the review shows instead of a sound one.
    case damaged(String)
    /// The version of the format, and the one that this program knows.
    case newerVersion(Int, known: Int)
    case readOnly
    /// The name of the document that the review belongs to.
    case otherDocument(String)
    case notReviewFile, full, busy
    /// The hub's address makes no sense; the words say why.
    case badAddress(String)
    /// The system's words for why libpq cannot be loaded.
    case noLibrary(String)
    /// libpq's words for why there is no connection to the hub.
    case unreachable(String)
    /// The connection to the hub ended; what was kept is kept.
    case lost(String)
    /// The database holds no hub.
    case noHub
    /// The role has no seat on the hub.
    case notSeated
    /// No review of this name on the hub, or one that the role's delegation is not invited to; the hub does not tell which.
    case notInvited(String)
    /// What the hub's rules forbid.
    case refused(String)
    /// What went wrong and what to do, in lower case.
    case failed(String)
  }
  /// The file, or the hub without any secret.
  public var place: String
  /// What is wrong.
  public var reason: Reason

  /// Makes an error.
  public init(place: String, reason: Reason) {
    self.place = place
    self.reason = reason
  }

  /// One line: where, what is wrong; what to do.
  public var description: String { "\(place): \(reason.words)" }
}

extension JournalError.Reason {
  fileprivate var words: String {
    switch self {
    case .damaged(let detail):
      "the review is damaged (\(detail)); it was left as it is: put a copy in its place, or save what 'sqlite3 FILE .recover' gives"
    case .newerVersion(let version, let known):
      "written in format \(version), this program knows format \(known); use the newer conote that wrote it"
    case .readOnly: "the review cannot be written; make the file and its folder writable, or name another with --review"
    case .otherDocument(let name): "the review of another document (\(name)); name another with --review"
    case .notReviewFile: "not a review file, and left as it is; move it away, or name another with --review"
    case .full: "no room left on the disk, nothing was kept; make room and try again"
    case .busy: "another program is writing the review, nothing was kept; try again"
    case .badAddress(let words): words
    case .noLibrary(let words): "libpq cannot be loaded (\(words)); install the package libpq5"
    case .unreachable(let words):
      "cannot be reached (\(words)); everything works without it, sync again when there is a connection"
    case .lost(let words):
      "the connection was lost (\(words)); what was exchanged so far is kept, sync again to go on"
    case .noHub: "no hub in this database; make one with 'conote hub init', or name another database"
    case .notSeated: "this role has no seat on the hub; ask those who keep it for one"
    case .notInvited(let review):
      "no review '\(review)' to which this role's delegation is invited; ask the secretariat, or name another with --hub-review"
    case .refused(let words): "refused: \(words)"
    case .failed(let words): words
    }
  }
}
