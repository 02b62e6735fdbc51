import Documents
import Journals
import Text

/// Why a command did not do its work.
struct Failure: Error, Equatable {
  /// How the program ends.
  var status: ExitStatus
  /// Where, what is wrong and what to do: "FILE:LINE: what is wrong; what to do".
  var message: String

  /// Makes a failure.
  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }

  /// A command line that makes no sense to `subcommand`.
  static func usage(_ message: String, of subcommand: Subcommand) -> Failure {
    Failure(.usage, "\(message); see 'conote \(subcommand.name) --help'")
  }

  /// A file that is no document.
  init(_ error: LoadError) { self.init(.unreadable, error.description) }

  /// A review that cannot be read.
  init(reading error: JournalError) { self.init(.unreadable, error.description) }

  /// A review to which nothing can be added.
  init(writing error: JournalError) { self.init(.attention, error.description) }

  /// A hub that cannot be used, or does not do what it is asked to.
  init(_ error: JournalError) {
    let status: ExitStatus =
      switch error.reason {
      case .badAddress: .usage
      case .refused, .failed, .readOnly, .full, .busy: .attention
      case .noLibrary, .unreachable, .lost, .noHub, .newerVersion, .notSeated, .notInvited, .damaged, .otherDocument,
        .notReviewFile:
        .unreadable
      }
    self.init(status, error.description)
  }

  /// The one line for standard error, without anything that could drive a terminal; of a very long one begin and end.
  var line: String {
    let line = "conote: " + Clean(message).oneLine
    guard line.utf8.count > 2000 else { return line }
    return "\(line.prefix(800)) … \(line.suffix(200))"
  }
}
