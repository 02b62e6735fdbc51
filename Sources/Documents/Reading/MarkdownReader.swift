internal import Text

/// Reads Markdown: what CommonMark with tables, strikethrough and footnotes means by a text, as blocks.
struct MarkdownReader {
  private let bytes: [UInt8]
  private let lines: [Line]
  private let front: FrontMatter
  private var manuscript = Manuscript()

  /// The lists at hand, outermost first: the first item's number and the next one's, nil for bullets.
  private var lists: [(start: Int, next: Int)?] = []
  /// The label of the item whose first paragraph comes next.
  private var item: Block.Kind?
  private var quotes = 0
  private var cell = TableCell(table: 0, row: 0, column: 0)
  /// The names of the notes in the order of their numbers.
  private var notes: [String] = []
  private var note: Block.Kind?
  /// The block whose text is being read.
  private var inline: MarkdownInline?
  /// The lines on which cited notes begin, and those of code, from 1.
  private var citedNotes: Set<Int> = []
  private var codeLines: [ClosedRange<Int>] = []
  /// A place of the text whose code point is known, so that blocks of one line are not counted from its start again.
  private var known = (byte: 0, point: 0)

  /// The pieces of `text`, which is canonical.
  static func read(_ text: String) -> Manuscript {
    var reader = MarkdownReader(text)
    return reader.read()
  }

  private init(_ text: String) {
    let bytes = Array(text.utf8)
    self.bytes = bytes
    lines = bytes.withUnsafeBufferPointer(Line.all)
    front = FrontMatter(lines) { String(decoding: bytes[$0.bytes], as: UTF8.self) }
  }

  private mutating func read() -> Manuscript {
    manuscript.metadata = front.values
    let start = front.lineCount < lines.count ? lineStart(front.lineCount) : bytes.count
    guard MarkdownTree.isTame(bytes[start...]), let tree = MarkdownTree(bytes[start...]) else {
      var plain = TextReader.read(String(decoding: bytes, as: UTF8.self))
      plain.findings.append(
        Finding(.warning, line: nil, "too many brackets or links for Markdown; the file is read as plain text"))
      return plain
    }
    // Marks are numbered in the order of the notes, which come last in the tree.
    tree.walk { event in
      if event.kind == .note, event.isEntering { notes.append(noteName(event)) }
    }
    tree.walk { visit($0) }
    addUncitedNotes()
    // Notes stand at the end of the tree; in the file they stand where they were written.
    manuscript.blocks = manuscript.blocks.enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }
    .map(\.element)
    return manuscript
  }

  /// Where line `index` starts, in bytes.
  private func lineStart(_ index: Int) -> Int {
    guard index > 0 else { return 0 }
    var at = lines[index].bytes.lowerBound
    while at > 0, bytes[at - 1] != 0x0A { at -= 1 }
    return at
  }

  // MARK: The walk

  private mutating func visit(_ event: MarkdownTree.Event) {
    switch event.kind {
    case .list:
      if event.isEntering { lists.append(event.listStart.map { ($0, $0) }) } else { lists.removeLast() }
    case .item: if event.isEntering { startItem(event) } else { item = nil }
    case .quote: quotes += event.isEntering ? 1 : -1
    case .note:
      note = event.isEntering ? .note(mark: noteName(event)) : nil
      if event.isEntering { citedNotes.insert(event.lines.lowerBound + front.lineCount) }
    case .table: if event.isEntering { cell = TableCell(table: cell.table + 1, row: 0, column: 0) }
    case .headRow, .row:
      if event.isEntering {
        cell = TableCell(table: cell.table, row: cell.row + 1, column: 0, isHead: event.kind == .headRow)
      }
    case .cell:
      if event.isEntering {
        cell.column += 1
        open(.cell, event)
      } else {
        close()
      }
    case .paragraph:
      if event.isEntering { open(paragraphKind, event) } else { close() }
    case .heading:
      if event.isEntering { open(.heading(level: event.level), event) } else { close() }
    case .codeBlock: verbatim(event)
    case .htmlBlock: verbatim(event)
    case .rule: manuscript.blocks.append(Block(kind: .rule, line: line(event)))
    default: inline?.take(event)
    }
  }

  private var paragraphKind: Block.Kind {
    if let note { return note }
    if let item { return item }
    return quotes > 0 ? .quote : .text
  }

  /// What is between "[^" and "]:"; cmark-gfm does not give it away.
  private func noteName(_ event: MarkdownTree.Event) -> String {
    let line = lines[line(event) - 1]
    guard let open = bytes[line.bytes].firstIndex(of: 0x5E), let close = bytes[line.bytes].firstIndex(of: 0x5D),
      open < close
    else {
      return ""
    }
    return String(decoding: bytes[open + 1..<close], as: UTF8.self)
  }

  private func line(_ event: MarkdownTree.Event) -> Int { min(event.lines.lowerBound + front.lineCount, lines.count) }

  /// The label as the file has it, unless it numbers every item alike and leaves the counting to Markdown.
  private mutating func startItem(_ event: MarkdownTree.Event) {
    guard let last = lists.last, let list = last else {
      item = .bullet
      return
    }
    lists[lists.count - 1] = (list.start, list.next + 1)
    let start = min(lineStart(line(event) - 1) + event.column - 1, bytes.count)
    let digits = bytes[start...].prefix(9).prefix { 0x30...0x39 ~= $0 }
    let delimiter = digits.endIndex < bytes.count && bytes[digits.endIndex] == 0x29 ? ")" : "."
    let printed = Int(String(decoding: digits, as: UTF8.self)) ?? list.next
    item = .item(label: "\(printed == list.start ? list.next : printed)\(delimiter)")
  }

  private mutating func open(_ kind: Block.Kind, _ event: MarkdownTree.Event) {
    let first = line(event)
    let last = min(event.lines.upperBound + front.lineCount, lines.count)
    let start = max(lines[first - 1].bytes.lowerBound, kind == .cell ? lineStart(first - 1) + event.column - 1 : 0)
    var block = Block(kind: kind, line: first, depth: lists.count)
    if case .item = kind { block.isCounted = lists.count > 1 }
    if kind == .cell { block.cell = cell }
    block.standsAlone = quotes == 0 && lists.isEmpty
    inline = MarkdownInline(
      block: block, source: bytes, range: start..<max(start, lines[last - 1].bytes.upperBound),
      point: point(of: start, onLine: first - 1), notes: notes)
    item = nil
  }

  private mutating func point(of byte: Int, onLine index: Int) -> Int {
    let line = lines[index]
    if !(line.bytes.lowerBound...byte).contains(known.byte) { known = (line.bytes.lowerBound, line.start) }
    known.point += bytes[known.byte..<min(byte, bytes.count)].count { $0 & 0xC0 != 0x80 }
    known.byte = byte
    return known.point
  }

  private mutating func close() {
    guard let inline else { return }
    self.inline = nil
    guard let block = inline.finished else { return }
    if inline.hasDeadLink { manuscript.findings.append(Finding(.note, line: block.line, "a link leads nowhere")) }
    if case .heading = block.kind { manuscript.marksHeadings = true }
    manuscript.blocks += parts(of: block)
  }

  /// Sub-paragraphs that the file sets on lines of their own, although Markdown runs them together.
  private func parts(of block: Block) -> [Block] {
    guard !block.passage.breaks.isEmpty, block.kind != .code else { return [block] }
    let rows = block.passage.lines
    var starts = [0]
    for (row, before) in zip(rows.indices.dropFirst(), rows) where Marker(rows[row].text)?.startsPart == true {
      if let end = before.text.unicodeScalars.last, ":;,.".unicodeScalars.contains(end) || before.text.endsInConjunction
      {
        starts.append(row)
      }
    }
    guard starts.count > 1 else { return [block] }
    let offsets = starts.map { $0 == 0 ? 0 : block.passage.breaks[$0 - 1] }
    let pieces = block.passage.pieces(zip(offsets, offsets.dropFirst() + [block.passage.count]).map { $0..<$1 })
    return zip(starts, pieces).map { start, passage in
      var part = block
      part.passage = passage.trimmed
      part.line += start
      if start > 0 { part.kind = .text }
      return part
    }
  }

  // MARK: What is not inline

  /// Code as it stands, line by line, or the text of an HTML block without its tags.
  private mutating func verbatim(_ event: MarkdownTree.Event) {
    let isCode = event.kind == .codeBlock
    if isCode { codeLines.append(line(event)...max(line(event), event.lines.upperBound + front.lineCount)) }
    open(isCode ? .code : .text, event)
    let text = isCode ? event.literal : HTML.text(of: event.literal)
    var rows = text.split(separator: "\n", omittingEmptySubsequences: !isCode)
    while rows.last?.isEmpty == true { rows.removeLast() }
    for (index, line) in rows.enumerated() {
      if index > 0 { inline?.appendLineEnd(isCode) }
      inline?.append(isCode ? String(line) : line.trimmed)
    }
    close()
  }

  /// cmark-gfm drops notes that nothing cites; they are part of the document all the same.
  private mutating func addUncitedNotes() {
    let notes = lines.indices.filter { index in
      let text = bytes[lines[index].bytes]
      return lines[index].indent < 4 && text.starts(with: "[^".utf8) && !citedNotes.contains(index + 1)
        && index >= front.lineCount
    }
    for index in notes where !codeLines.contains(where: { $0.contains(index + 1) }) {
      var passage = Passage()
      let line = lines[index]
      passage.append(String(decoding: bytes[line.bytes], as: UTF8.self), count: line.count, at: line.start)
      var block = Block(kind: .text, passage: passage, line: index + 1)
      InlineMarks.apply(to: &block)
      guard case .note(let mark) = block.kind else { continue }
      manuscript.blocks.append(block)
      manuscript.findings.append(Finding(.note, line: index + 1, "nothing cites note \(mark)"))
    }
  }
}

extension Marker {
  /// Whether a line that begins with it can be a paragraph of its own within running text: "(a)", "1.1".
  fileprivate var startsPart: Bool {
    switch sort {
    case .letter: enclosure == .parentheses || enclosure == .parenthesis
    case .number(let parts, _): parts.count > 1 || enclosure == .parentheses
    case .capital, .bullet: false
    }
  }
}

extension String {
  /// Whether the last word joins the last of several parts.
  fileprivate var endsInConjunction: Bool { [" and", " or", " et", " ou", " y", " o"].contains { hasSuffix($0) } }
}

/// What is text in HTML.
private enum HTML {
  /// `html` without tags, comments and what is between the tags of scripts and styles.
  static func text(of html: String) -> String {
    guard !html.hasPrefix("<!--"), !html.hasPrefix("<script"), !html.hasPrefix("<style") else { return "" }
    var result = ""
    var isTag = false
    for character in html {
      if character == "<" { isTag = true }
      if !isTag { result.append(character) }
      if character == ">" { isTag = false }
    }
    return result
  }
}
