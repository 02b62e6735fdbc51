internal import Documents
internal import Reviews

extension Page {
  /// The text in reading order, comments beside it.
  static func writeDocument(of dossier: Dossier, into page: inout Markup) {
    let document = dossier.document
    page.block("main", ["id": "document", "lang": document.header.language]) { page in
      for (place, item) in document.items.enumerated() {
        switch item {
        case .masthead(let line):
          let isTitle = document.titleLines?.items.first == place
          page.line(
            "p", ["id": isTitle ? document.id(of: .title) : nil, "class": "letterhead", "dir": "auto"], line)
          if document.titleLines?.items.last == place { writeComments(on: .title, of: dossier, into: &page) }
        case .separator: page.raw("<hr/>\n")
        case .heading(let index):
          let heading = document.headings[index]
          page.line(
            "h\(min(max(heading.level, 1), 5) + 1)", ["id": heading.id, "class": heading.kind.rawValue, "dir": "auto"],
            heading.words)
          writeComments(on: .heading(index), of: dossier, into: &page)
        case .paragraph(let index): writeRow(index, of: dossier, into: &page)
        }
      }
    }
  }

  private static func writeRow(_ index: Int, of dossier: Dossier, into page: inout Markup) {
    let paragraph = dossier.document.paragraphs[index]
    let comments = dossier.comments(on: .paragraph(index))
    let tally = paragraph.isReviewable ? dossier.review.tally(on: index, in: dossier.document) : nil
    page.block(
      "div",
      [
        "class": "row", "id": paragraph.id, "data-state": tally?.state.rawValue, "data-agreed": list(tally?.agreed),
        "data-contested": list(tally?.contested), "data-reserved": list(tally?.reserved),
      ]
    ) { page in
      page.block("div", ["class": "text \(paragraph.kind.rawValue) depth-\(min(max(paragraph.depth, 0), 4))"]) { page in
        page.line("p", ["dir": "auto"]) { page in
          if let label = paragraph.number {
            page.element("span", ["class": "label"], label)
            page.add(" ")
          }
          for piece in Piece.pieces(of: paragraph, comments: comments) { write(piece, into: &page) }
        }
        if let tally, tally != Tally() {
          page.line(
            "p", ["class": "standing \(tally.state.rawValue)", "lang": "en"], tally.words(at: paragraph.address))
        }
      }
      writeComments(on: .paragraph(index), of: dossier, into: &page)
    }
  }

  private static func writeComments(on target: Target, of dossier: Dossier, into page: inout Markup) {
    let comments = dossier.comments(on: target)
    guard !comments.isEmpty else { return }
    page.block("div", ["class": "comments", "lang": "en"]) { page in
      for comment in comments { write(comment, of: dossier, into: &page) }
    }
  }

  /// Names one a line; none has a line break.
  private static func list(_ names: [String]?) -> String? {
    names.flatMap { $0.isEmpty ? nil : $0.joined(separator: "\n") }
  }

  private static func write(_ piece: Piece, into page: inout Markup) {
    switch piece {
    case .callout(let number):
      page.element(
        "a", ["class": "callout", "href": "#comment-\(number)", "aria-label": "Comment \(number)"], String(number))
    case .removed(let text): page.element("del", [:], text)
    case .text(let text, let looks, let comments):
      let numbers = comments.map(String.init).joined(separator: " ")
      if !comments.isEmpty { page.open("mark", ["data-comments": numbers]) }
      // A link within a link is none.
      let anchor = looks.firstIndex { element($0) == "a" }
      let looks = looks.indices.filter { $0 == anchor || element(looks[$0]) != "a" }.map { looks[$0] }
      for look in looks { open(look, in: &page) }
      page.add(text)
      for look in looks.reversed() { page.end(element(look)) }
      if !comments.isEmpty { page.end("mark") }
    }
  }

  private static func open(_ look: Run.Kind, in page: inout Markup) {
    switch look {
    case .link(let target) where isSafe(target):
      page.open("a", ["href": target, "rel": "noopener noreferrer"])
    case .footnote(let id): page.open("a", ["class": "footnote", "href": "#" + id])
    case .reference: page.open("span", ["class": "reference"])
    case .link: page.open("span", ["class": "dead"])
    default: page.open(element(look))
    }
  }

  private static func element(_ look: Run.Kind) -> String {
    switch look {
    case .emphasis: "em"
    case .strong: "strong"
    case .code: "code"
    case .struck: "s"
    case .link(let target): isSafe(target) ? "a" : "span"
    case .reference: "span"
    case .footnote: "a"
    case .definition: "dfn"
    case .inserted: "ins"
    case .deleted: "del"
    }
  }

  /// Whether a link leads to the web or to a mailbox, and not into a script.
  private static func isSafe(_ target: String) -> Bool {
    let target = target.lowercased()
    return ["http://", "https://", "mailto:"].contains(where: target.hasPrefix)
      && !target.unicodeScalars.contains { $0.properties.isWhitespace || $0.value < 0x20 }
  }
}
