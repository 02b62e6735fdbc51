/// Walks the body of a document and tells headings from paragraphs, numbers from chance figures.
struct Outline {
  /// Everything in reading order.
  var items: [Item] = []
  /// The headings.
  var headings: [HeadingDraft] = []
  /// The paragraphs.
  var drafts: [Draft] = []
  /// Annexes (or -1 for the body) in which numbers start again from 1.
  var restarting: Set<Int> = []
  /// What was odd.
  var findings: [Finding] = []

  /// What the parts are found in.
  var blocks: [Block]
  /// Whether the format says what is a heading.
  let marksHeadings: Bool
  /// Whether a sign before a text was typed, and stays in it.
  let keepsSigns: Bool
  /// The words that head parts.
  let words: Vocabulary
  /// Whether a text is the symbol of a document.
  let isSymbol: (String) -> Bool
  /// The numbers of paragraphs so far.
  var numbering = Numbering()
  /// The names given so far.
  var names = Names()
  /// The headings that are open, outermost first, with their rank among the styles.
  var stack: [(rank: Int, heading: Int)] = []
  /// The last Roman number and letter of a heading.
  var (lastRoman, lastLetter) = (0, 0)
  /// The paragraph with a number that was met last.
  var lastNumbered: Int?
  /// The option of a negotiated paragraph that is at hand.
  var option: Int?
  /// Whether the block before announces a list.
  var isIntroduced = false
  /// The deepest mark that an article had so far.
  private var articleRank = 0
  /// Whether a heading of the format's own has been met.
  private var hasMarked = false

  /// Finds the parts of the blocks, of which nothing is left where they were.
  ///
  /// `keepsSigns` leaves "- " in the text where the format has lists of its own, so that the sign was typed.
  init(
    taking all: inout [Block], marksHeadings: Bool, keepsSigns: Bool, words: Vocabulary,
    isSymbol: @escaping (String) -> Bool
  ) {
    blocks = []
    swap(&blocks, &all)
    for index in blocks.indices {
      if case .heading = blocks[index].kind {
        blocks[index].passage = blocks[index].passage.withoutLeaders
      }
    }
    Outline.takeBareNumbers(&blocks)
    self.marksHeadings = marksHeadings
    self.keepsSigns = keepsSigns
    self.words = words
    self.isSymbol = isSymbol
    var index = 0
    drafts.reserveCapacity(blocks.count)
    items.reserveCapacity(blocks.count)
    while index < blocks.count { index += take(index) }
    blocks = []
  }

  /// Takes "1 The Committee", "2 The group" for numbers where at least two follow each other from 1.
  private static func takeBareNumbers(_ blocks: inout [Block]) {
    var run: [Int] = []
    func end() { if run.count > 1 { for index in run { blocks[index].takeBareNumber() } } }
    for index in blocks.indices {
      guard let number = blocks[index].bareNumber else { continue }
      if number == run.count + 1 {
        run.append(index)
      } else if number == 1 {
        end()
        run = [index]
      }
    }
    end()
  }

  /// Takes the block at `index`, and perhaps its followers; how many.
  private mutating func take(_ index: Int) -> Int {
    switch blocks[index].kind {
    case .pageBreak: return 1
    case .rule:
      if items.last != .separator { items.append(.separator) }
      endSummary()
      return 1
    case .heading(let level):
      hasMarked = true
      let shape = shape(ofMarked: blocks[index])
      if shape.style == .annex { articleRank = 0 }
      guard shape.style == .article else { return head(index, shape, rank: level) }
      // Articles stand on one level, though files that came from print mark some of them as their sections.
      articleRank = max(articleRank, level)
      return head(index, shape, rank: articleRank)
    case .text where !marksHeadings:
      if let shape = shape(index) { return head(index, shape, rank: nil) }
    case .text where isUnmarkedFront(blocks[index]), .cell where isUnmarkedFront(blocks[index]):
      let shape = HeadingShape(blocks[index].text, isMarked: true, words: words)
      return head(
        index, shape ?? HeadingShape(style: .capitals, kind: .front, label: nil, titleStart: 0),
        rank: Outline.lowestMark)
    case .text where blocks[index].standsAlone && blocks[index].isStrong:
      // Under the marked headings there may be others that only their words and their weight tell.
      if let shape = HeadingShape(blocks[index].text, isMarked: true, words: words), shape.label != nil {
        return head(index, shape, rank: Outline.lowestMark + shape.style.rawValue)
      }
    default: break
    }
    // What comes after looks at the blocks behind it only.
    var block = Block(kind: .pageBreak, line: 0)
    swap(&block, &blocks[index])
    let passage = block.takePassage()
    paragraph(block, passage)
    return 1
  }

  /// Whether a line before the first marked heading heads front matter: "Summary", "Keywords", "FOREWORD".
  private func isUnmarkedFront(_ block: Block) -> Bool {
    guard !hasMarked, block.passage.count <= 40, block.passage.breaks.isEmpty, block.marker == nil else { return false }
    if let shape = HeadingShape(block.text, isMarked: false, words: words) {
      return shape.kind == .front || shape.kind == .summary && words.summary.contains(Profile.key(block.text))
    }
    guard case .text = block.kind, block.text.isCapitals, !block.text.endsASentence, !isSymbol(block.text) else {
      return false
    }
    return block.text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == " " }
  }
}

extension Passage {
  /// A heading as printed, without what tables of contents and pages leave on it: marks of notes, dots, "- 3 -".
  fileprivate var withoutLeaders: Passage {
    let marks = runs.compactMap { if case .footnote = $0.kind { $0.range } else { nil } }
    var title = removing(marks.sorted { $0.lowerBound < $1.lowerBound }).trimmed
    let dots = title.text.unicodeScalars.reversed().prefix { $0 == "." || $0 == "…" }.count
    if dots >= 3 { title = title[0..<title.count - dots].trimmed }
    let words = title.text.split(separator: " ")
    if words.count > 3, words.suffix(3).first == "-", words.last == "-", Int(words[words.count - 2]) != nil {
      title = title[0..<title.count - words.suffix(3).reduce(3) { $0 + $1.unicodeScalars.count }].trimmed
    }
    return title
  }
}
