internal import Reviews

/// A comment's words where a format has no place for the rest of it: kind and proposed change stand in the text, by marks that people
/// read and `CommentText(_:)` takes off again.
struct CommentText: Equatable {
  /// What a comment says on a difference that was found and not tracked.
  static let untracked = "Changed without tracking."
  private static let withdrawn = "(withdrawn)"
  private static let proposed = "Proposed change: "

  /// The comment's kind.
  var kind = Remark.Kind.general
  /// The words.
  var words: String
  /// Whether its author took it back.
  var isWithdrawn = false

  /// Reads a text.
  init(_ text: String) {
    let line = text.prefix { $0 != "\n" }
    let text = MatrixText.isMadeOn(line) ? String(text.dropFirst(line.count + 1)) : text
    words = text
    if text == Self.withdrawn {
      (words, isWithdrawn) = ("", true)
      return
    }
    for kind in Remark.Kind.allCases where text.hasPrefix("[\(kind.rawValue)]") {
      self.kind = kind
      words = String(text.dropFirst(kind.rawValue.count + 2))
      if words.hasPrefix(" ") { words.removeFirst() }
      return
    }
  }

  /// The text of a comment on `words`; its proposal stands in it where `proposing`.
  static func text(of comment: Comment, on words: String, proposing: Bool) -> String {
    if comment.isWithdrawn { return withdrawn }
    let remark = comment.remark
    let isPlain = remark.kind == .general && CommentText(remark.text) == CommentText(plain: remark.text)
    var text = isPlain ? remark.text : "[\(remark.kind.rawValue)] \(remark.text)"
    if proposing, let change = ProposalText.text(of: remark.proposal, for: words) {
      if !text.isEmpty { text += "\n" }
      text += proposed + change
    }
    return text
  }

  /// Takes off the first line where it says what the comment is on.
  ///
  /// `number` is which of several passages with these words it is, from 1.
  mutating func takeQuote() -> (words: String, number: Int?, isOrphan: Bool)? {
    let isOrphan = words.hasPrefix(MatrixText.orphan)
    let rest = words.dropFirst(isOrphan ? MatrixText.orphan.count : 0)
    let line = rest.prefix { $0 != "\n" }
    guard let quote = MatrixText.quote(in: line) else { return nil }
    self = CommentText(String(rest.dropFirst(line.count + 1)))
    return (quote.words, quote.number, isOrphan)
  }

  private init(plain words: String) { self.words = words }

  /// Takes the proposed change off the words' end; `exact` is what the comment is on.
  mutating func takeProposal(of exact: String) -> String? {
    var line = words.startIndex
    while !words[line...].hasPrefix(Self.proposed) {
      guard let end = words[line...].firstIndex(of: "\n") else { return nil }
      line = words.index(after: end)
    }
    let proposal = ProposalText.proposal(in: String(words[line...].dropFirst(Self.proposed.count)), for: exact)
    words = String(words[..<line].dropLast(line > words.startIndex ? 1 : 0))
    return proposal
  }
}

/// A proposed wording where a deletion has to be said in words.
enum ProposalText {
  /// The text of a proposal for the words `exact`; nil for none.
  static func text(of proposal: String?, for exact: String) -> String? {
    guard let proposal else { return nil }
    return proposal.isEmpty ? deletion(of: exact) : proposal
  }

  /// The proposal that a text is.
  static func proposal(in text: String, for exact: String) -> String {
    text.oneLine == deletion(of: exact) || text.oneLine.lowercased() == "delete" ? "" : text
  }

  private static func deletion(of exact: String) -> String { "Delete “\(exact.oneLine)”." }
}

/// The secretariat's answer in one text: the outcome, then the observation.
struct VerdictText: Equatable {
  /// The outcome.
  var disposition: Disposition
  /// The observation, perhaps empty.
  var observation: String

  /// "Accepted with modifications. Now paragraph 12."
  static func text(_ disposition: Disposition, _ observation: String) -> String {
    let words = disposition.words
    let verdict = words.prefix(1).uppercased() + words.dropFirst() + "."
    return observation.isEmpty ? verdict : "\(verdict) \(observation)"
  }

  /// Reads an answer; nil when it does not begin with an outcome.
  init?(_ text: String) {
    let start = text.drop(while: \.isWhitespace)
    for (words, disposition) in Self.outcomes {
      guard start.prefix(words.count).lowercased() == words else { continue }
      let rest = start.dropFirst(words.count)
      guard rest.first.map({ !$0.isLetter && !$0.isNumber }) ?? true else { continue }
      self.disposition = disposition
      observation = String(rest.drop { ".:;,-–—".contains($0) }.drop { $0 == " " || $0 == "\n" })
      return
    }
    return nil
  }

  /// How committees write the outcomes, longer words first.
  private static let outcomes: [(String, Disposition)] = [
    ("accepted with modifications", .modified), ("accepted with modification", .modified),
    ("accept with modifications", .modified), ("accepted in principle", .modified), ("accepted in part", .modified),
    ("partially accepted", .modified), ("partly accepted", .modified), ("agreed in principle", .modified),
    ("not accepted", .rejected), ("not agreed", .rejected), ("rejected", .rejected), ("reject", .rejected),
    ("accepted", .accepted), ("accept", .accepted), ("agreed", .accepted), ("awm", .modified), ("noted", .noted),
    ("deferred", .deferred),
  ]
}
