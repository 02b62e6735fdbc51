import Glibc

/// Why there is no screen, or why the editor did not run.
public struct TerminalError: Error, Equatable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// Standard output is a file or a pipe.
    case notTerminal
    /// terminfo has no entry for this TERM; empty when TERM is not set.
    case unknownTerminal(String)
    /// This TERM cannot place the cursor.
    case dumbTerminal(String)
    /// The editor, by its command, ended with this status or could not be started.
    case editor(String, status: Int32)
    /// The editor ended with this status, and had changed the file before.
    case editorKept(String, status: Int32, String)
    /// The editor left no file.
    case editorTook(String)
    /// What the editor left in this file cannot be taken.
    case editorUnreadable(String, String)
    /// The file that the editor should work on, and the system's reason.
    case editorFile(String, errno: Int32)
  }

  /// What is wrong.
  public var reason: Reason

  /// Makes an error.
  public init(reason: Reason) { self.reason = reason }

  /// One line: what is wrong; what to do.
  public var description: String {
    switch reason {
    case .notTerminal:
      "standard output is no terminal; 'conote snapshot FILE --size 80x24' draws the desk without one"
    case .unknownTerminal(""):
      "TERM is not set; set it to the terminal's name, such as xterm-256color"
    case .unknownTerminal(let name):
      "terminfo knows no terminal '\(name)'; install the package ncurses-term, or set TERM to one it knows, such as xterm-256color"
    case .dumbTerminal(let name):
      "the terminal '\(name)' cannot place a cursor; 'conote snapshot FILE --size 80x24' draws the desk without one"
    case .editor(let command, let status):
      status == 127
        ? "the editor '\(command)' was not found; set VISUAL or EDITOR"
        : "the editor '\(command)' failed with status \(status); the text is as it was"
    case .editorKept(let command, let status, let path):
      "the editor '\(command)' failed with status \(status); the text is as it was, what was saved is in \(path)"
    case .editorTook(let command):
      "the editor '\(command)' left no file; the text is as it was: write it again, or set VISUAL or EDITOR to another"
    case .editorUnreadable(let command, let path):
      "what the editor '\(command)' left in \(path) is too long, or not UTF-8; shorten or convert it there and paste it"
    case .editorFile(let path, let errno):
      "\(path): \(String(cString: strerror(errno))); set TMPDIR to a folder that can be written"
    }
  }
}
