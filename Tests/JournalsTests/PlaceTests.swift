import Glibc
import Testing
import Text

@testable import Journals

@Suite struct PlaceTests {
  let folder = TemporaryFolder()

  @Test func `a review lives beside its document`() {
    let document = folder.path + "/draft.txt"
    #expect(ReviewFile.path(for: document, environment: ["HOME": "/home/x"]) == document + ".conote")
    #expect(ReviewFile.path(for: document, environment: [:]) == document + ".conote")
  }

  @Test func `where a name is too long or the folder is not there, it lives in the data directory`() {
    let environment: Variables = ["HOME": "/home/x", "XDG_DATA_HOME": folder.path]
    let long = folder.path + "/" + String(repeating: "長", count: 82)
    let path = ReviewFile.path(for: long, environment: environment)
    #expect(path.hasPrefix(folder.path + "/conote/長") && path.hasSuffix(".conote"))
    #expect(Files.split(path).name.utf8.count < 230)
    let one = ReviewFile.path(for: "/none/draft.txt", environment: environment)
    #expect(one != ReviewFile.path(for: "/other/draft.txt", environment: environment))
    #expect(one.hasPrefix(folder.path + "/conote/draft.txt-"))
    #expect(
      ReviewFile.path(for: "/none/draft.txt", environment: ["HOME": "/home/x", "XDG_DATA_HOME": "not/absolute"])
        .hasPrefix("/home/x/.local/share/conote/draft.txt-"))
  }

  @Test func `a review that is there decides`() throws {
    let data = TemporaryFolder()
    let document = folder.path + "/draft.txt"
    let away =
      "\(data.path)/conote/draft.txt-\(BaseDirectory.mark(of: Files.absolute(folder.path) + "/draft.txt")).conote"
    try Files.makeFolder(data.path + "/conote")
    defer {
      unlink(away)
      rmdir(data.path + "/conote")
    }
    try Files.replace(away, with: [])
    #expect(ReviewFile.path(for: document, environment: ["XDG_DATA_HOME": data.path]) == away)
    try folder.write([])
    #expect(ReviewFile.path(for: document, environment: ["XDG_DATA_HOME": data.path]) == document + ".conote")
  }
}
