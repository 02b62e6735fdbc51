import Foundation
import Glibc
import Synchronization
import Testing

@testable import Terminal

/// A pipe takes as much as a terminal that does not read, and no more.
@Suite struct `What is sent to the terminal` {
  /// More than any pipe holds.
  private let picture = [UInt8](repeating: 0x78, count: 4 << 20)

  private func pipe() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    try #require(Glibc.pipe(&ends) == 0)
    return (ends[0], ends[1])
  }

  @Test func `is given up when the desk is to end and the terminal does not read`() throws {
    let (reading, writing) = try pipe()
    defer { for end in [reading, writing] { close(end) } }
    let asked = Mutex(0)
    let spool = try #require(
      Spool(
        terminal: writing,
        until: {
          asked.withLock {
            $0 += 1
            return $0 == 3
          }
        }))
    picture.withUnsafeBytes(spool.send)
    #expect(spool.isStuck && asked.withLock { $0 } == 3)
    // From now on nothing is waited for, whatever else is asked.
    picture.withUnsafeBytes(spool.send)
    #expect(spool.isStuck)
  }

  @Test func `arrives whole at a terminal that reads late`() throws {
    let (reading, writing) = try pipe()
    defer { close(reading) }
    let spool = try #require(Spool(terminal: writing, until: { false }))
    let size = picture.count
    let arrived = Mutex(0)
    // A thread of its own: the pool that tests run on has no more of them than the machine has processors.
    let reader = Thread {
      usleep(200_000)
      var buffer = [UInt8](repeating: 0, count: 65536)
      while arrived.withLock(\.self) < size, case let count = read(reading, &buffer, buffer.count), count > 0 {
        arrived.withLock { $0 += count }
      }
    }
    reader.start()
    picture.withUnsafeBytes(spool.send)
    close(writing)
    while !reader.isFinished { usleep(1000) }
    #expect(arrived.withLock(\.self) == size && !spool.isStuck)
  }
}
