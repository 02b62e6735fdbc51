internal import Documents
internal import Reviews

/// Reads the rows of a comment matrix: each finds its place by paragraph, clause and the words that it quotes.
struct MatrixReply {
  private let base: ReplyBase
  private let matrix: MatrixRows
  private let time: Int?
  private(set) var comments: [ReplyComment] = []
  private(set) var findings: [String] = []

  /// Reads a matrix.
  init(_ matrix: MatrixRows, base: ReplyBase) {
    self.base = base
    self.matrix = matrix
    time =
      Self.time(in: matrix.above) ?? base.document.header.documentDate.flatMap { Stamp(iso8601: "\($0)") }?.milliseconds
    if !matrix.missing.isEmpty {
      findings.append("columns missing: " + matrix.missing.map(\.head).joined(separator: "; "))
    }
    if !matrix.unknown.isEmpty { findings.append("columns not read: " + matrix.unknown.joined(separator: "; ")) }
    if let other = otherDocument() { findings.append("its head names another document, \(other)") }
    var delegation = ""
    for (index, row) in matrix.rows.enumerated() where row.contains(where: { $0.contains { !$0.isWhitespace } }) {
      // A cell that is merged with the one above, or left empty for it, is the same member's.
      let own = matrix.cell(.memberBody, of: row)
      if !own.isEmpty { delegation = own }
      add(row, number: index + 1, delegation: delegation)
    }
  }

  private static func time(in cells: [String]) -> Int? {
    cells.lazy.flatMap { $0.split { $0.isWhitespace || $0 == ":" && false } }
      .compactMap { Stamp(iso8601: String($0))?.milliseconds }.first
  }

  private func otherDocument() -> String? {
    guard let symbol = base.document.header.symbol else { return nil }
    let names = matrix.above.compactMap { cell -> String? in
      guard let colon = cell.firstIndex(of: ":"), cell[..<colon].lowercased().hasSuffix("document") else { return nil }
      return cell[cell.index(after: colon)...].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return names.first { name in
      !name.isEmpty && !name.lowercased().contains(symbol.lowercased())
        && !base.file.lowercased().hasPrefix(name.lowercased())
    }
  }

  private mutating func add(_ row: [String], number: Int, delegation: String) {
    var text = RowText(matrix.cell(.comments, of: row))
    let change = matrix.cell(.change, of: row)
    let observation = matrix.cell(.observations, of: row)
    guard
      !text.words.isEmpty || !text.replies.isEmpty || !change.isEmpty || text.quote != nil
        || observation == "Withdrawn."
    else {
      if !observation.isEmpty { findings.append("row \(number) has an observation on nothing") }
      return
    }
    let kind = matrix.cell(.kind, of: row)
    if !kind.isEmpty, Remark.Kind(code: kind) == nil {
      findings.append("row \(number) is of the type “\(kind)”, which is none; it is taken for general")
    }
    let (place, doubt) = place(of: row, &text)
    let exact =
      switch place {
      case .paragraph(let index, let range):
        range.map(base.document.paragraphs[index].text.stretch) ?? base.document.paragraphs[index].text
      case .lost(let anchor): anchor.exact
      }
    let proposal = change.isEmpty ? nil : ProposalText.proposal(in: change, for: exact)
    var replies = text.replies
    var verdict: ReplyComment.Verdict?
    if let said = VerdictText(observation) {
      verdict = ReplyComment.Verdict(by: nil, disposition: said.disposition, observation: said.observation)
    } else if !observation.isEmpty, observation != "Withdrawn." {
      replies.append(ReplyComment.Word(author: "", delegation: "", time: nil, text: observation))
    }
    comments.append(
      ReplyComment(
        place: place, by: ReplyComment.Word(author: "", delegation: delegation, time: time, text: ""),
        remark: Remark(kind: Remark.Kind(code: kind) ?? .general, text: text.words, proposal: proposal),
        isWithdrawn: observation == "Withdrawn.", replies: replies, verdict: verdict, doubt: doubt))
  }

  // MARK: Places

  /// Where a row points: the paragraph that it names, else the clause's first, and the words that it quotes there or elsewhere.
  private func place(of row: [String], _ text: inout RowText) -> (ReplyComment.Place, ReplyComment.Doubt?) {
    let (clause, paragraph) = (matrix.cell(.clause, of: row), matrix.cell(.paragraph, of: row))
    let named = self.paragraph(paragraph, in: clause)
    guard let quote = text.quote else {
      if let named { return (.paragraph(named, nil), nil) }
      if let heading = heading(clause), let first = firstParagraph(under: heading) {
        let doubt = "only clause \(clause) is named; it stands at its first paragraph"
        return (.paragraph(first, nil), .ambiguous(doubt))
      }
      let at = [clause, paragraph].filter { !$0.isEmpty }.joined(separator: ", ")
      let reason = at.isEmpty ? "the row names no place" : "the base has no “\(at)”"
      return (.lost(Anchor(lost: "", near: paragraph.isEmpty ? clause : paragraph, in: base.document)), .lost(reason))
    }
    if !text.isOrphan, let named {
      let ranges = QuotedWords.ranges(of: quote.words, in: base.document.paragraphs[named].text)
      if let number = quote.number, ranges.indices.contains(number - 1) {
        return (.paragraph(named, ranges[number - 1]), nil)
      }
      if let first = ranges.first {
        let doubt = ranges.count > 1 ? "paragraph \(paragraph) has the words \(ranges.count) times" : nil
        return (.paragraph(named, first), doubt.map(ReplyComment.Doubt.ambiguous))
      }
    }
    let found =
      text.isOrphan
      ? []
      : base.document.paragraphs.indices.flatMap { index in
        QuotedWords.ranges(of: quote.words, in: base.document.paragraphs[index].text).map { (index, $0) }
      }
    if found.count == 1, let only = found.first {
      let elsewhere =
        paragraph.isEmpty
        ? nil : "the words stand in paragraph \(base.document.paragraphs[only.0].address), not in \(paragraph)"
      return (.paragraph(only.0, only.1), elsewhere.map(ReplyComment.Doubt.ambiguous))
    }
    if let named, !text.isOrphan {
      text.words = "On “\(quote.words)”:\n" + text.words
      return (.paragraph(named, nil), .ambiguous("paragraph \(paragraph) does not have the words that it quotes"))
    }
    return (
      .lost(Anchor(lost: quote.words, near: paragraph, in: base.document)),
      .lost("the words that it quotes are not in the base")
    )
  }

  private func paragraph(_ cell: String, in clause: String) -> Int? {
    let document = base.document
    var names = [cell]
    // "Paragraph 9", "para. 9", "§ 9": the number is what counts.
    if let digit = cell.firstIndex(where: \.isNumber), !cell[..<digit].lowercased().contains("annex") {
      names.append(String(cell[digit...]))
    }
    for name in names where !name.isEmpty {
      if let index = document.paragraph(cited: name) { return index }
      if !clause.isEmpty, let index = document.paragraph(cited: "\(clause)/\(name)") { return index }
    }
    return cell.isEmpty && !clause.isEmpty && heading(clause) == nil ? document.paragraph(cited: clause) : nil
  }

  private func heading(_ clause: String) -> Int? {
    func plain(_ text: String) -> String {
      let words = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return words.hasSuffix(".") ? String(words.dropLast()) : words
    }
    let wanted = plain(clause)
    guard !wanted.isEmpty else { return nil }
    return base.document.headings.firstIndex { heading in
      heading.label.map { plain($0) == wanted } ?? false || plain(heading.title) == wanted
    }
  }

  private func firstParagraph(under heading: Int) -> Int? {
    base.document.paragraphs.firstIndex { paragraph in
      var next = paragraph.heading
      while let index = next {
        if index == heading { return true }
        next = base.document.headings[index].parent
      }
      return false
    }
  }
}

/// The "Comments" cell as the matrix writes it: the passage, the words, and the replies below them.
private struct RowText {
  /// The words quoted, and which of several equal passages they are.
  var quote: (words: String, number: Int?)?
  /// Whether the row says that its words are not in the revision.
  var isOrphan = false
  var words: String
  var replies: [ReplyComment.Word] = []

  init(_ cell: String) {
    var rest = Substring(cell)
    let first = rest.prefix { $0 != "\n" }
    if MatrixText.isMadeOn(first) { rest = rest.dropFirst(first.count).drop { $0 == "\n" } }
    let unmarked = rest
    if rest.hasPrefix(MatrixText.orphan) {
      isOrphan = true
      rest = rest.dropFirst(MatrixText.orphan.count)
    }
    let head = rest.prefix { $0 != "\n" }
    if let found = MatrixText.quote(in: head) {
      quote = found
      rest = rest.dropFirst(head.count).drop { $0 == "\n" }
    } else if isOrphan {
      rest = unmarked
      isOrphan = false
    }
    let parts = rest.split(separator: "\n\n" + MatrixText.reply, omittingEmptySubsequences: false)
    words = String(parts.first ?? "")
    var later = parts.dropFirst()
    if words.hasPrefix(MatrixText.reply) {
      later = parts[...].dropFirst(0)
      later[later.startIndex] = parts[0].dropFirst(MatrixText.reply.count)
      words = ""
    }
    for part in later {
      if let reply = MatrixText.reply(in: part) {
        replies.append(reply)
      } else {
        words += "\n\n" + MatrixText.reply + part
      }
    }
  }
}
