internal import CNcurses
import Glibc

/// Gives the terminal back when the program dies of a fault, and then lets it die.
///
/// The handler may call only what signal-safety(7) lists, so everything it needs is laid ready here.
enum Rescue {
  private static let faults = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE]
  private static let stackSize = 65536

  // The handler reads these; they change only in `arm` and `disarm`, `words` being set last and dropped first.
  nonisolated(unsafe) private static var output: Int32 = -1
  nonisolated(unsafe) private static var modes = termios()
  nonisolated(unsafe) private static var log: ErrorLog?
  nonisolated(unsafe) private static var words: UnsafeMutableRawBufferPointer?
  nonisolated(unsafe) private static var isHandling = false

  /// Stands by: after a fault `lastWords` are written to the terminal, its modes are set, and the tail of `log` is shown.
  static func arm(output: Int32, lastWords: String, modes: termios, log: ErrorLog?) {
    disarm()
    Self.output = output
    Self.modes = modes
    Self.log = log
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: lastWords.utf8.count, alignment: 1)
    bytes.copyBytes(from: lastWords.utf8)
    words = bytes
    if !isHandling { handleFaults() }
  }

  /// Stands down.
  static func disarm() {
    let bytes = words
    words = nil
    bytes?.deallocate()
  }

  private static func handleFaults() {
    isHandling = true
    // A stack that overflowed has no room for a handler, so it gets one of its own.
    var spare = stack_t(ss_sp: .allocate(byteCount: stackSize, alignment: 16), ss_flags: 0, ss_size: stackSize)
    sigaltstack(&spare, nil)
    var action = sigaction()
    action.sa_flags = SA_ONSTACK | SA_NODEFER | Int32(bitPattern: UInt32(SA_RESETHAND))
    action.__sigaction_handler.sa_handler = { signal in
      Rescue.giveBack()
      raise(signal)
    }
    for fault in faults { sigaction(fault, &action, nil) }
  }

  private static func giveBack() {
    guard let words else { return }
    write(output, words.baseAddress, words.count)
    tcsetattr(output, TCSANOW, &modes)
    log?.copyTail()
  }
}
