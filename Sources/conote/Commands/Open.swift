import CellGrid
import Documents
import Glibc
import Journals
import Reviews
import Terminal

extension Subcommand {
  /// The desk.
  static let open = Subcommand(
    "open", ["FILE"], summary: "Open a document on the desk",
    details: """
      The word 'open' may be left out unless the file is named like a command. Comments and positions are kept in a review file \
      beside the document, FILE.conote, from the first one on. The key ? shows the keys.
      """,
    options: [
      .review, .name, .delegation, .theme, .readOnly, .compareWith,
    ],
    examples: [
      Example("PC0753Eb.txt", "Read and review a document"),
      Example("PC0753Eb.txt --delegation AU --theme light", "Review it for Australia, on a light screen"),
      Example("PC0753Ec.txt --compare PC0753Eb.txt", "Read a revision with what it changes; the key = shows that"),
      Example("open status", "Open a file that is named like a command"),
    ]
  ) { invocation throws(Failure) in
    let environment = invocation.environment
    let isReadOnly = invocation.has(.readOnly)
    let theme = try Theme.chosen(by: invocation)
    let name = String(invocation.file.split(separator: "/").last ?? "")
    let waiting = Waiting(for: name, clock: environment.clock) { () throws(TerminalError) in
      try Screen(theme: theme, environment: environment.variables)
    }
    let sitting: Sitting
    do throws(Failure) {
      sitting = try Sitting(invocation, readOnly: isReadOnly, progress: waiting.show)
    } catch {
      guard let signal = waiting.signal else { throw error }
      exit(128 + signal)
    }
    let earlier = try invocation.earlierRevision()
    let screen: Screen
    do throws(TerminalError) { screen = try waiting.takeScreen() } catch {
      throw Failure(.attention, error.description)
    }
    var runner = Runner(
      sitting, on: screen, earlier: earlier, drafts: isReadOnly ? nil : Drafts(environment: environment.variables),
      seen: isReadOnly ? nil : Seen(environment: environment.variables), isReadOnly: isReadOnly,
      clock: environment.clock)
    let status = runner.run()
    guard status == 0 else { exit(status) }
    return Answer("")
  }
}

extension Option {
  /// Look, but do not write.
  static let readOnly = Option("read-only", help: "Write nothing: neither review nor draft")
  /// The revision to compare with.
  static let compareWith = Option(
    "compare", .file("OLD"), help: "The revision to compare with, in place of the one that the review was carried from")
}

extension Invocation {
  /// The revision that `--compare` names.
  func earlierRevision() throws(Failure) -> KeptRevision? {
    guard let path = self[.compareWith] else { return nil }
    return KeptRevision(try Document.opened(path), file: path.fileName)
  }
}
