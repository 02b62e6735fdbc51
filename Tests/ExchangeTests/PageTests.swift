import Documents
import Reviews
import Testing

@testable import Exchange

@Suite struct `The page` {
  @Test func `is well formed, whatever document and reviewers say`() throws {
    var random = Seeded(11)
    for _ in 0..<20 {
      let words = (0..<6).map { "\($0 + 1). \(hostile(60, &random))" }.joined(separator: "\n")
      var making = try Making(words)
      for index in making.document.paragraphs.indices {
        making.add(
          .comment(Anchor(in: making.document, paragraph: index, passage: 2..<9), Remark(text: hostile(30, &random))))
      }
      let page = Page.write(making.dossier)
      // The markup is XML too, but for its document type, its style, its script and attributes without a namespace.
      let markup = page.split(separator: "\n").dropFirst().joined(separator: "\n")
      _ = try Elements.of(Self.withoutScript(markup))
    }
  }

  @Test func `asks for nothing from the network and lets no script run but its own`() throws {
    let page = Page.write(try Making.full().dossier)
    #expect(page.contains("content=\"default-src 'none'; style-src 'sha256-"))
    for fetch in [" src=", "<link", "@import", "url(", "<iframe", "fetch("] { #expect(!page.contains(fetch)) }
    #expect(page.components(between: "<script>", and: "</script>").count == 1)
    #expect(!page.contains(" style=") && !page.contains(" onclick="))
  }

  @Test func `shows what reviewers wrote as text`() throws {
    var making = try Making()
    try making.comment(on: "1", nil, Remark(text: "</p><script>alert(1)</script> \u{202E}"))
    let page = Page.write(making.dossier)
    #expect(page.contains("&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt; \u{FFFD}"))
    #expect(page.contains("<h1 lang=\"en\" dir=\"auto\">Ports &amp; &lt;Borders&gt;</h1>"))
  }

  @Test func `marks the passages that overlap, and calls each comment out where its passage ends`() throws {
    let page = Page.write(try Making.full().dossier)
    #expect(page.contains("<mark data-comments=\"1\">[three] [</mark><mark data-comments=\"1 2\">four]</mark>"))
    #expect(
      page.contains("href=\"#comment-1\" aria-label=\"Comment 1\">1</a><mark data-comments=\"2\"> harbours</mark>"))
    for number in 1...5 { #expect(page.contains("id=\"comment-\(number)\"")) }
    #expect(page.contains("Comments on words that are not in this revision"))
  }

  @Test func `leads to the web and nowhere else`() throws {
    let document = try Document.parse(
      Array("# Note\n\n1. [a](javascript:alert(1)) and [b](https://example.org/?a=1&b=2)\n".utf8), name: "note.md")
    let page = Page.write(Dossier(document: document, file: "note.md", operations: []))
    #expect(!page.contains("javascript:alert"))
    #expect(page.contains("<a href=\"https://example.org/?a=1&amp;b=2\" rel=\"noopener noreferrer\">b</a>"))
  }

  @Test(arguments: [("", ""), ("00", "AA=="), ("ffff", "//8="), ("4d616e", "TWFu"), ("68656c6c6f", "aGVsbG8=")])
  func `writes digests in Base64`(hex: String, base64: String) { #expect(Base64.text(ofHex: hex) == base64) }

  private static func withoutScript(_ page: String) -> String {
    ["style", "script"].reduce(page) { page, name in
      page.components(between: "<\(name)>", and: "</\(name)>").reduce(page) { text, part in
        text.replacing(part, with: "")
      }
    }
  }
}

extension String {
  /// What stands between two strings, each time.
  func components(between start: String, and end: String) -> [String] {
    ranges(of: start).compactMap { range in
      self[range.upperBound...].firstRange(of: end).map { String(self[range.upperBound..<$0.lowerBound]) }
    }
  }
}
