internal import FoundationEssentials
public import Reviews

/// Where drafts outlive the program: one small file for each document revision and reviewer, in XDG_STATE_HOME.
public struct Drafts: Sendable {
  /// The folder they are in.
  public let folder: String

  /// What is written: the drafts, and whose they are.
  private struct Record: Codable {
    var revision: String
    var reviewer: Reviewer
    var drafts: [Draft]
  }

  /// The drafts of this user; nil when the environment names neither XDG_STATE_HOME nor HOME.
  public init?(environment: [String: String]) {
    guard let folder = BaseDirectory.state.folder(in: environment) else { return nil }
    self.folder = folder + "/drafts"
  }

  /// Keeps drafts in place of those before; without any the file goes.
  ///
  /// They survive a kill of the program; after a power cut they may be those before.
  public func save(_ drafts: [Draft], of reviewer: Reviewer, on revision: String) throws(JournalError) {
    let path = path(of: reviewer, on: revision)
    guard !drafts.isEmpty else {
      do throws(SystemError) { return try Files.remove(path) } catch {
        throw JournalError(
          path: path, reason: .failed("the draft cannot be removed (\(error.words)); remove the file"))
      }
    }
    let record = Record(revision: revision, reviewer: reviewer, drafts: drafts)
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

  /// The drafts that were kept; empty when there are none, or none that can be read.
  public func load(of reviewer: Reviewer, on revision: String) -> [Draft] {
    guard let bytes = try? Files.read(path(of: reviewer, on: revision), limit: Operation.sizeLimit),
      let record = try? JSONDecoder().decode(Record.self, from: Data(bytes)),
      record.revision == revision, record.reviewer == reviewer
    else { return [] }
    return record.drafts
  }

  private func path(of reviewer: Reviewer, on revision: String) -> String {
    "\(folder)/\(BaseDirectory.mark(of: "\(revision)\n\(reviewer.delegation ?? "")\n\(reviewer.name)")).json"
  }
}
