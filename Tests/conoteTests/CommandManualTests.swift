import Glibc
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

  /// A file of the package.
  private func committed(_ path: String, test: String = #filePath) throws -> String {
    let root = test.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    let file = try #require(fopen(root + "/" + path, "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
