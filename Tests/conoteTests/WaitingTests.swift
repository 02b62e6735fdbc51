import CellGrid
import Testing
import Threads

@testable import conote

@Suite struct `Waiting for a long file` {
  @Test func `says how far the reading is`() {
    let frame = Waiting.frame(nil, name: "long.docx", .percent(40), size: Size(24, 5))
    #expect(frame.text == "\n\n  reading long.docx … 40\n  ━━━━━━━━────────────\n  Esc stops")
  }

  @Test func `says how long it takes while another program reads the file`() {
    let frame = Waiting.frame(nil, name: "long.pdf", .seconds(11), size: Size(28, 5))
    #expect(frame.text == "\n\n  reading long.pdf … 11 s\n  ─────────━━━────────────\n  Esc stops")
  }

  @Test(arguments: [Size(1, 1), Size(3, 2), Size(200, 60)]) func `fits every screen`(size: Size) {
    for extent in [.percent(0), .percent(100), .seconds(0), .seconds(7)] as [Waiting.Extent] {
      _ = Waiting.frame(nil, name: "long.docx", extent, size: size)
    }
  }

  @Test func `the reading goes on until it is told to stop`() {
    let waiting = Waiting()
    #expect(waiting.progress(0.2))
    #expect(waiting.progress(0.4))
    waiting.stop()
    #expect(!waiting.progress(0.6))
  }

  @Test func `what is made beside is handed over whole`() {
    let made = (0..<64).map { number in Beside { [number, number] } }
    #expect(made.map(\.value) == (0..<64).map { [$0, $0] })
  }
}
