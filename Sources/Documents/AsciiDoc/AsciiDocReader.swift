internal import Text

/// Reads AsciiDoc: the blocks, lists, tables and attributes of the language; what it includes from elsewhere is never fetched.
///
/// After the AsciiDoc Language documentation (docs.asciidoctor.org/asciidoc/latest).
struct AsciiDocReader {
  private let lines: [Substring]
  private var at = 0
  private var blocks: [Block] = []
  private var manuscript = Manuscript()
  private var notes: [(mark: String, text: String)] = []
  /// What a line in brackets says of the block that follows it.
  private var properties = AsciiDocProperties()
  /// The lists that are open, outermost first.
  private var lists: [(sign: Substring, count: Int)] = []
  private var quotes = 0
  private var tables = 0
  private var appendices = 0
  private var includes = 0

  /// The pieces of `text`.
  static func read(_ text: String) -> Manuscript {
    var reader = AsciiDocReader(lines: text.split(separator: "\n", omittingEmptySubsequences: false))
    return reader.read()
  }

  /// Whether `text` can only be AsciiDoc: a title, and right under it an attribute.
  static func isMeant(by text: String) -> Bool {
    let lines = text.split(separator: "\n", maxSplits: 8, omittingEmptySubsequences: false).prefix(8)
    guard let first = lines.first, first.hasPrefix("= ") else { return false }
    return lines.dropFirst().prefix { !$0.isEmpty }.contains { AsciiDocAttribute($0) != nil }
  }

  private init(lines: [Substring]) { self.lines = lines }

  private mutating func read() -> Manuscript {
    readHeader()
    while at < lines.count { readBlock() }
    addNotes()
    manuscript.lay(blocks)
    if includes > 0 {
      manuscript.findings.append(
        Finding(
          .warning, line: nil,
          includes == 1
            ? "the file takes in another file, which is not read"
            : "the file takes in \(includes) other files, which are not read"))
    }
    return manuscript
  }

  private var line: Substring { lines[at] }

  // MARK: The header

  /// The title, and the attributes up to the first blank line.
  private mutating func readHeader() {
    while at < lines.count, line.isBlankLine || line.isComment || AsciiDocAttribute(line) != nil { takeSetting() }
    guard at < lines.count, line.hasPrefix("= ") || line.hasPrefix("# ") else { return }
    add(.heading(level: 1), String(line.dropFirst(2)))
    at += 1
    var last: String?
    while at < lines.count, !line.isBlankLine {
      if let attribute = AsciiDocAttribute(line) {
        last = attribute.name
        takeSetting()
      } else {
        // The lines of the author and the revision come first; later a line goes on with the attribute above.
        if !line.isComment, let last { manuscript.metadata[last, default: ""] += " " + line }
        at += 1
      }
    }
  }

  /// Takes an attribute, a comment or a blank line.
  private mutating func takeSetting() {
    guard var attribute = AsciiDocAttribute(line) else {
      at += 1
      return
    }
    at += 1
    while attribute.value.hasSuffix("\\"), at < lines.count, !line.isBlankLine {
      attribute.value = attribute.value.dropLast().trimmed + " " + line.trimmed
      at += 1
    }
    manuscript.metadata[attribute.name] = attribute.isUnset ? nil : attribute.value
  }

  // MARK: Blocks

  private mutating func readBlock() {
    let line = line
    if line.isBlankLine {
      at += 1
    } else if AsciiDocAttribute(line) != nil || line.isComment && !line.hasPrefix("////") {
      takeSetting()
    } else if let delimiter = AsciiDocDelimiter(line) {
      readDelimited(delimiter, line.trimmed)
    } else if let level = line.sectionLevel {
      readHeading(level, line)
    } else if line.hasPrefix("["), line.trimmed.hasSuffix("]"), at + 1 < lines.count || properties.isEmpty {
      properties.take(line.trimmed.dropFirst().dropLast())
      at += 1
    } else if line.isDirective {
      if line.hasPrefix("include::") { includes += 1 }
      at += 1
    } else if line.trimmed == "'''" || line.trimmed == "<<<" {
      blocks.append(Block(kind: line.hasPrefix("<") ? .pageBreak : .rule, line: 0))
      (at, lists) = (at + 1, [])
    } else if let item = AsciiDocItem(line) {
      readItem(item)
    } else if line.hasPrefix("."), line.utf8.count > 1, !line.hasPrefix(". "), !line.hasPrefix("..") {
      // A title of the block that follows.
      add(.text, String(line.dropFirst()), isStrong: true)
      at += 1
    } else {
      readParagraph()
    }
  }

  private mutating func readHeading(_ level: Int, _ line: Substring) {
    var title = line.drop { $0 == "=" || $0 == "#" }.trimmed
    // Signs at the end close a title that began with them.
    if let sign = line.first, title.hasSuffix(" " + String(repeating: sign, count: level + 1)) {
      title = String(title.dropLast(level + 2))
    }
    lists = []
    if properties.style == "discrete" || properties.style == "float" {
      add(.text, title, isStrong: true)
    } else {
      add(.heading(level: level + 1), title)
      if properties.style == "appendix", let last = blocks.indices.last {
        appendices += 1
        let letter = Unicode.Scalar(UInt8(0x40 + min(appendices, 26)))
        blocks[last].label = "Appendix \(letter):"
      }
    }
    properties = AsciiDocProperties()
    at += 1
  }

  private mutating func readParagraph() {
    // A list ends at the first paragraph that nothing ties to it.
    lists = []
    var rows: [Substring] = []
    while at < lines.count, !line.isBlankLine, AsciiDocDelimiter(line) == nil, rows.isEmpty || !line.endsParagraph {
      if !line.isComment { rows.append(line) }
      at += 1
    }
    let isLiteral = rows.allSatisfy { $0.first == " " || $0.first == "\t" } || properties.isCode
    guard !rows.isEmpty else {
      at += 1
      return
    }
    add(isLiteral ? .code : properties.style == "quote" || quotes > 0 ? .quote : .text, rows)
    properties = AsciiDocProperties()
  }

  private mutating func readItem(_ item: AsciiDocItem) {
    let depth: Int
    if properties.isEmpty, let known = lists.firstIndex(where: { $0.sign == item.sign }) {
      lists.removeSubrange((known + 1)...)
      depth = known
    } else {
      // What is said before an item is said of a new list.
      if let known = lists.firstIndex(where: { $0.sign == item.sign }) { lists.removeSubrange(known...) }
      lists.append((item.sign, properties.start - 1))
      depth = lists.count - 1
    }
    lists[depth].count += 1
    properties = AsciiDocProperties()
    at += 1
    var rows = item.text.isEmpty ? [] : [item.text]
    while at < lines.count, !line.isBlankLine, line.trimmed != "+", AsciiDocItem(line) == nil, !line.endsParagraph,
      AsciiDocDelimiter(line) == nil
    {
      if !line.isComment { rows.append(Substring(line.trimmed)) }
      at += 1
    }
    if let term = item.term { add(.text, term, isStrong: true) }
    let number = item.number ?? lists[depth].count
    add(item.isNumbered ? .item(label: item.label(number)) : item.term == nil ? .bullet : .text, rows, depth: depth + 1)
    while at < lines.count, line.trimmed == "+" {
      at += 1
      readContinuation(depth: depth + 1)
    }
  }

  /// Reads the block that a "+" ties to an item.
  private mutating func readContinuation(depth: Int) {
    guard at < lines.count, !line.isBlankLine else { return }
    let kept = lists
    let start = blocks.count
    while at < lines.count, line.hasPrefix("["), line.trimmed.hasSuffix("]") { readBlock() }
    // An item is read as any other, so that items do not nest by signs alone.
    guard at < lines.count, AsciiDocItem(line) == nil else { return }
    readBlock()
    for index in start..<blocks.count { blocks[index].depth = max(blocks[index].depth, depth) }
    lists = kept
  }

  private mutating func readDelimited(_ delimiter: AsciiDocDelimiter, _ fence: String) {
    at += 1
    let end = end(of: fence)
    // A fence that nothing closes would take the rest of the file.
    guard end < lines.count else { return }
    switch delimiter {
    case .comment: break
    case .table: readTable(lines[at..<end])
    case .code where properties.isProse: add(.quote, Array(lines[at..<end]))
    case .code: addCode(lines[at..<end])
    case .open, .quote:
      guard depth < AsciiDocReader.deepest else { return }
      properties = AsciiDocProperties()
      depth += 1
      if delimiter == .quote { quotes += 1 }
      while at < end { readBlock() }
      if delimiter == .quote { quotes -= 1 }
      depth -= 1
    }
    properties = AsciiDocProperties()
    at = max(at, end + 1)
  }

  /// How many fences are open round the block at hand.
  private var depth = 0
  private static let deepest = 40

  /// The line that closes the fence opened on the line before; the end of the file if none does.
  private mutating func end(of fence: String) -> Int {
    if let dead = unclosed[fence], dead <= at { return lines.count }
    let end = lines[at...].firstIndex { $0.trimmed == fence } ?? lines.count
    if end == lines.count { unclosed[fence] = at }
    return end
  }

  /// Fences that nothing closes from a line on, so that the file is not searched to its end for each.
  private var unclosed: [String: Int] = [:]

  // MARK: Tables

  private mutating func readTable(_ rows: ArraySlice<Substring>) {
    tables += 1
    let table = AsciiDocTable(rows, columns: properties.columns, hasHead: properties.hasHead)
    for cell in table.cells {
      let place = TableCell(
        table: tables, row: cell.row, column: cell.column, span: cell.span, isHead: cell.row <= table.headRows)
      for paragraph in cell.paragraphs {
        let start = blocks.count
        add(.cell, paragraph)
        for index in start..<blocks.count { blocks[index].cell = place }
      }
    }
  }

  // MARK: Text

  private mutating func add(_ kind: Block.Kind, _ text: String, isStrong: Bool = false) {
    var inline = AsciiDocInline(Substring(text), manuscript.metadata, noteCount: notes.count)
    if isStrong { inline.strengthen() }
    add(kind, inline, depth: 0)
  }

  private mutating func add(_ kind: Block.Kind, _ rows: [Substring], depth: Int = 0) {
    guard kind != .code else { return addCode(rows[...]) }
    add(kind, AsciiDocInline(rows, manuscript.metadata, noteCount: notes.count), depth: depth)
  }

  private mutating func add(_ kind: Block.Kind, _ inline: AsciiDocInline, depth: Int) {
    notes += inline.notes
    let passage = inline.draft.passage
    guard passage.count > 0 else { return }
    blocks.append(Block(kind: kind, passage: passage, line: 0, depth: depth))
  }

  private mutating func addCode(_ rows: ArraySlice<Substring>) {
    var draft = PassageDraft()
    for row in rows {
      if draft.count > 0 { draft.appendLineEnd() }
      draft.append(row)
    }
    guard draft.passage.count > 0 else { return }
    blocks.append(Block(kind: .code, passage: draft.passage, line: 0))
  }

  private mutating func addNotes() {
    for note in notes {
      // A note in a note is text.
      let passage = AsciiDocInline(Substring(note.text), manuscript.metadata).draft.passage
      if passage.count > 0 { blocks.append(Block(kind: .note(mark: note.mark), passage: passage, line: 0)) }
    }
  }
}
