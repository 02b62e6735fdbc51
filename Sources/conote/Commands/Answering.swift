import Reviews

extension Subcommand {
  /// Answers a comment.
  static let answer = Subcommand(
    "answer", ["FILE", "ID", "[TEXT|-]"], summary: "Answer a comment, or resolve it",
    details: """
      ID is what 'conote comments' shows, or the beginning of it. Without --disposition TEXT is a reply; with it the comment is \
      resolved, and TEXT, which may be missing then, is the observation of the secretariat. TEXT '-' is read from standard input. \
      '--disposition open' reopens it. The exit status is 1 when the review cannot be written; nothing is kept then.
      """,
    options: [.disposition, .review, .name, .delegation],
    examples: [
      Example("answer PC0753Eb.txt 5f2c81aa 'Which doubts?'", "Ask back"),
      Example(
        "answer PC0753Eb.txt 5f2c81aa --disposition modified 'Worded anew.' --as Secretariat",
        "Accept it with modifications, and say why"),
    ]
  ) { invocation throws(Failure) in
    let text = try invocation.text(invocation.operands.dropFirst().first)
    var sitting = try Sitting(invocation, readOnly: false)
    let comment = try sitting.review.comment(invocation.operands.first ?? "", invocation)
    let content: Operation.Content
    let outcome: String
    switch invocation[.disposition] {
    case nil:
      guard !text.isEmpty else {
        throw invocation.usage("no text; give TEXT, '-' for standard input, or --disposition")
      }
      (content, outcome) = (.reply(to: comment.id, text: text), "answered")
    case Option.reopened?:
      guard text.isEmpty else { throw invocation.usage("a comment is reopened without TEXT; give a reply by itself") }
      (content, outcome) = (.reopen(target: comment.id), "open again")
    case let word?:
      let disposition = Disposition(rawValue: word) ?? .noted
      content = .resolve(target: comment.id, disposition: disposition, observation: text)
      outcome = disposition.words
    }
    _ = try sitting.keep([content], now: invocation.environment.clock())
    return Answer("\(sitting.reviewer): \(comment.id.short) \(outcome)\n")
  }
}

extension Option {
  /// The word for a comment that is to be open again.
  fileprivate static let reopened = "open"
  /// How a comment is disposed of.
  fileprivate static let disposition = Option(
    "disposition", .choice(Disposition.allCases.map(\.rawValue) + [reopened]), help: "How the comment is disposed of")
}
