internal import Documents
internal import Reviews

extension AkomaNtoso.Subject {
  /// The comments as editorial notes, which a publisher takes out again and has the authority's text.
  func writeNotes(into markup: inout Markup) {
    guard !dossier.comments.isEmpty else { return }
    markup.block("notes", ["source": "#secretariat"]) { markup in
      for placed in dossier.comments {
        let comment = placed.comment
        markup.line(
          "note",
          [
            "eId": "comment_\(placed.number)", "class": comment.remark.kind.rawValue, "placement": "side",
            "status": nil, "refersTo": "#" + id(of: comment.reviewer),
          ]
        ) { markup in
          paragraph("byline", comment.reviewer, comment.stamp, comment.state, into: &markup)
          if let origin = placed.origin { words("origin", "made on \(origin)", into: &markup) }
          if placed.target == nil || !comment.anchor.isWhole { words("quote", comment.anchor.exact, into: &markup) }
          if !comment.remark.text.isEmpty { words("comment", comment.remark.text, into: &markup) }
          if let proposal = comment.remark.proposal {
            markup.element("p", ["class": "proposal"]) { markup in
              markup.element("del", [:], comment.anchor.exact)
              markup.element("ins", [:], proposal)
            }
          }
          for reply in comment.replies {
            paragraph("byline", reply.reviewer, reply.stamp, "reply", into: &markup)
            words("reply", reply.text, into: &markup)
          }
          if let resolution = comment.resolution {
            paragraph("byline", resolution.reviewer, resolution.stamp, resolution.disposition.words, into: &markup)
            if !resolution.observation.isEmpty { words("observation", resolution.observation, into: &markup) }
          }
        }
      }
    }
  }

  private func words(_ name: String, _ words: String, into markup: inout Markup) {
    markup.element("p", ["class": name], words)
  }

  private func paragraph(
    _ name: String, _ reviewer: Reviewer, _ stamp: Stamp, _ state: String, into markup: inout Markup
  ) {
    markup.element("p", ["class": name], "\(reviewer), \(stamp.iso8601), \(state)")
  }

  /// The positions, for which Akoma Ntoso has no element of its own.
  func writePositions(into markup: inout Markup) {
    let positions = document.paragraphs.indices.flatMap { index in
      dossier.review.positions(on: index, in: document).map { (paragraph: index, placed: $0) }
    }
    guard !positions.isEmpty else { return }
    markup.block("proprietary", ["source": "#secretariat", "xmlns:conote": WebAnnotations.namespace]) { markup in
      for (index, placed) in positions {
        let (stated, reviewer) = (placed.stated, placed.stated.reviewer)
        markup.empty(
          "conote:position",
          [
            "on": "#" + document.paragraphs[index].id, "by": "#" + id(of: reviewer), "delegation": reviewer.delegation,
            "value": stated.position.rawValue, "date": stated.stamp.iso8601,
            "outdated": placed.isCurrent ? nil : "true",
            "revision": placed.revision,
          ])
        markup.raw("\n")
      }
    }
  }
}
