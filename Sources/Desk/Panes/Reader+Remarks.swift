import CellGrid
import Documents
import Reviews
import Text

extension Sheet {
  /// The lines of the comments on a target: those that the file carries, then those of the review.
  func remarks(on target: Target) -> [Row] {
    let carried = groundwork.comments(on: target)
    let comments = review.comments(on: target, in: document)
    let count = carried.count + comments.count
    guard count > 0 else { return [] }
    guard isFolded(target) else {
      let letters = target.paragraph.map { PassageLetters(self, paragraph: $0) }
      return carried.enumerated().flatMap { thread($1, number: $0, letters) } + comments.flatMap { thread($0, letters) }
    }
    let open = comments.count(where: \.isOpen) + carried.count { !$0.isResolved }
    let source = comments.first.map { Row.Source.comment(id: $0.id, entry: $0.id) } ?? .carried(0, reply: nil)
    return [
      Row(
        source: source,
        text: Clean(
          said(open > 0 ? "\(count, "comment"), \(open) open (z c shows)" : "\(count, "comment") (z c shows)")),
        indent: labelColumns + 2, lead: "▸", leadRole: .commentMeta, role: .commentMeta)
    ]
  }

  // MARK: Comments of the review

  func thread(_ comment: Comment, _ letters: PassageLetters? = nil) -> [Row] {
    let indent = min(labelColumns + 2, columns / 2)
    let isOpen = comment.isOpen
    var meta = [comment.reviewer.description, said(comment.remark.kind.words)]
    meta.append(said(isOpen ? "open" : comment.isWithdrawn ? "withdrawn" : "resolved"))
    meta.append(Wording.day(comment.stamp))
    if comment.edited != nil { meta.append(said("edited")) }
    if news.contains(comment.id) { meta.append(said("new")) }
    let placing = review.placing(of: comment, in: document)
    let address = placing.target.map(document.address)
    if let origin = review.origin(of: comment, at: address, in: document) { meta.append(said("made on \(origin)")) }
    let head =
      isLinear
      ? said("Comment by \(meta.joined(separator: ", "))")
      : (isOpen ? "●" : "○") + (letters?.letter(of: comment.id) ?? "") + " "
        + meta.joined(separator: " · ")
    var rows = note(head, comment, .commentMeta, indent: indent)
    if !comment.anchor.isWhole {
      rows += note(
        said("on “\(Wording.shortened(comment.anchor.exact, to: max(20, columns)))”"), comment, .commentMeta,
        indent: indent)
    }
    if let fate = fate(of: comment, placing) { rows += note(fate, comment, .outdated, indent: indent) }
    if !comment.isWithdrawn {
      rows += note(comment.remark.text, comment, .comment, indent: indent, part: .words)
      if let proposal = comment.remark.proposal {
        rows += note(
          shown(proposal, of: comment), comment, .proposal, indent: indent, part: .proposal)
      }
    }
    for reply in comment.replies {
      let meta = ["\(reply.reviewer)", Wording.day(reply.stamp)] + (reply.edited == nil ? [] : [said("edited")])
      let head = isLinear ? said("Reply by \(meta.joined(separator: ", "))") : "↳ " + meta.joined(separator: " · ")
      rows += note(head, comment, .commentMeta, indent: indent + 2, entry: reply.id)
      rows += note(reply.text, comment, .comment, indent: indent + 4, entry: reply.id, part: .words)
    }
    if let resolution = comment.resolution {
      rows += note(
        Sheet.resolutionWords(resolution), comment, .commentResolved, indent: indent, part: .observation)
    } else if let reopening = comment.reopening {
      let past = Wording.resolution(reopening.resolution)
      rows += note(
        said("↺ reopened by \(reopening.reviewer), \(Wording.day(reopening.stamp)); was \(past)"), comment,
        .commentMeta,
        indent: indent)
    }
    return rows
  }

  /// What is not as it was with the words that a comment is about; nil where they are the same.
  private func fate(of comment: Comment, _ placing: Placing) -> String? {
    if let attachment = comment.attachment { return said("put here by \(attachment.reviewer)") }
    if placing.isAmbiguous {
      return said("\(Marks.outdated.string) fits \(placing.candidates.count) places; go chooses")
    }
    return placing.outcome == "unchanged" ? nil : said("\(Marks.outdated.string) \(placing.reason)")
  }

  private func note(
    _ text: String, _ comment: Comment, _ role: Role, indent: Int, entry: String? = nil, part: Note.Part? = nil
  ) -> [Row] {
    note(Shown(text), comment, role, indent: indent, entry: entry, part: part)
  }

  private func note(
    _ shown: Shown, _ comment: Comment, _ role: Role, indent: Int, entry: String? = nil, part: Note.Part? = nil
  ) -> [Row] {
    guard !shown.text.isEmpty else { return [] }
    return note(
      shown, .comment(id: comment.id, entry: entry ?? comment.id), role, indent: indent, isOpen: comment.isOpen,
      part: part)
  }

  /// A text beside a bar.
  private func note(
    _ shown: Shown, _ source: Row.Source, _ role: Role, indent: Int, isOpen: Bool, part: Note.Part? = nil
  ) -> [Row] {
    if isLinear {
      return flow(shown, indent: 0, width: columns, source: source, role: role).map {
        var row = $0
        row.part = part
        return row
      }
    }
    let depth = max(0, indent - labelColumns - 2)
    return flow(shown, indent: indent, width: columns - indent, source: source, role: role).map {
      var row = $0
      row.lead = Clean((isOpen ? "┃" : "│") + String(repeating: " ", count: depth))
      row.leadRole = isOpen ? .commentOpen : .commentResolved
      row.part = part
      return row
    }
  }

  // MARK: Comments of the file

  /// A comment that stands in the file, to be read and not to be changed.
  private func thread(_ comment: FileComment, number: Int, _ letters: PassageLetters?) -> [Row] {
    let indent = min(labelColumns + 2, columns / 2)
    func note(_ text: String, _ role: Role, indent: Int, reply: Int? = nil, part: Note.Part? = nil) -> [Row] {
      let source = Row.Source.carried(number, reply: reply)
      return text.isEmpty
        ? [] : self.note(Shown(text), source, role, indent: indent, isOpen: !comment.isResolved, part: part)
    }
    func meta(_ words: [String?]) -> String {
      words.compactMap { $0?.isEmpty ?? true ? nil : $0 }.joined(separator: " · ")
    }
    let state = said(comment.isResolved ? "resolved" : "open")
    let letter = letters?.letter(of: Row.entry(ofCarried: number, reply: nil)) ?? ""
    let day = comment.date.map { String($0.prefix(10)) }
    let words = meta([comment.author, said("in the file"), state, day])
    var rows = note(
      isLinear ? said("Comment by \(words)") : (comment.isResolved ? "○" : "●") + letter + " " + words, .commentMeta,
      indent: indent)
    if !comment.quote.isEmpty {
      rows += note(
        said("on “\(Wording.shortened(comment.quote, to: max(20, columns)))”"), .commentMeta, indent: indent)
    }
    rows += note(comment.text, .comment, indent: indent, part: .words)
    for (index, reply) in comment.replies.enumerated() {
      let day = reply.date.map { String($0.prefix(10)) }
      rows += note(
        isLinear ? said("Reply by \(meta([reply.author, day]))") : "↳ " + meta([reply.author, day]), .commentMeta,
        indent: indent + 2, reply: index)
      rows += note(reply.text, .comment, indent: indent + 4, reply: index, part: .words)
    }
    return rows
  }
}
