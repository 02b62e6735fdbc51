import CellGrid
import Documents
import Exchange
import Journals
import Reviews
import Terminal
import Text
import Threads

extension Subcommand {
  /// What Members sent, in one review.
  static let collate = Subcommand(
    "collate", ["BASE", "REPLY..."], summary: "Take the replies of Members into the review",
    details: """
      A reply is the document itself with comments and tracked changes (Word), a comment matrix (the ISO/IEC template in Word, or its \
      columns in .xlsx or .csv, in any order), another reviewer's packet, or Web Annotations. Each is laid beside BASE; a tracked \
      change becomes a proposed change with its whole sentence, and so does a difference that nobody tracked, which says so. What the \
      review has already is not taken again.
      The delegation of a reply is what --delegation says, else what the reply says of each comment, else what stands with the author's \
      name, 'AU (Clerk)', else the country's code or the name in capitals in the file's name, 'reply_AU.docx'. The report shows which. \
      Collated again with another --delegation, comments move to it.
      A reply less than \(Int(Collation.leastSimilarity * 100)) % of whose words are in BASE is refused. Each reply is taken in whole or not at all, and one that cannot \
      be read does not stop the others; the exit status is then 1.
      """,
    options: [.replyDelegation, .force, .trackedOnly, .dryRun, .review, .name, .format],
    examples: [
      Example("collate PC0753Eb.docx replies/*", "Everything that came in, in one review"),
      Example(
        "collate PC0753Eb.docx replies/* --dry-run --format json",
        "What would come in, for a program; nothing is written"),
      Example(
        "collate PC0753Eb.docx answer.docx --delegation 'answer.docx=AU,Clerk=ICC'",
        "Say who speaks where no name tells it"),
    ]
  ) { invocation throws(Failure) in
    let rule = try DelegationRule(invocation)
    let theme = try Theme.chosen(by: invocation)
    var sitting = try Sitting(invocation, readOnly: invocation.has(.dryRun))
    var options = Collation.Options()
    options.insists = invocation.has(.force)
    options.compares = !invocation.has(.trackedOnly)
    options.carriedFrom = sitting.review.revisions
    let collation = Collation(
      base: sitting.document, file: invocation.fileName, options: options)
    var collator = Collator(
      collation, rule: rule, secretariat: sitting.reviewer, operations: sitting.operations)
    let paths = Array(invocation.operands)
    let answers = try read(paths, collation, theme, invocation.environment)
    var outcomes: [CollationReport.Outcome] = []
    for index in paths.indices {
      var outcome: CollationReport.Outcome
      switch answers[index] {
      case .success(let reply):
        var later = collator
        let (operations, report) = later.take(reply)
        outcome = .taken(report)
        do throws(Failure) {
          if !invocation.has(.dryRun) { try sitting.take(operations) }
          collator = later
        } catch {
          outcome = .refused(paths[index], error.message)
        }
      case .failure(let error): outcome = .refused(paths[index], error.description)
      }
      outcomes.append(outcome)
    }
    let report = CollationReport(base: invocation.file, isDry: invocation.has(.dryRun), outcomes: outcomes)
    for case .refused(let path, let reason) in outcomes { invocation.environment.warn("\(path): \(reason)") }
    var result =
      invocation.wantsJSON ? Answer(report.json) : Answer(report.text(columns: invocation.environment.columns))
    result.status = report.isComplete ? .done : .attention
    return result
  }
}

/// Reads replies; where that takes long, a screen says how far it is, and Esc stops it.
private func read(
  _ paths: [String], _ collation: Collation, _ theme: Theme, _ environment: Environment
) throws(Failure) -> [ReplyStack.Outcome] {
  let waiting = Waiting()
  let stack = ReplyStack(paths, collation, progress: waiting.progress)
  guard environment.columns != nil else { return stack.read() }
  let reading = Beside { stack.read() }
  var screen: Screen?
  defer { screen?.close() }
  let signal = waiting.wait(for: reading, of: "\(paths.count) replies", nil, on: &screen) { () throws(TerminalError) in
    try Screen(theme: theme, environment: environment.variables, keepsLog: true)
  }
  if let signal {
    throw Failure(.attention, "signal \(signal) came before all was read and nothing was taken in; collate again")
  }
  return reading.value
}

extension Option {
  /// Who speaks in which reply.
  fileprivate static let replyDelegation = Option(
    "delegation", .text("MAP"), help: "Who speaks: XX for all replies, or NAME=XX,... for files and authors")
  /// Read what seems to reply to something else.
  fileprivate static let force = Option("force", help: "Take in replies that seem to be to another document")
  /// Leave out what was found by comparing.
  fileprivate static let trackedOnly = Option(
    "tracked-only", help: "Leave out differences from BASE that nobody tracked")
  /// Write nothing.
  fileprivate static let dryRun = Option("dry-run", help: "Say what would come in, and write nothing")
}

extension DelegationRule {
  /// What an invocation says.
  fileprivate init(_ invocation: Invocation) throws(Failure) {
    guard let mapping = invocation[.replyDelegation] else {
      self.init()
      return
    }
    do throws(Malformed) { try self.init(mapping) } catch {
      throw invocation.usage("--delegation: \(error.description); write XX for all, or NAME=XX,NAME=XX")
    }
  }
}
