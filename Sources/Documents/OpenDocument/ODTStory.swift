internal import Containers

/// Gathers blocks from the parts of an OpenDocument text, in one pass.
final class ODTStory: XMLListener {
  /// The blocks that stand in no note.
  private(set) var blocks: [Block] = []
  /// The notes, in the order of their marks.
  private(set) var notes: [Block] = []
  /// Notes, tables and tracked changes.
  private(set) var counts = FileCounts()

  /// A paragraph that is being read, and what it will be.
  private struct Open {
    var draft = PassageDraft()
    var style = ODTStyles.Style()
    var level: Int?
    var label: String?
    var isBullet = false
  }
  /// A comment, and the block and offset where its ends stand.
  private struct Comment {
    var author = ""
    var date: String?
    var name: String?
    var text: [String] = []
    var start: (block: Int, at: Int)
    var end: (block: Int, at: Int)?
  }
  /// A table that is being read.
  private struct Table {
    var cell: TableCell
    /// The lists that the table stands in.
    var lists: [ODTLists.List]
  }

  private var styles = ODTStyles()
  private var lists = ODTLists()
  private var skipped = 0
  private var isInBody = false
  /// The paragraphs that are open: one in a text box or a comment stands inside another.
  private var open: [Open] = []
  /// What stands in boxes of the paragraph at hand, for behind it.
  private var boxed: [[Block]] = []
  private var tables: [Table] = []
  private var comments: [Comment] = []
  private var openComment: Comment?
  private var field: WritableKeyPath<Comment, String>?
  /// The mark of the note at hand, and whether that is being read.
  private var mark: String?
  private var isMark = false
  private var noteIsOpen = false
  /// Whether each open span has looks to end.
  private var spans: [Int] = []

  // MARK: Elements

  func start(_ number: Int, _ attributes: XMLAttributes) {
    if skipped > 0 {
      skipped += 1
      return
    }
    guard number >= 0 else { return }
    let name = ODTName.all[number]
    guard isInBody else {
      if name == .body { isInBody = true } else { styles.start(name, attributes) }
      return
    }
    switch name {
    case .paragraph, .heading: startParagraph(attributes, isHeading: name == .heading)
    case .span: startSpan(attributes["style-name"]?.string)
    case .link: draft { $0.start(.link(attributes["href"]?.string ?? "")) }
    case .blanks: draft { $0.append(String(repeating: " ", count: min(max(attributes["c"]?.integer ?? 1, 1), 100))) }
    case .tab: draft { $0.append("\t") }
    case .lineBreak: draft { $0.appendBreak() }
    case .noteMark: (isMark, mark) = (true, "")
    case .noteBody: startNote()
    case .comment: startComment(attributes["name"]?.string)
    case .commentEnd: endComment(attributes["name"]?.string)
    case .creator: if openComment != nil { field = \.author }
    case .date: isDate = openComment != nil
    case .textBox: boxed.append([])
    case .trackedChanges: isInChanges = true
    case .insertion where isInChanges: counts.insertions += 1
    case .deletion where isInChanges:
      counts.deletions += 1
      skipped = 1
    case .list: lists.start(attributes)
    case .listItem, .listHeader: lists.startItem(attributes, isHeader: name == .listHeader, styles)
    case .table, .headRows, .row, .cell, .coveredCell: startTable(name, attributes)
    case .rubyText, .pictureTitle, .pictureDescription, .binary, .forms, .sequenceDeclarations, .variableDeclarations,
      .fieldDeclarations:
      skipped = 1
    default: break
    }
  }

  func end(_ number: Int) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    guard number >= 0 else { return }
    let name = ODTName.all[number]
    guard isInBody else { return styles.end(name) }
    switch name {
    case .body: isInBody = false
    case .paragraph, .heading: endParagraph()
    case .span: for _ in 0..<(spans.popLast() ?? 0) { draft { $0.finish() } }
    case .link: draft { $0.finish() }
    case .noteMark: isMark = false
    case .noteBody: noteIsOpen = false
    case .comment: finishComment()
    case .creator: field = nil
    case .date: isDate = false
    case .textBox: endBox()
    case .trackedChanges: isInChanges = false
    case .list: lists.end()
    case .table, .headRows, .cell: endTable(name)
    default: break
    }
  }

  private var isDate = false
  private var isInChanges = false

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard skipped == 0, isInBody else { return }
    if isMark {
      mark? += String(decoding: bytes, as: UTF8.self)
    } else if isDate {
      let date = openComment?.date ?? ""
      openComment?.date = date + String(decoding: bytes, as: UTF8.self)
    } else if let field {
      openComment?[keyPath: field] += String(decoding: bytes, as: UTF8.self)
    } else {
      append(bytes)
    }
  }

  /// Adds text; white space of any length is one blank (ODF 1.3, part 3, 6.1.2).
  private func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !open.isEmpty else { return }
    var start = bytes.startIndex
    while start < bytes.endIndex {
      if bytes[start] <= 0x20 {
        draft { $0.appendBlank() }
        start += 1
        continue
      }
      let end = bytes[start...].firstIndex { $0 <= 0x20 } ?? bytes.endIndex
      draft { $0.append(String(decoding: bytes[start..<end], as: UTF8.self)) }
      start = end
    }
  }

  private func draft(_ write: (inout PassageDraft) -> Void) {
    if let last = open.indices.last { write(&open[last].draft) }
  }

  // MARK: Paragraphs

  private func startParagraph(_ attributes: XMLAttributes, isHeading: Bool) {
    var new = Open(style: styles.style(attributes["style-name"]?.string))
    if openComment == nil {
      if isHeading { new.level = attributes["outline-level"]?.integer ?? 1 }
      let isNumbered = !(attributes["is-list-header"]?.equals("true") ?? false)
      let number = lists.number(style: new.style.list, heading: isNumbered ? new.level : nil, styles)
      (new.label, new.isBullet) = (number.label, number.isBullet)
    }
    open.append(new)
    if new.style.isBold ?? false, !isHeading { draft { $0.start(.strong) } }
    if new.style.isItalic ?? false, !isHeading { draft { $0.start(.emphasis) } }
  }

  private func endParagraph() {
    guard var paragraph = open.popLast() else { return }
    for _ in 0..<2 { paragraph.draft.finish() }
    let passage = paragraph.draft.passage
    if openComment != nil {
      openComment?.text.append(passage.text)
      return
    }
    guard passage.count > 0 else { return }
    var block = Block(kind: .text, passage: passage, line: 0, depth: lists.depth)
    if noteIsOpen, let mark {
      block.kind = .note(mark: mark)
      block.depth = 0
      notes.append(block)
      return
    }
    let label = paragraph.label?.trimmed ?? ""
    if let level = paragraph.level, tables.isEmpty {
      block.kind = .heading(level: min(max(level, 1), 9))
      block.label = label.isEmpty ? nil : label
    } else if !label.isEmpty {
      block.kind = .item(label: label)
    } else if paragraph.isBullet {
      block.kind = .bullet
    } else if !tables.isEmpty {
      block.kind = .cell
    }
    block.cell = tables.first?.cell
    block.style = paragraph.style.name.isEmpty ? nil : paragraph.style.name
    if !boxed.isEmpty, open.count > 0 {
      boxed[boxed.count - 1].append(block)
    } else {
      if paragraph.style.breaksPage, blocks.last.map({ $0.kind != .pageBreak }) ?? false {
        blocks.append(Block(kind: .pageBreak, line: 0))
      }
      blocks.append(block)
    }
    if open.isEmpty { emitBoxes() }
  }

  private var leftover: [Block] = []

  private func endBox() {
    leftover += boxed.popLast() ?? []
    if open.isEmpty { emitBoxes() }
  }

  /// What stands in a box comes after the paragraph that the box hangs on.
  private func emitBoxes() {
    blocks += leftover
    leftover = []
  }

  private func startSpan(_ name: String?) {
    let style = styles.style(name)
    var looks = 0
    if style.isBold ?? false {
      draft { $0.start(.strong) }
      looks += 1
    }
    if style.isItalic ?? false {
      draft { $0.start(.emphasis) }
      looks += 1
    }
    spans.append(looks)
  }

  // MARK: Notes and comments

  private func startNote() {
    noteIsOpen = true
    counts.footnotes += 1
    let shown = mark.flatMap { $0.isEmpty ? nil : $0 } ?? String(counts.footnotes)
    mark = shown
    draft { $0.appendMark(UInt(shown).map(InlineMarks.raised) ?? shown, of: shown) }
  }

  private func startComment(_ name: String?) {
    counts.comments += 1
    openComment = Comment(name: name, start: place)
  }

  /// Where the text at hand is: in the block that comes next.
  private var place: (block: Int, at: Int) { (blocks.count, open.last?.draft.count ?? 0) }

  private func finishComment() {
    if let comment = openComment { comments.append(comment) }
    openComment = nil
    field = nil
  }

  private func endComment(_ name: String?) {
    guard let name, let index = comments.lastIndex(where: { $0.name == name }) else { return }
    comments[index].end = place
  }

  /// The comments, with what they are on in the canonical text of `blocks`.
  func comments(in blocks: [Block]) -> [FileComment] {
    func point(_ place: (block: Int, at: Int)) -> Int? {
      guard blocks.indices.contains(place.block), let first = blocks[place.block].passage.segments.first else {
        return nil
      }
      return first.canonical + blocks[place.block].passage.canonicalOffset(place.at)
    }
    return comments.map { comment in
      let start = point(comment.start)
      let end = comment.end.flatMap(point) ?? start
      let range = start.flatMap { start in end.map { start..<max(start, $0) } }
      return FileComment(
        author: comment.author, account: nil, date: comment.date, range: range,
        text: comment.text.joined(separator: "\n"), isResolved: false, replies: [])
    }
  }

  // MARK: Tables

  private func startTable(_ name: ODTName, _ attributes: XMLAttributes) {
    if name == .table {
      counts.tables += 1
      tables.append(Table(cell: TableCell(table: counts.tables, row: 0, column: 0), lists: lists.suspend()))
    }
    guard let last = tables.indices.last else { return }
    switch name {
    case .headRows: tables[last].cell.isHead = true
    case .row:
      tables[last].cell.row += 1
      (tables[last].cell.column, tables[last].cell.span) = (0, 1)
    case .cell, .coveredCell:
      tables[last].cell.column += tables[last].cell.column == 0 ? 1 : tables[last].cell.span
      // A wide cell is followed by those that it covers, each of which counts for itself.
      tables[last].cell.span = min(max(attributes["number-columns-repeated"]?.integer ?? 1, 1), 1000)
    default: break
    }
  }

  private func endTable(_ name: ODTName) {
    guard let last = tables.indices.last else { return }
    switch name {
    case .headRows: tables[last].cell.isHead = false
    case .table: lists.resume(tables.removeLast().lists)
    default: break
    }
  }
}
