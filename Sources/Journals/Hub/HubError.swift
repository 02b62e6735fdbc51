/// Why a hub cannot be used.
public struct HubError: Error, Equatable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// The address makes no sense; the words say why.
    case badAddress(String)
    /// The system's words for why libpq cannot be loaded.
    case noLibrary(String)
    /// libpq's words for why there is no connection.
    case unreachable(String)
    /// The connection ended; what was kept is kept.
    case lost(String)
    /// The database holds no hub.
    case noHub
    /// The version of the hub's schema, which this program does not know.
    case newerVersion(Int)
    /// The role has no seat.
    case notSeated
    /// No review of this name, or one that the role's delegation is not invited to; the hub does not tell which.
    case notInvited(String)
    /// What the rules forbid.
    case refused(String)
    /// What went wrong and what to do, in lower case.
    case failed(String)
  }
  /// The hub, without any secret.
  public var hub: String
  /// What is wrong.
  public var reason: Reason

  /// Makes an error.
  public init(hub: String, reason: Reason) {
    self.hub = hub
    self.reason = reason
  }

  /// One line: hub, what is wrong; what to do.
  public var description: String { "\(hub): \(reason.words)" }
}

extension HubError.Reason {
  fileprivate var words: String {
    switch self {
    case .badAddress(let words): words
    case .noLibrary(let words): "libpq cannot be loaded (\(words)); install the package libpq5"
    case .unreachable(let words):
      "cannot be reached (\(words)); everything works without it, sync again when there is a connection"
    case .lost(let words):
      "the connection was lost (\(words)); what was exchanged so far is kept, sync again to go on"
    case .noHub: "no hub in this database; make one with 'conote hub init', or name another database"
    case .newerVersion(let version):
      "a hub of version \(version), this program knows version \(Hub.version); use a newer conote"
    case .notSeated: "this role has no seat on the hub; ask those who keep it for one"
    case .notInvited(let review):
      "no review '\(review)' to which this role's delegation is invited; ask the secretariat, or name another with --hub-review"
    case .refused(let words): "refused: \(words)"
    case .failed(let words): words
    }
  }
}
