import CellGrid
import Documents
import Reviews
import Text

/// What the reading pane needs to lay items out.
struct Sheet: Equatable {
  var document: Document
  var groundwork: Groundwork
  var review: Review
  /// Columns of the text, labels and indents included.
  var columns: Int
  /// Ids of what has its comments folded; `allFolded` turns its meaning round.
  var folded: Set<String> = []
  var allFolded = false
  /// What has a draft of the reviewer's own.
  var drafted: Set<Target> = []
  /// Which side of the tracked changes is shown.
  var changes = ChangesShown.both
  /// Whether each square bracket shows how deep it nests.
  var showsDepths = false
  /// Whether proposed changes are shown as the text would read with them, in place of word by word.
  var showsResults = false
  /// What differs from an earlier revision, where that is shown.
  var comparison: Comparison?
  /// Comments with something new for the reviewer.
  var news: Set<String> = []
  /// Whether states are told in words, on lines of their own, and nothing stands beside the text.
  var isLinear = false

  /// Columns that a paragraph's number takes, the blank after it included.
  var labelColumns: Int { isLinear ? 0 : Sheet.labelColumns(columns) }

  /// Columns of a paragraph's number in a text of this width.
  static func labelColumns(_ columns: Int) -> Int { columns < 40 ? 4 : 6 }

  /// Whether a target's comments are folded.
  func isFolded(_ target: Target) -> Bool { folded.contains(document.id(of: target)) != allFolded }
}

extension Sheet {
  /// The lines of one item, a blank one after it.
  func rows(of item: Int) -> [Row] {
    guard document.items.indices.contains(item) else { return [] }
    var rows: [Row]
    switch document.items[item] {
    case .masthead(let text):
      let isTitle = document.header.title == text
      rows = flow(
        Shown(text), indent: labelColumns, width: columns - labelColumns, source: .masthead,
        role: isTitle ? .title : .secondary)
      if document.titleLines?.items.last == item { rows += remarks(on: .title) }
      if document.items.indices.contains(item + 1), case .masthead = document.items[item + 1] { return rows }
    case .separator:
      rows = [Row(source: .separator, text: "∗   ∗   ∗", indent: max(0, columns / 2 - 4), role: .secondary)]
    case .heading(let index):
      rows = flow(
        Shown(Sheet.title(of: document.headings[index])), indent: 0, width: columns, source: .heading(index),
        role: .heading)
      rows += remarks(on: .heading(index))
    case .paragraph(let index):
      rows = paragraph(index)
    }
    rows.append(Row(source: .blank))
    return isLinear ? linear(item) + rows : rows
  }

  /// A heading with its label, as it is shown.
  static func title(of heading: Heading) -> String {
    guard let label = heading.label else { return heading.title }
    return heading.title.isEmpty ? label : label + "  " + heading.title
  }

  /// Where the words of its target begin in the text that an item is shown with: behind a heading's label, or behind a word such as
  /// "Title:"; before the item on the later lines of a title.
  func start(ofItem item: Int) -> Int {
    switch document.items[item] {
    case .heading(let index):
      let heading = document.headings[index]
      return heading.title.isEmpty ? 0 : Sheet.title(of: heading).codePoints - heading.title.codePoints
    case .masthead(let text):
      guard let lines = document.titleLines?.items, lines.contains(item) else { return 0 }
      if lines.count == 1 { return text.codePoints - (document.header.title ?? "").codePoints }
      return -document.items[lines.lowerBound..<item].reduce(0) { sum, line in
        if case .masthead(let text) = line { sum + text.codePoints + 1 } else { sum }
      }
    case .paragraph, .separator: return 0
    }
  }

  private func paragraph(_ index: Int) -> [Row] {
    let paragraph = document.paragraphs[index]
    let indent = isLinear ? 0 : min(labelColumns + 4 * paragraph.depth, columns / 2)
    var rows = flow(
      shown(index), indent: indent, width: columns - indent, source: .paragraph(index), role: role(of: index))
    if !isLinear { rows[0].lead = lead(of: paragraph) }
    return rows + changeNote(on: index, indent: indent) + remarks(on: .paragraph(index))
  }

  /// What a paragraph's text means where nothing more special does.
  static func role(_ paragraph: Paragraph) -> Role {
    if paragraph.cell?.isHead ?? false { return .strong }
    return switch paragraph.kind {
    case .quote: .quote
    case .code: .code
    case .note: .secondary
    default: .text
    }
  }

  /// The number, mark or bullet before a paragraph; a bullet that the author typed is in the text.
  func lead(of paragraph: Paragraph) -> Clean {
    if paragraph.kind == .note, let mark = document.noteMarks[paragraph.id] { return Clean(mark) }
    let needsBullet = paragraph.kind == .bullet && paragraph.text.first.map { !Sheet.bullets.contains($0) } ?? true
    return Clean(paragraph.number ?? (needsBullet ? "•" : ""))
  }

  /// Signs that stand for a bullet where the author typed them.
  private static let bullets: Set<Character> = ["-", "–", "—", "•", "·", "*", "▪", "◦", "‣", "●"]

  /// Breaks a text into lines.
  ///
  /// A very long text is broken piece by piece, so that its glyphs are never all in memory at once.
  func flow(_ shown: Shown, indent: Int, width: Int, source: Row.Source, role: Role) -> [Row] {
    var rows: [Row] = []
    let direction = Direction(of: shown.text)
    var offset = 0
    var rest = shown.text.unicodeScalars[...]
    repeat {
      let piece = Sheet.piece(of: rest)
      rest = rest[piece.endIndex...]
      let clean = Clean(String(piece))
      let glyphs = clean.glyphs
      let scalars = clean.string.unicodeScalars
      // Lines come in order, so the way through the text is gone once.
      var (index, at) = (scalars.startIndex, 0)
      func advance(to offset: Int) -> String.Index {
        index = scalars.index(index, offsetBy: offset - at)
        at = offset
        return index
      }
      for line in Wrap.lines(glyphs, columns: max(1, width)) {
        var line = line
        while let last = line.last, glyphs[last].character == " " || glyphs[last].character == "\n" {
          line.removeLast()
        }
        let start = line.isEmpty ? at : glyphs[line.lowerBound].offset
        let end = line.upperBound < glyphs.count ? glyphs[line.upperBound].offset : piece.count
        let text = line.isEmpty ? "" : Clean(clean.string[advance(to: start)..<advance(to: end)])
        let first = offset + start
        var row = Row(source: source, text: text, offset: shown.offset(at: first), indent: indent, role: role)
        row.direction = isLinear ? .leftToRight : direction
        row.room = width
        if !shown.stretches.isEmpty {
          row.stretches = shown.stretches(in: first..<first + (line.isEmpty ? 0 : end - start))
        }
        rows.append(row)
      }
      offset += piece.count
    } while !rest.isEmpty
    return rows
  }

  /// The next stretch to break: all of an ordinary text, else some thousand code points up to a blank.
  private static func piece(of text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
    let limit = 16_384
    guard let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex), end < text.endIndex else {
      return text
    }
    guard let blank = text[..<end].lastIndex(of: " ") else { return text[..<end] }
    return text[...blank]
  }
}

extension String {
  fileprivate var codePoints: Int { unicodeScalars.count }
}
