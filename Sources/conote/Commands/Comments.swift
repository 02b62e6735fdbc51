import Documents
import Reviews
import Text

extension Subcommand {
  /// The comments in document order.
  static let comments = Subcommand(
    "comments", ["FILE"], summary: "List the comments in document order",
    details: """
      Comments whose words stand nowhere in this revision come last and are called orphaned; those that fit several places equally \
      well stand at the first of them and are called ambiguous. 'conote comment FILE --attach ID --at LABEL' puts either where it \
      belongs. A comment of an earlier revision says on which it was made. Of a comment that was withdrawn after others had replied, \
      only the replies are shown. Comments that the file itself carries are not among them; the \
      desk shows them in the text, 'conote inspect --format json' lists them.
      """,
    options: [.by, .kind, .openOnly, .orphaned, .ambiguous, .review, .format],
    examples: [
      Example("comments PC0753Eb.txt --by AU --open", "What Australia still wants answered"),
      Example("comments PC0753Eb.txt --format json", "All comments with their threads, for a program"),
    ]
  ) { invocation throws(Failure) in
    let sitting = try Sitting(invocation, readOnly: true)
    let document = sitting.document
    let review = sitting.review
    var placed = review.comments(in: document).map { ($0, review.placing(of: $0, in: document)) }
    placed = placed.filter { comment, placing in
      (invocation[.by].map(comment.involves) ?? true)
        && (invocation[.kind].map { $0 == comment.remark.kind.rawValue } ?? true)
        && (!invocation.has(.openOnly) || comment.isOpen) && (!invocation.has(.orphaned) || placing.target == nil)
        && (!invocation.has(.ambiguous) || placing.isAmbiguous)
    }
    if invocation.wantsJSON { return Answer(.array(placed.map { $0.json($1, review, in: document) })) }
    var listing = Listing(columns: invocation.environment.columns)
    if placed.isEmpty {
      listing.line(review.comments.isEmpty ? "no comments" : "no comment fits; the review has \(review.comments.count)")
      if document.counts.comments > 0 {
        listing.line("the file itself carries \(document.counts.comments); the desk shows them in the text")
      }
    }
    for (index, (comment, placing)) in placed.enumerated() {
      if index > 0 { listing.line() }
      listing.add(comment, placing, review, in: document)
    }
    return Answer(listing.text)
  }
}

extension Option {
  /// Whose comments.
  fileprivate static let by = Option(
    "by", .text("X"), help: "Only those that this delegation or reviewer made or replied to")
  /// Only comments that want an answer.
  fileprivate static let openOnly = Option("open", help: "Only those that are not resolved")
  /// Only comments that lost their place.
  fileprivate static let orphaned = Option("orphaned", help: "Only those whose words stand nowhere in this revision")
  /// Only comments that somebody has to place.
  fileprivate static let ambiguous = Option(
    "ambiguous", help: "Only those that fit several places of this revision equally well")
}

extension Comment {
  /// Whether a reviewer who is called `word` made the comment or replied to it.
  fileprivate func involves(_ word: String) -> Bool {
    reviewer.isCalled(word) || replies.contains { $0.reviewer.isCalled(word) }
  }
}

extension Reviewer {
  /// Whether a user who types `word` means this reviewer: the name or the delegation, case and accents aside.
  fileprivate func isCalled(_ word: String) -> Bool {
    let wanted = Normalization.folded(word)
    return wanted == Normalization.folded(name) || wanted == delegation.map(Normalization.folded)
  }
}

extension Listing {
  /// Adds a comment with its thread.
  fileprivate mutating func add(_ comment: Comment, _ placing: Placing, _ review: Review, in document: Document) {
    let address = placing.target.map(document.address)
    let place = address ?? "\(comment.standing.address) (orphaned)"
    let state =
      comment.resolution.map(\.disposition.words) ?? (comment.isWithdrawn ? "withdrawn" : "open")
    line(
      "\(place)  \(comment.remark.kind.rawValue), \(state)  \(comment.reviewer)  \(comment.stamp.iso8601)  \(comment.id.short)"
    )
    if !comment.anchor.isWhole || placing.target == nil {
      self.paragraph("\"\(comment.anchor.exact)\"", indent: 4, hanging: 1)
    }
    if let origin = review.origin(of: comment, at: address, in: document) {
      self.paragraph("made on \(origin); \(placing.fate(of: comment))", indent: 4, hanging: 2)
    }
    for (number, spot) in placing.candidates.enumerated() {
      self.paragraph("place \(number + 1): \(spot.words(in: document))", indent: 4, hanging: 9)
    }
    // What was taken back is kept for its replies' sake, and shown no more.
    if !comment.isWithdrawn, !comment.remark.text.isEmpty { self.paragraph(comment.remark.text, indent: 4) }
    if !comment.isWithdrawn, let proposal = comment.remark.proposal {
      self.paragraph(proposal.isEmpty ? "proposed: to delete it" : "proposed: \(proposal)", indent: 4, hanging: 2)
    }
    for reply in comment.replies {
      line("    reply  \(reply.reviewer)  \(reply.stamp.iso8601)")
      self.paragraph(reply.text, indent: 6)
    }
    guard let resolution = comment.resolution else { return }
    line("    \(resolution.disposition.words)  \(resolution.reviewer)  \(resolution.stamp.iso8601)")
    if !resolution.observation.isEmpty { self.paragraph(resolution.observation, indent: 6) }
  }
}
