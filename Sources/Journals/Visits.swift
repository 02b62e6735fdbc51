internal import FoundationEssentials
internal import Glibc
public import Text

/// Where a reviewer stood in each document when its desk closed: one small file for each document, in XDG_STATE_HOME.
///
/// What is kept of a place is the desk's own affair (`Visit`); of two desks on one document the one that closes last has its way.
public struct Visits<Visit: Codable & Sendable>: Sendable {
  /// A document that was on the desk, and what was kept of it.
  public struct Record: Codable, Sendable {
    /// The line of the file that the screen began with, from 1; first in the file, where `line(of:)` looks for it.
    public var at: Int
    /// The path of the document, from the root.
    public var path: String
    /// What it calls itself: its symbol and title.
    public var title: String
    /// When its desk closed, in milliseconds since 1970.
    public var closed: Int
    /// The version of the format.
    public var version: Int
    /// Where the reviewer stood.
    public var visit: Visit
  }

  /// The version of the format, which another program may have written otherwise.
  private struct Version: Decodable { var version: Int }

  /// The folder they are in.
  public let folder: String

  /// How many documents are remembered.
  static var most: Int { 100 }
  /// The longest file that is read, in bytes.
  private static var sizeLimit: Int { 1 << 20 }
  private static var version: Int { 1 }

  /// The visits of this user; nil when the environment names neither XDG_STATE_HOME nor HOME.
  public init?(environment: Variables) {
    guard let folder = BaseDirectory.state.folder(in: environment) else { return nil }
    self.folder = folder + "/visits"
  }

  /// The line of the file that the screen began with the last time, from 1; nil where that is not known.
  ///
  /// It is read off the first bytes: the first screen waits for it, and decoding a file takes longer than drawing one.
  public func line(of document: String) -> Int? {
    guard let bytes = try? Files.read(path(of: Files.absolute(document)), limit: 32) else { return nil }
    let start = Array("{\"at\":".utf8)
    guard bytes.starts(with: start) else { return nil }
    return Int(String(decoding: bytes.dropFirst(start.count).prefix { 0x30...0x39 ~= $0 }, as: UTF8.self))
  }

  /// What was kept of a document; nil when that is nothing.
  ///
  /// A file that cannot be used is told of, and the next one takes its place.
  public func load(of document: String) throws(JournalError) -> Record? {
    let document = Files.absolute(document)
    let path = path(of: document)
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try Files.read(path, limit: Self.sizeLimit + 1) } catch {
      guard error.number != ENOENT, error.number != ENOTDIR else { return nil }
      throw failure(path, "where you were cannot be read (\(error.words)); remove the file")
    }
    let data = Data(bytes)
    if let other = try? JSONDecoder().decode(Version.self, from: data), other.version != Self.version {
      throw failure(path, "where you were was kept by another version of conote; it is written anew")
    }
    guard bytes.count <= Self.sizeLimit, let record = try? JSONDecoder().decode(Record.self, from: data) else {
      throw failure(path, "where you were is damaged; it is written anew")
    }
    // Two paths may have the same mark.
    return record.path == document ? record : nil
  }

  /// Keeps where the reviewer stood in a document that calls itself `title`, in place of what was kept before.
  ///
  /// `line` is the line of the file that the screen began with, `now` the time in milliseconds since 1970.
  public func save(
    _ visit: Visit, of document: String, title: String, line: Int, now: Int
  ) throws(JournalError) {
    let document = Files.absolute(document)
    let path = path(of: document)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let record = Record(
      at: line, path: document, title: title, closed: now, version: Self.version, visit: visit)
    guard let data = try? encoder.encode(record), data.count <= Self.sizeLimit else {
      throw failure(path, "where you were takes more than 1 MiB and is not kept; unfold some comments")
    }
    do throws(SystemError) {
      try Files.makeFolder(folder)
      try Files.replace(path, with: Array(data))
    } catch {
      throw failure(
        path, "where you were cannot be kept (\(error.words)); the document opens at its start the next time")
    }
    forgetOldest()
  }

  /// The documents that were on the desk, the latest first; files that cannot be used are left out.
  public var recent: [Record] {
    let decoder = JSONDecoder()
    let records = Files.names(in: folder).filter { $0.hasSuffix(Self.ending) }.compactMap { name in
      (try? Files.read("\(folder)/\(name)", limit: Self.sizeLimit)).flatMap {
        try? decoder.decode(Record.self, from: Data($0))
      }
    }
    return records.filter { $0.version == Self.version }.sorted { ($0.closed, $0.path) > ($1.closed, $1.path) }
  }

  /// Whether a document is still where it was.
  public static func isThere(_ document: String) -> Bool { FileLook(document)?.isRegular ?? false }

  private func forgetOldest() {
    let names = Files.names(in: folder).filter { $0.hasSuffix(Self.ending) }
    guard names.count > Self.most else { return }
    let ages = names.compactMap { name in FileLook("\(folder)/\(name)").map { (name, $0.seconds, $0.nanoseconds) } }
    let oldest = ages.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.prefix(names.count - Self.most)
    // What cannot be removed is one small file more.
    for (name, _, _) in oldest { try? Files.remove("\(folder)/\(name)") }
  }

  private static var ending: String { ".json" }

  private func failure(_ path: String, _ words: String) -> JournalError {
    JournalError(place: path, reason: .failed(words))
  }

  /// The file of the document at this path from the root.
  func path(of document: String) -> String { "\(folder)/\(BaseDirectory.mark(of: document))\(Self.ending)" }
}
