import Documents
import Reviews

extension Subcommand {
  /// Takes a position.
  static let mark = Subcommand(
    "mark", ["FILE", "LABEL...", Position.allCases.map(\.rawValue).joined(separator: "|")],
    summary: "Take a position on paragraphs",
    details: """
      LABEL is the paragraph's number as printed, its address, or a range such as 3-7 or 'Annex I/1-3', which takes in the \
      sub-paragraphs; a section's or annex's stands for all paragraphs under it. When one label is unknown nothing is marked at all. 'none' takes a position back. The exit status is 1 when the \
      review cannot be written; nothing is marked then.
      """,
    options: [.review, .name, .delegation],
    examples: [
      Example("mark PC0753Eb.txt 1-8 10 agreed", "Agree to paragraphs 1 to 8, their sub-paragraphs too, and 10"),
      Example("mark PC0753Eb.txt 'Annex I' reserved", "Reserve on all of an annex"),
      Example("mark PC0753Eb.txt 13 contested --delegation AU", "Contest one for Australia"),
    ]
  ) { invocation throws(Failure) in
    guard let word = invocation.operands.last, let position = Position(rawValue: word) else {
      throw invocation.usage("the last word must be agreed, contested, reserved or none")
    }
    var sitting = try Sitting(invocation, readOnly: false)
    let document = sitting.document
    var chosen: Set<Int> = []
    for label in invocation.operands.dropLast() {
      let paragraphs: [Int]
      do throws(UnknownPlace) { paragraphs = try document.paragraphs(cited: label) } catch {
        throw Failure(.usage, "\(invocation.file): \(error.words)")
      }
      if let fixed = paragraphs.first(where: { !document.paragraphs[$0].isReviewable }) {
        throw Failure(
          .usage,
          "\(invocation.file):\(document.paragraphs[fixed].line): paragraph \(document.paragraphs[fixed].address) "
            + "takes no position; name a numbered one")
      }
      chosen.formUnion(paragraphs)
    }
    let indices = chosen.sorted()
    let contents = indices.map { Operation.Content.position(Anchor(in: document, paragraph: $0), position) }
    _ = try sitting.keep(contents, now: invocation.environment.clock())
    var listing = Listing(columns: invocation.environment.columns)
    let labels = indices.map { document.paragraphs[$0].address }.joined(separator: ", ")
    let verb = position == .none ? "no position on" : position.rawValue
    listing.paragraph("\(sitting.reviewer): \(verb) \(labels)", hanging: 2)
    return Answer(listing.text)
  }
}
