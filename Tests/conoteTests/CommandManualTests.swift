import Testing

@testable import conote

@Suite struct `What is made from the table` {
  @Test func `is the manual page in share`() throws {
    #expect(try committed("share/man/man1/conote.1") == Manual.page, "conote help --man > share/man/man1/conote.1")
  }

  @Test(arguments: Completions.allCases) func `are the completions in share`(shell: Completions) throws {
    #expect(
      try committed(shell.path) == shell.script, "conote help --completions \(shell.rawValue) > \(shell.path)")
  }

  @Test func `the change log tells of this version`() throws {
    #expect(try committed("CHANGELOG.md").contains("\n## [\(Program.version)]"))
  }
}
