import Containers
import Testing

@testable import Documents

/// Makes small OpenDocument texts.
private struct ODTFixture {
  var body = ""
  var styles = ""
  var manifest = ""

  private static let namespaces = """
    xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
    xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
    xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" \
    xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
    """

  var bytes: [UInt8] {
    get throws {
      let content =
        "<office:document-content \(ODTFixture.namespaces)><office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:text>\(body)</office:text></office:body></office:document-content>"
      return try Archive.packing([
        ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)), ("content.xml", Array(content.utf8)),
        ("META-INF/manifest.xml", Array("<m>\(manifest)</m>".utf8)),
      ])
    }
  }

  func read() throws -> Manuscript {
    try FileFormat.office.read(bytes) { _ in true }.manuscript
  }
}

struct ODTTests {
  private let numbered = """
    <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>\
    <text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>\
    <text:list-level-style-bullet text:level="3"/></text:list-style>
    """

  @Test func `items have the numbers that are shown, and lists go on`() throws {
    let list = { (more: String, items: String) in "<text:list text:style-name=\"L\" \(more)>\(items)</text:list>" }
    let item = { (text: String, inner: String) in "<text:list-item><text:p>\(text)</text:p>\(inner)</text:list-item>" }
    let part = "<text:list>\(item("part", "<text:list>\(item("sign", ""))</text:list>"))</text:list>"
    let fixture = ODTFixture(
      body: list("", item("one", part) + item("two", "")) + "<text:p>Between.</text:p>"
        + list("text:continue-numbering=\"true\"", item("three", "")) + list("", item("again", "")), styles: numbered)
    let manuscript = try fixture.read()
    #expect(manuscript.texts == ["one", "part", "sign", "two", "Between.", "three", "again"])
    #expect(manuscript.labels == ["1.", "(a)", "", "2.", "", "3.", "1."])
    #expect(manuscript.blocks[2].kind == .bullet)
  }

  @Test func `headings, sections, blanks and links`() throws {
    let fixture = ODTFixture(
      body: """
        <text:section><text:h text:outline-level="2">Scope</text:h><text:p>One  two<text:s text:c="2"/>three
        <text:a xlink:href="http://example.org">there</text:a><text:line-break/>end.</text:p></text:section>
        """)
    let manuscript = try fixture.read()
    #expect(manuscript.texts == ["Scope", "One two  three there end."])
    #expect(manuscript.blocks.first?.kind == .heading(level: 2))
    #expect(manuscript.blocks.last?.passage.runs.map(\.kind) == [.link("http://example.org")])
  }

  @Test func `notes, comments and tracked deletions`() throws {
    let fixture = ODTFixture(
      body: """
        <text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region>\
        </text:tracked-changes><text:p>First<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Why.</text:p>\
        </text:note-body></text:note> and <office:annotation office:name="c"><dc:creator>Delegation A</dc:creator>\
        <dc:date>2027-03-01T10:00:00</dc:date><text:p>Unclear.</text:p></office:annotation>second<office:annotation-end office:name="c"/>.</text:p>
        """)
    let manuscript = try fixture.read()
    #expect(manuscript.texts == ["First¹ and second.", "Why."])
    #expect(manuscript.canonicalText == "First and second.\n\nWhy.")
    #expect(manuscript.comments.map(\.author) == ["Delegation A"])
    #expect(manuscript.comments.map(\.text) == ["Unclear."])
    #expect(manuscript.comments.map(\.quote) == ["second"])
    #expect(manuscript.counts?.deletions == 1 && manuscript.counts?.footnotes == 1)
  }

  @Test func `cells know their place, lists in them too`() throws {
    let cell = { (text: String) in
      "<table:table-cell><text:list><text:list-item><text:p>\(text)</text:p></text:list-item></text:list></table:table-cell>"
    }
    let row = { (cells: String) in "<table:table-row>\(cells)</table:table-row>" }
    let fixture = ODTFixture(
      body:
        "<table:table><table:table-header-rows>\(row(cell("h")))</table:table-header-rows>\(row(cell("a") + cell("b")))</table:table>"
    )
    let manuscript = try fixture.read()
    #expect(manuscript.texts == ["h", "a", "b"])
    #expect(
      manuscript.blocks.map { $0.cell.map { [$0.row, $0.column, $0.isHead ? 1 : 0] } ?? [] } == [
        [1, 1, 1], [2, 1, 0], [2, 2, 0],
      ])
  }

  @Test func `a locked text says so`() throws {
    let bytes = try ODTFixture(body: "<text:p>x</text:p>", manifest: "<encryption-data/>").bytes
    #expect(throws: LoadError(path: "a.odt", reason: .encrypted)) { try Document.parse(bytes, name: "a.odt") }
  }
}
