import Testing

@testable import conote

@Suite struct `What is made from the table` {
  @Test func `is the manual page in share`() throws {
    #expect(try committed("share/man/man1/conote.1") == Manual.page, "conote help --man > share/man/man1/conote.1")
  }

  @Test func `are the completions in share`() throws {
    let path = "share/bash-completion/completions/conote"
    #expect(try committed(path) == Completions.bash, "conote help --completions bash > \(path)")
  }
}
