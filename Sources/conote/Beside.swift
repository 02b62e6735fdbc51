import Glibc
import Synchronization

/// Work that goes on beside the rest of the program; whoever wants its value before it is done waits, or does it if it has not begun.
final class Beside<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let work: @Sendable () -> Value

  /// Starts the work on a thread of its own.
  init(_ work: @escaping @Sendable () -> Value) {
    self.work = work
    startThread { _ = self.value }
  }

  /// What the work came to.
  var value: Value {
    made.withLock { made in
      if let made { return made }
      let value = work()
      made = value
      return value
    }
  }
}

/// Runs `body` on a thread of its own; not at all where no thread can be had.
func startThread(_ body: @escaping @Sendable () -> Void) {
  let box = Unmanaged.passRetained(ThreadBody(run: body))
  var thread = pthread_t()
  let status = pthread_create(
    &thread, nil,
    { argument in
      if let argument { Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run() }
      return nil
    }, box.toOpaque())
  if status == 0 { pthread_detach(thread) } else { box.release() }
}

private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void
  init(run: @escaping @Sendable () -> Void) { self.run = run }
}
