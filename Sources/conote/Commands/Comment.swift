import Documents
import Reviews
import Text

extension Subcommand {
  /// Adds a comment.
  static let comment = Subcommand(
    "comment", ["FILE", "[TEXT|-]"], summary: "Comment on a paragraph, or on words of it",
    details: """
      LABEL is the paragraph's number as printed, or its address: 11, '11(a)', 'Annex I/2', Summary/1. The quoted words must stand \
      in the paragraph once; case, white space and the shape of quotation marks do not matter. TEXT '-' is read from standard \
      input. A comment without TEXT must propose a wording. The exit status is 1 when the review cannot be written; nothing is kept \
      then.
      """,
    options: [.at, .quote, .kind, .propose, .review, .name, .delegation], required: ["at"],
    examples: [
      Example(
        "comment PC0753Eb.txt --at 9 --quote 'in general terms' 'Say who had doubts.'",
        "A general comment on three words of paragraph 9"),
      Example(
        "comment PC0753Eb.txt --at 5 --kind editorial --quote 'active at' --propose 'at work on'",
        "Another wording, and nothing else"),
      Example("comment PC0753Eb.txt --at 13 - < remark.txt", "A long comment from a file"),
    ]
  ) { invocation throws(Failure) in
    let remark = try Remark(invocation)
    var sitting = try Sitting(invocation, readOnly: false)
    let document = sitting.document
    let label = invocation[.at] ?? ""
    guard let target = document.target(cited: label) else {
      throw Failure(.usage, "\(invocation.file): \(document.unknown(label).words)")
    }
    let passage = try invocation[.quote].map { quote throws(Failure) in
      try document.passage(quote, in: target, of: invocation.file)
    }
    let anchor = Anchor(in: document, target, passage: passage)
    let kept = try sitting.keep([.comment(anchor, remark)], now: invocation.environment.clock())
    var listing = Listing(columns: nil)
    let place = document.address(of: target) + (passage == nil ? "" : ", \"\(anchor.exact)\"")
    listing.line("\(kept.map(\.id.short).joined()) on \(place)")
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

extension Remark {
  /// What an invocation says.
  fileprivate init(_ invocation: Invocation) throws(Failure) {
    var text = invocation.operands.first ?? ""
    if text == "-" {
      guard let bytes = invocation.environment.standardInput(Remark.sizeLimit) else {
        throw Failure(.unreadable, "standard input: cannot be read or is longer than 1 MiB; give a shorter text")
      }
      guard let decoded = String(validating: bytes, as: UTF8.self) else {
        throw Failure(.unreadable, "standard input: not UTF-8; convert it with iconv")
      }
      text = decoded
    }
    guard text.isUTF8 else { throw invocation.usage("TEXT is not UTF-8; convert it with iconv") }
    text = String(text.drop(while: \.isNewline))
    while text.last?.isWhitespace == true { text.removeLast() }
    let proposal = invocation[.propose]
    guard proposal != nil || text.contains(where: { !$0.isWhitespace }) else {
      throw invocation.usage("no text; give TEXT, '-' for standard input, or --propose")
    }
    self.init(kind: invocation[.kind].flatMap(Kind.init) ?? .general, text: text, proposal: proposal)
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
