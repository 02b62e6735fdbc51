/// The square brackets of a document, which hold what is still open to negotiation, and which of them belong together.
///
/// What people put in square brackets for other reasons is none: links, marks of notes, citations ("[12]" where an entry is labelled
/// so), omissions ("[…]"), "[sic]", the letter that a quotation changes ("[T]he"), boxes to tick.
public struct Brackets: Equatable, Sendable {
  /// One bracket.
  public struct Bracket: Hashable, Sendable {
    /// The heading or paragraph that it stands in.
    public var item: Item
    /// Where in the paragraph's text, in code points; in a heading counted from the start of its label.
    public var offset: Int
    /// Whether it opens.
    public var opens: Bool
    /// How deep it nests, 1 for the outermost; 0 for one that closes and was never opened.
    public var depth: Int
    /// Index of its partner in `all`; nil for one that has none.
    public var partner: Int?
  }

  /// Every bracket, in reading order.
  public let all: [Bracket]
  /// How many passages are bracketed.
  public let open: Int
  /// How deep they nest.
  public let depth: Int
  /// The brackets without a partner, as indices into `all`.
  public let unpaired: [Int]
  private let ranges: [Item: Range<Int>]

  /// Whether every bracket has its partner, be it in another paragraph.
  public var isBalanced: Bool { unpaired.isEmpty }

  /// The brackets of a heading or paragraph, in its order.
  public subscript(item: Item) -> ArraySlice<Bracket> { all[ranges[item] ?? 0..<0] }

  /// How many bracketed passages begin in the paragraph with this index.
  public func open(inParagraph index: Int) -> Int { self[.paragraph(index)].count(where: \.opens) }

  /// Where each bracket of the paragraph with this index stands in its text, in code points, and how deep it nests.
  public func depths(inParagraph index: Int) -> [(offset: Int, depth: Int)] {
    self[.paragraph(index)].map { ($0.offset, $0.depth) }
  }

  /// How deep the brackets of the paragraph with this index nest, those that were opened before it included.
  public func depth(inParagraph index: Int) -> Int { self[.paragraph(index)].map(\.depth).max() ?? 0 }
}

extension Brackets {
  /// Finds the brackets of what stands in `items`.
  init(in items: [Item], headings: [Heading], paragraphs: [Paragraph]) {
    var pairing = Pairing(labels: Brackets.citable(paragraphs))
    var ranges: [Item: Range<Int>] = [:]
    for item in items {
      let start = pairing.all.count
      switch item {
      case .heading(let index):
        pairing.endPart()
        pairing.read([headings[index].label, headings[index].title].compactMap(\.self).joined(separator: " "), item)
      case .paragraph(let index) where paragraphs[index].kind != .code:
        pairing.read(paragraphs[index].text, item, mayTick: paragraphs[index].kind == .bullet)
      case .paragraph, .masthead, .separator: break
      }
      if pairing.all.count > start { ranges[item] = start..<pairing.all.count }
    }
    all = pairing.all
    unpaired = all.indices.filter { pairing.all[$0].partner == nil }
    open = all.count(where: \.opens)
    depth = all.lazy.map(\.depth).max() ?? 0
    self.ranges = ranges
  }

  /// The numbers that "[12]" can cite: those that entries are labelled with in brackets, and those of notes.
  private static func citable(_ paragraphs: [Paragraph]) -> Set<String> {
    var labels: Set<String> = []
    // By index: to hold a paragraph means to count up references to all that it has.
    for index in paragraphs.indices {
      if let label = paragraphs[index].label {
        if label.utf8.first == 0x5B { labels.insert(Marker.bare(label)) }
      } else if paragraphs[index].kind == .note {
        labels.insert(String(paragraphs[index].address.split(separator: " ").last ?? ""))
      }
    }
    return labels
  }
}

/// Pairs brackets while a document is read from its start to its end.
private struct Pairing {
  private(set) var all: [Brackets.Bracket] = []
  /// The brackets that are open, outermost first; and whether each begins its text, so that it may hold whole parts.
  private var stack: [(bracket: Int, beginsText: Bool)] = []
  /// How many of them, from the outermost on, are known to begin their text.
  private var settled = 0
  private let labels: Set<String>

  init(labels: Set<String>) { self.labels = labels }

  /// At the end of a section, brackets that were opened within a text are given up: only one that begins a text can hold sections.
  ///
  /// Otherwise a single bracket that somebody forgot would make all that follows look nested deeper.
  mutating func endPart() {
    let kept = stack[settled...].filter(\.beginsText)
    stack.replaceSubrange(settled..., with: kept)
    settled = stack.count
  }

  mutating func read(_ text: String, _ item: Item, mayTick: Bool = false) {
    guard ByteSigns(text).contains(.bracket) else { return }
    text.withBytes { bytes in
      guard let first = bytes.firstIndex(where: { $0 == 0x5B || $0 == 0x5D }) else { return }
      var signs = Signs(bytes: bytes, labels: labels)
      var offset = bytes[..<first].count { $0 & 0xC0 != 0x80 }
      var at = first
      var isStart = bytes[..<first].allSatisfy { $0 == 0x20 || $0 == 0x22 }
      while at < bytes.count {
        switch bytes[at] {
        case 0x5B:
          if let end = signs.aside(at: at, mayTick: mayTick && isStart) {
            offset += bytes[at..<end].count { $0 & 0xC0 != 0x80 }
            at = end
            isStart = false
            continue
          }
          all.append(.init(item: item, offset: offset, opens: true, depth: stack.count + 1, partner: nil))
          stack.append((all.count - 1, isStart))
        case 0x5D:
          let partner = stack.popLast()?.bracket
          settled = min(settled, stack.count)
          if let partner { all[partner].partner = all.count }
          let depth = partner.map { all[$0].depth } ?? 0
          all.append(.init(item: item, offset: offset, opens: false, depth: depth, partner: partner))
          isStart = false
        case 0x20: break
        default: isStart = false
        }
        if bytes[at] & 0xC0 != 0x80 { offset += 1 }
        at += 1
      }
    }
  }
}

/// Tells brackets that hold something else than what is disputed.
private struct Signs {
  let bytes: UnsafeBufferPointer<UInt8>
  let labels: Set<String>

  /// The longest content looked at, in bytes.
  private static let longest = 24

  /// Where the brackets that open at `start` end, when they are of another sort than those of a negotiation.
  mutating func aside(at start: Int, mayTick: Bool) -> Int? {
    let rest = bytes[(start + 1)...].prefix(Self.longest)
    guard let close = rest.firstIndex(of: 0x5D), !rest[..<close].contains(0x5B) else { return nil }
    let content = String(decoding: rest[..<close], as: UTF8.self)
    let isAside =
      switch content {
      case "…", "...", "....", "sic", "sic!": true
      case " ", "x", "X": mayTick
      default: content.hasPrefix("^") || isCitation(content, at: start) || isChangedLetter(content, at: start, close)
      }
    return isAside ? close + 1 : nil
  }

  /// "[12]", "[3, 5]", "[2-4]" behind a word without a blank, or where every number labels an entry.
  private func isCitation(_ content: String, at start: Int) -> Bool {
    guard content.utf8.allSatisfy({ 0x30...0x39 ~= $0 || $0 == 0x2C || $0 == 0x20 || $0 == 0x2D || $0 >= 0x80 }) else {
      return false
    }
    let numbers = content.split { !("0"..."9" ~= $0) }
    guard !numbers.isEmpty, numbers.allSatisfy({ $0.utf8.count <= 3 }) else { return false }
    return numbers.allSatisfy { labels.contains(String($0)) } || start > 0 && isLetterOrStop(bytes[start - 1])
  }

  private func isLetterOrStop(_ byte: UInt8) -> Bool { isLetter(byte) || byte == 0x2E || byte == 0x2C || byte >= 0x80 }
  private func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }

  /// "[T]he": one letter at the start of a word that goes on.
  private func isChangedLetter(_ content: String, at start: Int, _ close: Int) -> Bool {
    guard content.utf8.count == 1, content.utf8.allSatisfy(isLetter), close + 1 < bytes.count else { return false }
    return 0x61...0x7A ~= bytes[close + 1] && (start == 0 || !isLetter(bytes[start - 1]) && bytes[start - 1] != 0x5D)
  }
}
