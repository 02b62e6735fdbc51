internal import Containers

/// Reads what pandoc reads (odt, rtf, html, epub ...) through its JSON.
struct PandocReader {
  private var blocks: [Block] = []
  /// What the first paragraph at hand is: an item, say; the ones after it are text.
  private var item: Block.Kind?
  private var lists = 0
  private var quotes = 0
  private var cell: TableCell?
  private var tables = 0
  /// Notes met in the paragraph at hand, with their marks.
  private var notes: [(mark: String, blocks: [PandocBlock])] = []
  private var noteCount = 0
  private var isNote: String?

  /// Reads a file in a format that pandoc calls `format`; nothing in it is fetched or run.
  static func read(
    _ bytes: [UInt8], format: String, progress: (Double) -> Bool
  ) throws(LoadError.Reason) -> Manuscript {
    let program = HelperProgram(
      "pandoc", package: "pandoc", limits: HelperProgram.Limits(seconds: 15 + bytes.count >> 16, memory: 2 << 30))
    let outcome: HelperProgram.Outcome
    do throws(ContainerError) {
      outcome = try program.run(["--sandbox", "--from", format, "--to", "json"], input: bytes) { progress(0) }
    } catch {
      throw LoadError.Reason(error, for: "files in \(format)")
    }
    guard outcome.status == 0 else {
      throw .damaged("pandoc cannot read it as \(format)")
    }
    return try read(outcome.output)
  }

  /// The pieces of a file in pandoc's JSON.
  static func read(_ json: [UInt8]) throws(LoadError.Reason) -> Manuscript {
    let tree: PandocTree
    do { tree = try PandocTree(json) } catch { throw .refused("it nests too deep, or pandoc is of another version") }
    var reader = PandocReader()
    reader.take(tree.blocks)
    var manuscript = Manuscript()
    manuscript.lay(reader.blocks)
    manuscript.hasStyles = true
    for (name, value) in tree.meta {
      guard let text = value.text else { continue }
      var draft = PassageDraft()
      reader.write(text, to: &draft)
      manuscript.metadata[name.lowercased()] = draft.passage.text
    }
    // Browsers show a page's own heading; its title is only the name of the window.
    if manuscript.marksHeadings { manuscript.metadata["title"] = nil }
    return manuscript
  }

  private init() {}

  // MARK: Blocks

  private mutating func take(_ blocks: [PandocBlock]) { for block in blocks { take(block) } }

  private mutating func take(_ block: PandocBlock) {
    switch block {
    case .text(let inlines): add(kind, inlines)
    case .lines(let lines): for line in lines { add(kind, line) }
    case .code(let text): addCode(text)
    case .quote(let blocks):
      quotes += 1
      take(blocks)
      quotes -= 1
    case .bullets(let items): take(items) { _ in .bullet }
    case .numbered(let start, let style, let delimiter, let items):
      let format = PandocNumber(style: style, delimiter: delimiter)
      take(items) { .item(label: format.label(start &+ $0)) }
    case .terms(let terms):
      for (term, meanings) in terms {
        add(.text, [.look(.strong, term)])
        for meaning in meanings { take(meaning) }
      }
    case .heading(let level, let inlines): add(cell == nil ? .heading(level: min(max(level, 1), 9)) : .cell, inlines)
    case .rule: blocks.append(Block(kind: .rule, line: 0))
    case .table(let caption, let heads, let rows): take(caption, heads, rows)
    case .group(let blocks): take(blocks)
    case .other: break
    }
  }

  private var kind: Block.Kind {
    if let isNote { return .note(mark: isNote) }
    if let item { return item }
    if cell != nil { return .cell }
    return quotes > 0 ? .quote : .text
  }

  private mutating func take(_ items: [[PandocBlock]], _ kind: (Int) -> Block.Kind) {
    lists += 1
    for (index, blocks) in items.enumerated() {
      item = kind(index)
      take(blocks)
      item = nil
    }
    lists -= 1
  }

  private mutating func take(_ caption: [PandocBlock], _ heads: Int, _ rows: [[PandocBlock.Cell]]) {
    take(caption)
    let outer = cell
    tables += 1
    let table = tables
    var covered: [Int: Int] = [:]
    for (index, row) in rows.enumerated() {
      var column = 1
      for part in row {
        while let left = covered[column], left > 0 {
          covered[column] = left - 1
          column += 1
        }
        let span = min(max(part.columns, 1), 1000)
        cell = TableCell(table: table, row: index + 1, column: column, span: span, isHead: index < heads)
        take(part.blocks)
        if part.rows > 1 { for place in column..<column + span { covered[place] = min(part.rows, 1000) - 1 } }
        column += span
      }
    }
    cell = outer
  }

  // MARK: Text

  private mutating func add(_ kind: Block.Kind, _ inlines: [PandocInline]) {
    var draft = PassageDraft()
    write(inlines, to: &draft)
    let passage = draft.passage
    if passage.count > 0 {
      var block = Block(kind: kind, passage: passage, line: 0, depth: lists)
      block.cell = cell
      block.standsAlone = quotes == 0 && lists == 0
      blocks.append(block)
      item = nil
    }
    guard isNote == nil else { return }
    let pending = notes
    notes = []
    let (outerCell, outerLists) = (cell, lists)
    (cell, lists) = (nil, 0)
    for note in pending {
      isNote = note.mark
      take(note.blocks)
      isNote = nil
    }
    (cell, lists) = (outerCell, outerLists)
  }

  private mutating func addCode(_ text: String) {
    var draft = PassageDraft()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if draft.count > 0 { draft.appendLineEnd() }
      draft.append(line)
    }
    let passage = draft.passage
    guard passage.count > 0 else { return }
    var block = Block(kind: isNote.map { .note(mark: $0) } ?? .code, passage: passage, line: 0, depth: lists)
    block.cell = cell
    blocks.append(block)
  }

  private mutating func write(_ inlines: [PandocInline], to draft: inout PassageDraft) {
    for inline in inlines {
      switch inline {
      case .text(let text): draft.append(text)
      case .blank: draft.append(" ")
      case .softBreak: draft.appendBlank()
      case .lineBreak: draft.appendBreak()
      case .look(let kind, let inner):
        draft.start(kind)
        write(inner, to: &draft)
        draft.finish()
      case .raised(let inner): write(inner, to: &draft)
      case .quoted(let isDouble, let inner):
        draft.append(isDouble ? "“" : "‘")
        write(inner, to: &draft)
        draft.append(isDouble ? "”" : "’")
      case .code(let text):
        draft.start(.code)
        draft.append(text)
        draft.finish()
      case .link(let inner, let target):
        draft.start(.link(target))
        write(inner, to: &draft)
        draft.finish()
      case .note(let blocks):
        guard isNote == nil else { break }
        noteCount += 1
        let mark = String(noteCount)
        draft.appendMark(InlineMarks.raised(UInt(noteCount)), of: mark)
        notes.append((mark, blocks))
      case .other: break
      }
    }
  }
}

/// How a list of pandoc's is numbered.
struct PandocNumber {
  private let format: NumberFormat
  private let before: String
  private let behind: String

  /// By the names that pandoc has for them.
  init(style: String, delimiter: String) {
    format =
      switch style {
      case "LowerRoman": .roman(isUpper: false)
      case "UpperRoman": .roman(isUpper: true)
      case "LowerAlpha": NumberFormat("lowerLetter")
      case "UpperAlpha": NumberFormat("upperLetter")
      default: .decimal
      }
    before = delimiter == "TwoParens" ? "(" : ""
    behind = delimiter == "OneParen" || delimiter == "TwoParens" ? ")" : "."
  }

  /// The label of an item.
  func label(_ number: Int) -> String { before + format.write(number, language: "en") + behind }
}
