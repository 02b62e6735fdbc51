import Testing
import Text

@testable import Documents

/// Texts that brought a reader down once.
@Suite struct HostileTests {
  @Test(arguments: ["[[^1]](#)\n", "a [see note [^1]](http://x.y) here", "[^a]: [x [^1] y](#z)"])
  func `a mark inside a link is read`(text: String) throws {
    for name in ["a.txt", "a.md"] { _ = try Document.parse(Array(text.utf8), name: name) }
  }

  @Test(arguments: ["[](<(>)<a bbbbbbbbbbbb>)<a bbbbbbbbbb>", "x <a \u{FFFD}\u{FFFD}\u{FFFD}> y"])
  func `tags that reach past what is left of the source are read`(text: String) throws {
    _ = try Document.parse(Array(text.utf8), name: "a.md")
  }

  @Test func `brackets without end are read as plain text and said to be`() throws {
    let text = String(repeating: "![[]()", count: 40_000)
    let document = try Document.parse(Array(text.utf8), name: "a.md")
    #expect(document.findings.contains { $0.message.english.contains("read as plain text") })
  }

  @Test func `references that would grow to gigabytes are not followed`() throws {
    let text =
      "[a]: http://x/" + String(repeating: "y", count: 20_000) + "\n\n"
      + String(repeating: "[a] and so on\n\n", count: 10_000)
    let document = try Document.parse(Array(text.utf8), name: "a.md")
    #expect(document.findings.contains { $0.message.english.contains("read as plain text") })
  }
}
