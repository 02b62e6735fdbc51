internal import FoundationEssentials
internal import Glibc
public import Reviews
public import Text

/// Where drafts outlive the program: one small file for each document revision and reviewer, in XDG_STATE_HOME.
public struct Drafts: Sendable {
  /// The folder they are in.
  public let folder: String

  /// The most bytes that are written, and so the most that are read back.
  private static let limit = Operation.sizeLimit

  /// What is written: the drafts, and whose they are.
  private struct Record: Codable {
    var revision: String
    var reviewer: Reviewer
    var drafts: [Draft]
  }

  /// The drafts of this user; nil when the environment names neither XDG_STATE_HOME nor HOME.
  public init?(environment: Variables) {
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
          place: path, reason: .failed("the draft cannot be removed (\(error.words)); remove the file"))
      }
    }
    let record = Record(revision: revision, reviewer: reviewer, drafts: drafts)
    guard let data = try? JSONEncoder().encode(record), data.count <= Self.limit else {
      throw JournalError(
        place: path,
        reason: .failed("the drafts are longer than \(Self.limit >> 20) MiB and are not kept; finish one of them"))
    }
    do throws(SystemError) {
      try Files.makeFolder(folder)
      try Files.replace(path, with: Array(data))
    } catch {
      throw JournalError(
        place: path, reason: .failed("the draft cannot be kept (\(error.words)); finish it before you leave"))
    }
  }

  /// The drafts that were kept; empty when there are none.
  ///
  /// A file that cannot be understood is put aside, so that what is in it is not written over, and the error says where.
  public func load(of reviewer: Reviewer, on revision: String) throws(JournalError) -> [Draft] {
    let path = path(of: reviewer, on: revision)
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try Files.read(path, limit: Self.limit + 1) } catch {
      guard error.number != ENOENT, error.number != ENOTDIR else { return [] }
      throw JournalError(place: path, reason: .failed("the draft cannot be read (\(error.words)); move the file away"))
    }
    if bytes.count <= Self.limit, let record = try? JSONDecoder().decode(Record.self, from: Data(bytes)),
      record.revision == revision, record.reviewer == reviewer
    {
      return record.drafts
    }
    let names = (1...999).lazy.map { "\(path).\($0)" }
    guard let aside = names.first(where: { FileLook($0) == nil }), (try? Files.rename(path, to: aside)) != nil else {
      throw JournalError(place: path, reason: .failed("the draft is damaged and cannot be put aside; move it away"))
    }
    throw JournalError(
      place: path, reason: .failed("the draft is damaged; it was put aside, see what of it you need in \(aside)"))
  }

  private func path(of reviewer: Reviewer, on revision: String) -> String {
    "\(folder)/\(BaseDirectory.mark(of: "\(revision)\n\(reviewer.delegation ?? "")\n\(reviewer.name)")).json"
  }
}
