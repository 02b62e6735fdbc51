import Documents
import Reviews
import Text

extension Subcommand {
  /// Adds a comment.
  static let comment = Subcommand(
    "comment", ["FILE", "[TEXT|-]"], summary: "Comment on a paragraph, or on words of it",
    details: """
      LABEL is the paragraph's number as printed, or its address: 11, '11(a)', 'Annex I/2', Summary/1; 'Annex I/p3' is the third \
      without a number there, and a heading has its label or title. The quoted words must stand \
      in the paragraph once; case, white space and the shape of quotation marks do not matter. TEXT '-' is read from standard \
      input. A comment without TEXT must propose a wording.
      '--attach ID' takes no TEXT: it puts a comment whose words are gone, or fit several places, on the paragraph or the quoted \
      words; ID is what 'conote comments' shows. '--place N' takes the Nth of the places shown there.
      The exit status is 1 when the review cannot be written; nothing is kept \
      then.
      """,
    options: [.at, .quote, .kind, .propose, .attach, .place, .review, .name, .delegation], required: ["at|place"],
    examples: [
      Example(
        "comment PC0753Eb.txt --at 9 --quote 'in general terms' 'Say who had doubts.'",
        "A general comment on three words of paragraph 9"),
      Example(
        "comment PC0753Eb.txt --at 5 --kind editorial --quote 'active at' --propose 'at work on'",
        "Another wording, and nothing else"),
      Example("comment PC0753Eb.txt --at 13 - < remark.txt", "A long comment from a file"),
      Example(
        "comment PC0753Ec.txt --attach 5f2c81aa --at 9 --quote digitalization",
        "Put a comment that lost its words on others"),
    ]
  ) { invocation throws(Failure) in
    let remark = invocation.has(.attach) ? nil : try Remark(invocation)
    if remark != nil, invocation.has(.place) { throw invocation.usage("--place goes with --attach") }
    var sitting = try Sitting(invocation, readOnly: false)
    let document = sitting.document
    let comment = try invocation[.attach].map { id throws(Failure) in try sitting.review.comment(id, invocation) }
    let spot: Placing.Spot
    if let comment, let chosen = try sitting.spot(of: comment, invocation) {
      spot = chosen
    } else {
      spot = try document.spot(invocation)
    }
    let anchor = Anchor(in: document, spot.target, passage: spot.passage)
    let content: Operation.Content
    if let comment {
      content = .attach(target: comment.id, anchor)
    } else if let remark {
      content = .comment(anchor, remark)
    } else {
      return Answer("")
    }
    let kept = try sitting.keep([content], now: invocation.environment.clock())
    var listing = Listing(columns: nil)
    let place = document.address(of: spot.target) + (spot.passage == nil ? "" : ", \"\(anchor.exact)\"")
    listing.line(comment.map { "\($0.id.short) put on \(place)" } ?? "\(kept.map(\.id.short).joined()) on \(place)")
    return Answer(listing.text)
  }
}

extension Option {
  /// The paragraph commented on.
  fileprivate static let at = Option(
    "at", .text("LABEL"), help: "What to comment on: a paragraph's number, a heading's label or title, or 'title'")
  /// The passage commented on.
  fileprivate static let quote = Option(
    "quote", .text("TEXT"), help: "The words of the paragraph that the comment is about")
  /// The type of comment.
  static let kind = Option("kind", .choice(Remark.Kind.allCases.map(\.rawValue)), help: "The type of comment")
  /// The wording proposed.
  fileprivate static let propose = Option(
    "propose", .text("TEXT"), help: "The wording proposed in place of those words")
}

extension Option {
  /// The comment that is put somewhere.
  fileprivate static let attach = Option("attach", .text("ID"), help: "The comment to put there, in place of a new one")
  /// The place that is chosen of several.
  fileprivate static let place = Option("place", .text("N"), help: "With --attach: the Nth of the places that fit")
}

extension Review {
  /// The comment whose id begins so.
  func comment(_ id: String, _ invocation: Invocation) throws(Failure) -> Comment {
    let meant = comments.filter { !id.isEmpty && $0.id.hasPrefix(id) }
    guard let comment = meant.first else {
      throw Failure(.usage, "\(invocation.file): no comment '\(id)'; 'conote comments' shows their ids")
    }
    guard meant.count == 1 else {
      throw Failure(.usage, "\(invocation.file): \(meant.count) comments begin with '\(id)'; give more of the id")
    }
    return comment
  }
}

extension Sitting {
  /// The place that `--place` chooses of those that fit a comment; nil without that option.
  fileprivate func spot(of comment: Comment, _ invocation: Invocation) throws(Failure) -> Placing.Spot? {
    guard let text = invocation[.place] else { return nil }
    guard !invocation.has(.at) else { throw invocation.usage("--place and --at name two places; give one of them") }
    let candidates = review.placing(of: comment, in: document).candidates
    guard !candidates.isEmpty else {
      throw Failure(.usage, "\(invocation.file): comment \(comment.id.short) does not fit several places; use --at")
    }
    guard let number = Int(text), 1...candidates.count ~= number else {
      throw invocation.usage("--place takes a number from 1 to \(candidates.count), not '\(text)'")
    }
    return candidates[number - 1]
  }
}

extension Document {
  /// What `--at` and `--quote` name.
  fileprivate func spot(_ invocation: Invocation) throws(Failure) -> Placing.Spot {
    let label = invocation[.at] ?? ""
    guard let target = target(cited: label) else {
      throw Failure(.usage, "\(invocation.file): \(unknown(label).words)")
    }
    guard let quote = invocation[.quote] else { return Placing.Spot(target, passage: nil) }
    return Placing.Spot(target, passage: try passage(quote, in: target, of: invocation.file))
  }
}

extension Remark {
  /// What an invocation says.
  fileprivate init(_ invocation: Invocation) throws(Failure) {
    let text = try invocation.text(invocation.operands.first)
    let proposal = invocation[.propose]
    guard proposal != nil || !text.isEmpty else {
      throw invocation.usage("no text; give TEXT, '-' for standard input, or --propose")
    }
    self.init(kind: invocation[.kind].flatMap(Kind.init) ?? .general, text: text, proposal: proposal)
  }
}

extension Invocation {
  /// A text as an operand gives it: itself, or standard input for "-"; empty when it is missing or blank.
  func text(_ operand: String?) throws(Failure) -> String {
    var text = operand ?? ""
    if text == "-" {
      guard let bytes = environment.standardInput(Remark.sizeLimit) else {
        throw Failure(.unreadable, "standard input: cannot be read or is longer than 1 MiB; give a shorter text")
      }
      guard let decoded = String(validating: bytes, as: UTF8.self) else {
        throw Failure(.unreadable, "standard input: not UTF-8; convert it with iconv")
      }
      text = decoded
    }
    guard text.isUTF8 else { throw usage("TEXT is not UTF-8; convert it with iconv") }
    text = String(text.drop(while: \.isNewline))
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}

extension Document {
  /// Where a quote stands in a target, in code points of its words.
  fileprivate func passage(_ quote: String, in target: Target, of file: String) throws(Failure) -> Range<Int> {
    let ranges = Quote.ranges(of: quote, in: text(of: target))
    let sort = if case .paragraph = target { "paragraph " } else { "" }
    let place = "\(file):\(line(of: target)): \(sort)\(address(of: target))"
    guard let range = ranges.first else {
      throw Failure(.usage, "\(place) does not say '\(quote)'; quote its own words")
    }
    guard ranges.count == 1 else {
      throw Failure(.usage, "\(place) says '\(quote)' \(ranges.count) times; quote more of it")
    }
    return range
  }
}

extension String {
  /// An operation's id as people write it: its first eight digits.
  var short: String { String(prefix(8)) }
}
