internal import Glibc

/// Pieces of bytes on their way from the thread that makes them to the one that uses them, a few at a time.
final class PieceQueue: @unchecked Sendable {
  /// How many pieces may wait.
  private static let room = 8
  private var waiting: [[UInt8]] = []
  private var end: Result<Void, ContainerError>?
  private var isStopped = false
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(change, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    pthread_cond_destroy(change)
    lock.deallocate()
    change.deallocate()
  }

  // MARK: The thread that makes them

  /// Adds a piece once there is room; throws `.stopped` when nobody wants it any more.
  func put(_ piece: UnsafeBufferPointer<UInt8>) throws(ContainerError) {
    let copy = Array(piece)
    let isWanted = wait(until: { isStopped || waiting.count < PieceQueue.room }) {
      if !isStopped { waiting.append(copy) }
      return !isStopped
    }
    guard isWanted else { throw .stopped }
  }

  /// Says that no piece follows, and why.
  func finish(_ result: Result<Void, ContainerError>) { wait(until: { true }) { end = result } }

  // MARK: The thread that uses them

  /// Gives `use` each piece in order, until there are no more, or an error ends it on either side; the other side has ended then, too.
  func forEach(_ use: (UnsafeBufferPointer<UInt8>) throws(ContainerError) -> Void) throws(ContainerError) {
    defer {
      wait(until: { true }) { isStopped = true }
      wait(until: { end != nil }) {}
    }
    while true {
      let pieces = wait(until: { end != nil || !waiting.isEmpty }) {
        defer { waiting = [] }
        return waiting
      }
      if pieces.isEmpty { return try wait(until: { true }) { end ?? .success(()) }.get() }
      for piece in pieces {
        let used = piece.withUnsafeBufferPointer { bytes in
          Result { () throws(ContainerError) in try use(bytes) }
        }
        try used.get()
      }
    }
  }

  /// Does something to the queue as soon as a condition holds.
  @discardableResult
  private func wait<Value>(until condition: () -> Bool, _ body: () -> Value) -> Value {
    pthread_mutex_lock(lock)
    defer {
      pthread_cond_broadcast(change)
      pthread_mutex_unlock(lock)
    }
    while !condition() { pthread_cond_wait(change, lock) }
    return body()
  }
}
