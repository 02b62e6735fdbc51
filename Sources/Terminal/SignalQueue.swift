internal import CNcurses
import Glibc

/// The signals that concern the desk, taken as messages instead of interrupts, by signalfd(2).
///
/// They stay blocked: no handler runs at a bad moment, and ncurses installs none that matters.
struct SignalQueue: ~Copyable {
  /// Readable while a signal waits.
  let descriptor: Int32

  /// Takes the signals over from their handlers.
  init() {
    var signals = Self.taken
    sigprocmask(SIG_BLOCK, &signals, nil)
    descriptor = signalfd(-1, &signals, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
  }

  deinit {
    Glibc.close(descriptor)
    var signals = Self.taken
    sigprocmask(SIG_UNBLOCK, &signals, nil)
  }

  /// The next signal that waits, or nil.
  func next() -> Int32? {
    var information = signalfd_siginfo()
    let size = MemoryLayout<signalfd_siginfo>.size
    guard read(descriptor, &information, size) == size else { return nil }
    return Int32(truncatingIfNeeded: information.ssi_signo)
  }

  /// Whether a signal waits that asks the program to end.
  static var wantsEnd: Bool {
    var waiting = sigset_t()
    guard sigpending(&waiting) == 0 else { return false }
    return [SIGTERM, SIGHUP, SIGINT, SIGQUIT].contains { sigismember(&waiting, $0) == 1 }
  }

  /// Runs `body` while Ctrl-Z, here or in another program of the same job, stops this program as any other.
  func lettingStop<Answer>(_ body: () -> Answer) -> Answer {
    var signals = Self.signalSet([SIGTSTP, SIGCONT])
    sigprocmask(SIG_UNBLOCK, &signals, nil)
    defer { sigprocmask(SIG_BLOCK, &signals, nil) }
    return body()
  }

  /// Forgets the Ctrl-C and Ctrl-\\ that were meant for another program of the same job.
  func forgetInterrupts() {
    for interrupt in [SIGINT, SIGQUIT] {
      // POSIX: a signal that is being ignored does not stay pending.
      signal(interrupt, SIG_IGN)
      signal(interrupt, SIG_DFL)
    }
  }

  private static var taken: sigset_t {
    signalSet([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT])
  }

  private static func signalSet(_ signals: [Int32]) -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    return set
  }
}
