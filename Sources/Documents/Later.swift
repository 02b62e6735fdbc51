internal import Glibc
internal import Synchronization

/// A value that is worked out when it is first asked for, once, by whichever thread asks.
final class Later<Value: Sendable>: Sendable {
  private enum State {
    case recipe(@Sendable () -> Value)
    case made(Value)
  }

  private let state: Mutex<State>

  init(_ recipe: @escaping @Sendable () -> Value) { state = Mutex(.recipe(recipe)) }

  /// The value; whoever asks while it is being made waits for it.
  var value: Value {
    state.withLock { state in
      switch state {
      case .made(let value): return value
      case .recipe(let recipe):
        let value = recipe()
        state = .made(value)
        return value
      }
    }
  }
}

extension Later {
  /// Begins at once, on a thread of its own, which no signal reaches; where none can be had, whoever asks first does the work.
  func begin() {
    // A thread has the mask of the one that starts it.
    var (all, mask) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &mask)
    defer { pthread_sigmask(SIG_SETMASK, &mask, nil) }
    let work = Unmanaged.passRetained(LaterWork { _ = self.value })
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<LaterWork>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, work.toOpaque())
    if status == 0 { pthread_detach(thread) } else { work.release() }
  }
}

private final class LaterWork: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
