import Containers
import Documents
import Reviews
import Testing

@testable import Exchange

/// What a comment says, whatever file it went through.
struct Fact: Hashable, CustomStringConvertible {
  var who: String
  var place: String?
  var passage: Range<Int>?
  var lost: String
  var remark: Remark
  var replies: [[String]]
  var answer: [String]
  var isWithdrawn: Bool

  var description: String {
    "\(who) at \(place ?? "-") \(passage.map { "\($0)" } ?? "-") \(lost) \(remark.kind) “\(remark.text)” → \(remark.proposal ?? "nil") "
      + "\(replies) \(answer) \(isWithdrawn)"
  }
}

/// What a review says about a document, sorted; a format that keeps no names has `byVoice`.
func facts(of operations: [Operation], in document: Document, byVoice: Bool = false) -> [Fact] {
  func name(_ reviewer: Reviewer) -> String { byVoice ? reviewer.delegation ?? reviewer.name : reviewer.description }
  let dossier = Dossier(document: document, file: "base.txt", operations: operations)
  return dossier.comments.map { placed in
    let comment = placed.comment
    let count = placed.target.map { document.text(of: $0).unicodeScalars.count } ?? 0
    return Fact(
      who: name(comment.reviewer), place: placed.target.map(document.id),
      passage: placed.passage == 0..<count ? nil : placed.passage,
      lost: placed.target == nil ? comment.anchor.exact : "",
      remark: comment.isWithdrawn ? Remark(text: "") : comment.remark,
      replies: comment.replies.map { [name($0.reviewer), $0.text] },
      answer: comment.resolution.map { [byVoice ? "" : name($0.reviewer), $0.disposition.rawValue, $0.observation] }
        ?? [],
      isWithdrawn: comment.isWithdrawn)
  }.sorted { $0.description < $1.description }
}

/// Numbers that are the same in each run.
struct Dice {
  private var state: UInt64
  init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
  mutating func roll(_ sides: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(1, sides)))
  }
  mutating func pick<Element>(_ all: [Element]) -> Element { all[roll(all.count)] }
}

extension Making {
  /// A review that nobody would write: comments of all kinds on any words, on the same words, with threads and answers.
  static func random(_ seed: Int, in document: Document, comments: Int = 12) -> [Operation] {
    var dice = Dice(seed)
    var operations: [Operation] = []
    let words = [
      "shall", "should", "consider", "ports & inland", "<none>", "“quoted”", "délai", "中文", "two\nlines", "may [not]",
      "=1+1",
    ]
    func phrase(_ dice: inout Dice) -> String {
      (0...dice.roll(4)).map { _ in dice.pick(words) }.joined(separator: " ")
    }
    func add(_ content: Operation.Content, _ reviewer: Reviewer) -> String {
      // Whole minutes, as Word has them: many things are said at the same time.
      let operation = Operation(
        stamp: Stamp(milliseconds: 1_743_500_040_000 + operations.count / 3 * 60_000, counter: operations.count),
        reviewer: reviewer, revision: document.revision, content: content)
      operations.append(operation)
      return operation.id
    }
    for _ in 0..<comments {
      let target = dice.pick(document.targets)
      let text = document.text(of: target)
      let count = text.unicodeScalars.count
      var passage: Range<Int>?
      if dice.roll(4) > 0, count > 3 {
        let start = dice.roll(count - 1)
        passage = text.words(in: start..<min(count, start + 1 + dice.roll(20)))
        if dice.roll(3) == 0 { passage = text.sentences(around: start..<start) }
      }
      let anchor = Anchor(in: document, target, passage: passage)
      let proposal = dice.roll(3)
      let said = proposal == 2 || dice.roll(3) > 0 ? phrase(&dice) : ""
      let remark = Remark(
        kind: dice.pick(Remark.Kind.allCases), text: said,
        proposal: proposal == 2
          ? nil : dice.roll(4) == 0 ? "" : dice.roll(2) == 0 ? phrase(&dice) : anchor.exact + " " + phrase(&dice))
      let id = add(
        .comment(anchor, said.isEmpty && dice.roll(2) == 0 ? Remark(text: "", proposal: remark.proposal) : remark),
        dice.pick(reviewers))
      for _ in 0..<max(0, dice.roll(4) - 1) { _ = add(.reply(to: id, text: phrase(&dice)), dice.pick(reviewers)) }
      if dice.roll(3) == 0 {
        _ = add(
          .resolve(
            target: id, disposition: dice.pick(Disposition.allCases),
            observation: dice.roll(2) == 0 ? "" : phrase(&dice)),
          dice.pick(reviewers))
      }
    }
    return operations
  }
}

extension String {
  /// A stretch without the blanks at its ends; nil when nothing else is in it.
  fileprivate func words(in range: Range<Int>) -> Range<Int>? {
    let scalars = Array(unicodeScalars)
    let kept = range.filter { !scalars[$0].properties.isWhitespace }
    guard let first = kept.first, let last = kept.last else { return nil }
    return first..<last + 1
  }
}

/// Collates a reply into an empty review of a document.
func collated(_ bytes: [UInt8], as name: String, base: Document, file: String = "base.txt") throws -> [Operation] {
  let collation = Collation(base: base, file: file)
  var collator = Collator(
    collation, rule: DelegationRule(), secretariat: Reviewer(name: "secretariat"), operations: [])
  return collator.take(try collation.read(bytes, name: name)).operations
}

/// A document whose title goes over two lines, and one whose headings have the numbers of its paragraphs.
private let headedDocuments = [
  (
    "titled.txt",
    """
    Permanent Technical Committee

    PC0912Ea

    Brussels, 1 April 2025

    Harbour pilots and the way
    in which they are reported

    I. Scope

    1. The pilot covers four harbours.
    """
  ),
  (
    "numbered.md",
    "# Harbour pilots\n\n## 1. Scope\n\n1\\. Four harbours take part.\n\n## 2. Duties\n\n2\\. Each of them reports once a year.\n"
  ),
]

@Suite struct `A review that goes out and comes back` {
  @Test(arguments: ["word", "matrix.csv"], headedDocuments) func `keeps its comments on the title and headings`(
    format: String, file: (name: String, text: String)
  ) throws {
    let document = try Document.parse(Array(file.text.utf8), name: file.name)
    let operations = Self.everywhere(in: document)
    let bytes = try #require(ExportFormat.named(format)).write(
      Dossier(document: document, file: file.name, operations: operations))
    let back = try collated(bytes, as: format == "word" ? "base.docx" : format, base: document)
    let byVoice = format != "word"
    let was = facts(of: operations, in: document, byVoice: byVoice)
    let now = facts(of: back, in: document, byVoice: byVoice)
    #expect(was.count == 2 * document.targets.count)
    #expect(now == was, "missing: \(was.filter { !now.contains($0) }) new: \(now.filter { !was.contains($0) })")
  }

  /// A comment on each target, and one on the end of its words.
  private static func everywhere(in document: Document) -> [Operation] {
    var operations: [Operation] = []
    for target in document.targets {
      let count = document.text(of: target).unicodeScalars.count
      for (passage, remark) in [
        (nil, Remark(text: "On \(document.id(of: target)).")), (count - 3..<count, Remark(text: "End.", proposal: "")),
      ] {
        operations.append(
          Operation(
            stamp: Stamp(milliseconds: 1_743_500_040_000 + operations.count * 60_000), reviewer: reviewers[0],
            revision: document.revision, content: .comment(Anchor(in: document, target, passage: passage), remark)))
      }
    }
    return operations
  }

  @Test func `tells the chair what was said on the title and headings`() throws {
    let document = try Making().document
    let report = ChairReport(
      of: Dossier(document: document, file: "base.txt", operations: Self.everywhere(in: document)))
    for text in [report.markdown(), report.page()] {
      #expect(text.contains("Title") && text.contains("Heading II") && text.contains("Heading Annex I"))
      for target in document.targets {
        #expect(
          text.contains("On \(Prose.line(document.id(of: target))).") || text.contains("On \(document.id(of: target)).")
        )
      }
    }
  }

  @Test(arguments: 0..<40) func `says the same after Word`(seed: Int) throws {
    let document = try Making().document
    let operations = Making.random(seed, in: document)
    let bytes = try WordFile.write(Dossier(document: document, file: "base.txt", operations: operations))
    let body = String(decoding: try Archive(bytes).bytes(of: "word/document.xml"), as: UTF8.self)
    let changes = body.split(separator: "<w:").filter { $0.hasPrefix("del ") || $0.hasPrefix("ins ") }
      .compactMap { $0.split(separator: "\"").dropFirst().first }
    #expect(Set(changes).count == changes.count, "changes share an id")
    let back = try collated(bytes, as: "base.docx", base: document)
    let (was, now) = (facts(of: operations, in: document), facts(of: back, in: document))
    #expect(now == was, "missing: \(was.filter { !now.contains($0) }) new: \(now.filter { !was.contains($0) })")
  }

  @Test(arguments: ["matrix.docx", "matrix.xlsx", "matrix.csv"], 0..<10) func `says the same after a matrix`(
    format: String, seed: Int
  ) throws {
    let document = try Making().document
    var operations = Making.random(seed, in: document)
    operations.append(
      Operation(
        stamp: Stamp(milliseconds: 1_743_500_000_000), reviewer: reviewers[0], revision: document.revision,
        content: .position(Anchor(in: document, paragraph: 1), .contested)))
    let bytes = try #require(ExportFormat.named(format)).write(
      Dossier(document: document, file: "base.txt", operations: operations))
    let back = try collated(bytes, as: format, base: document)
    let (was, now) = (facts(of: operations, in: document, byVoice: true), facts(of: back, in: document, byVoice: true))
    #expect(now == was, "missing: \(was.filter { !now.contains($0) }) new: \(now.filter { !was.contains($0) })")
  }

  @Test(arguments: ["packet", "jsonld"], 0..<10) func `is the same after a packet or annotations`(
    format: String, seed: Int
  ) throws {
    let document = try Making().document
    let operations = Making.random(seed, in: document)
    let bytes = try #require(ExportFormat.named(format)).write(
      Dossier(document: document, file: "base.txt", operations: operations))
    #expect(Set(try collated(bytes, as: "out." + format, base: document)) == Set(operations))
  }
}
