import Glibc
import Reviews
import Testing
import Text

@testable import Journals

@Suite struct `What a reviewer has seen` {
  let folder = TemporaryFolder()
  let reviewer = Reviewer(name: "first", delegation: "AU")

  @Test func `is known again, for the reviewer and the revisions alone, and nil where it never was`() throws {
    let seen = try #require(Seen(environment: ["XDG_STATE_HOME": folder.path]))
    defer {
      for revision in ["r1", "r2"] { unlink(seen.path(of: reviewer, on: revision)) }
      rmdir(seen.folder)
      rmdir(folder.path + "/conote")
    }
    #expect(seen.load(of: reviewer, on: ["r1"]) == nil)
    try seen.save([], of: reviewer, on: "r1")
    #expect(seen.load(of: reviewer, on: ["r1"]) == [])
    try seen.save(["b", "a"], of: reviewer, on: "r1")
    try seen.save(["c"], of: reviewer, on: "r2")
    #expect(seen.load(of: reviewer, on: ["r1"]) == ["a", "b"])
    #expect(seen.load(of: reviewer, on: ["r3", "r2", "r1"]) == ["a", "b", "c"])
    #expect(seen.load(of: Reviewer(name: "first"), on: ["r1", "r2"]) == nil)
    #expect(Seen(environment: [:]) == nil)
  }
}
