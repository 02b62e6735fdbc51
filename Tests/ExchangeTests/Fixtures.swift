import Containers
import Documents
import Reviews
import Testing

@testable import Exchange

/// A working document of the usual form, with letters that every format has its own trouble with.
let workingDocument = """
  Permanent Technical Committee

  PC0911Ea

  -
  247th/248th Sessions
  -
  6 – 9 May 2025

  Brussels, 1 April 2025

  Ports & <Borders>

  (Item VII on the Agenda)

  SUMMARY

  Purpose of document

  This document reports on the harbour pilot.

  I. Introduction

  1. The pilot was presented at the 91st Session of the Policy Commission (PC), held from 3 to 5 December 2024.
  2. It covers [three] [four] harbours & "two" inland ports.
  (a) one of them by rail; and
  (b) one by road.

  II. Action required

  3. The Committee is invited to take note.

  Annex I

  Draft decision

  1. The Committee decides to go on.
  """

/// Three delegations and one who speaks for nobody else.
let reviewers = [
  Reviewer(name: "first", delegation: "AU"), Reviewer(name: "second", delegation: "FR"),
  Reviewer(name: "third", delegation: "ICC"), Reviewer(name: "fourth"),
]

/// A review in the making: operations with clocks that go on a second each.
struct Making {
  let document: Document
  private(set) var operations: [Operation] = []

  init(_ text: String = workingDocument) throws {
    document = try Document.parse(Array(text.utf8), name: "PC0911Ea.txt")
  }

  /// The dossier so far.
  var dossier: Dossier { Dossier(document: document, file: "PC0911Ea.txt", operations: operations) }

  /// Adds what a reviewer does and returns its id.
  @discardableResult mutating func add(_ content: Operation.Content, by reviewer: Int = 0) -> String {
    let operation = Operation(
      stamp: Stamp(milliseconds: 1_743_500_000_000 + operations.count * 1000), reviewer: reviewers[reviewer],
      revision: document.revision, content: content)
    operations.append(operation)
    return operation.id
  }

  /// Comments on words of a paragraph, or on the whole.
  @discardableResult mutating func comment(
    on citation: String, _ words: String? = nil, _ remark: Remark, by reviewer: Int = 0
  ) throws -> String {
    let index = try #require(document.paragraph(cited: citation))
    let scalars = Array(document.paragraphs[index].text.unicodeScalars)
    let passage = try words.map { words in
      let wanted = Array(words.unicodeScalars)
      let start = try #require(scalars.indices.first { scalars[$0...].starts(with: wanted) })
      return start..<start + wanted.count
    }
    return add(.comment(Anchor(in: document, paragraph: index, passage: passage), remark), by: reviewer)
  }

  /// Takes a position.
  mutating func mark(_ citation: String, _ position: Position, by reviewer: Int = 0) throws {
    let index = try #require(document.paragraph(cited: citation))
    add(.position(Anchor(in: document, paragraph: index), position), by: reviewer)
  }

  /// A review with a thread, dispositions, proposals, an orphan, and positions of all kinds.
  static func full() throws -> Making {
    var making = try Making()
    let first = try making.comment(
      on: "2", "[three] [four]", Remark(kind: .technical, text: "Which,\n\"three\" or four?"), by: 0)
    making.add(.reply(to: first, text: "Four, <surely>."), by: 1)
    making.add(.resolve(target: first, disposition: .modified, observation: "Now five."), by: 2)
    try making.comment(on: "2", "four] harbours", Remark(kind: .editorial, text: "", proposal: "four ports"), by: 1)
    try making.comment(on: "3", nil, Remark(text: "=SUM(A1)"), by: 3)
    try making.comment(on: "Annex I/1", "decides", Remark(kind: .technical, text: "Too soon.", proposal: ""), by: 2)
    var elsewhere = Anchor(in: making.document, paragraph: 0)
    (elsewhere.paragraph, elsewhere.address, elsewhere.exact) = ("para_77", "77", "Words that went.")
    making.add(.comment(elsewhere, Remark(text: "Where to?")), by: 0)
    try making.mark("1", .agreed, by: 0)
    try making.mark("1", .contested, by: 1)
    try making.mark("2", .reserved, by: 2)
    try making.mark("3", .agreed, by: 3)
    return making
  }
}

/// Told of elements, so that XML is known to be well formed, and of their attributes.
final class Elements: XMLListener {
  private(set) var count = 0
  private(set) var depth = 0
  private(set) var identifiers: [String] = []

  func start(_ name: Int, _ attributes: XMLAttributes) {
    count += 1
    depth += 1
    if let id = attributes["eId"] { identifiers.append(id.string) }
  }
  func end(_ name: Int) { depth -= 1 }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// The elements of a text; throws when it is not well-formed XML.
  static func of(_ text: String) throws -> Elements {
    let elements = Elements()
    let parser = try XMLParser("text", XMLVocabulary(names: [], prefixes: [:]), elements)
    try Array(text.utf8).withUnsafeBufferPointer { try parser.feed($0) }
    try parser.finish()
    return elements
  }
}

/// Pseudo-random numbers that are the same in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: Int) { state = UInt64(seed) }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Text of characters that are markup somewhere.
func hostile(_ count: Int, _ random: inout Seeded) -> String {
  let characters = Array("<>&\"'=+-@\t\n,;|*_`[]()#\\~!é中\u{1F600}\u{202E}\u{7}\u{FFFE} a1.")
  return String((0..<count).compactMap { _ in characters.randomElement(using: &random) })
}
