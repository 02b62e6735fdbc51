import Documents
import Reviews
import Text

extension Subcommand {
  /// What differs between two revisions.
  static let compare = Subcommand(
    "compare", ["OLD", "NEW"], summary: "Show what differs between two revisions",
    details: """
      The paragraphs of both are paired: same, changed, moved, split, merged, new or gone. Words that were taken out stand between [- \
      and -], words put in between {+ and +}; on a terminal they have colours too, unless NO_COLOR is set. A number that changed is \
      told as "was 8". The exit status is 0 when nothing differs, neither a word nor a number, and 1 when something does.
      """,
    options: [.format],
    examples: [
      Example("compare PC0753Eb.txt PC0753Ec.txt", "What the new revision changes"),
      Example("compare PC0753Eb.txt PC0753Ec.txt --format json", "The same for a program"),
    ]
  ) { invocation throws(Failure) in
    let paths = invocation.arguments.operands
    let (old, new) = (
      try Document.opened(paths[0], in: invocation.environment),
      try Document.opened(paths[1], in: invocation.environment)
    )
    let comparison = Comparison(old: KeptRevision(old, file: paths[0].fileName), new: new)
    let report = CompareReport(
      comparison, headers: (old.header, new.header),
      names: (old.header.symbol ?? paths[0].fileName, new.header.symbol ?? paths[1].fileName))
    let status: ExitStatus = report.isSame ? .done : .attention
    if invocation.wantsJSON { return Answer(report.json.text(indented: true) + "\n", status: status) }
    return Answer(report.text(for: invocation.environment), status: status)
  }
}
