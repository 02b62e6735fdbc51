internal import Text

/// What a printed page has besides its text: page numbers and running headers.
struct Furniture {
  /// The blocks, while they are cleared.
  private var blocks: [Block] = []
  /// What was left out.
  private(set) var findings: [Finding] = []

  private let symbol: String?
  private let running: Set<String>
  /// The last block before the page break or furniture at hand.
  private var isCut = false
  private var pageNumbers: [Int] = []
  private var headers: [Int] = []

  /// How many of `blocks`, from the first on, are clear.
  private var kept = 0

  /// Takes the furniture out of `body`, and what stands before `start`; sentences that a page break cut in two are joined again.
  ///
  /// The blocks are moved and never copied: a long text has a million of them.
  init(clearing body: inout [Block], from start: Int, symbol: String?) {
    self.symbol = symbol
    let start = min(start, body.count)
    running = Furniture.running(body[start...])
    swap(&blocks, &body)
    var wasPageBreak = false
    for index in start..<blocks.count {
      let isPageBreak = blocks[index].isPageBreak
      let isBeforeBreak = index + 1 < blocks.count && blocks[index + 1].isPageBreak
      take(index, isAtPageEnd: wasPageBreak || isBeforeBreak)
      wasPageBreak = isPageBreak
    }
    blocks.removeLast(blocks.count - kept)
    swap(&blocks, &body)
    report(
      pageNumbers, "a page number stands in the text and is left out",
      "\(pageNumbers.count) page numbers stand in the text and are left out")
    report(
      headers, "a running header stands in the text and is left out",
      "\(headers.count) running headers stand in the text and are left out")
  }

  private mutating func take(_ index: Int, isAtPageEnd: Bool) {
    switch blocks[index].kind {
    case .pageBreak: isCut = true
    case .text, .heading, .bullet:
      if Furniture.isPageNumber(blocks[index].text, isAtPageEnd: isAtPageEnd) {
        pageNumbers.append(blocks[index].line)
        isCut = true
      } else if blocks[index].text == symbol || isAtPageEnd && running.contains(blocks[index].text) {
        headers.append(blocks[index].line)
        isCut = true
      } else if isCut, kept > 0, blocks[index].kind == .text, blocks[kept - 1].kind == .text,
        blocks[kept - 1].runsOn(to: blocks[index])
      {
        blocks[kept - 1].passage.appendBreak()
        blocks[kept - 1].passage = Passage(joining: [blocks[kept - 1].passage, blocks[index].passage])
        isCut = false
      } else {
        keep(index)
      }
    default: keep(index)
    }
  }

  private mutating func keep(_ index: Int) {
    if kept != index { blocks.swapAt(kept, index) }
    kept += 1
    isCut = false
  }

  /// Short blocks that stand beside three page breaks or more.
  private static func running(_ blocks: ArraySlice<Block>) -> Set<String> {
    var breaks = 0
    for index in blocks.indices where blocks[index].isPageBreak { breaks += 1 }
    guard breaks >= 3 else { return [] }
    var counts: [String: Int] = [:]
    var last: Block?
    for block in blocks {
      if last?.kind == .pageBreak, block.passage.count <= 100 { counts[block.text, default: 0] += 1 }
      if block.kind == .pageBreak, let last, last.passage.count <= 100 { counts[last.text, default: 0] += 1 }
      last = block
    }
    return Set(counts.filter { $0.value >= 3 && !$0.key.isEmpty }.keys)
  }

  /// "- 2.", "– 2 –", "Page 2 of 9"; beside a page break "2" and "2/9" too.
  static func isPageNumber(_ text: String, isAtPageEnd: Bool) -> Bool {
    guard text.utf8.count <= 20, ByteSigns(text).contains(.digit) else { return false }
    let tokens = Wording(text).tokens
    let isNumbered = tokens.allSatisfy { $0.kind == .number || $0.kind == .mark && "-./".contains($0.folded) }
    if isNumbered {
      let numbers = tokens.count { $0.kind == .number }
      let isDashed = tokens.first?.folded == "-" && numbers == 1
      return isDashed || isAtPageEnd && (numbers == 1 || numbers == 2 && tokens.contains { $0.folded == "/" })
    }
    guard tokens.first?.folded == "page" || tokens.first?.folded == "pagina" || tokens.first?.folded == "p" else {
      return false
    }
    return tokens.dropFirst().allSatisfy {
      $0.kind == .number || "./-".contains($0.folded) || ["of", "sur", "de"].contains($0.folded)
    }
  }

  private mutating func report(_ lines: [Int], _ one: Message, _ many: Message) {
    guard let first = lines.first else { return }
    findings.append(Finding(.note, line: first, lines.count == 1 ? one : many))
  }
}

extension Block {
  /// Whether the sentence goes on in the next block.
  fileprivate func runsOn(to next: Block) -> Bool {
    guard let end = text.unicodeScalars.last, let start = next.text.unicodeScalars.first else { return false }
    return !".:;!?".unicodeScalars.contains(end) && start.properties.isLowercase && next.marker == nil
  }
}
