import Glibc
import Reviews

@testable import Journals

/// A folder of its own that goes when the test ends.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/conote-tests-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
  }

  deinit {
    for name in names { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  /// What is in the folder, sorted.
  var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }

  /// The path of the review.
  var review: String { path + "/draft.txt.conote" }

  /// Opens the review.
  func open(
    _ document: String = "draft.txt", revision: String = "r1", readOnly: Bool = false
  ) throws(JournalError) -> ReviewFile {
    try ReviewFile(path: review, document: document, revision: revision, readOnly: readOnly)
  }

  /// Makes the review a file of these bytes.
  func write(_ bytes: [UInt8]) throws { try Files.replace(review, with: bytes) }

  /// The bytes of the review.
  func bytes() throws -> [UInt8] { try Files.read(review, limit: 1 << 24) }
}

/// Replies of one reviewer that differ in their stamps.
func replies(_ stamps: Range<Int>, by name: String = "first") -> [Operation] {
  stamps.map {
    Operation(
      stamp: Stamp(milliseconds: $0), reviewer: Reviewer(name: name), revision: "r1",
      content: .reply(to: "x", text: "yes"))
  }
}
