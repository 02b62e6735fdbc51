internal import Glibc
internal import Synchronization

/// Work that is done beside this thread, on one of its own.
///
/// The value is handed over once, when the thread that made it is through with it; it need not be one that threads can share.
public final class Beside<Value>: @unchecked Sendable {
  /// Given up when it is done, with all that it holds.
  private var work: (() -> Value)?
  private var made: Value?
  /// Says to the thread that takes the value that all of it is written.
  private let isMade = Atomic(false)
  /// A pipe, on which the end of the work is heard.
  private var ends: [Int32] = [-1, -1]

  /// Begins the work; where there is neither thread nor pipe to be had it is done at once.
  public init(_ work: @escaping () -> Value) {
    self.work = work
    let hasPipe = pipe(&ends) == 0
    for end in ends where hasPipe { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    guard !hasPipe || !startThread({ self.make() }) else { return }
    make()
  }

  deinit { for end in ends where end >= 0 { close(end) } }

  private func make() {
    made = work?()
    work = nil
    isMade.store(true, ordering: .releasing)
    if ends[1] >= 0 { write(ends[1], [0], 1) }
  }

  /// Whether the work is done after so many milliseconds, or sooner; -1 waits for it.
  public func isDone(within milliseconds: Int32) -> Bool {
    guard ends[0] >= 0 else { return true }
    var end = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
    return poll(&end, 1, milliseconds) > 0
  }

  /// What was made, waited for.
  public var value: Value {
    while true {
      if isDone(within: -1), isMade.load(ordering: .acquiring), let made { return made }
    }
  }
}
