import CellGrid
import Glibc
import Testing
import Text

@testable import Terminal

/// What a terminal is sent, read from a file in its place; ncurses is one for all, so one test starts it.
@Suite(.serialized) struct PainterTests {
  private static let size = Size(80, 24)

  @Test func `a picture is sent whole, then only what changes, in the colours and signs of its roles`() throws {
    setlocale(LC_CTYPE, "C.UTF-8")
    let file = try #require(tmpfile())
    defer { fclose(file) }
    let output = dup(fileno(file))
    let depth = try Screen.startCurses(
      input: open("/dev/null", O_RDWR | O_CLOEXEC), output: output, environment: ["TERM": "xterm-256color"])
    #expect(depth == .indexed256)
    var sent = 0
    func bytes() throws -> String {
      var all = [UInt8](repeating: 0, count: 1 << 16)
      let count = pread(output, &all, all.count, off_t(sent))
      try #require(count >= 0)
      sent += count
      return String(decoding: all[..<count], as: UTF8.self)
    }
    let theme = try Theme.named("dark")
    var painter = Painter(palette: Palette(theme: theme, depth: depth))
    func paint(_ frame: Frame) throws -> String {
      painter.paint(frame, on: Self.size)
      painter.send()
      return try bytes()
    }

    var frame = Frame(size: Self.size)
    frame.put(Clean("9. Members 会議 meet"), x: 4, y: 2, role: .text, in: frame.bounds)
    frame.put(Clean("✗"), x: 1, y: 2, role: .contested, in: frame.bounds)
    let first = try paint(frame)
    #expect(first.contains("9. Members 会議 meet"))
    let red = try #require(theme.style(.contested, on: .text).foreground)
    let colour = try #require(depth.index(nearest: red))
    #expect(first.contains("\u{1B}[38;5;\(colour)m\u{1B}[48;5;") && first.contains("m✗"))

    #expect(try paint(frame).isEmpty)

    frame.put(Clean("✓"), x: 1, y: 2, role: .agreed, in: frame.bounds)
    let change = try paint(frame)
    #expect(change.contains("✓") && !change.contains("Members") && change.utf8.count < 40)

    // The right half of a wide character is never sent alone.
    frame.put(Clean("x"), x: 16, y: 2, role: .text, in: frame.bounds)
    let cut = try paint(frame)
    #expect(!cut.contains("会") && cut.contains("x"))

    frame.cursor = Point(10, 5)
    let cursor = try paint(frame)
    #expect(cursor.contains("\u{1B}[6;11H") || cursor.contains("\u{1B}[?25h"))
    #expect(cursor.utf8.count < 40)

    painter.forget()
    #expect(try paint(frame).utf8.count < 40)
  }
}
