/// One piece of a file as its format gives it, before anything is known of committees.
struct Block {
  /// What the format says it is.
  enum Kind: Equatable {
    /// Running text; its number, if any, is part of the text.
    case text
    /// A heading of the format's own, 1 for the outermost.
    case heading(level: Int)
    /// An item of a numbered list, with the number as printed ("9.").
    case item(label: String)
    case bullet, quote, code, cell
    /// A footnote or endnote with the mark that leads to it.
    case note(mark: String)
    /// A ruled or starred separation.
    case rule
    case pageBreak
  }
  /// What the format says it is.
  var kind: Kind
  /// Its text; empty for a rule or a page break.
  var passage: Passage {
    _read { yield stored }
    _modify {
      defer { marker = Marker(stored.text) }
      yield &stored
    }
  }
  private var stored: Passage
  /// The number, letter or sign that its text begins with; read once, asked for often.
  private(set) var marker: Marker?
  /// Line in the file, from 1.
  var line: Int
  /// Whether the number of an item is only how the format counts: Markdown has no other signs for a list inside another.
  var isCounted = false
  /// How deep it is nested in lists, 0 for not.
  var depth: Int
  /// How far it is indented, in columns.
  var indent: Int
  /// The number that the format prints before a heading ("II."), where it is no part of the text.
  var label: String?
  /// The name of its style in the format ("Title"), where it has one.
  var style: String?
  /// Where in a table it stands, where the format tells.
  var cell: TableCell?
  /// Whether blank lines or the ends of the file stand on both sides of it.
  var standsAlone = true

  /// Makes a block of `passage`.
  init(kind: Kind, passage: Passage = Passage(), line: Int, depth: Int = 0, indent: Int = 0) {
    self.kind = kind
    stored = passage
    self.line = line
    self.depth = depth
    self.indent = indent
    marker = Marker(passage.text)
  }

  /// The number that a single blank parts from a capital letter ("12 The Committee"): a marker only where others make a sequence of it.
  var bareNumber: Int? {
    guard kind == .text, marker == nil else { return nil }
    let digits = text.utf8.prefix(4).prefix { 0x30...0x39 ~= $0 }
    guard 1...3 ~= digits.count, text.utf8.dropFirst(digits.count).first == 0x20 else { return nil }
    let rest = text.unicodeScalars.dropFirst(digits.count + 1)
    guard let first = rest.first, first.properties.isUppercase else { return nil }
    let word = String(String.UnicodeScalarView(rest.prefix { $0.properties.isAlphabetic }))
    if case .month = DateWords.meanings[Profile.key(word)] { return nil }
    return Int(text.prefix(digits.count))
  }

  /// Takes the bare number for what the block begins with.
  mutating func takeBareNumber() {
    guard let number = bareNumber else { return }
    marker = Marker(number: number)
  }

  /// Gives away its passage, of which nothing is left here.
  mutating func takePassage() -> Passage {
    var taken = Passage()
    swap(&taken, &stored)
    return taken
  }

  /// Moves its passage in the canonical text, from 0 to `canonical`; gives how long it is there.
  mutating func place(at canonical: Int) -> Int { stored.place(at: canonical) }

  /// Its text.
  var text: String { stored.text }
  /// What of it stands in the canonical text.
  var canonicalText: String { stored.canonicalText }
  /// Whether a page ends with it.
  var isPageBreak: Bool { if case .pageBreak = kind { true } else { false } }
  /// Whether all of it is strong.
  var isStrong: Bool { stored.isStrong }
}

/// What a reader makes of a file.
struct Manuscript {
  /// The pieces in reading order.
  var blocks: [Block] = []
  /// What is printed over the first page and is no part of the text.
  var letterhead: [Block] = []
  /// What the file says about itself outside its text (YAML front matter), by lower-case key.
  var metadata: [String: String] = [:]
  /// The comments that the file itself carries, in its order.
  var comments: [FileComment] = []
  /// How much of each the file carries; nil where the format keeps no count.
  var counts: FileCounts?
  /// Whether the format itself says what is a heading, so that none has to be told by its shape.
  var marksHeadings = false
  /// Whether the format itself says what a block is, as a word processor's does, which tells more than the shape of a line.
  var hasStyles = false
  /// What was odd about the file.
  var findings: [Finding] = []
  /// The text with its tracked changes, in order; empty where there are none.
  var tracked = Later<[TrackedPiece]> { [] }
  /// The canonical text, where the reader has laid it out.
  var text: String?
}

extension Manuscript {
  /// Takes for marked what the format calls headings, if anything.
  mutating func findHeadings() {
    marksHeadings = blocks.indices.contains { if case .heading = blocks[$0].kind { true } else { false } }
  }

  /// The canonical text of a format that is no text: the blocks, a blank line between two, without the marks of notes.
  var canonicalText: String {
    var layout = CanonicalLayout()
    // By index here and below: to hold a block means to count up references to all that it has.
    for index in blocks.indices { layout.append(blocks[index]) }
    return layout.text
  }
}

/// The canonical text of blocks, while they are laid out.
struct CanonicalLayout {
  /// The text so far.
  private(set) var text = ""
  /// Whether no block is in it.
  private(set) var isEmpty = true

  /// Adds a block, a blank line before it; a page break leaves no trace.
  mutating func append(_ block: borrowing Block) {
    guard !block.isPageBreak else { return }
    if !isEmpty { text += "\n\n" }
    text += block.canonicalText
    isEmpty = false
  }
}
