import Glibc
import Text

/// The whole program as a function: words in, an answer or a failure out.
enum Program {
  /// The version that `conote version` and the manual name.
  static let version = "0.1.0"

  /// Finds the subcommand that the words ask for and runs it.
  ///
  /// A first word that names no subcommand is a file or an option of `open`; one that looks like a subcommand and is no file either is
  /// taken for a slip.
  static func run(_ words: [String], in environment: Environment) throws(Failure) -> Answer {
    guard let first = words.first else { return try Subcommand.open.run([], in: environment) }
    switch first {
    case "-h", "--help": return try Subcommand.help.run(Array(words.dropFirst()), in: environment)
    case "-V", "--version": return try Subcommand.version.run(Array(words.dropFirst()), in: environment)
    default: break
    }
    // A file's name hardly ever looks like a command's, and then the table of commands is not needed.
    if first.utf8.first != 0x2D, first.utf8.allSatisfy({ 0x61...0x7A ~= $0 || $0 == 0x2D }) {
      if let subcommand = Subcommand.named(first) {
        return try subcommand.run(Array(words.dropFirst()), in: environment)
      }
      guard access(first.system, F_OK) == 0 else {
        throw Failure(.usage, "unknown command '\(first)'; see 'conote help'")
      }
    }
    return try Subcommand.open.run(words, in: environment)
  }
}
