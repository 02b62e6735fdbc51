public import Reviews
public import Text

/// What a reviewer has seen of a review: a small file of operations' ids for each reviewer and revision, in XDG_STATE_HOME.
public struct Seen: Sendable {
  /// The folder they are in.
  public let folder: String

  /// The longest file that is read: the ids of a million operations.
  private static let sizeLimit = 1 << 26

  /// What this user saw; nil when the environment names neither XDG_STATE_HOME nor HOME.
  public init?(environment: Variables) {
    guard let folder = BaseDirectory.state.folder(in: environment) else { return nil }
    self.folder = folder + "/seen"
  }

  /// The ids that `reviewer` saw on any of these revisions; nil when that was never kept.
  public func load(of reviewer: Reviewer, on revisions: [String]) -> Set<String>? {
    var seen: Set<String>?
    for revision in revisions {
      guard let bytes = try? Files.read(path(of: reviewer, on: revision), limit: Self.sizeLimit) else { continue }
      let ids = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
      seen = (seen ?? []).union(ids)
    }
    return seen
  }

  /// Keeps which operations `reviewer` has seen now.
  public func save(_ ids: some Sequence<String>, of reviewer: Reviewer, on revision: String) throws(JournalError) {
    let path = path(of: reviewer, on: revision)
    do throws(SystemError) {
      try Files.makeFolder(folder)
      try Files.replace(path, with: Array(ids.sorted().joined(separator: "\n").utf8))
    } catch {
      throw JournalError(
        place: path, reason: .failed("what you saw cannot be kept (\(error.words)); it will be new again the next time")
      )
    }
  }

  /// The file of one reviewer and revision.
  func path(of reviewer: Reviewer, on revision: String) -> String {
    "\(folder)/\(BaseDirectory.mark(of: "\(revision)\n\(reviewer.delegation ?? "")\n\(reviewer.name)")).ids"
  }
}
