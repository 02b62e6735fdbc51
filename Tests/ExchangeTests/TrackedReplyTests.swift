import Containers
import Documents
import Reviews
import Testing

@testable import Exchange

/// A Word file with a body, and notes where there are any.
private func word(_ body: String, notes: String? = nil) throws -> [UInt8] {
  let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  let package = "http://schemas.openxmlformats.org/package/2006"
  let names = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
    """
  let type = "application/vnd.openxmlformats-officedocument.wordprocessingml"
  var parts = [
    (
      "[Content_Types].xml",
      "<Types xmlns=\"\(package)/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"\(type).document.main+xml\"/></Types>"
    ),
    (
      "_rels/.rels",
      "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"r\" Type=\"\(office)/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    ), ("word/document.xml", "<w:document \(names)><w:body>\(body)</w:body></w:document>"),
  ]
  if let notes {
    parts.append(("word/footnotes.xml", "<w:footnotes \(names)>\(notes)</w:footnotes>"))
    parts.append(
      (
        "word/_rels/document.xml.rels",
        "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"n\" Type=\"\(office)/footnotes\" Target=\"footnotes.xml\"/></Relationships>"
      ))
  }
  return try Archive.packing(parts.map { (name: $0.0, bytes: Array($0.1.utf8)) })
}

private func run(_ text: String) -> String { "<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r>" }
private func by(_ author: String) -> String { "w:id=\"1\" w:author=\"\(author)\" w:date=\"2025-04-02T10:00:00Z\"" }
private func put(_ text: String, by author: String = "Clerk") -> String { "<w:ins \(by(author))>\(run(text))</w:ins>" }
private func struck(_ text: String) -> String {
  "<w:del \(by("Clerk"))><w:r><w:delText xml:space=\"preserve\">\(text)</w:delText></w:r></w:del>"
}
private let struckEnd = "<w:pPr><w:rPr><w:del \(by("Clerk"))/></w:rPr></w:pPr>"
private func newEnd(_ author: String) -> String { "<w:pPr><w:rPr><w:ins \(by(author))/></w:rPr></w:pPr>" }

/// A reply with tracked changes, as it was before them and as it is after.
private struct Redline {
  let tracked: Document
  let before: Document
  let after: Document

  init(_ tracked: String, before: String, after: String, notes: [String?] = [nil, nil, nil]) throws {
    self.tracked = try Document.parse(word(tracked, notes: notes[0]), name: "reply.docx")
    self.before = try Document.parse(word(before, notes: notes[1]), name: "before.docx")
    self.after = try Document.parse(word(after, notes: notes[2]), name: "after.docx")
  }

  /// The paragraphs of the text before, all changes that the reply proposes made.
  var accepted: [String] {
    let comments = DocumentReply(tracked, base: ReplyBase(before, file: "before.docx"), comparing: true).comments
    return before.targets.flatMap { target in
      let text = before.text(of: target)
      let changes = comments.enumerated().compactMap { index, comment -> (Int, ProposedChange)? in
        guard case .at(target, let range) = comment.place, let proposal = comment.remark.proposal else { return nil }
        let passage = range ?? 0..<text.unicodeScalars.count
        return (index, ProposedChange(of: text.stretch(passage), at: passage.lowerBound, to: proposal))
      }
      var scalars = Array(text.unicodeScalars)
      for (_, change) in changes.sorted(by: {
        ($0.1.range.lowerBound, $0.1.range.upperBound, $0.0) > ($1.1.range.lowerBound, $1.1.range.upperBound, $1.0)
      }) {
        scalars.replaceSubrange(change.range, with: change.replacement.unicodeScalars)
      }
      return String(String.UnicodeScalarView(scalars)).split(separator: "\n").map(String.init)
    }
  }
}

@Suite struct `Accepting all changes of a reply` {
  @Test(
    arguments: [
      (
        "paragraphs joined one after the other",
        "<w:p>\(struckEnd)\(run("One."))\(put(" "))</w:p><w:p>\(struckEnd)\(run("Two."))\(put(" "))</w:p><w:p>\(run("Three."))</w:p>",
        ["One.", "Two.", "Three."], ["One. Two. Three."]
      ),
      (
        "a new paragraph by two hands",
        "<w:p>\(run("One."))</w:p><w:p>\(newEnd("Clerk"))\(put("Two"))\(put(" and a half.", by: "Chair"))</w:p><w:p>\(run("Three."))</w:p>",
        ["One.", "Three."], ["One.", "Two and a half.", "Three."]
      ),
      (
        "a sign in a formula",
        "<w:p><m:oMath><m:r><m:t>A=</m:t></m:r><m:r><w:ins \(by("Clerk"))><m:t>2</m:t></w:ins></m:r><m:r><m:t>b</m:t></m:r></m:oMath></w:p>",
        ["A=b"], ["A=2b"]
      ),
      (
        "the last paragraph struck", "<w:p>\(run("One."))</w:p><w:p>\(struck("Two."))</w:p>", ["One.", "Two."], ["One."]
      ),
    ] as [(String, String, [String], [String])]) func `gives what Word gives`(
      name: String, body: String, before: [String], after: [String]
    ) throws
  {
    func paragraphs(_ texts: [String]) -> String { texts.map { "<w:p>\(run($0))</w:p>" }.joined() }
    let redline = try Redline(body, before: paragraphs(before), after: paragraphs(after))
    #expect(redline.tracked.text == redline.after.text)
    #expect(redline.tracked.beforeChanges().text == redline.before.text)
    #expect(redline.accepted == after)
  }

  @Test func `takes a note away with its mark`() throws {
    let note = { (content: String) in "<w:footnote w:id=\"1\"><w:p>\(content)</w:p></w:footnote>" }
    let mark = "<w:r><w:footnoteReference w:id=\"1\"/></w:r>"
    let redline = try Redline(
      "<w:p>\(run("One."))<w:del \(by("Clerk"))>\(mark)</w:del></w:p>", before: "<w:p>\(run("One."))\(mark)</w:p>",
      after: "<w:p>\(run("One."))</w:p>",
      notes: [note(struckEnd + struck("Said elsewhere.")), note(run("Said elsewhere.")), nil])
    #expect(redline.tracked.beforeChanges().text == redline.before.text)
    // The mark itself is no text.
    #expect(redline.accepted == ["One.¹"])
  }

  @Test func `leaves nothing of a document that is struck whole, and knows it again`() throws {
    let base = try Document.parse(word("<w:p>\(run("One sentence of a few words."))</w:p>"), name: "base.docx")
    let back = try collated(
      word("<w:p>\(struck("One sentence of a few words."))</w:p>"), as: "base_AU.docx", base: base, file: "base.docx")
    #expect(facts(of: back, in: base).map(\.remark.proposal) == [""])
  }
}

@Suite struct `A comment that Word cannot put on its words` {
  @Test func `says which of several equal passages it is on`() throws {
    let formula = "<m:oMath><m:r><m:t>A=b</m:t></m:r></m:oMath>"
    let source = try word(
      "<w:p>\(run("Where "))\(formula)\(run(" holds."))</w:p><w:p>\(run("Again "))\(formula)\(run("."))</w:p>")
    let document = try Document.parse(source, name: "base.docx")
    let operations = [(0, 8..<9), (1, 8..<9), (1, 6..<9)].map { paragraph, range in
      Operation(
        stamp: Stamp(milliseconds: 1_743_500_040_000 + 60_000 * range.lowerBound), reviewer: reviewers[paragraph],
        revision: document.revision,
        content: .comment(Anchor(in: document, paragraph: paragraph, passage: range), Remark(text: "Why?")))
    }
    var dossier = Dossier(document: document, file: "base.docx", operations: operations)
    dossier.source = source
    let back = try collated(WordFile.write(dossier), as: "base.docx", base: document, file: "base.docx")
    #expect(facts(of: back, in: document) == facts(of: operations, in: document))
  }
}
