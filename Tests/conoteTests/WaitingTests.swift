import CellGrid
import Synchronization
import Terminal
import Testing

@testable import conote

@Suite struct `Waiting for a long file` {
  @Test func `says how far the reading is`() {
    let frame = Waiting.frame(name: "long.docx", percent: 40, size: Size(24, 5))
    #expect(frame.text == "\n\n  reading long.docx … 40\n  ━━━━━━━━────────────\n  Esc stops")
  }

  @Test(arguments: [Size(1, 1), Size(3, 2), Size(200, 60)]) func `fits every screen`(size: Size) {
    for percent in [0, 100] { _ = Waiting.frame(name: "long.docx", percent: percent, size: size) }
  }

  @Test func `asks for no screen while little time has passed, and goes on without one`() {
    nonisolated(unsafe) var asked = 0
    let now = Mutex(0)
    let waiting = Waiting(for: "long.docx", clock: { now.withLock { $0 } }) { () throws(TerminalError) in
      asked += 1
      throw TerminalError(reason: .notTerminal)
    }
    #expect(waiting.show(0.2))
    #expect(asked == 0)
    now.withLock { $0 = 1000 }
    #expect(waiting.show(0.4))
    #expect(asked == 1)
    #expect(waiting.signal == nil)
  }
}
