import Glibc
import Reviews
import Testing

@testable import Journals

@Suite struct BadReviewTests {
  let folder = TemporaryFolder()

  /// Runs SQL on the review, as somebody else might.
  private func alter(_ sql: String) throws {
    let database = try Database(folder.review, .creating)
    try database.run(sql)
  }

  /// That the review is refused for `reason`, for reading and for writing, and left as it is.
  private func expectRefusal(_ matches: (JournalError.Reason) -> Bool) throws {
    let bytes = try folder.bytes()
    for readOnly in [false, true] {
      let error = #expect(throws: JournalError.self) {
        let file = try folder.open(readOnly: readOnly)
        _ = try file.news()
        try file.append(replies(5..<6))
      }
      #expect(
        error.map { matches($0.reason) } == true,
        "\(readOnly), \(bytes.count) bytes: \(error?.description ?? "accepted")")
      #expect(error?.description.hasPrefix(folder.review + ": ") == true && error?.description.contains("\n") == false)
      #expect(error?.description.contains("; ") == true)
    }
    #expect(try folder.bytes() == bytes)
    #expect(folder.names == ["draft.txt.conote"])
  }

  @Test func `a schema that makes up gigabytes is refused before it does`() throws {
    let file = try folder.open()
    try file.append(replies(1..<2))
    file.close()
    try alter("DROP TABLE operation")
    try alter("CREATE TABLE operation (sequence INTEGER PRIMARY KEY)")
    try alter("INSERT INTO operation (sequence) VALUES (1)")
    try alter("ALTER TABLE operation ADD COLUMN id TEXT AS (hex(zeroblob(400000000)))")
    try alter("ALTER TABLE operation ADD COLUMN bytes BLOB AS (zeroblob(900000000))")
    let error = #expect(throws: JournalError.self) {
      let file = try folder.open()
      _ = try file.news()
    }
    #expect(error?.description.contains("; ") == true)
  }

  @Test func `a link to nothing is not written through`() throws {
    let target = folder.review + ".elsewhere"
    #expect(symlink(target, folder.review) == 0)
    defer { unlink(folder.review) }
    let file = try folder.open()
    let error = #expect(throws: JournalError.self) { try file.append(replies(1..<2)) }
    #expect(error?.description.contains("a link to no review; ") == true)
    #expect(access(target, F_OK) != 0)
  }

  @Test func `a journal that names another file does not get it deleted`() throws {
    let file = try folder.open()
    try file.append(replies(1..<2))
    file.close()
    let victim = folder.review + ".victim"
    let journal = folder.review + "-journal"
    fclose(fopen(victim, "w"))
    defer {
      unlink(victim)
      unlink(journal)
    }
    let handle = fopen(journal, "w")
    let trailer: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
    let bytes = trailer + Array(victim.utf8) + trailer
    fwrite(bytes, 1, bytes.count, handle)
    fclose(handle)
    let error = #expect(throws: JournalError.self) {
      let file = try folder.open()
      _ = try file.news()
    }
    #expect(error?.description.contains("belongs to several databases") == true)
    #expect(access(victim, F_OK) == 0)
  }

  @Test(arguments: ["x", "SQLite format 3\0", String(repeating: "The Committee met. ", count: 1000)])
  func `a file that is no review is refused and left as it is`(text: String) throws {
    try folder.write(Array(text.utf8))
    try expectRefusal { $0 == .notReviewFile }
  }

  @Test func `another program's database is refused and left as it is`() throws {
    try alter("CREATE TABLE places (url TEXT); PRAGMA user_version = 1")
    try expectRefusal { $0 == .notReviewFile }
  }

  @Test func `an empty file becomes a review`() throws {
    try folder.write([])
    #expect(try folder.open().news().isEmpty)
    try folder.open().append(replies(0..<1))
    #expect(try folder.open().news().count == 1)
  }

  @Test func `a review of a newer version is refused`() throws {
    try folder.open().append(replies(0..<1))
    try alter("PRAGMA user_version = 7")
    try expectRefusal { $0 == .newerVersion(7, known: ReviewFile.format) }
  }

  @Test func `another document's review is refused, another revision's is not`() throws {
    try folder.open("other.txt", revision: "r0").append(replies(0..<1))
    try expectRefusal { $0 == .otherDocument("other.txt") }
    #expect(try folder.open("other.txt", revision: "r9").news().count == 1)
    #expect(try folder.open("renamed.txt", revision: "r0").news().count == 1)
    let carried = try ReviewFile(
      path: folder.review, document: "draft.txt", revision: "r1", acceptingOtherRevisions: true)
    try carried.append(replies(1..<2))
    #expect(try folder.open().news().count == 2)
  }

  @Test func `a review without its tables is damaged`() throws {
    try folder.open().append(replies(0..<1))
    try alter("DROP TABLE operation")
    try expectRefusal { if case .damaged = $0 { true } else { false } }
  }

  @Test func `a review cut short is damaged or whole, never half believed`() throws {
    try folder.open().append(replies(0..<60))
    let bytes = try folder.bytes()
    for length in stride(from: 1, to: bytes.count, by: 1021) {
      try folder.write(Array(bytes[..<length]))
      try expectRefusal { reason in
        if case .damaged = reason { true } else { reason == .notReviewFile }
      }
    }
  }

  @Test func `an operation whose bytes were changed is left out and reported, the others are there`() throws {
    let file = try folder.open()
    try file.append(replies(0..<3))
    file.close()
    try alter("UPDATE operation SET bytes = CAST(replace(bytes, 'yes', 'no!') AS BLOB) WHERE sequence = 2")
    try alter("UPDATE operation SET bytes = zeroblob(9) WHERE sequence = 3")
    let damaged = try folder.open()
    #expect(try damaged.news() == replies(0..<1))
    #expect(damaged.findings.count == 2)
    #expect(damaged.findings.first?.contains("operation 2 is damaged") == true)
    let error = #expect(throws: JournalError.self) { try damaged.append(replies(1..<2)) }
    #expect(error?.reason == .damaged("other bytes under the id \(replies(1..<2)[0].id)"))
    try damaged.append(replies(4..<5))
    #expect(try damaged.news() == replies(4..<5))
  }

  @Test func `where pages are overwritten, what comes before them is read and nothing is written any more`() throws {
    try folder.open().append(replies(0..<400))
    var bytes = try folder.bytes()
    for index in bytes.indices.suffix(bytes.count / 2) { bytes[index] = 0xA5 }
    try folder.write(bytes)
    do throws(JournalError) {
      let file = try folder.open()
      let read = try file.news()
      #expect(Set(read).isSubset(of: replies(0..<400)) && read.count < 400 && !file.findings.isEmpty)
      #expect(throws: JournalError.self) { try file.append(replies(500..<501)) }
    } catch {
      if case .damaged = error.reason {} else { Issue.record(error) }
    }
    #expect(try folder.bytes() == bytes)
  }

  @Test(arguments: 0..<40)
  func `no byte that is wrong crashes the reader`(seed: Int) throws {
    try folder.open().append(replies(0..<30))
    var bytes = try folder.bytes()
    for step in 0..<5 { bytes[(seed * 7919 + step * 104_729) % bytes.count] ^= UInt8(1 << (seed % 8)) }
    try folder.write(bytes)
    do throws(JournalError) {
      let file = try folder.open()
      #expect(Set(try file.news()).isSubset(of: replies(0..<30)))
    } catch {
      #expect(error.description.hasPrefix(folder.review))
    }
  }

  @Test func `triggers and views in a review from elsewhere do not run`() throws {
    try folder.open().append(replies(0..<1))
    try alter("CREATE TRIGGER t AFTER INSERT ON operation BEGIN DELETE FROM operation; END")
    let file = try folder.open()
    try file.append(replies(1..<2))
    #expect(try file.news().count == 2)
  }

  @Test func `a folder or device in place of the review is refused`() throws {
    for path in [folder.path, "/dev/null", "/dev/null/draft.conote"] {
      let error = #expect(throws: JournalError.self) {
        try ReviewFile(path: path, document: "d", revision: "r1").append(replies(0..<1))
      }
      #expect(error?.description.contains("; ") == true)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "permissions do not bind the superuser"))
  func `a file or folder without permission to write is read, and not written`() throws {
    try folder.open().append(replies(0..<1))
    for (path, mode) in [(folder.review, 0o444), (folder.path, 0o555)] as [(String, mode_t)] {
      chmod(path, mode)
      defer { chmod(path, 0o755) }
      let file = try folder.open()
      #expect(try file.news().count == 1 && !file.isWritable)
      let error = #expect(throws: JournalError.self) { try file.append(replies(1..<2)) }
      #expect(error?.reason == .readOnly)
    }
    chmod(folder.review, 0)
    #expect(throws: JournalError.self) { try folder.open() }
  }
}
