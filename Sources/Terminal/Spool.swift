internal import CNcurses
import Glibc

/// Where ncurses writes a picture, so that it reaches the terminal in one piece.
///
/// ncurses 6.4 flushes after every movement of the cursor (lib_mvcur.c): two hundred writes for a full screen, which show on the
/// way and cost more than all else. While a picture is made its file descriptor leads to memory.
final class Spool {
  /// What ncurses is to write to.
  let descriptor: Int32
  private let terminal: Int32
  private let memory: Int32

  /// A spool before the file descriptor of a terminal; nil when there are no descriptors left.
  init?(terminal: Int32) {
    self.terminal = terminal
    descriptor = fcntl(terminal, F_DUPFD_CLOEXEC, 3)
    guard descriptor >= 0 else { return nil }
    // A kernel without such files has ncurses write as it likes.
    memory = shim_memory_file("picture")
  }

  deinit {
    close(descriptor)
    if memory >= 0 { close(memory) }
  }

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

  /// Writes to the terminal, waiting as long as it takes; what cannot be written is lost with the terminal.
  func send(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = write(terminal, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var room = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
        guard poll(&room, 1, -1) >= 0 || errno == EINTR else { return }
      } else if errno != EINTR {
        return
      }
    }
  }
}
