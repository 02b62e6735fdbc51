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
      case .at(let target, let range):
        range.map(base.document.text(of: target).stretch) ?? base.document.text(of: target)
      case .lost(let anchor): anchor.exact
      }
    var proposal = change.isEmpty ? nil : ProposalText.proposal(in: change, for: exact)
    var said = doubt
    if let instruction = ChangeInstruction(change, on: address(of: place)) {
      proposal = instruction.carriedOut(on: exact)
      if proposal == nil {
        // As a wording it would put the instruction into the document.
        text.words += (text.words.isEmpty ? "" : "\n") + "Proposed change: " + change
        said = said ?? .ambiguous("what it tells to change does not stand there exactly once")
      }
    }
    var replies = text.replies
    var verdict: ReplyComment.Verdict?
    if let answer = VerdictText(observation) {
      verdict = ReplyComment.Verdict(by: nil, disposition: answer.disposition, observation: answer.observation)
    } else if !observation.isEmpty, observation != "Withdrawn." {
      replies.append(ReplyComment.Word(author: "", delegation: "", time: nil, text: observation))
    }
    comments.append(
      ReplyComment(
        place: place, by: ReplyComment.Word(author: "", delegation: delegation, time: time, text: ""),
        remark: Remark(kind: Remark.Kind(code: kind) ?? .general, text: text.words, proposal: proposal),
        isWithdrawn: observation == "Withdrawn.", replies: replies, verdict: verdict, doubt: said))
  }

  private func address(of place: ReplyComment.Place) -> String {
    switch place {
    case .at(let target, _): base.document.address(of: target)
    case .lost(let anchor): anchor.address
    }
  }

  // MARK: Places

  /// Where a row points: the paragraph or heading that it names, else the clause's heading, and the words that it quotes there or
  /// elsewhere.
  private func place(of row: [String], _ text: inout RowText) -> (ReplyComment.Place, ReplyComment.Doubt?) {
    let (clause, paragraph) = (matrix.cell(.clause, of: row), matrix.cell(.paragraph, of: row))
    // A number counts under the clause that the row names; an address is what it is.
    let cited =
      paragraph.isEmpty && heading(clause) != nil || paragraph.contains("/")
      ? nil : MatrixCitation(base).place(clause: clause, paragraph: paragraph)
    let named = cited?.target ?? self.target(paragraph, in: clause)
    guard let quote = text.quote else {
      if let named { return (.at(named, nil), (cited?.doubt).map(ReplyComment.Doubt.ambiguous)) }
      if let heading = heading(clause) {
        let doubt =
          paragraph.isEmpty
          ? "only clause \(clause) is named; it stands at its heading"
          : "the base has no “\(paragraph)” there; it stands at the heading of clause \(clause)"
        return (.at(.heading(heading), nil), .ambiguous(doubt))
      }
      let at = [clause, paragraph].filter { !$0.isEmpty }.joined(separator: ", ")
      let reason = at.isEmpty ? "the row names no place" : "the base has no “\(at)”"
      return (.lost(Anchor(lost: "", near: paragraph.isEmpty ? clause : paragraph, in: base.document)), .lost(reason))
    }
    if !text.isOrphan, let named {
      let ranges = QuotedWords.ranges(of: quote.words, in: base.document.text(of: named))
      if let number = quote.number, ranges.indices.contains(number - 1) {
        return (.at(named, ranges[number - 1]), nil)
      }
      if let first = ranges.first {
        let doubt = ranges.count > 1 ? "paragraph \(paragraph) has the words \(ranges.count) times" : nil
        return (.at(named, first), doubt.map(ReplyComment.Doubt.ambiguous))
      }
    }
    let found = text.isOrphan ? [] : base.places(of: quote.words)
    if found.count == 1, let only = found.first {
      let elsewhere =
        paragraph.isEmpty || isPart(only.target, of: named)
        ? nil : "the words stand in \(base.name(of: only.target)), not in \(paragraph)"
      return (.at(only.target, only.range), elsewhere.map(ReplyComment.Doubt.ambiguous))
    }
    if let named, !text.isOrphan {
      text.words = "On “\(quote.words)”:\n" + text.words
      return (.at(named, nil), .ambiguous("paragraph \(paragraph) does not have the words that it quotes"))
    }
    return (
      .lost(Anchor(lost: quote.words, near: paragraph, in: base.document)),
      .lost("the words that it quotes are not in the base")
    )
  }

  /// Whether a paragraph stands under the heading that was named.
  private func isPart(_ target: Target, of named: Target?) -> Bool {
    guard case .heading(let heading) = named, let paragraph = target.paragraph else { return false }
    return base.document.paragraphs(under: heading).contains(paragraph)
  }

  private func target(_ cell: String, in clause: String) -> Target? {
    let document = base.document
    func paragraph(_ name: String) -> Target? {
      let index =
        document.paragraph(cited: name) ?? (clause.isEmpty ? nil : document.paragraph(cited: "\(clause)/\(name)"))
      return index.map(Target.paragraph)
    }
    if !cell.isEmpty, let found = paragraph(cell) ?? document.target(cited: cell) { return found }
    // "Paragraph 9", "para. 9", "§ 9": the number is what counts.
    if let digit = cell.firstIndex(where: \.isNumber), !cell[..<digit].lowercased().contains("annex"),
      let found = paragraph(String(cell[digit...]))
    {
      return found
    }
    guard cell.isEmpty, !clause.isEmpty, heading(clause) == nil else { return nil }
    return document.paragraph(cited: clause).map(Target.paragraph)
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
