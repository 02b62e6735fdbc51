import Documents
import Glibc
import Reviews
import Testing

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
      #expect(drafts.load(of: reviewer, on: "r1") == [])
      try drafts.save([draft], of: reviewer, on: "r1")
      #expect(drafts.load(of: reviewer, on: "r1") == [draft])
      #expect(drafts.load(of: reviewer, on: "r2") == [])
      #expect(drafts.load(of: Reviewer(name: "first"), on: "r1") == [])
      var longer = draft
      longer.text += "more"
      longer.purpose = .edit(target: "y")
      try drafts.save([draft, longer], of: reviewer, on: "r1")
      #expect(drafts.load(of: reviewer, on: "r1") == [draft, longer])
      try drafts.save([], of: reviewer, on: "r1")
      try drafts.save([], of: reviewer, on: "r1")
      #expect(drafts.load(of: reviewer, on: "r1") == [])
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
    #expect(drafts.load(of: reviewer, on: "r1") == [])
    #expect(Drafts(environment: [:]) == nil)
    #expect(Drafts(environment: ["HOME": "/home/x"])?.folder == "/home/x/.local/state/conote/drafts")
  }

  @Test func `a damaged draft is none`() throws {
    try withDrafts { drafts in
      try drafts.save([draft], of: reviewer, on: "r1")
      let path = "\(drafts.folder)/\(BaseDirectory.mark(of: "r1\nAU\nfirst")).json"
      let bytes = try Files.read(path, limit: 1 << 20)
      for length in bytes.indices {
        try Files.replace(path, with: Array(bytes[..<length]))
        #expect(drafts.load(of: reviewer, on: "r1") == [])
      }
      try drafts.save([], of: reviewer, on: "r1")
    }
  }
}
