/// What a printed page has besides its text: page numbers and running headers.
struct Furniture {
  /// The blocks without furniture, sentences that a page break cut in two joined again.
  private(set) var blocks: [Block] = []
  /// What was left out.
  private(set) var findings: [Finding] = []

  private let symbol: String?
  private let running: Set<String>
  /// The last block before the page break or furniture at hand.
  private var isCut = false
  private var pageNumbers: [Int] = []
  private var headers: [Int] = []

  /// Clears `blocks`, the body of the document with `symbol`.
  init(_ blocks: some RandomAccessCollection<Block>, symbol: String?) {
    self.symbol = symbol
    running = Furniture.running(blocks)
    self.blocks.reserveCapacity(blocks.count)
    var last: Block.Kind?
    for (block, next) in zip(blocks, blocks.dropFirst().map(\.kind) + [.rule]) {
      add(block, isAtPageEnd: last == .pageBreak || next == .pageBreak)
      last = block.kind
    }
    report(pageNumbers, "page number", "page numbers")
    report(headers, "running header", "running headers")
  }

  private mutating func add(_ block: Block, isAtPageEnd: Bool) {
    switch block.kind {
    case .pageBreak: isCut = true
    case .text, .heading, .bullet:
      if Furniture.isPageNumber(block.text, isAtPageEnd: isAtPageEnd) {
        pageNumbers.append(block.line)
        isCut = true
      } else if block.text == symbol || isAtPageEnd && running.contains(block.text) {
        headers.append(block.line)
        isCut = true
      } else if isCut, block.kind == .text, let last = blocks.last, last.kind == .text, last.runsOn(to: block) {
        blocks[blocks.count - 1].passage.appendBreak()
        blocks[blocks.count - 1].passage = Passage(joining: [blocks[blocks.count - 1].passage, block.passage])
        isCut = false
      } else {
        blocks.append(block)
        isCut = false
      }
    default:
      blocks.append(block)
      isCut = false
    }
  }

  /// Short blocks that stand beside three page breaks or more.
  private static func running(_ blocks: some RandomAccessCollection<Block>) -> Set<String> {
    guard blocks.lazy.filter({ $0.kind == .pageBreak }).prefix(3).count == 3 else { return [] }
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
    guard text.utf8.count <= 20, text.utf8.contains(where: { 0x30...0x39 ~= $0 }) else { return false }
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

  private mutating func report(_ lines: [Int], _ one: String, _ many: String) {
    guard let first = lines.first else { return }
    let what =
      lines.count == 1
      ? "a \(one) stands in the text and is left out" : "\(lines.count) \(many) stand in the text and are left out"
    findings.append(Finding(.note, line: first, what))
  }
}

extension Block {
  /// Whether the sentence goes on in the next block.
  fileprivate func runsOn(to next: Block) -> Bool {
    guard let end = text.unicodeScalars.last, let start = next.text.unicodeScalars.first else { return false }
    return !".:;!?".unicodeScalars.contains(end) && start.properties.isLowercase && next.marker == nil
  }
}
