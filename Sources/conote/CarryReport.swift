import Documents
import Reviews
import Text

/// What happened to every anchor when a review was carried.
struct CarryReport {
  private let review: Review
  private let document: Document
  private let old: Document
  private let names: (old: String, new: String)
  private let arrived: Int
  /// Whether the old revision was not kept with the review before.
  private let isLinked: Bool
  /// Whether nothing was written.
  private let isDry: Bool
  private let comments: [(comment: Comment, placing: Placing)]
  private let positions: [(position: PlacedPosition, paragraph: Int?)]

  /// Looks up what was made on other revisions than the open one; `arrived` operations were added, and the old revision where it `isLinked`.
  init(
    of review: Review, in document: Document, from old: Document, named names: (old: String, new: String), arrived: Int,
    isLinked: Bool, isDry: Bool
  ) {
    (self.isLinked, self.isDry) = (isLinked, isDry)
    (self.review, self.document, self.old, self.names, self.arrived) = (review, document, old, names, arrived)
    comments = review.comments(in: document).filter { $0.anchor.revision != document.revision }
      .map { ($0, review.placing(of: $0, in: document)) }
    positions =
      document.paragraphs.indices.flatMap { index in
        review.positions(on: index, in: document).filter { $0.revision != nil }.map { ($0, Optional(index)) }
      } + review.lostPositions(in: document).map { ($0, nil) }
  }

  private var title: String {
    "\(old.header.symbol ?? names.old) → \(document.header.symbol ?? names.new)"
  }

  private var deed: String {
    guard arrived > 0 else {
      guard isLinked else { return "nothing new to carry" }
      return
        "no comment and no position to carry; \(isDry ? "the old text would be" : "the old text is") kept, and what is said on it later finds its place"
    }
    return "\(arrived) operation\(arrived == 1 ? "" : "s") \(isDry ? "would be " : "")carried"
  }

  /// Whether less than a quarter of what was said has a place, which tells another document from a revision.
  var isOfAnotherText: Bool {
    let placed = comments.count { $0.placing.target != nil } + positions.count { $0.paragraph != nil }
    return 4 * placed < comments.count + positions.count
  }

  /// How many comments came to what.
  private var outcomes: [(name: String, count: Int)] {
    ["unchanged", "changed", "ambiguous", "orphaned"].map { name in
      (name, comments.count { $0.placing.outcome == name })
    }
  }

  private func state(_ entry: (position: PlacedPosition, paragraph: Int?)) -> String {
    entry.paragraph == nil ? "gone" : entry.position.isCurrent ? "holds" : "outdated"
  }

  private var states: [(name: String, count: Int)] {
    ["holds", "outdated", "gone"].map { name in (name, positions.count { state($0) == name }) }
  }

  /// What `carry` prints for a reader.
  func text(columns: Int?) -> String {
    var listing = Listing(columns: columns)
    func sum(_ counts: [(name: String, count: Int)]) -> String {
      counts.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
    }
    listing.line(title)
    listing.line(deed)
    if !comments.isEmpty { listing.line("comments: " + sum(outcomes)) }
    if !positions.isEmpty { listing.line("positions: " + sum(states)) }
    if !comments.isEmpty {
      listing.title("Comments")
      for (comment, placing) in comments { add(comment, placing, to: &listing) }
    }
    if !positions.isEmpty {
      listing.title("Positions")
      listing.table(
        positions.map { entry in
          let stated = entry.position.stated
          return [
            way(stated.anchor.address, entry.paragraph.map(Target.paragraph)), state(entry),
            "\(stated.position.rawValue) by \(stated.reviewer)",
            entry.position.isCurrent ? "" : entry.position.placing.reason.english,
          ]
        }, indent: 2)
    }
    return listing.text
  }

  private func add(_ comment: Comment, _ placing: Placing, to listing: inout Listing) {
    let score = placing.score.map { " (score \(Self.rounded($0)))" } ?? ""
    listing.paragraph(
      "\(way(comment.anchor.address, placing.target))  \(placing.outcome): \(placing.reason)\(score)  "
        + "\(comment.reviewer)  \(comment.id.short)", indent: 2, hanging: 4)
    guard placing.target == nil || placing.isAmbiguous else { return }
    listing.paragraph("\"\(comment.anchor.exact)\"", indent: 6, hanging: 1)
    for (number, spot) in placing.candidates.enumerated() {
      listing.paragraph("\(number + 1): \(spot.words(in: document))", indent: 6, hanging: 3)
    }
    if let nearest = placing.nearest {
      listing.line("      most like it is \(document.address(of: nearest))")
    }
  }

  private func way(_ address: String, _ target: Target?) -> String {
    let now = target.map(document.address) ?? "nowhere"
    return now == address ? address : "\(address) → \(now)"
  }

  private static func rounded(_ score: Double) -> String {
    let hundredths = Int((score * 100).rounded(.down))
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  /// What `carry --format json` prints.
  var json: JSON {
    let counts = (outcomes + states).map { JSON.Member($0.name, .int($0.count)) }
    return [
      "old": ["symbol": JSON(old.header.symbol), "revision": .string(old.revision)],
      "new": ["symbol": JSON(document.header.symbol), "revision": .string(document.revision)],
      "dryRun": .bool(isDry), "carried": .int(arrived), "counts": .object(counts),
      "comments": .array(comments.map { $0.comment.fate($0.placing, in: document) }),
      "positions": .array(
        positions.map { entry in
          let stated = entry.position.stated
          return [
            "id": .string(stated.id), "from": .string(stated.anchor.address), "on": JSON(entry.position.revision),
            "paragraph": JSON(entry.paragraph.map { document.paragraphs[$0].address }), "state": .string(state(entry)),
            "position": .string(stated.position.rawValue), "author": .string(stated.reviewer.name),
            "delegation": JSON(stated.reviewer.delegation), "score": score(entry.position.placing),
            "reason": .string(entry.position.placing.reason.english),
          ]
        }),
    ]
  }
}

/// A score as JSON, null where there is none.
private func score(_ placing: Placing) -> JSON {
  placing.score.map { .double(($0 * 10_000).rounded() / 10_000) } ?? .null
}

extension Comment {
  /// What became of the comment, for a program.
  fileprivate func fate(_ placing: Placing, in document: Document) -> JSON {
    [
      "id": .string(id), "from": .string(anchor.address), "outcome": .string(placing.outcome),
      "paragraph": JSON(placing.target.map(document.address)), "score": score(placing),
      "reason": .string(placing.reason.english), "quote": anchor.isWhole ? .null : .string(anchor.exact),
      "now": JSON(placing.words(in: document)),
      "candidates": .array(placing.candidates.map { .string(document.address(of: $0.target)) }),
      "nearest": JSON(placing.nearest.map(document.address)),
      "author": .string(reviewer.name), "delegation": JSON(reviewer.delegation),
    ]
  }
}

extension Placing {
  /// What happened to a comment's words, and who placed it by hand.
  func fate(of comment: Comment) -> String {
    if let attachment = comment.attachment { return "placed by \(attachment.reviewer)" }
    return "\(outcome): \(reason)"
  }

  /// The words at the place, where it is a passage.
  func words(in document: Document) -> String? {
    guard let target, let passage else { return nil }
    return document.text(of: target).stretch(passage)
  }
}
