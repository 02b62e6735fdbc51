import CellGrid
import Glibc
import Testing
import Text

@testable import Terminal

/// What a terminal is sent, read from a file in its place; ncurses is one for all, so one test starts it.
@Suite(.serialized) struct PainterTests {
  private static let size = Size(80, 24)

  @Test func `reports are events, and garbage that looks like one types nothing`() throws {
    setlocale(LC_CTYPE, "C.UTF-8")
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    _ = try Screen.startCurses(
      input: ends[0], output: open("/dev/null", O_RDWR | O_CLOEXEC), environment: ["TERM": "xterm-256color"])
    var keys = KeyReader(input: ends[0])
    func events(_ text: String) -> [Event] {
      _ = write(ends[1], Array(text.utf8), text.utf8.count)
      var events: [Event] = []
      while let event = keys.next() { events.append(event) }
      return events
    }
    let press = Event.mouse(Mouse(.press, at: Point(11, 4)))
    let j = Event.key(Key("j"))
    #expect(events("\u{1B}[<0;12;5Mj\u{1B}[<0;12;5M") == [press, j, press])
    let white = Event.background(RGB(255, 255, 255))
    #expect(events("\u{1B}]11;rgb:ffff/ffff/ffff\u{7}j") == [white, j])
    #expect(events("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\j") == [white, j])
    #expect(events("\u{1B}]11;no colour\u{7}j") == [j])
    #expect(events("\u{1B}]12;rgb:0/0/0\u{7}j") == [j])
    #expect(events("\u{1B}[<1;2;3;4;5Mj") == [j])
    #expect(events("\u{1B}[<\(String(repeating: "9", count: 2000));1;1Mj") == [j])
    #expect(events("\u{1B}]11;\(String(repeating: "x", count: 2000))\u{7}j") == [j])
    #expect(events("\u{1B}]") == [.key(Key(.character("]"), alt: true))])
    // A report that breaks off is over when nothing more comes.
    for text in ["\u{1B}[<0;1", "\u{1B}]11;rgb:ff"] {
      let broken = events(text)
      #expect(broken.isEmpty)
    }
    #expect(events("j") == [j])
  }

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
