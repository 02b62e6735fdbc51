import Containers
import Testing

@testable import Documents

struct WordTests {
  private typealias Word = WordFixture

  private func read(_ body: String) throws -> Manuscript { try Word(body: body).read() }

  // MARK: Text

  @Test func `runs join to paragraphs with their looks`() throws {
    let body = Word.paragraph(
      Word.run("Members ") + Word.run("shall", properties: "<w:b/>")
        + Word.run(" not", properties: "<w:b w:val=\"1\"/>")
        + "<w:r><w:tab/><w:t>report</w:t><w:br/><w:t>twice</w:t><w:noBreakHyphen/></w:r>")
    let block = try #require(try read(body).blocks.first)
    #expect(block.text == "Members shall not\treport twice\u{2011}")
    #expect(block.passage.runs == [Run(range: 8..<17, kind: .strong)])
    #expect(block.passage.breaks == [25])
  }

  @Test(arguments: [false, true]) func `strict and transitional files read the same`(isStrict: Bool) throws {
    let file = Word(body: Word.paragraph(Word.run("One")) + Word.paragraph(Word.run("Two")), isStrict: isStrict)
    #expect(try file.read().texts == ["One", "Two"])
  }

  @Test func `a text box follows its paragraph, and a copy for old programs is not read`() throws {
    let box = "<w:txbxContent>\(Word.paragraph(Word.run("Boxed")))</w:txbxContent>"
    let body = Word.paragraph(
      Word.run("Host")
        + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">\(box)</mc:Choice><mc:Fallback>\(box)</mc:Fallback></mc:AlternateContent></w:r>"
        + Word.run(" goes on"))
    #expect(try read(body).texts == ["Host goes on", "Boxed"])
  }

  @Test func `cells know their place`() throws {
    func cell(_ text: String, _ properties: String = "") -> String {
      "<w:tc><w:tcPr>\(properties)</w:tcPr>\(Word.paragraph(Word.run(text)))</w:tc>"
    }
    let inner = "<w:tc><w:tbl><w:tr>\(cell("d"))</w:tr></w:tbl><w:p/></w:tc>"
    let body = """
      <w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>\(cell("a", "<w:gridSpan w:val=\"2\"/>"))\(cell("b"))</w:tr>\
      <w:tr>\(cell("c"))\(inner)</w:tr></w:tbl>\(Word.paragraph(Word.run("after")))
      """
    let manuscript = try read(body)
    #expect(manuscript.counts?.tables == 2)
    #expect(
      manuscript.blocks.map(\.cell) == [
        TableCell(table: 1, row: 1, column: 1, span: 2, isHead: true),
        TableCell(table: 1, row: 1, column: 3, isHead: true),
        TableCell(table: 1, row: 2, column: 1), TableCell(table: 1, row: 2, column: 2), nil,
      ])
    #expect(manuscript.blocks.map(\.kind) == [.cell, .cell, .cell, .cell, .text])
  }

  @Test func `headings are told by style, by name and by outline level`() throws {
    let styles = """
      <w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>\
      <w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Titre1"/></w:style>
      """
    func styled(_ properties: String) -> String { Word.paragraph(Word.run("Text"), properties: properties) }
    let body =
      styled("<w:pStyle w:val=\"Titre1\"/>") + styled("<w:pStyle w:val=\"Own\"/>")
      + styled("<w:outlineLvl w:val=\"2\"/>")
      + styled("<w:pStyle w:val=\"Titre1\"/><w:outlineLvl w:val=\"9\"/>")
    let manuscript = try Word(body: body, styles: styles).read()
    #expect(manuscript.blocks.map(\.kind) == [.heading(level: 1), .heading(level: 1), .heading(level: 3), .text])
    #expect(manuscript.marksHeadings)
  }

  @Test func `fields show their result, and one that never ends hides nothing`() throws {
    func mark(_ kind: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(kind)\"/></w:r>" }
    let link = mark("begin") + "<w:r><w:instrText>HYPERLINK \"http://example.org\" \\l \"a\"</w:instrText></w:r>"
    let body =
      Word.paragraph(Word.run("See ") + link + mark("separate") + Word.run("there") + mark("end"))
      + Word.paragraph(mark("begin") + Word.run("PAGE") + Word.run("lost")) + Word.paragraph(Word.run("kept"))
    let manuscript = try read(body)
    #expect(manuscript.texts == ["See there", "kept"])
    #expect(manuscript.blocks[0].passage.runs == [Run(range: 4..<9, kind: .link("http://example.org#a"))])
  }

  @Test func `notes follow in the order of their marks`() throws {
    func note(_ id: Int, _ text: String) -> String {
      "<w:footnote w:id=\"\(id)\">\(Word.paragraph(Word.run(text)))</w:footnote>"
    }
    func mark(_ id: Int) -> String { "<w:r><w:footnoteReference w:id=\"\(id)\"/></w:r>" }
    let file = Word(
      body: Word.paragraph(Word.run("First") + mark(7) + Word.run(" and second") + mark(3) + Word.run(".")),
      parts: [
        "footnotes.xml": "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>" + note(3, "Three")
          + note(7, "Seven")
          + note(9, "Nowhere")
      ])
    let manuscript = try file.read()
    #expect(manuscript.texts == ["First¹ and second².", "Seven", "Three"])
    #expect(manuscript.blocks.map(\.kind) == [.text, .note(mark: "1"), .note(mark: "2")])
    #expect(manuscript.canonicalText == "First and second.\n\nSeven\n\nThree")
    #expect(manuscript.counts?.footnotes == 3)
  }

  // MARK: Changes

  @Test func `changes are accepted in the text and kept beside it`() throws {
    let body = Word.paragraph(
      Word.run("Members ") + "<w:del w:author=\"A\" w:date=\"D\"><w:r><w:delText>may</w:delText></w:r></w:del>"
        + "<w:ins w:author=\"B\">\(Word.run("shall"))</w:ins>" + Word.run(" act"))
    let manuscript = try read(body)
    let deletion = Change(author: "A", date: "D", isMove: false)
    let insertion = Change(author: "B", date: nil, isMove: false)
    #expect(manuscript.texts == ["Members shall act"])
    #expect(
      manuscript.blocks[0].passage.runs == [
        Run(range: 8..<13, kind: .inserted(insertion)), Run(range: 8..<8, kind: .deleted("may", deletion)),
      ])
    #expect([manuscript.counts?.insertions, manuscript.counts?.deletions] == [1, 1])
  }

  @Test func `a paragraph whose end is deleted runs on into the next`() throws {
    let body =
      Word.paragraph(Word.run("One "), properties: "<w:rPr><w:del w:author=\"A\"/></w:rPr>")
      + Word.paragraph(Word.run("two"))
    let block = try #require(try read(body).blocks.first)
    #expect(block.text == "One two")
    #expect(
      block.passage.runs == [Run(range: 4..<4, kind: .deleted("\n", Change(author: "A", date: nil, isMove: false)))])
  }

  @Test func `moved text stands where it was moved to, deleted rows nowhere`() throws {
    let row = "<w:tr><w:trPr><w:del w:author=\"A\"/></w:trPr><w:tc>\(Word.paragraph(Word.run("row")))</w:tc></w:tr>"
    let body =
      Word.paragraph("<w:moveFrom w:author=\"A\">\(Word.run("here"))</w:moveFrom>" + Word.run("first"))
      + "<w:tbl>\(row)</w:tbl>"
      + Word.paragraph("<w:moveTo w:author=\"A\">\(Word.run("here"))</w:moveTo>")
    let manuscript = try read(body)
    #expect(manuscript.texts == ["first", "here"])
    let kinds = manuscript.blocks[1].passage.runs.map(\.kind)
    #expect(kinds.contains(.inserted(Change(author: "A", date: nil, isMove: true))))
    #expect(kinds.contains(.deleted("row\n\n", Change(author: "A", date: nil, isMove: false))))
  }

  // MARK: Comments

  @Test func `comments have ranges, threads and states`() throws {
    func comment(_ id: Int, _ paragraph: String, _ text: String) -> String {
      "<w:comment w:id=\"\(id)\" w:author=\"Delegate \(id)\"><w:p w14:paraId=\"\(paragraph)\">\(Word.run(text))</w:p></w:comment>"
    }
    func reference(_ id: Int) -> String { "<w:r><w:commentReference w:id=\"\(id)\"/></w:r>" }
    let thread =
      "<w15:commentEx w15:paraId=\"0A\" w15:done=\"1\"/><w15:commentEx w15:paraId=\"0B\" w15:paraIdParent=\"0A\"/>"
    let file = Word(
      body: Word.paragraph(Word.run("Before."))
        + Word.paragraph(
          Word.run("The ") + "<w:commentRangeStart w:id=\"1\"/>" + Word.run("Secretariat")
            + "<w:commentRangeEnd w:id=\"1\"/>"
            + reference(1) + reference(2) + Word.run(" reports") + reference(3)),
      parts: [
        "comments.xml": comment(1, "0A", "Who?") + comment(2, "0B", "We.") + comment(3, "0C", "When?"),
        "commentsExtended.xml":
          "<w15:commentsEx xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\">\(thread)</w15:commentsEx>",
      ])
    let manuscript = try file.read()
    let comments = manuscript.comments
    #expect(comments.map(\.text) == ["Who?", "When?"])
    #expect(comments.map(\.isResolved) == [true, false])
    #expect(comments.first?.replies.map(\.text) == ["We."])
    #expect(comments.map(\.range) == [13..<24, 32..<32])
    #expect([manuscript.counts?.comments, manuscript.counts?.replies] == [3, 1])
    let text = Array(manuscript.canonicalText.unicodeScalars)[13..<24].map(String.init).joined()
    #expect(text == "Secretariat")

    let document = try Document.parse(file.bytes, name: "a.docx")
    #expect(document.comments.map(\.quote) == ["Secretariat", ""])
    #expect(document.comments.map { $0.range.flatMap(document.target(at:)) } == [.paragraph(1), .paragraph(1)])
    #expect(document.commentsByTarget[.paragraph(1)]?.count == 2)
  }

  @Test func `a comment stands where its words are, in a heading or with a number; one on nothing at the start`() throws
  {
    func commented(_ text: String, _ id: Int, style: String = "") -> String {
      Word.paragraph(
        "<w:commentRangeStart w:id=\"\(id)\"/>\(Word.run(text))<w:commentRangeEnd w:id=\"\(id)\"/>"
          + "<w:r><w:commentReference w:id=\"\(id)\"/></w:r>",
        properties: style.isEmpty ? "" : "<w:pStyle w:val=\"\(style)\"/>")
    }
    let comments = (1...6).map {
      "<w:comment w:id=\"\($0)\" w:author=\"Delegate\">\(Word.paragraph(Word.run("Comment \($0)")))</w:comment>"
    }
    let file = Word(
      body: commented("Ports", 1, style: "Title") + commented("I. Scope", 2, style: "Heading1")
        + commented("1. Sea ports are meant.", 3) + commented("2.", 4) + Word.paragraph(Word.run("3. So are others."))
        + "<w:p><w:r><w:commentReference w:id=\"5\"/></w:r>\(Word.run("4. All reopen."))</w:p>",
      parts: [
        "comments.xml": comments.joined(),
        "styles.xml": ["Title", "heading 1"].map {
          "<w:style w:type=\"paragraph\" w:styleId=\"\($0 == "Title" ? $0 : "Heading1")\"><w:name w:val=\"\($0)\"/></w:style>"
        }.joined(),
      ])
    let document = try Document.parse(file.bytes, name: "a.docx")
    let places = document.commentsByTarget.flatMap { target, comments in
      comments.map { "\($0.text): \(document.address(of: target))" }
    }
    #expect(
      places.sorted() == [
        "Comment 1: p1", "Comment 2: I", "Comment 3: 1", "Comment 4: I/p1", "Comment 5: 4", "Comment 6: p1",
      ])
  }

  // MARK: The document

  private func style(_ name: String) -> String {
    "<w:style w:type=\"paragraph\" w:styleId=\"\(name)\"><w:name w:val=\"\(name)\"/></w:style>"
  }

  @Test func `a file of no organization has no header block: its lines are text`() throws {
    let file = Word(
      body: Word.paragraph(Word.run("Rules of the club"), properties: "<w:pStyle w:val=\"Title\"/>")
        + Word.paragraph(Word.run("3 May 2023")) + Word.paragraph(Word.run("First line")),
      styles: style("Title"))
    let document = try Document.parse(file.bytes, name: "a.docx")
    #expect(document.paragraphs.map(\.text) == ["Rules of the club", "3 May 2023", "First line"])
    #expect(document.header.title == "Rules of the club")
    #expect(document.header.documentDate?.description == "2023-05-03")
  }

  @Test func `a typed dash stays in the text, the mark of a note does not`() throws {
    let file = Word(
      body: Word.paragraph(Word.run("The list:")) + Word.paragraph(Word.run("- first"))
        + Word.paragraph(Word.run("Noted") + "<w:r><w:footnoteReference w:id=\"7\"/></w:r>" + Word.run(" here.")),
      parts: ["footnotes.xml": "<w:footnote w:id=\"7\">\(Word.paragraph(Word.run("A note")))</w:footnote>"])
    let document = try Document.parse(file.bytes, name: "a.docx")
    #expect(document.paragraphs.map(\.text) == ["The list:", "- first", "Noted¹ here.", "A note"])
    #expect(document.paragraphs.map(\.textWithoutMarks) == ["The list:", "- first", "Noted here.", "A note"])
    #expect(document.paragraphs[1].kind == .bullet)
  }

  @Test func `offsets count code points of the composed text`() throws {
    let body = Word.paragraph(
      Word.run("re\u{301}union ") + Word.run("Ǆ", properties: "<w:b/>") + Word.run(" finie")
        + Word.run("!", properties: "<w:i/>"))
    let block = try #require(try read(body).blocks.first)
    #expect(block.text.unicodeScalars.count == 16)
    #expect(block.passage.runs == [Run(range: 8..<9, kind: .strong), Run(range: 15..<16, kind: .emphasis)])
    #expect(block.passage.segments == [Segment(start: 0, canonical: 0, count: 16)])
  }

  // MARK: Bad input

  private func reason(_ file: Word) throws -> LoadError.Reason? {
    do {
      _ = try Document.parse(file.bytes, name: "file.docx")
      return nil
    } catch let error as LoadError {
      return error.reason
    }
  }

  @Test func `entities, depth and damage are errors of one line`() throws {
    let bomb = Word(body: "<w:p/>", prolog: "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>")
    guard case .refused? = try reason(bomb) else { Issue.record("not refused"); return }
    let deep = Word(body: String(repeating: "<w:sdt>", count: 10_000))
    guard case .refused? = try reason(deep) else { Issue.record("not refused"); return }
    guard case .damaged(let what)? = try reason(Word(body: "<w:p>")) else { Issue.record("not damaged"); return }
    #expect(!what.contains("\n"))
  }

  @Test func `a locked file asks for a copy without password`() throws {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
    for unit in "EncryptedPackage".utf16 { bytes += [UInt8(unit), 0] }
    #expect(throws: LoadError(path: "a.docx", reason: .encrypted)) { try Document.parse(bytes, name: "a.docx") }
  }

  @Test func `damage beside the body costs a finding, not the document`() throws {
    let manuscript = try Word(body: Word.paragraph(Word.run("Kept")), parts: ["comments.xml": "<broken"]).read()
    #expect(manuscript.texts == ["Kept"])
    #expect(manuscript.findings.map(\.severity) == [.warning])
  }

  @Test func `macros, files outside and dead links are findings`() throws {
    let file = Word(
      body: Word.paragraph("<w:hyperlink w:anchor=\"nowhere\">\(Word.run("there"))</w:hyperlink>"),
      parts: ["vbaProject.bin": "x"],
      relations: Word.outside("t", "attachedTemplate", "http://example.org/t.dotm"))
    #expect(try file.read().findings.map(\.severity) == [.warning, .warning, .note])
  }

  @Test func `reading stops when the caller says so, and tells how far it is`() throws {
    let bytes = try Word(body: Word.paragraph(Word.run("Text"))).bytes
    #expect(throws: LoadError(path: "a", reason: .stopped)) { try Document.parse(bytes, name: "a") { _ in false } }
    let noted = try Word(
      body: Word.paragraph(Word.run("Text")),
      parts: ["comments.xml": "<w:comment w:id=\"1\">\(Word.paragraph(Word.run("Why?")))</w:comment>"]
    ).bytes
    var shares: [Double] = []
    _ = try Document.parse(noted, name: "a") {
      shares.append($0)
      return true
    }
    #expect(!shares.isEmpty && shares.allSatisfy { 0...1 ~= $0 })
    #expect(shares == shares.sorted())
  }

  @Test func `no change of a byte and no cut of the body brings the reader down`() throws {
    let body = Word.paragraph(
      Word.run("Some text")
        + "<w:ins w:author=\"A\">\(Word.run("new"))</w:ins><w:del w:author=\"A\"><w:r><w:delText>old</w:delText></w:r></w:del>",
      properties: "<w:rPr><w:del/></w:rPr>")
    let whole = Array(("<w:tbl><w:tr><w:tc>" + body + "</w:tc></w:tr></w:tbl>").utf8)
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      var changed = whole
      let tags = [
        "<w:p>", "</w:p>", "<w:tc>", "<w:del>", "<w:txbxContent>", "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
      ]
      for _ in 0..<3 {
        let place = Int.random(in: 0..<changed.count, using: &random)
        changed.insert(contentsOf: Array((tags.randomElement(using: &random) ?? "").utf8), at: place)
      }
      _ = try? Word(body: String(decoding: changed, as: UTF8.self)).read()
    }
    // Elements in places where they make no sense, but well-formed.
    let odd = [
      "tr", "tc", "trPr", "rPr", "ins", "del", "txbxContent", "p", "r", "t", "hyperlink", "tbl", "pPr", "fldSimple",
    ]
    for _ in 0..<300 {
      let names = (0..<8).map { _ in odd.randomElement(using: &random) ?? "p" }
      let body = names.map { "<w:\($0)>" }.joined() + "x" + names.reversed().map { "</w:\($0)>" }.joined()
      _ = try Word(body: body + Word.paragraph(Word.run("end"))).read()
    }
  }

  @Test func `the header over the first page tells what the text does not, and is no paragraph`() throws {
    let section =
      "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"a\"/><w:headerReference w:type=\"first\" r:id=\"b\"/><w:titlePg/></w:sectPr>"
    let fixture = WordFixture(
      body: WordFixture.paragraph(WordFixture.run("The Committee is invited to take note of the report.")) + section,
      parts: [
        "usual.xml": WordFixture.paragraph(WordFixture.run("PC0999Ea")),
        "first.xml": WordFixture.paragraph(WordFixture.run("World Customs Organization"))
          + WordFixture.paragraph(WordFixture.run("PC0812Ea")),
      ], relations: WordFixture.inside("a", "header", "usual.xml") + WordFixture.inside("b", "header", "first.xml"))
    #expect(try fixture.read().letterhead.map(\.text) == ["World Customs Organization", "PC0812Ea"])
    let document = try Document.parse(fixture.bytes, name: "a.docx")
    #expect(document.header.symbol == "PC0812Ea")
    #expect(document.paragraphs.map(\.text) == ["The Committee is invited to take note of the report."])
  }

  @Test func `a table in a cell does not break its row in two`() throws {
    func table(_ cells: String...) -> String {
      "<w:tbl><w:tr>\(cells.map { "<w:tc>\($0)</w:tc>" }.joined())</w:tr></w:tbl>"
    }
    let paragraph = { WordFixture.paragraph(WordFixture.run($0)) }
    let manuscript = try WordFixture(body: table(paragraph("a") + table(paragraph("b")), paragraph("c"))).read()
    #expect(
      manuscript.blocks.map { $0.cell.map { [$0.table, $0.row, $0.column] } ?? [] } == [
        [1, 1, 1], [1, 1, 1], [1, 1, 2],
      ])
    #expect(manuscript.counts?.tables == 2)
  }

  @Test func `a long file reads as its parts do, whatever stands on their borders`() throws {
    let count = 2 * WordBatch.size + 3
    let pageBreak = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
    let deleted = "<w:del w:id=\"9\" w:author=\"B\"><w:r><w:delText>gone</w:delText></w:r></w:del>"
    let comment = "<w:commentRangeStart w:id=\"0\"/>"
    var body = ""
    for number in 1...count {
      body += WordFixture.paragraph((number == count ? comment : "") + WordFixture.run("Line \(number) é."))
      if number % 100 == 0 { body += pageBreak }
    }
    body += WordFixture.paragraph(deleted + "<w:commentRangeEnd w:id=\"0\"/>")
    let note = "<w:comment w:id=\"0\" w:author=\"B\">\(WordFixture.paragraph(WordFixture.run("Why?")))</w:comment>"
    let fixture = WordFixture(body: body, parts: ["comments.xml": note])
    let document = try Document.parse(fixture.bytes, name: "a.docx")
    let lines = (1...count).map { "Line \($0) é." }
    #expect(document.text == lines.joined(separator: "\n\n"))
    #expect(document.paragraphs.map(\.text) == lines)
    #expect(document.comments.map(\.quote) == ["Line \(count) é."])
    #expect(document.beforeChanges().text == lines.joined(separator: "\n\n") + "\n\ngone")
    #expect(try fixture.read().blocks.count { $0.kind == .pageBreak } == count / 100)
  }
}
