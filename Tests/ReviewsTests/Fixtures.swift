@testable import Documents
@testable import Reviews

extension Document {
  /// A document of these paragraphs, with the ids para_1, para_2 ...; a text that starts with "-" is of a paragraph nobody takes a position on.
  static func of(_ texts: String..., revision: String = "r1", ids: [String]? = nil) -> Document {
    var canonical = ""
    var offset = 0
    var paragraphs: [Paragraph] = []
    for (index, text) in texts.enumerated() {
      let count = text.unicodeScalars.count
      paragraphs.append(
        Paragraph(
          id: ids?[index] ?? "para_\(index + 1)", label: "\(index + 1).", address: "\(index + 1)", text: text,
          kind: .numbered,
          depth: 0, heading: nil, isReviewable: !text.hasPrefix("-"), line: 2 * index + 1,
          segments: [Segment(start: 0, canonical: offset, count: count)], runs: []))
      canonical += text + "\n\n"
      offset += count + 2
    }
    return Document(
      text: canonical, revision: revision, header: Header(), items: paragraphs.indices.map(Item.paragraph),
      headings: [],
      paragraphs: paragraphs, timeline: [], references: [], definitions: [], findings: [])
  }
}

/// Reviewers of three delegations and one who speaks for himself.
let reviewers = [
  Reviewer(name: "first", delegation: "AU"), Reviewer(name: "second", delegation: "AU"),
  Reviewer(name: "third", delegation: "ICC"), Reviewer(name: "fourth"),
]

extension Operation {
  /// An operation of reviewer `who` at `at` milliseconds on revision r1.
  init(_ at: Int, _ who: Int, _ content: Content) {
    self.init(stamp: Stamp(milliseconds: at), reviewer: reviewers[who], revision: "r1", content: content)
  }

  /// A comment on the first paragraph of a document of no consequence.
  static func comment(_ at: Int, _ who: Int = 0, _ text: String = "unclear") -> Operation {
    Operation(at, who, .comment(Anchor(in: .of("The Committee met."), paragraph: 0), Remark(text: text)))
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

/// Operations of all kinds that act on each other in every way, with clocks that run backwards, stand still and run ahead.
func randomOperations(_ count: Int, seed: Int) -> [Operation] {
  var random = Seeded(seed)
  let document = Document.of("The Committee met.", "It took note of the draft.", "-Noted.", "It adopted the draft.")
  var operations: [Operation] = []
  for _ in 0..<count {
    let target =
      operations.isEmpty || random.next() % 12 == 0
      ? "absent" : operations[Int.random(in: 0..<operations.count, using: &random)].id
    let anchor = Anchor(in: document, paragraph: Int.random(in: 0..<4, using: &random))
    let words = "text \(random.next() % 1000)"
    let content: Operation.Content =
      switch random.next() % 14 {
      case 0, 1, 2: .comment(anchor, Remark(kind: .technical, text: words))
      case 3: .reply(to: target, text: words)
      case 4: .edit(target: target, Remark(text: words))
      case 5: .withdraw(target: target)
      case 6: .resolve(target: target, disposition: .noted, observation: words)
      case 7: .reopen(target: target)
      case 8, 9: .position(anchor, Position.allCases[Int.random(in: 0..<4, using: &random)])
      case 10: .undo(target: target)
      case 11: .attach(target: target, anchor)
      case 12: .carry(from: KeptRevision(.revision(["The Committee sat.", words]), file: words))
      default: random.next() % 4 == 0 ? .unknown(kind: "seal") : .undo(target: target)
      }
    let time = random.next() % 20 == 0 ? 200_000_000_000_000 : Int(random.next() % 50)
    operations.append(
      Operation(
        stamp: Stamp(milliseconds: time, counter: Int(random.next() % 2)),
        reviewer: reviewers[Int.random(in: 0..<4, using: &random)], revision: "r1", content: content))
  }
  return operations
}
