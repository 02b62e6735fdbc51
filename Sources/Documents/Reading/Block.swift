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
  var passage: Passage { didSet { marker = Marker(passage.text) } }
  /// The number, letter or sign that its text begins with; read once, asked for often.
  private(set) var marker: Marker?
  /// Line in the file, from 1.
  var line: Int
  /// How deep it is nested in lists, 0 for not.
  var depth: Int
  /// How far it is indented, in columns.
  var indent: Int
  /// Whether blank lines or the ends of the file stand on both sides of it.
  var standsAlone = true

  /// Makes a block of `passage`.
  init(kind: Kind, passage: Passage = Passage(), line: Int, depth: Int = 0, indent: Int = 0) {
    self.kind = kind
    self.passage = passage
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

  /// Its text.
  var text: String { passage.text }
  /// Whether all of it is strong.
  var isStrong: Bool {
    passage.count > 0 && passage.runs.contains { $0.kind == .strong && $0.range == 0..<passage.count }
  }
}

/// What a reader makes of a file.
struct Manuscript {
  /// The pieces in reading order.
  var blocks: [Block] = []
  /// What the file says about itself outside its text (YAML front matter), by lower-case key.
  var metadata: [String: String] = [:]
  /// Whether the format itself says what is a heading, so that none has to be told by its shape.
  var marksHeadings = false
  /// What was odd about the file.
  var findings: [Finding] = []
}
