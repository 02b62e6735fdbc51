import Documents
import Glibc
import Reviews
import Testing
import Text

@testable import Journals

@Suite struct DraftsTests {
  let folder = TemporaryFolder()
  let reviewer = Reviewer(name: "first", delegation: "AU")
  let draft = Draft(purpose: .reply(to: "x"), kind: .technical, text: "two\nlines \u{1F600}", proposal: "new")

  private func withDrafts(_ work: (Drafts) throws -> Void) throws {
    let drafts = try #require(Drafts(environment: ["XDG_STATE_HOME": folder.path]))
    defer {
      rmdir(drafts.folder)
      rmdir(folder.path + "/conote")
    }
    try work(drafts)
  }

  @Test func `a draft is there again, of its reviewer and revision alone, until it is removed`() throws {
    try withDrafts { drafts in
      #expect(try drafts.load(of: reviewer, on: "r1") == [])
      try drafts.save([draft], of: reviewer, on: "r1")
      #expect(try drafts.load(of: reviewer, on: "r1") == [draft])
      #expect(try drafts.load(of: reviewer, on: "r2") == [])
      #expect(try drafts.load(of: Reviewer(name: "first"), on: "r1") == [])
      var longer = draft
      longer.text += "more"
      longer.purpose = .edit(target: "y")
      try drafts.save([draft, longer], of: reviewer, on: "r1")
      #expect(try drafts.load(of: reviewer, on: "r1") == [draft, longer])
      try drafts.save([], of: reviewer, on: "r1")
      try drafts.save([], of: reviewer, on: "r1")
      #expect(try drafts.load(of: reviewer, on: "r1") == [])
    }
  }

  @Test func `a draft is for its writer's eyes alone`() throws {
    try withDrafts { drafts in
      try drafts.save([draft], of: reviewer, on: "r1")
      let names = try #require(opendir(drafts.folder))
      defer { closedir(names) }
      var modes: [mode_t] = []
      while let entry = readdir(names) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        var status = stat()
        if name.hasSuffix(".json"), stat("\(drafts.folder)/\(name)", &status) == 0 {
          modes.append(status.st_mode & 0o777)
        }
      }
      #expect(modes == [0o600])
      try drafts.save([], of: reviewer, on: "r1")
    }
  }

  @Test func `a draft that cannot be kept is reported`() throws {
    let drafts = try #require(Drafts(environment: ["XDG_STATE_HOME": "/dev/null"]))
    let error = #expect(throws: JournalError.self) { try drafts.save([draft], of: reviewer, on: "r1") }
    #expect(error?.description.contains("; ") == true)
    #expect(try drafts.load(of: reviewer, on: "r1") == [])
    #expect(Drafts(environment: [:]) == nil)
    #expect(Drafts(environment: ["HOME": "/home/x"])?.folder == "/home/x/.local/state/conote/drafts")
  }

  @Test func `a damaged draft is put aside and not written over`() throws {
    try withDrafts { drafts in
      try drafts.save([draft], of: reviewer, on: "r1")
      let path = path(in: drafts)
      let bytes = try Files.read(path, limit: 1 << 20)
      for length in bytes.indices {
        try Files.replace(path, with: Array(bytes[..<length]))
        let error = #expect(throws: JournalError.self) { try drafts.load(of: reviewer, on: "r1") }
        #expect(error?.description.contains("; it was put aside") == true)
        try drafts.save([draft], of: reviewer, on: "r1")
        #expect(try Files.read(path + ".1", limit: 1 << 20) == Array(bytes[..<length]))
        try Files.remove(path + ".1")
      }
      try Files.replace(path, with: [1])
      try Files.replace(path + ".1", with: [2])
      #expect(throws: JournalError.self) { try drafts.load(of: reviewer, on: "r1") }
      #expect(try Files.read(path + ".1", limit: 9) == [2] && Files.read(path + ".2", limit: 9) == [1])
      for number in 1...2 { try Files.remove("\(path).\(number)") }
    }
  }

  @Test func `drafts that are too long to be read back are not kept, and those before stay`() throws {
    try withDrafts { drafts in
      try drafts.save([draft], of: reviewer, on: "r1")
      var long = draft
      long.text = String(repeating: "a", count: Operation.sizeLimit)
      let error = #expect(throws: JournalError.self) { try drafts.save([long], of: reviewer, on: "r1") }
      #expect(error?.description.hasSuffix("are not kept; finish one of them") == true)
      #expect(try drafts.load(of: reviewer, on: "r1") == [draft])
      try drafts.save([], of: reviewer, on: "r1")
    }
  }

  @Test func `a pipe in place of a draft is not waited for`() throws {
    try withDrafts { drafts in
      try drafts.save([draft], of: reviewer, on: "r1")
      try Files.remove(path(in: drafts))
      #expect(mkfifo(path(in: drafts), 0o600) == 0)
      #expect(throws: JournalError.self) { try drafts.load(of: reviewer, on: "r1") }
      try drafts.save([], of: reviewer, on: "r1")
    }
  }

  private func path(in drafts: Drafts) -> String {
    "\(drafts.folder)/\(BaseDirectory.mark(of: "r1\nAU\nfirst")).json"
  }
}
