internal import Synchronization
internal import Threads

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
  /// Begins at once, on a thread of its own; where none can be had, whoever asks first does the work.
  func begin() { startThread { _ = self.value } }
}
