import Exchange
import Reviews
import Text

/// What came of all replies: what came in, what was ambiguous, what could not be placed, and what was not taken in.
struct CollationReport {
  /// What became of one reply.
  enum Outcome {
    case taken(ReplyReport)
    /// Its path, and why.
    case refused(String, String)
  }
  /// The base, as the user named it.
  let base: String
  /// Whether nothing was written.
  let isDry: Bool
  /// One for each reply, in their order.
  let outcomes: [Outcome]

  /// Whether every reply was taken in.
  var isComplete: Bool { !outcomes.contains { if case .refused = $0 { true } else { false } } }

  private var reports: [ReplyReport] {
    outcomes.compactMap { if case .taken(let report) = $0 { report } else { nil } }
  }

  // MARK: Text

  /// The report for people.
  func text(columns: Int?) -> String {
    var listing = Listing(columns: columns)
    for outcome in outcomes {
      switch outcome {
      case .taken(let report): Self.add(report, to: &listing)
      case .refused(let path, let reason): listing.paragraph("\(path): not taken in: \(reason)", hanging: 2)
      }
      listing.line()
    }
    let reports = self.reports
    let comments = Self.count(reports.reduce(0) { $0 + $1.comments }, "comment")
    let new = Self.count(reports.reduce(0) { $0 + $1.operations }, "operation")
    listing.paragraph(
      "\(reports.count) of \(Self.count(outcomes.count, "reply", "replies")) \(isDry ? "would be " : "")taken in: \(comments), "
        + "\(new) new; \(reports.reduce(0) { $0 + $1.ambiguous.count }) ambiguous, "
        + "\(reports.reduce(0) { $0 + $1.unplaced.count }) without a place", hanging: 2)
    if reports.contains(where: { $0.voices.contains { $0.source != .option && $0.source != .reply } }) {
      listing.paragraph(
        "Where a delegation is wrong, collate again with --delegation 'FILE=XX' or 'AUTHOR=XX'.", hanging: 2)
    }
    return listing.text
  }

  private static func add(_ report: ReplyReport, to listing: inout Listing) {
    let share = report.similarity.map { ", \(Int(($0 * 100).rounded(.down))) % in the base" } ?? ""
    listing.line("\(report.file): \(report.form.rawValue)\(share)")
    for voice in report.voices {
      let author = voice.author.isEmpty ? "" : " as “\(voice.author)”"
      listing.line("  \(voice.reviewer)\(author): \(voice.source.words)")
    }
    var parts = [count(report.comments, "comment")]
    if report.tracked > 0 { parts.append("\(report.tracked) tracked") }
    if report.untracked > 0 { parts.append("\(report.untracked) not tracked") }
    if report.replies > 0 { parts.append(count(report.replies, "reply", "replies")) }
    if report.dispositions > 0 { parts.append("\(report.dispositions) disposed of") }
    if report.positions > 0 { parts.append(count(report.positions, "position")) }
    if report.known > 0 { parts.append("\(report.known) there already") }
    if report.inherited > 0 { parts.append("\(report.inherited) of the base's own left out") }
    if report.corrected > 0 { parts.append("\(report.corrected) moved from another delegation") }
    listing.paragraph("  " + parts.joined(separator: ", ") + "; \(report.operations) new", hanging: 4)
    for item in report.ambiguous { add(item, "ambiguous", to: &listing) }
    for item in report.unplaced { add(item, "no place", to: &listing) }
    for finding in report.findings { listing.paragraph("  note: \(finding)", hanging: 4) }
  }

  private static func add(_ item: ReplyReport.Item, _ head: String, to listing: inout Listing) {
    let place = item.place.isEmpty ? "" : " at \(item.place)"
    listing.paragraph("  \(head)\(place): \(item.voice): \(item.words.cut(to: 100)): \(item.reason)", hanging: 4)
  }

  private static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }

  // MARK: JSON

  /// The report for programs.
  var json: JSON {
    ["base": .string(base), "dryRun": .bool(isDry), "replies": .array(outcomes.map(Self.json))]
  }

  private static func json(of outcome: Outcome) -> JSON {
    switch outcome {
    case .refused(let path, let reason): ["file": .string(path), "taken": false, "reason": .string(reason)]
    case .taken(let report):
      [
        "file": .string(report.file), "taken": true, "form": .string(report.form.rawValue),
        "similarity": report.similarity.map { .double(($0 * 10_000).rounded() / 10_000) } ?? .null,
        "voices": .array(
          report.voices.map {
            [
              "author": .string($0.author), "name": .string($0.reviewer.name),
              "delegation": JSON($0.reviewer.delegation),
              "source": .string($0.source.rawValue),
            ]
          }),
        "comments": .int(report.comments), "tracked": .int(report.tracked), "untracked": .int(report.untracked),
        "replies": .int(report.replies), "dispositions": .int(report.dispositions), "positions": .int(report.positions),
        "known": .int(report.known), "inherited": .int(report.inherited), "corrected": .int(report.corrected),
        "operations": .int(report.operations),
        "ambiguous": .array(report.ambiguous.map(json)), "unplaced": .array(report.unplaced.map(json)),
        "findings": .array(report.findings.map(JSON.string)),
      ]
    }
  }

  private static func json(of item: ReplyReport.Item) -> JSON {
    [
      "voice": .string(item.voice), "paragraph": .string(item.place), "words": .string(item.words),
      "reason": .string(item.reason),
    ]
  }
}

extension DelegationRule.Source {
  /// What told the delegation, in words.
  fileprivate var words: String {
    switch self {
    case .option: "as --delegation says"
    case .reply: "as the reply says"
    case .author: "by the author's name"
    case .file: "by the file's name"
    case .none: "no delegation found"
    }
  }
}

extension String {
  /// The text, or its beginning.
  fileprivate func cut(to count: Int) -> String { self.count <= count ? self : prefix(count - 1) + "…" }
}
