internal import CNcurses
import Glibc

/// Where ncurses writes a picture, so that it reaches the terminal in one piece.
///
/// ncurses 6.4 flushes after every movement of the cursor (lib_mvcur.c): two hundred writes for a full screen, which show on the
/// way and cost more than all else. While a picture is made its file descriptor leads to memory.
final class Spool {
  /// How often it is asked whether a terminal that does not read is still waited for, in milliseconds.
  private static let interval: Int32 = 100

  /// What ncurses is to write to.
  let descriptor: Int32
  /// Whether a terminal that reads nothing has lost what was sent to it.
  private(set) var isStuck = false

  private let terminal: Int32
  /// The same terminal, opened a second time so that a writing to it can be given up; who else has it open is not concerned.
  private let way: Int32
  private let memory: Int32
  private let isOver: () -> Bool
  private var waits = true

  /// A spool before the file descriptor of a terminal; nil when there are no descriptors left.
  ///
  /// While the terminal does not read, `isOver` is asked whether to give up what is being sent.
  init?(terminal: Int32, until isOver: @escaping () -> Bool) {
    self.terminal = terminal
    self.isOver = isOver
    descriptor = fcntl(terminal, F_DUPFD_CLOEXEC, 3)
    guard descriptor >= 0 else { return nil }
    // Another user's terminal cannot be opened, and is written to as it is.
    way = open("/proc/self/fd/\(terminal)", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    // A kernel without such files has ncurses write as it likes.
    memory = shim_memory_file("picture")
  }

  deinit {
    for descriptor in [descriptor, way, memory] where descriptor >= 0 { close(descriptor) }
  }

  /// Sends from now on only what the terminal takes at once.
  func stopWaiting() { waits = false }

  /// Does `draw` and sends `words` and what ncurses wrote.
  func picture(after words: String, _ draw: () -> Void) {
    guard memory >= 0, lseek(memory, 0, SEEK_SET) == 0, dup3(memory, descriptor, O_CLOEXEC) >= 0 else {
      Array(words.utf8).withUnsafeBytes(send)
      return draw()
    }
    write(memory, words, words.utf8.count)
    draw()
    dup3(terminal, descriptor, O_CLOEXEC)
    let count = Int(lseek(memory, 0, SEEK_CUR))
    guard count > 0 else { return }
    withUnsafeTemporaryAllocation(byteCount: count, alignment: 1) { bytes in
      let count = pread(memory, bytes.baseAddress, count, 0)
      if count > 0 { send(UnsafeRawBufferPointer(rebasing: bytes[..<count])) }
    }
  }

  /// Writes to the terminal, waiting until it reads or nobody waits any more; what cannot be written is lost.
  func send(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    let way = way >= 0 ? way : terminal
    while !rest.isEmpty {
      let count = write(way, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        if isOver() { stopWaiting() }
        isStuck = !waits
        var room = pollfd(fd: way, events: Int16(POLLOUT), revents: 0)
        guard waits, poll(&room, 1, Self.interval) >= 0 || errno == EINTR else { return }
      } else if errno != EINTR {
        return
      }
    }
  }
}
