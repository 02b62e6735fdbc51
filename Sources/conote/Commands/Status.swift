import Documents
import Reviews
import Text

extension Subcommand {
  /// Where the document stands.
  static let status = Subcommand(
    "status", ["FILE"], summary: "Show where each section and paragraph stands",
    details: """
      A paragraph is contested when one delegation contests it, however many agree; reserved when one has a reservation; agreed \
      when somebody agrees and nobody objects; and open when nobody has taken a position. The exit status does not depend on it.
      """,
    options: [.review, .format],
    examples: [
      Example("status PC0753Eb.txt", "Which paragraphs are still contested, and by whom"),
      Example("status PC0753Eb.txt --format json", "The same for a program"),
    ]
  ) { invocation throws(Failure) in
    let sitting = try Sitting(invocation, readOnly: true)
    let report = StatusReport(of: sitting.review, in: sitting.document)
    if invocation.wantsJSON { return Answer(report.json) }
    return Answer(report.text(columns: invocation.environment.columns))
  }
}
