import Documents
import Exchange
import Glibc
import Synchronization
import Threads

/// Replies on their way in: read beside each other on a few threads.
final class ReplyStack: Sendable {
  /// What became of one.
  typealias Outcome = Result<MemberReply, ExchangeError>

  private struct State {
    var next = 0
    var count = 0
    var done: [Outcome?]
    var isStopped = false
  }
  /// How long the one who waits for the other threads sleeps, in microseconds.
  private static let pause: UInt32 = 1_000

  private let paths: [String]
  private let collation: Collation
  private let progress: @Sendable (Double) -> Bool
  private let state: Mutex<State>

  /// Lays the files at `paths` ready; `progress` is told which share of them is read, and stops the reading by answering false.
  init(_ paths: [String], _ collation: Collation, progress: @escaping @Sendable (Double) -> Bool) {
    self.paths = paths
    self.collation = collation
    self.progress = progress
    state = Mutex(State(done: Array(repeating: nil, count: paths.count)))
  }

  /// Reads them on as many threads as there are processors, this one among them; in the order of the paths.
  func read() -> [Outcome] {
    for _ in 1..<max(2, min(paths.count, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) { _ = startThread { self.work() } }
    work()
    while state.withLock({ $0.count < paths.count }) { usleep(Self.pause) }
    return state.withLock { $0.done.map { $0 ?? .failure(Self.stopped) } }
  }

  private func work() {
    while let index = take() {
      let outcome = outcome(of: paths[index])
      state.withLock { state in
        state.done[index] = outcome
        state.count += 1
      }
    }
  }

  /// The next reply that nobody reads yet.
  private func take() -> Int? {
    state.withLock { state in
      guard state.next < paths.count else { return nil }
      if !progress(Double(state.count) / Double(paths.count)) { state.isStopped = true }
      defer { state.next += 1 }
      return state.next
    }
  }

  private func outcome(of path: String) -> Outcome {
    guard !isStopped else { return .failure(Self.stopped) }
    do throws(LoadError) {
      let bytes = try Document.bytes(of: path)
      do throws(ExchangeError) {
        return .success(try collation.read(bytes, name: path) { [self] _ in !isStopped })
      } catch {
        return .failure(isStopped ? Self.stopped : error)
      }
    } catch {
      return .failure(ExchangeError(description: "\(error.reason)"))
    }
  }

  private static let stopped = ExchangeError(description: "was not taken in, as asked; collate again for the rest")

  private var isStopped: Bool { state.withLock(\.isStopped) }
}
