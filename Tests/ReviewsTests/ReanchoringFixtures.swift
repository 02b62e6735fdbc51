@testable import Reviews

/// Two texts, aligned, asked about by their words.
struct Revisions {
  let old: String
  let new: String
  let reanchoring: Reanchoring

  init(_ old: String, _ new: String) {
    (self.old, self.new) = (old, new)
    reanchoring = Reanchoring(old: old, new: new)
  }

  /// The code points of the `occurrence`th place of some words in the old text, from 1.
  func span(_ words: String, occurrence: Int = 1) -> Range<Int> {
    let (text, wanted) = (Array(old.unicodeScalars), Array(words.unicodeScalars))
    var found = 0
    for start in text.indices where start + wanted.count <= text.count {
      guard text[start..<start + wanted.count].elementsEqual(wanted) else { continue }
      found += 1
      if found == occurrence { return start..<start + wanted.count }
    }
    return 0..<0
  }

  /// What became of some words.
  func trace(_ words: String, occurrence: Int = 1) -> Trace { reanchoring.trace(span(words, occurrence: occurrence)) }

  /// The words that some words have become; nil when they are gone.
  func became(_ words: String, occurrence: Int = 1) -> String? {
    trace(words, occurrence: occurrence).range.map { new.stretch($0) }
  }
}

/// Numbers that look random and are the same on every run (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Makes up documents, and revisions of them.
struct Drafter {
  var numbers: SplitMix

  init(seed: Int) { numbers = SplitMix(state: UInt64(truncatingIfNeeded: seed)) }

  private static let words = """
    committee session members cargo data border rail pilot annex proposal secretariat shall should may not the of and to in advance \
    exchange authorities traders guidance revised text paragraph agreed contested étude naïve 会議 e\u{301}cole 👩‍👩‍👧 42 (a) § —
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// A paragraph of a few sentences.
  mutating func paragraph() -> String {
    (0..<Int.random(in: 1...3, using: &numbers)).map { _ in sentence() }.joined(separator: " ")
  }

  /// A document of so many paragraphs.
  mutating func paragraphs(_ count: Int) -> [String] { (0..<count).map { _ in paragraph() } }

  /// A revision: paragraphs taken out, put in, moved, copied and reworded.
  mutating func revised(_ paragraphs: [String], withCopies: Bool = true) -> [String] {
    var result: [String] = []
    for paragraph in paragraphs {
      switch Int.random(in: 0..<12, using: &numbers) {
      case 0: continue
      case 1: result += [paragraph, self.paragraph()]
      case 2: result.insert(paragraph, at: Int.random(in: 0...result.count, using: &numbers))
      case 3: result += withCopies ? [paragraph, paragraph] : [paragraph]
      case 4, 5: result.append(reworded(paragraph))
      default: result.append(paragraph)
      }
    }
    return result
  }

  /// A stretch of `text`, in code points, whose ends do not divide a grapheme.
  mutating func stretch(of text: String) -> Range<Int> {
    var ends = [0]
    for character in text { ends.append(ends[ends.count - 1] + character.unicodeScalars.count) }
    let start = Int.random(in: ends.indices, using: &numbers)
    let end = min(ends.count - 1, start + Int.random(in: 0..<120, using: &numbers))
    return ends[start]..<ends[end]
  }

  private mutating func sentence() -> String {
    let words = (0..<Int.random(in: 1...14, using: &numbers)).map { _ in word() }
    return "The " + words.joined(separator: " ") + "."
  }

  private mutating func word() -> String { Self.words.randomElement(using: &numbers) ?? "the" }

  private mutating func reworded(_ paragraph: String) -> String {
    paragraph.split(separator: " ").map { Int.random(in: 0..<6, using: &numbers) == 0 ? word() : String($0) }
      .joined(separator: " ")
  }
}
