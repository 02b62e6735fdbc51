import Documents
import Journals
import Reviews
import Text

extension Subcommand {
  /// Moves a review to the next revision.
  static let carry = Subcommand(
    "carry", ["OLD", "NEW"], summary: "Carry OLD's review to NEW and tell what happened to every anchor",
    details: """
      Every operation of OLD's review is added to NEW's, which may have one already, and the text of OLD is kept with it: a comment \
      goes where its words went, and so does one made on OLD that arrives later. A position holds where the paragraph's text is the \
      same, white space aside; elsewhere it is outdated, shown and not counted. Comments whose words are gone are orphaned, those \
      that fit several places equally well are ambiguous: 'conote comment NEW --attach ID --at LABEL' puts either where it belongs. \
      OLD, NEW and OLD's review stay as they are; with '--dry-run' NEW's review does too. Carrying again adds only what is new; '--undo' takes one's own carrying back.
      The score of a passage is how likely it is that its place is right, 0 to 1.
      """,
    options: [.carryUndo, .carryDryRun, .review, .oldReview, .name, .delegation, .format],
    examples: [
      Example("carry PC0753Eb.txt PC0753Ec.txt", "Go on with the review on the next revision"),
      Example(
        "carry PC0753Eb.txt PC0753Ec.txt --format json", "What happened to each comment and position, for a program"),
    ]
  ) { invocation throws(Failure) in
    let old = try Sitting(invocation, readOnly: true, file: invocation.arguments.operands[0], review: .oldReview)
    let isDry = invocation.has(.carryDryRun) && !invocation.has(.carryUndo)
    var new = try Sitting(invocation, readOnly: isDry, file: invocation.arguments.operands[1])
    if invocation.has(.carryUndo) { return try undo(old.document, in: &new, invocation) }
    let carrying = Carrying(
      old.operations, on: old.document, file: old.name, into: new.operations, on: new.document)
    if carrying.content != nil, old.document.text.utf8.count > Operation.sizeLimit - 1 << 20 {
      throw Failure(
        .attention, "\(invocation.arguments.operands[0]): is too long to be kept with a review, 31 MiB; carry its parts"
      )
    }
    let contents = [carrying.content].compactMap(\.self)
    if isDry {
      _ = new.write(contents, now: invocation.environment.clock())
    } else {
      try new.take(carrying.arriving, writing: contents, now: invocation.environment.clock())
    }
    let report = CarryReport(
      of: Review(new.operations.union(carrying.arriving)), in: new.document, from: old.document,
      named: (old.name, new.name),
      arrived: carrying.arriving.count, isLinked: carrying.content != nil, isDry: isDry)
    if report.isOfAnotherText {
      invocation.environment.warn(
        "\(invocation.arguments.operands[1]): hardly anything that the review is about is in it; if it is no revision of "
          + (isDry ? "\(old.name), carry to another one" : "\(old.name), take the carrying back with --undo"))
    }
    if invocation.wantsJSON { return Answer(report.json) }
    return Answer(report.text(columns: invocation.environment.columns))
  }

  private static func undo(
    _ old: Document, in new: inout Sitting, _ invocation: Invocation
  ) throws(Failure) -> Answer {
    let name = old.header.symbol ?? invocation.arguments.operands[0]
    let acts = new.review.carryings.filter { $0.from.revision == old.revision }
    let own = acts.filter { $0.reviewer == new.reviewer }
    guard !own.isEmpty else {
      let who = acts.map(\.reviewer.description).joined(separator: ", ")
      throw Failure(
        .attention,
        acts.isEmpty
          ? "\(new.file.path): was not carried from \(name); there is nothing to undo"
          : "\(new.file.path): was carried from \(name) by \(who), who alone can undo that; say who you are with --as")
    }
    _ = try new.keep(own.map { .undo(target: $0.id) }, now: invocation.environment.clock())
    var listing = Listing(columns: invocation.environment.columns)
    listing.paragraph(
      "the carrying from \(name) is undone; what was said on it stays in the review, without a place where it cannot be told"
    )
    return Answer(listing.text)
  }
}

extension Option {
  /// Writes nothing.
  fileprivate static let carryDryRun = Option(
    "dry-run", help: "Say what would happen to each anchor, and write nothing")
  /// Takes the carrying back.
  fileprivate static let carryUndo = Option("undo", help: "Take back one's own carrying from OLD to NEW")
  /// Which review is carried.
  static let oldReview = Option("old-review", .file("R"), help: "OLD's review file, in place of the one beside it")
}
