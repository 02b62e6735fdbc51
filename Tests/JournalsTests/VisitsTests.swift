import Glibc
import Testing
import Text

@testable import Journals

@Suite struct `Where a reviewer stood` {
  /// What these tests keep of a place.
  struct Place: Codable, Equatable, Sendable { var paragraph: String }

  let folder = TemporaryFolder()

  private func visits() throws -> Visits<Place> { try #require(Visits(environment: ["XDG_STATE_HOME": folder.path])) }

  private func clear(_ visits: Visits<Place>) {
    for name in Files.names(in: visits.folder) { unlink("\(visits.folder)/\(name)") }
    rmdir(visits.folder)
    rmdir(folder.path + "/conote")
  }

  private func failure(_ visits: Visits<Place>, of document: String) -> String? {
    do throws(JournalError) {
      _ = try visits.load(of: document)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `is known again for its document alone, with the line that the screen began with`() throws {
    let visits = try visits()
    defer { clear(visits) }
    #expect(try visits.load(of: "/one.txt") == nil)
    #expect(visits.line(of: "/one.txt") == nil)
    try visits.save(Place(paragraph: "11"), of: "/one.txt", title: "PC1 One", line: 402, now: 1_000)
    try visits.save(Place(paragraph: "2"), of: "/two.txt", title: "PC2 Two", line: 1, now: 2_000)
    #expect(try visits.load(of: "/one.txt")?.visit == Place(paragraph: "11"))
    #expect(visits.line(of: "/one.txt") == 402)
    #expect(visits.recent.map(\.path) == ["/two.txt", "/one.txt"])
    #expect(visits.recent.map(\.title) == ["PC2 Two", "PC1 One"])
  }

  @Test func `is what the desk that closed last says, of two on one document`() throws {
    let (one, other) = (try visits(), try visits())
    defer { clear(one) }
    try one.save(Place(paragraph: "3"), of: "/one.txt", title: "", line: 1, now: 1_000)
    try other.save(Place(paragraph: "4"), of: "/one.txt", title: "", line: 1, now: 2_000)
    #expect(try one.load(of: "/one.txt")?.visit == Place(paragraph: "4"))
  }

  @Test(arguments: [
    "", "{", "[]", "{\"at\":12,\"version\":1}", "\u{0}\u{1}\u{2}", String(repeating: "x", count: 1 << 21),
  ])
  func `is told of where its file is damaged, and written anew`(bytes: String) throws {
    let visits = try visits()
    defer { clear(visits) }
    try Files.makeFolder(visits.folder)
    try Files.replace(visits.path(of: "/one.txt"), with: Array(bytes.utf8))
    #expect(failure(visits, of: "/one.txt")?.contains("where you were is damaged; it is written anew") == true)
    #expect(visits.recent.isEmpty)
    try visits.save(Place(paragraph: "3"), of: "/one.txt", title: "", line: 7, now: 1_000)
    #expect(try visits.load(of: "/one.txt")?.visit == Place(paragraph: "3"))
  }

  @Test func `is left alone where another version of the program kept it`() throws {
    let visits = try visits()
    defer { clear(visits) }
    try Files.makeFolder(visits.folder)
    try Files.replace(visits.path(of: "/one.txt"), with: Array("{\"at\":3,\"version\":9,\"place\":{}}".utf8))
    #expect(failure(visits, of: "/one.txt")?.contains("by another version of conote") == true)
    #expect(visits.recent.isEmpty)
  }

  @Test func `cannot be kept where no folder can be made, which is said`() throws {
    let visits = try visits()
    try Files.replace(folder.path + "/conote", with: [])
    let error = #expect(throws: JournalError.self) {
      try visits.save(Place(paragraph: "3"), of: "/one.txt", title: "", line: 1, now: 1)
    }
    #expect(error?.description.contains("where you were cannot be kept") == true)
    #expect(try visits.load(of: "/one.txt") == nil)
    #expect(Visits<Place>(environment: [:]) == nil)
  }

  @Test func `is forgotten for the documents that were open longest ago`() throws {
    let visits = try visits()
    defer { clear(visits) }
    for number in 0..<Visits<Place>.most + 5 {
      try visits.save(Place(paragraph: "1"), of: "/\(number).txt", title: "", line: 1, now: number)
    }
    #expect(Files.names(in: visits.folder).count == Visits<Place>.most)
    #expect(visits.recent.first?.path == "/\(Visits<Place>.most + 4).txt")
  }
}
