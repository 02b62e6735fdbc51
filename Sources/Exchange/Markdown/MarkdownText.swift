internal import Documents
internal import Reviews

/// The document in Markdown (CommonMark with tables), each comment as a quotation below its paragraph.
enum MarkdownText {
  /// Writes a dossier.
  static func write(_ dossier: Dossier) -> String {
    let document = dossier.document
    var blocks = ["# " + Prose.line(dossier.title)]
    for (place, item) in document.items.enumerated() {
      switch item {
      case .masthead(let line):
        blocks.append(Prose.line(line))
        if document.titleLines?.items.last == place { blocks += dossier.comments(on: .title).map(quotation) }
      case .separator: blocks.append("---")
      case .heading(let index):
        let heading = document.headings[index]
        blocks.append(
          String(repeating: "#", count: min(max(heading.level, 1), 5) + 1) + " " + Prose.line(heading.words))
        blocks += dossier.comments(on: .heading(index)).map(quotation)
      case .paragraph(let index):
        blocks.append(text(of: document.paragraphs[index]))
        let tally = dossier.review.tally(on: index, in: document)
        if tally != Tally() { blocks.append("> *\(Prose.line(tally.words(at: document.paragraphs[index].address)))*") }
        blocks += dossier.comments(on: .paragraph(index)).map(quotation)
      }
    }
    blocks += orphans(dossier) + positions(dossier) + timeline(document)
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func text(of paragraph: Paragraph) -> String {
    if paragraph.kind == .code {
      // The fence must be longer than any in the code.
      let longest = paragraph.text.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
      let fence = String(repeating: "`", count: max(3, longest + 1))
      return "\(fence)\n\(paragraph.text)\n\(fence)"
    }
    let text = Piece.pieces(of: paragraph, comments: []).map(Prose.text).joined()
    let label = paragraph.number.map { "**\(Prose.line($0))** " } ?? ""
    switch paragraph.kind {
    case .bullet: return Prose.indented("- " + label + text, by: "  ")
    case .quote: return Prose.indented("> " + label + text, by: "> ")
    default: return label + (label.isEmpty ? Prose.guarded(text) : text)
    }
  }

  private static func quotation(of placed: PlacedComment) -> String {
    let comment = placed.comment
    var parts = [
      "**\(placed.number). \(Prose.line(comment.reviewer.description))**, \(comment.remark.kind.rawValue), \(comment.state), "
        + "\(comment.stamp.iso8601.prefix(10))" + (placed.origin.map { ", made on \(Prose.line($0))" } ?? "")
    ]
    if placed.target == nil || !comment.anchor.isWhole { parts.append("On “\(Prose.line(comment.anchor.exact))”:") }
    if !comment.remark.text.isEmpty { parts.append(Prose.words(comment.remark.text)) }
    if let proposal = comment.remark.proposal {
      parts.append(
        proposal.isEmpty ? "*Proposed: to delete it*" : "*Proposed:* \(Prose.words(proposal, isStart: false))")
    }
    for reply in comment.replies {
      let head = "**\(Prose.line(reply.reviewer.description))**, \(reply.stamp.iso8601.prefix(10))"
      parts.append(Prose.quoted("\(head)\n\n\(Prose.words(reply.text))"))
    }
    if let resolution = comment.resolution {
      let verdict = "**\(resolution.disposition.words)** by \(Prose.line(resolution.reviewer.description))"
      let observation = resolution.observation.isEmpty ? "" : ": " + Prose.words(resolution.observation, isStart: false)
      parts.append(verdict + observation)
    }
    return Prose.quoted(parts.joined(separator: "\n\n"))
  }

  private static func orphans(_ dossier: Dossier) -> [String] {
    let orphans = dossier.orphans
    return orphans.isEmpty ? [] : ["## Comments on words that are not in this revision"] + orphans.map(quotation)
  }

  private static func positions(_ dossier: Dossier) -> [String] {
    let positions = PositionTable(of: dossier)
    guard !positions.rows.isEmpty else { return [] }
    var table = [
      row(["Paragraph", "State"] + positions.voices), row(["---", "---"] + positions.voices.map { _ in "---" }),
    ]
    for position in positions.rows {
      let address = dossier.document.paragraphs[position.paragraph].address
      table.append(
        row(
          [Prose.cell(address), position.tally.state.rawValue]
            + positions.voices.map { Prose.cell(position.tally.words(of: $0)) }))
    }
    table[0] = row(["Paragraph", "State"] + positions.voices.map(Prose.cell))
    return ["## Positions", table.joined(separator: "\n")]
  }

  private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  private static func timeline(_ document: Document) -> [String] {
    guard !document.timeline.isEmpty else { return [] }
    let events = document.timeline.map { event in
      let details = [event.name, event.place] + event.outcomes.map(Optional.some)
      return "- " + Prose.line(([event.words] + details.compactMap(\.self)).joined(separator: ", "))
    }
    return ["## Timeline", events.joined(separator: "\n")]
  }
}
