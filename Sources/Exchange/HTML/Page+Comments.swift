internal import Documents
internal import Reviews

extension Page {
  /// One comment with its thread.
  static func write(_ placed: PlacedComment, of dossier: Dossier, into page: inout Markup) {
    let comment = placed.comment
    let reviewer = comment.reviewer
    let state = comment.isWithdrawn ? "withdrawn" : comment.resolution == nil ? "open" : "resolved"
    page.block(
      "article",
      [
        "class": "comment \(state)", "id": "comment-\(placed.number)", "tabindex": "-1",
        "data-voice": reviewer.delegation ?? reviewer.name, "data-kind": comment.remark.kind.rawValue,
        "data-status": state,
      ]
    ) { page in
      page.line("p", ["class": "byline"]) { page in
        page.element(
          "a", ["class": "number", "href": placed.target.map { "#" + dossier.document.id(of: $0) }]
        ) {
          $0.add(String(placed.number))
        }
        page.element("strong", [:], reviewer.delegation ?? reviewer.name)
        if reviewer.delegation != nil { page.element("span", [:], reviewer.name) }
        page.element("span", [:], comment.remark.kind.rawValue)
        writeTime(comment.stamp, into: &page)
        if let edited = comment.edited {
          page.element("span") { page in
            page.add("edited ")
            writeTime(edited, into: &page)
          }
        }
        if placed.target != nil, let origin = placed.origin { page.element("span", [:], "made on \(origin)") }
        page.element("span", ["class": "verdict"], comment.state)
      }
      if placed.target == nil || !comment.anchor.isWhole {
        page.line("blockquote", ["dir": "auto"]) { $0.add(comment.anchor.exact) }
      }
      if !comment.remark.text.isEmpty { writeWords(comment.remark.text, into: &page) }
      writeProposal(comment, into: &page)
      for reply in comment.replies { write(reply, into: &page) }
      if let resolution = comment.resolution { write(resolution, into: &page) }
    }
  }

  /// The comments whose words stand nowhere in this revision, with those words.
  static func writeOrphans(of dossier: Dossier, into page: inout Markup) {
    let orphans = dossier.orphans
    guard !orphans.isEmpty else { return }
    page.block("section", ["class": "orphans", "aria-labelledby": "orphans"]) { page in
      page.line("h2", ["id": "orphans"], "Comments on words that are not in this revision")
      for orphan in orphans {
        page.line("p", ["class": "place"], orphan.origin ?? "Paragraph \(orphan.comment.anchor.address)")
        write(orphan, of: dossier, into: &page)
      }
    }
  }

  private static func writeProposal(_ comment: Comment, into page: inout Markup) {
    guard let proposal = comment.remark.proposal else { return }
    page.line("p", ["class": "change", "dir": "auto"]) { page in
      page.element("span", ["class": "tag"], proposal.isEmpty ? "Proposed deletion" : "Proposed change")
      page.add(" ")
      page.element("del", [:], comment.anchor.exact)
      if !proposal.isEmpty {
        page.add(" ")
        page.element("ins", [:], proposal)
      }
    }
  }

  private static func write(_ reply: Reply, into page: inout Markup) {
    page.block("div", ["class": "reply"]) { page in
      page.line("p", ["class": "byline"]) { page in
        page.element("strong", [:], reply.reviewer.delegation ?? reply.reviewer.name)
        if reply.reviewer.delegation != nil { page.element("span", [:], reply.reviewer.name) }
        writeTime(reply.stamp, into: &page)
      }
      writeWords(reply.text, into: &page)
    }
  }

  private static func write(_ resolution: Resolution, into page: inout Markup) {
    page.block("div", ["class": "resolution"]) { page in
      page.line("p", ["class": "byline"]) { page in
        page.element("strong", [:], resolution.disposition.words)
        page.element("span", [:], resolution.reviewer.description)
        writeTime(resolution.stamp, into: &page)
      }
      if !resolution.observation.isEmpty { writeWords(resolution.observation, into: &page) }
    }
  }

  private static func writeWords(_ words: String, into page: inout Markup) {
    page.line("p", ["class": "words", "dir": "auto"], words)
  }

  private static func writeTime(_ stamp: Stamp, into page: inout Markup) {
    page.element("time", ["datetime": stamp.iso8601], stamp.iso8601.prefix(10))
  }
}
