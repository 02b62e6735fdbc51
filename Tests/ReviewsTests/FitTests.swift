import Documents
import Testing

@testable import Reviews

@Suite struct FitTests {
  private func document(_ paragraphs: [String]) throws -> Document {
    let lines = paragraphs.enumerated().map { "\($0 + 1). \($1)" }
    return try Document.parse(Array("Report\n\nI. Text\n\n\(lines.joined(separator: "\n"))\n".utf8), name: "report.txt")
  }

  private func remarks(on document: Document) -> [Operation] {
    var pen = Pen(reviewer: Reviewer(name: "Clerk"), revision: document.revision)
    return document.paragraphs.indices.flatMap { index in
      let anchor = Anchor(in: document, paragraph: index)
      return [
        pen.write(.comment(anchor, Remark(text: "Why?")), now: index),
        pen.write(.position(anchor, .agreed), now: index),
        pen.write(.position(anchor, .reserved), now: index),
      ]
    }
  }

  static let ports = ["The port reopened.", "Trains ran late.", "Nobody was told.", "A list is kept.", "It is long."]

  @Test func `what was said on this text is not counted`() throws {
    let document = try document(Self.ports)
    #expect(Fit(of: remarks(on: document), in: document) == Fit(of: [], in: document))
  }

  @Test func `what was said on a revision is found but for what was changed, each place once`() throws {
    let edited = try document(Self.ports.dropLast() + ["It is short."])
    let fit = try Fit(of: remarks(on: document(Self.ports)), in: edited)
    #expect((fit.passages, fit.found, fit.isWhole, fit.isOfAnotherText) == (5, 4, false, false))
  }

  @Test func `what was said on a revision that the review was carried from is not counted`() throws {
    let (old, other) = (try document(Self.ports), try document(["Bees keep warm.", "Wax is soft."]))
    let kept = KeptRevision(old, file: "old.txt")
    #expect(Fit(of: remarks(on: old), carriedFrom: [kept], in: other) == Fit(of: [], in: other))
  }

  @Test func `of what was said on another text nothing is found`() throws {
    let other = try document(["Bees keep warm.", "Wax is soft."])
    let fit = try Fit(of: remarks(on: document(Self.ports)), in: other)
    #expect((fit.passages, fit.found, fit.isWhole, fit.isOfAnotherText) == (5, 0, false, true))
  }
}
