import Glibc
import Reviews
import Testing

@testable import Journals

@Suite struct ReviewFileTests {
  let folder = TemporaryFolder()

  @Test func `nothing is made before the first operation is kept`() throws {
    let file = try folder.open()
    #expect(try file.news().isEmpty)
    try file.append([])
    #expect(folder.names.isEmpty)
    try file.append(replies(0..<1))
    #expect(folder.names.contains("draft.txt.conote"))
  }

  @Test func `what was kept is there again, once, in order of arrival`() throws {
    let operations = replies(0..<3)
    let file = try folder.open()
    try file.append([operations[2], operations[0]])
    #expect(try file.news() == [operations[2], operations[0]])
    try file.append(operations)
    #expect(try file.news() == [operations[1]])
    #expect(try file.news().isEmpty)
    #expect(try folder.open().news() == [operations[2], operations[0], operations[1]])
  }

  @Test func `two desks see each other's operations, whoever made the file`() throws {
    let one = try folder.open()
    let other = try folder.open()
    try one.append(replies(0..<1))
    #expect(try other.news() == replies(0..<1))
    try other.append(replies(1..<2))
    #expect(try other.news() == replies(1..<2))
    #expect(try one.news() == replies(0..<2))
    #expect(try one.news().isEmpty && other.news().isEmpty)
  }

  @Test func `programs that write at the same time lose nothing`() async throws {
    let path = folder.review
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<6 {
        group.addTask {
          let file = try ReviewFile(path: path, document: "draft.txt", revision: "r1")
          for operation in replies(0..<20, by: "writer \(writer)") { try file.append([operation]) }
        }
      }
      try await group.waitForAll()
    }
    let operations = try folder.open().news()
    #expect(operations.count == 120 && Set(operations).count == 120)
  }

  @Test func `a kind from a newer version is passed on byte by byte`() throws {
    let text =
      #"{"version":9,"kind":"seal","stamp":{"milliseconds":7,"counter":0},"reviewer":{"name":"first"},"revision":"r1","wax":["red"]}"#
    let seal = try Operation(bytes: Array(text.utf8))
    let file = try folder.open()
    try file.append([seal])
    file.close()
    #expect(try folder.open().news().map(\.bytes) == [Array(text.utf8)])
  }

  @Test func `a program that ended in the middle leaves what it had kept`() throws {
    let file = try folder.open()
    try file.append(replies(0..<5))
    // As after a kill: the file and its log as they are now, without the writer.
    let copy = TemporaryFolder()
    for suffix in ["", "-wal"] {
      try Files.replace(copy.review + suffix, with: Files.read(folder.review + suffix, limit: 1 << 24))
    }
    #expect(try copy.open(readOnly: true).news() == replies(0..<5))
    let next = try copy.open()
    #expect(try next.news() == replies(0..<5))
    next.close()
    #expect(copy.names == ["draft.txt.conote"])
  }

  @Test func `reading leaves no trace and sees what others write`() throws {
    let reader = try folder.open(readOnly: true)
    #expect(try reader.news().isEmpty && folder.names.isEmpty)
    let writer = try folder.open()
    try writer.append(replies(0..<2))
    #expect(try reader.news() == replies(0..<2))
    writer.close()
    let bytes = try folder.bytes()
    #expect(try reader.news().isEmpty)
    #expect(try folder.open(readOnly: true).news() == replies(0..<2))
    #expect(try folder.bytes() == bytes && folder.names == ["draft.txt.conote"])
    try writer.append(replies(2..<3))
    #expect(try reader.news() == replies(2..<3))
  }

  @Test func `a review opened for reading is not written`() throws {
    let error = #expect(throws: JournalError.self) { try folder.open(readOnly: true).append(replies(0..<1)) }
    #expect(error?.reason == .readOnly && folder.names.isEmpty)
  }

  @Test func `a review that another program holds is reported as busy and nothing is kept`() throws {
    let file = try folder.open()
    try file.append(replies(0..<1))
    let other = try Database(folder.review, .writing)
    try other.run("BEGIN IMMEDIATE")
    let error = #expect(throws: JournalError.self) { try file.append(replies(1..<2)) }
    #expect(error?.reason == .busy)
    try other.run("ROLLBACK")
    #expect(try file.news() == replies(0..<1))
  }

  @Test func `a review that was deleted while it was open is not written into the void`() throws {
    let file = try folder.open()
    try file.append(replies(0..<1))
    unlink(folder.review)
    let error = #expect(throws: JournalError.self) { try file.append(replies(1..<2)) }
    #expect(error?.description.contains("moved or deleted") == true)
  }

  @Test func `a full disk is reported and nothing is kept`() throws {
    try folder.open().append(replies(0..<1))
    let database = try Database(folder.review, .writing)
    try database.run("PRAGMA max_page_count = 1")
    let error = #expect(throws: JournalError.self) {
      try database.transaction { () throws(JournalError) in
        try database.run("INSERT INTO operation (id, bytes) VALUES ('x', zeroblob(1000000))")
      }
    }
    #expect(error?.reason == .full)
    #expect(try folder.open().news() == replies(0..<1))
  }

  @Test(arguments: ["a b%20c?d#e.conote", ":memory:", "file:x.conote", "文書.conote"])
  func `any name of a file will do`(name: String) throws {
    let path = "\(folder.path)/\(name)"
    try ReviewFile(path: path, document: "d", revision: "r1").append(replies(0..<1))
    #expect(folder.names == [name])
    #expect(try ReviewFile(path: path, document: "d", revision: "r1", readOnly: true).news().count == 1)
  }
}
