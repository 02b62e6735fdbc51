internal import CNcurses
import Glibc
internal import Text

/// Where standard error goes while the desk has the screen: a file, whose new lines are shown afterwards.
struct ErrorLog {
  /// How much is shown afterwards, in bytes; more would be taken from the heap, which a signal handler must not touch.
  private static let tail = 1024
  /// The size at which the file is begun anew, in bytes.
  private static let limit = 1 << 20

  private let terminal: Int32
  private let file: Int32
  private let start: off_t

  /// Sends standard error to the log; nil when it is no terminal, and so cannot disturb the screen.
  ///
  /// Where there is no folder for the log, or nothing may be written, memory serves.
  init?(_ environment: Variables, writesFile: Bool) {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    terminal = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    let opened = writesFile ? Self.path(environment).map(Self.opened) ?? -1 : -1
    file = opened >= 0 ? opened : shim_memory_file("errors")
    if lseek(file, 0, SEEK_END) > Self.limit { ftruncate(file, 0) }
    start = lseek(file, 0, SEEK_END)
    dup2(file, STDERR_FILENO)
  }

  /// Opens the regular file at `path`; -1 when there is none and none can be made.
  private static func opened(_ path: String) -> Int32 {
    let flags = O_RDWR | O_CREAT | O_APPEND | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let file = open(path.system, flags, 0o600)
    var status = stat()
    if file >= 0, fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG { return file }
    if file >= 0 { Glibc.close(file) }
    return -1
  }

  /// Gives standard error its terminal back and shows there what was logged.
  func close() {
    dup2(terminal, STDERR_FILENO)
    copyTail()
    Glibc.close(terminal)
    Glibc.close(file)
  }

  /// Shows the end of what was logged, without control characters; safe in a signal handler.
  func copyTail() {
    let end = lseek(file, 0, SEEK_END)
    guard end > start else { return }
    withUnsafeTemporaryAllocation(byteCount: Self.tail, alignment: 1) { buffer in
      let count = pread(file, buffer.baseAddress, buffer.count, max(start, end - off_t(buffer.count)))
      guard count > 0 else { return }
      for index in 0..<count where buffer[index] < 0x20 && buffer[index] != 0x0A || buffer[index] == 0x7F {
        buffer[index] = 0x3F
      }
      write(terminal, buffer.baseAddress, count)
    }
  }

  /// The log's path by the XDG base directory specification, its folders made; nil when there is no home.
  private static func path(_ environment: Variables) -> String? {
    let folder: String
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      folder = state
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      folder = home + "/.local/state"
    } else {
      return nil
    }
    var path = ""
    for part in "\(folder)/conote".split(separator: "/") {
      path += "/\(part)"
      mkdir(path.system, 0o700)
    }
    return path + "/errors.log"
  }
}
