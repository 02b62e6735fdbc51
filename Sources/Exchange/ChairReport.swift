internal import Documents
internal import Reviews

/// What a chair takes into the room: for each section what is agreed, what is contested and by whom, what is reserved and what is open,
/// with the contested texts and what is proposed for them.
struct ChairReport {
  /// A paragraph that takes positions, or anything on which somebody commented.
  private struct Item {
    let target: Target
    /// What reviewers say of it; nil where no position is taken.
    let tally: Tally?
    let comments: [PlacedComment]
  }
  /// One section with its paragraphs; nil heads what stands before the first heading.
  private struct Section {
    let heading: Heading?
    var items: [Item]
  }
  private let dossier: Dossier
  private let sections: [Section]

  init(of dossier: Dossier) {
    self.dossier = dossier
    var sections: [Section] = []
    let document = dossier.document
    for target in document.targets {
      let comments = dossier.comments(on: target).filter { !$0.comment.isWithdrawn }
      let tally = target.paragraph.flatMap { index in
        document.paragraphs[index].isReviewable ? dossier.review.tally(on: index, in: document) : nil
      }
      guard tally != nil || !comments.isEmpty else { continue }
      let heading = document.heading(at: target).map { document.headings[Self.outermost($0, in: document)] }
      if sections.isEmpty || sections.last?.heading != heading { sections.append(Section(heading: heading, items: [])) }
      sections[sections.count - 1].items.append(Item(target: target, tally: tally, comments: comments))
    }
    self.sections = sections
  }

  private static func outermost(_ heading: Int, in document: Document) -> Int {
    var heading = heading
    while let parent = document.headings[heading].parent { heading = parent }
    return heading
  }

  // MARK: Words

  private func name(_ section: Section) -> String { section.heading?.words ?? dossier.title }

  private func addresses(_ items: [Item], in state: Tally.State) -> String {
    let found = items.filter { $0.tally?.state == state }.map { dossier.document.address(of: $0.target) }
    return found.isEmpty ? "none" : found.joined(separator: ", ")
  }

  /// "Paragraph 9: contested by AU, FR; reserved by ICC", "Heading II", "Title".
  private func name(_ item: Item) -> String {
    let address = dossier.document.address(of: item.target)
    switch item.target {
    case .title: return address
    case .heading: return "Heading \(address)"
    case .paragraph:
      let voices = item.tally.map(Self.voices) ?? ""
      return "Paragraph \(address)" + (voices.isEmpty ? "" : ": \(voices)")
    }
  }

  private static func voices(_ tally: Tally) -> String {
    [("contested by", tally.contested), ("reserved by", tally.reserved), ("agreed by", tally.agreed)]
      .filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.joined(separator: ", "))" }.joined(separator: "; ")
  }

  private func proposal(_ placed: PlacedComment) -> String? {
    ProposalText.text(of: placed.comment.remark.proposal, for: placed.words(in: dossier.document))
  }

  /// Whether the chair has to know of it: somebody is against it, or wants an answer.
  private static func isDue(_ item: Item) -> Bool {
    item.tally?.state == .contested || item.tally?.state == .reserved || item.comments.contains(where: \.comment.isOpen)
  }

  // MARK: Markdown

  /// The report in Markdown.
  func markdown() -> String {
    var blocks = ["# " + Prose.line("\(dossier.title): report for the chair")]
    if let date = dossier.date { blocks.append(Prose.line("As of \(date).")) }
    for section in sections {
      blocks.append("## " + Prose.line(name(section)))
      blocks.append(
        [Tally.State.agreed, .contested, .reserved, .open]
          .map { "- \($0.rawValue): \(Prose.line(addresses(section.items, in: $0)))" }.joined(separator: "\n"))
      for item in section.items where Self.isDue(item) {
        blocks.append("### " + Prose.line(name(item)))
        blocks.append(Prose.quoted(Prose.words(dossier.document.text(of: item.target))))
        let comments = item.comments.filter(\.comment.isOpen).map { placed in
          let comment = placed.comment
          let said = comment.remark.text.isEmpty ? "" : ": " + Prose.line(comment.remark.text)
          let proposed = proposal(placed).map { ". *Proposed:* " + Prose.line($0) } ?? ""
          let origin = placed.origin.map { " (made on \(Prose.line($0)))" } ?? ""
          return "- **\(Prose.line(comment.reviewer.delegation ?? comment.reviewer.name))**\(origin)\(said)\(proposed)"
        }
        if !comments.isEmpty { blocks.append(comments.joined(separator: "\n")) }
      }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  // MARK: HTML

  /// The report as one page to print, each section on a sheet of its own.
  func page() -> String {
    var markup = Markup(.html)
    markup.raw("<!DOCTYPE html>\n")
    markup.block("html", ["lang": dossier.document.header.language ?? "en"]) { markup in
      markup.block("head") { markup in
        markup.raw(
          "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        markup.line("title", [:], "\(dossier.title): report for the chair")
        markup.raw("<style>\(Self.style)</style>\n")
      }
      markup.block("body") { markup in
        markup.block("main") { markup in
          markup.line("h1", [:], "\(dossier.title): report for the chair")
          if let date = dossier.date { markup.line("p", [:], "As of \(date).") }
          for section in sections { add(section, to: &markup) }
        }
      }
    }
    return markup.text
  }

  private func add(_ section: Section, to markup: inout Markup) {
    markup.block("section") { markup in
      markup.line("h2", [:], name(section))
      markup.block("dl") { markup in
        for state in [Tally.State.agreed, .contested, .reserved, .open] {
          markup.line("dt", [:], state.rawValue)
          markup.line("dd", [:], addresses(section.items, in: state))
        }
      }
      for item in section.items where Self.isDue(item) {
        markup.line("h3", [:], name(item))
        markup.line("blockquote", [:], dossier.document.text(of: item.target))
        let open = item.comments.filter(\.comment.isOpen)
        guard !open.isEmpty else { continue }
        markup.block("ul") { markup in
          for placed in open {
            let comment = placed.comment
            markup.line("li") { markup in
              markup.element("b", [:], comment.reviewer.delegation ?? comment.reviewer.name)
              if let origin = placed.origin { markup.add(" (made on \(origin))") }
              if !comment.remark.text.isEmpty { markup.add(": \(comment.remark.text)") }
              if let proposal = proposal(placed) {
                markup.add(". Proposed: ")
                markup.element("ins", [:], proposal)
              }
            }
          }
        }
      }
    }
  }

  private static let style = """
    :root{color-scheme:light dark}body{font:11pt/1.45 sans-serif;margin:2rem auto;max-width:45rem;padding:0 1rem}\
    dl{display:grid;grid-template-columns:7rem 1fr;gap:.2rem}dt{font-weight:bold}dd{margin:0}\
    blockquote{border-left:3px solid;margin:.5rem 0;padding-left:1rem;white-space:pre-wrap}\
    @media print{section+section{break-before:page}h3{break-after:avoid}}
    """
}
