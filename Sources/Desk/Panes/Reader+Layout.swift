import CellGrid
import Documents
import Reviews
import Text

/// What the reading pane needs to lay items out.
struct Sheet: Equatable {
  var document: Document
  var review: Review
  /// Columns of the text, labels and indents included.
  var columns: Int
  /// Ids of the paragraphs whose comments are folded; `allFolded` turns its meaning round.
  var folded: Set<String> = []
  var allFolded = false

  /// Columns that a paragraph's number takes, the blank after it included.
  var labelColumns: Int { columns < 40 ? 4 : 6 }

  /// Whether a paragraph's comments are folded.
  func isFolded(_ paragraph: String) -> Bool { folded.contains(paragraph) != allFolded }
}

extension Sheet {
  /// The lines of one item, a blank one after it.
  func rows(of item: Int) -> [Row] {
    guard document.items.indices.contains(item) else { return [] }
    var rows: [Row]
    switch document.items[item] {
    case .masthead(let text):
      let isTitle = document.header.title == text
      rows = flow(text, indent: labelColumns, source: .masthead, role: isTitle ? .title : .secondary)
      if document.items.indices.contains(item + 1), case .masthead = document.items[item + 1] { return rows }
    case .separator:
      rows = [Row(source: .separator, text: "∗   ∗   ∗", indent: max(0, columns / 2 - 4), role: .secondary)]
    case .heading(let index):
      rows = flow(Sheet.title(of: document.headings[index]), indent: 0, source: .heading(index), role: .heading)
    case .paragraph(let index):
      rows = paragraph(index)
    }
    rows.append(Row(source: .blank))
    return rows
  }

  /// A heading with its label, as it is shown.
  static func title(of heading: Heading) -> String {
    guard let label = heading.label else { return heading.title }
    return heading.title.isEmpty ? label : label + "  " + heading.title
  }

  private func paragraph(_ index: Int) -> [Row] {
    let paragraph = document.paragraphs[index]
    let indent = min(labelColumns + 4 * paragraph.depth, columns / 2)
    let role: Role =
      switch paragraph.kind {
      case .quote: .quote
      case .code: .code
      case .note: .secondary
      default: .text
      }
    var rows = flow(paragraph.text, indent: indent, source: .paragraph(index), role: role)
    rows[0].lead = Clean(paragraph.label ?? (paragraph.kind == .bullet ? "•" : ""))
    let comments = review.comments(on: index, in: document)
    guard !comments.isEmpty else { return rows }
    if isFolded(paragraph.id) {
      let open = comments.count(where: \.isOpen)
      rows.append(
        Row(
          source: .comment(id: comments[0].id, entry: comments[0].id),
          text: Clean(Wording.count(comments.count, "comment") + (open > 0 ? ", \(open) open" : "") + " (z c shows)"),
          indent: labelColumns + 2, lead: "▸", leadRole: .commentMeta, role: .commentMeta))
    } else {
      for comment in comments { rows += thread(comment) }
    }
    return rows
  }

  private func thread(_ comment: Comment) -> [Row] {
    let indent = min(labelColumns + 2, columns / 2)
    let isOpen = comment.isOpen
    var meta = [comment.reviewer.description, comment.remark.kind.rawValue]
    meta.append(isOpen ? "open" : comment.isWithdrawn ? "withdrawn" : "resolved")
    meta.append(Wording.day(comment.stamp))
    if comment.edited != nil { meta.append("edited") }
    if comment.anchor.revision != document.revision { meta.append("made on another revision") }
    var rows = note((isOpen ? "● " : "○ ") + meta.joined(separator: " · "), comment, .commentMeta, indent: indent)
    if !comment.anchor.isWhole {
      rows += note(
        "on “\(Wording.shortened(comment.anchor.exact, to: max(20, columns)))”", comment, .commentMeta, indent: indent)
    }
    if !comment.isWithdrawn {
      rows += note(comment.remark.text, comment, .comment, indent: indent)
      if let proposal = comment.remark.proposal {
        rows += note("proposes: " + proposal, comment, .proposal, indent: indent)
      }
    }
    for reply in comment.replies {
      let meta = ["↳ \(reply.reviewer)", Wording.day(reply.stamp)] + (reply.edited == nil ? [] : ["edited"])
      rows += note(meta.joined(separator: " · "), comment, .commentMeta, indent: indent + 2, entry: reply.id)
      rows += note(reply.text, comment, .comment, indent: indent + 4, entry: reply.id)
    }
    if let resolution = comment.resolution {
      let observation = resolution.observation.isEmpty ? "" : ": " + resolution.observation
      rows += note(
        "✓ \(resolution.disposition.words) by \(resolution.reviewer), \(Wording.day(resolution.stamp))\(observation)",
        comment, .commentResolved, indent: indent)
    }
    return rows
  }

  private func note(_ text: String, _ comment: Comment, _ role: Role, indent: Int, entry: String? = nil) -> [Row] {
    guard !text.isEmpty else { return [] }
    let depth = max(0, indent - labelColumns - 2)
    return flow(text, indent: indent, source: .comment(id: comment.id, entry: entry ?? comment.id), role: role).map {
      var row = $0
      row.lead = Clean((comment.isOpen ? "┃" : "│") + String(repeating: " ", count: depth))
      row.leadRole = comment.isOpen ? .commentOpen : .commentResolved
      return row
    }
  }

  /// Breaks a text into lines.
  ///
  /// A very long text is broken piece by piece, so that its glyphs are never all in memory at once.
  private func flow(_ text: String, indent: Int, source: Row.Source, role: Role) -> [Row] {
    let width = max(1, columns - indent)
    var rows: [Row] = []
    var offset = 0
    var rest = text.unicodeScalars[...]
    repeat {
      let piece = Sheet.piece(of: rest)
      rest = rest[piece.endIndex...]
      let glyphs = Clean(String(piece)).glyphs
      for line in Wrap.lines(glyphs, columns: width) {
        var line = line
        while let last = line.last, glyphs[last].character == " " || glyphs[last].character == "\n" {
          line.removeLast()
        }
        let start = line.isEmpty ? 0 : glyphs[line.lowerBound].offset
        rows.append(
          Row(
            source: source, text: Clean(String(glyphs[line].map(\.character))), offset: offset + start, indent: indent,
            role: role))
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
