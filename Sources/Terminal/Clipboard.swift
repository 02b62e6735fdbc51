internal import CNcurses
import Glibc
internal import Text

/// The clipboard of the desktop, by the program that the desktop has for it.
///
/// Such a program stays in the background to hand the text out, so it is not one that is waited for and ended with its group.
struct Clipboard {
  /// The longest text that is handed over, in bytes.
  static let limit = 4 << 20
  /// How long the program may take to come away, in milliseconds.
  private static let patience = 1000

  private let command: [String]
  private let path: String

  /// The program for the desktop that the environment tells of; nil when there is none.
  init?(_ environment: Variables) {
    func has(_ name: String) -> Bool { environment[name]?.isEmpty == false }
    let candidates =
      (has("WAYLAND_DISPLAY") ? [["wl-copy"]] : [])
      + (has("DISPLAY") ? [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]] : [])
      + [["pbcopy"]]
    let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").filter { $0.hasPrefix("/") }
    for candidate in candidates {
      guard let path = folders.map({ "\($0)/\(candidate[0])" }).first(where: { access($0.system, X_OK) == 0 }) else {
        continue
      }
      (command, self.path) = (candidate, path)
      return
    }
    return nil
  }

  /// The program's name.
  var name: String { command[0] }

  /// Hands a text over; false when the program does not take it.
  func take(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count <= Clipboard.limit else { return false }
    let memory = shim_memory_file("clipboard")
    guard memory >= 0 else { return false }
    defer { close(memory) }
    guard write(memory, bytes, bytes.count) == bytes.count, lseek(memory, 0, SEEK_SET) == 0 else { return false }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, memory, STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    // A group of its own: a Ctrl-C at the desk is not meant for it.
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let arguments = command.map { strdup($0) }
    defer { arguments.forEach { free($0) } }
    var child = pid_t()
    guard posix_spawn(&child, path.system, &actions, &attributes, arguments + [nil], environ) == 0 else { return false }

    for _ in 0..<Clipboard.patience / 5 {
      var status: Int32 = 0
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child { return status == 0 }
      guard ended == 0 || errno == EINTR else { return false }
      usleep(5_000)
    }
    kill(-child, SIGKILL)
    waitpid(child, nil, 0)
    return false
  }
}
