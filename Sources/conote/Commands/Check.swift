import Documents
import Glibc
import Journals
import Reviews
import Text

extension Subcommand {
  /// Whether a review is in order.
  static let check = Subcommand(
    "check", ["FILE"], summary: "Verify a review, and save what is sound of a damaged one",
    details: """
      Every page of the review file is read and every operation's hash computed anew. What is damaged is named; so is what is whole \
      and yet stands nowhere: operations on others that are missing, places that this revision does not have, and clocks that are \
      ahead. --repair writes all that is sound to a new file, and leaves the damaged one as it is. The exit status is 1 when \
      something is damaged or missing.
      """,
    options: [.review, .repair, .format],
    examples: [
      Example("check PC0753Eb.txt", "Is the review beside the document in order?"),
      Example("check PC0753Eb.txt --repair saved.conote", "Save what is sound of it"),
    ]
  ) { invocation throws(Failure) in
    let document = try Document.opened(invocation.file, in: invocation.environment)
    let path =
      invocation[.review] ?? ReviewFile.path(for: invocation.file, environment: invocation.environment.variables)
    let examination: Examination
    do throws(JournalError) { examination = try Examination(of: path) } catch { throw Failure(reading: error) }
    let report = CheckReport(examination, of: path, in: document, now: invocation.environment.clock())
    if let saved = invocation[.repair] {
      try save(examination.operations, of: invocation.fileName, in: document, to: saved)
    }
    var answer =
      invocation.wantsJSON
      ? Answer(report.json) : Answer(report.text(columns: invocation.environment.columns, saved: invocation[.repair]))
    answer.status = report.isSound ? .done : .attention
    return answer
  }
}

/// Keeps operations in a review that is not there yet.
private func save(_ operations: [Operation], of name: String, in document: Document, to path: String) throws(Failure) {
  guard access(path.system, F_OK) != 0 else {
    throw Failure(.attention, "\(path): there is something already; name a file that is not there")
  }
  do throws(JournalError) {
    let file = try ReviewFile(path: path, document: name, revision: document.revision)
    try file.append(operations)
    file.close()
  } catch {
    throw Failure(writing: error)
  }
}

extension Option {
  /// Where to save what is sound.
  fileprivate static let repair = Option("repair", .file("OUT"), help: "Write what is sound to a new review file")
}

/// What is to be said of a review that was examined.
struct CheckReport {
  /// How far a clock may be ahead before that is worth a word, in milliseconds: a day.
  private static let patience = 86_400_000

  private let path: String
  private let operations: [Operation]
  private let reviewers: [Reviewer]
  private let damages: [String]
  /// Whole, and yet not where they belong.
  private var strays: [String] = []
  private var notes: [String] = []

  /// Whether nothing is damaged and nothing missing.
  var isSound: Bool { damages.isEmpty && strays.isEmpty }

  init(_ examination: Examination, of path: String, in document: Document, now: Int) {
    self.path = path
    operations = examination.operations
    damages = examination.damages
    reviewers = Set(operations.map(\.reviewer)).sorted { "\($0)" < "\($1)" }
    let review = Review(operations)
    let waiting = Set(review.waiting)
    for operation in operations where waiting.contains(operation.id) {
      strays.append("\(name(operation)) is on another one that is missing; get that from its author")
    }
    for operation in operations where operation.stamp.milliseconds > now + Self.patience {
      notes.append("\(name(operation)) was made by a clock that is ahead: \(operation.stamp.iso8601)")
    }
    let unknown = operations.count { if case .unknown = $0.content { true } else { false } }
    if unknown > 0 {
      notes.append("\(unknown) of a kind that this version does not know; they are kept and passed on")
    }
    let orphans = review.orphans(in: document).count
    if orphans > 0 {
      notes.append("\(orphans) comments have no place in this revision; 'conote comments --orphaned' lists them")
    }
  }

  private func name(_ operation: Operation) -> String { "operation \(operation.id.prefix(8)) of \(operation.reviewer)" }

  /// For a person.
  func text(columns: Int?, saved: String?) -> String {
    var listing = Listing(columns: columns)
    listing.line("\(path): \(isSound ? "sound" : "not sound")")
    let people = reviewers.map(\.description).joined(separator: ", ")
    listing.paragraph(
      "operations: \(operations.count) sound" + (people.isEmpty ? "" : ", by \(people)"), indent: 2, hanging: 2)
    for (title, lines) in [("damaged", damages), ("missing", strays), ("to know", notes)] where !lines.isEmpty {
      listing.title(title)
      for line in lines { listing.paragraph(line, indent: 2, hanging: 2) }
    }
    if let saved { listing.title("operations saved in \(saved): \(operations.count)") }
    return listing.text
  }

  /// For a program.
  var json: JSON {
    [
      "file": JSON(path), "sound": .bool(isSound), "operations": .int(operations.count),
      "reviewers": .array(reviewers.map { JSON($0.description) }), "damaged": .array(damages.map { JSON($0) }),
      "missing": .array(strays.map { JSON($0) }), "notes": .array(notes.map { JSON($0) }),
    ]
  }
}
