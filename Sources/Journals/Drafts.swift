internal import FoundationEssentials
public import Reviews

/// Where drafts outlive the program: one small file for each document revision and reviewer, in XDG_STATE_HOME.
public struct Drafts: Sendable {
  /// The folder they are in.
  public let folder: String

  /// What is written: the draft, and whose it is.
  private struct Record: Codable {
    var revision: String
    var reviewer: Reviewer
    var draft: Draft
  }

  /// The drafts of this user; nil when the environment names neither XDG_STATE_HOME nor HOME.
  public init?(environment: [String: String]) {
    guard let folder = BaseDirectory.state.folder(in: environment) else { return nil }
    self.folder = folder + "/drafts"
  }

  /// Keeps a draft in place of the one before.
  ///
  /// It survives a kill of the program; after a power cut it may be the one before.
  public func save(_ draft: Draft, of reviewer: Reviewer, on revision: String) throws(JournalError) {
    let path = path(of: reviewer, on: revision)
    let record = Record(revision: revision, reviewer: reviewer, draft: draft)
    guard let data = try? JSONEncoder().encode(record) else {
      throw JournalError(path: path, reason: .failed("the draft cannot be written"))
    }
    do throws(SystemError) {
      try Files.makeFolder(folder)
      try Files.replace(path, with: Array(data))
    } catch {
      throw JournalError(
        path: path, reason: .failed("the draft cannot be kept (\(error.words)); finish it before you leave"))
    }
  }

  /// The draft that was kept; nil when there is none, or none that can be read.
  public func load(of reviewer: Reviewer, on revision: String) -> Draft? {
    guard let bytes = try? Files.read(path(of: reviewer, on: revision), limit: Operation.sizeLimit),
      let record = try? JSONDecoder().decode(Record.self, from: Data(bytes)),
      record.revision == revision, record.reviewer == reviewer
    else { return nil }
    return record.draft
  }

  /// Forgets the draft, if there is one.
  public func remove(of reviewer: Reviewer, on revision: String) throws(JournalError) {
    let path = path(of: reviewer, on: revision)
    do throws(SystemError) { try Files.remove(path) } catch {
      throw JournalError(path: path, reason: .failed("the draft cannot be removed (\(error.words)); remove the file"))
    }
  }

  private func path(of reviewer: Reviewer, on revision: String) -> String {
    "\(folder)/\(BaseDirectory.mark(of: "\(revision)\n\(reviewer.delegation ?? "")\n\(reviewer.name)")).json"
  }
}
