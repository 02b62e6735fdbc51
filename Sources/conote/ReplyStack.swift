import Documents
import Exchange
import Glibc
import Synchronization

/// Replies on their way in: read beside each other on a few threads, and handed out in their order.
final class ReplyStack: Sendable {
  /// What became of one.
  typealias Outcome = Result<MemberReply, ExchangeError>

  private struct State {
    var next = 0
    var done: [Outcome?]
    var isStopped = false
  }
  /// How long one look at the threads takes, in microseconds.
  private static let pause: UInt32 = 2_000

  private let paths: [String]
  private let collation: Collation
  private let state: Mutex<State>

  /// Lays the files at `paths` ready.
  init(_ paths: [String], _ collation: Collation) {
    self.paths = paths
    self.collation = collation
    state = Mutex(State(done: Array(repeating: nil, count: paths.count)))
  }

  /// Begins to read, on as many threads as there are processors.
  func read() {
    let threads = min(paths.count, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    for _ in 0..<threads { startThread { self.work() } }
  }

  private func work() {
    while let index = take() {
      let outcome = outcome(of: paths[index])
      state.withLock { $0.done[index] = outcome }
    }
  }

  /// The next reply that nobody reads yet.
  private func take() -> Int? {
    state.withLock { state in
      guard state.next < paths.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  private func outcome(of path: String) -> Outcome {
    guard !isStopped else { return .failure(Self.stopped) }
    let bytes: [UInt8]
    do throws(LoadError) { bytes = try Document.bytes(of: path) } catch {
      return .failure(ExchangeError(description: "\(error.reason)"))
    }
    do throws(ExchangeError) {
      return .success(try collation.read(bytes, name: path) { [self] _ in !isStopped })
    } catch {
      return .failure(isStopped ? Self.stopped : error)
    }
  }

  private static let stopped = ExchangeError(description: "was not taken in, as asked; collate again for the rest")

  private var isStopped: Bool { state.withLock(\.isStopped) }

  /// Waits for one of the replies; `progress` is told which share of all is read, and stops the reading by answering false.
  func answer(_ index: Int, progress: (Double) -> Bool) -> Outcome {
    while true {
      let (outcome, count) = state.withLock { ($0.done[index], $0.done.count { $0 != nil }) }
      if !progress(Double(count) / Double(paths.count)) { state.withLock { $0.isStopped = true } }
      if let outcome {
        // What is read is handed out once and then let go.
        state.withLock { $0.done[index] = .failure(Self.stopped) }
        return isStopped ? .failure(Self.stopped) : outcome
      }
      // Where no thread could be had, the work is done here.
      if let own = take() {
        let outcome = self.outcome(of: paths[own])
        state.withLock { $0.done[own] = outcome }
      } else {
        usleep(Self.pause)
      }
    }
  }
}
