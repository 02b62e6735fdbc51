import Glibc
import Reviews
import Testing

@testable import Journals

@Suite struct `An examination` {
  let folder = TemporaryFolder()

  /// A review with many operations, so that it has many pages.
  private func fill(_ count: Int) throws {
    let file = try folder.open()
    try file.append(replies(1..<count + 1))
    file.close()
  }

  @Test func `finds nothing wrong with a sound review, and leaves no trace`() throws {
    try fill(300)
    let examination = try Examination(of: folder.review)
    #expect(examination.operations == replies(1..<301))
    #expect(examination.damages.isEmpty)
    #expect(examination.documents.map(\.name) == ["draft.txt"])
    #expect(folder.names == ["draft.txt.conote"])
  }

  @Test func `saves what stands before and behind a damaged page`() throws {
    try fill(2000)
    var bytes = try folder.bytes()
    let page = 4096
    let one = replies(1000..<1001)[0].bytes
    let middle = try #require(bytes.indices.first { bytes[$0...].starts(with: one) }) / page * page
    for index in middle..<middle + page { bytes[index] = 0xAA }
    try folder.write(bytes)
    let examination = try Examination(of: folder.review)
    #expect(!examination.damages.isEmpty)
    #expect(examination.operations.count > 1000 && examination.operations.count < 2000)
    #expect(Set(examination.operations).isSubset(of: Set(replies(1..<2001))))
    #expect(examination.operations.map(\.stamp) == examination.operations.map(\.stamp).sorted())
    #expect(examination.operations.first?.stamp.milliseconds == 1)
    #expect(examination.operations.last?.stamp.milliseconds == 2000)
  }

  @Test func `names an operation whose bytes are not those of its id`() throws {
    try fill(3)
    let database = try Database(folder.review, .creating)
    try database.run("UPDATE operation SET bytes = CAST(replace(bytes, 'yes', 'no!') AS BLOB) WHERE sequence = 2")
    let examination = try Examination(of: folder.review)
    #expect(examination.damages.count == 1 && examination.damages[0].hasPrefix("operation 2 is damaged: "))
    #expect(examination.operations.map(\.stamp.milliseconds) == [1, 3])
  }

  @Test(arguments: [[], Array("SQLite format 3\0".utf8), [UInt8](repeating: 7, count: 5000)])
  func `is not for what is no review`(bytes: [UInt8]) throws {
    try folder.write(bytes)
    #expect(throws: JournalError(place: folder.review, reason: .notReviewFile)) { try Examination(of: folder.review) }
  }

  @Test func `no damage brings it down`() throws {
    try fill(200)
    let sound = try folder.bytes()
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      var bytes = sound
      for _ in 0..<8 {
        bytes[Int.random(in: 100..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      try folder.write(bytes)
      let saved = try? Examination(of: folder.review).operations
      #expect(Set(saved ?? []).isSubset(of: Set(replies(1..<201))))
    }
  }
}
