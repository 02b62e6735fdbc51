import CellGrid
import Testing
import Text

@testable import Terminal

@Suite struct KeyCodeTests {
  @Test(
    arguments: [
      (0x61, "a"), (0x01, "<C-a>"), (0x1A, "<C-z>"), (0x0D, "<Enter>"), (0x0A, "<Enter>"), (0x09, "<Tab>"),
      (0x7F, "<Backspace>"), (0x08, "<Backspace>"), (0x1B, "<Esc>"), (0x00, "<C-Space>"), (0x1C, "<C-\\>"),
      (0x20, "<Space>"),
    ] as [(Int32, String)])
  func `bytes are the keys that send them`(code: Int32, spelling: String) {
    #expect(Key(code)?.description == spelling)
  }

  @Test func `no code is a crash`() {
    for code in Int32(-2)...0x8000 { _ = Key(code)?.description }
    #expect(Key(0x7FFF) == nil && Key(-1) == nil)
  }
}

@Suite struct PastedTextTests {
  @Test(arguments: [
    ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("\u{1B}[31mred\u{7}", "[31mred"), ("tab\tstays", "tab\tstays"),
    ("\u{9B}x\u{7F}\u{0}", "x"), ("é 会 👩‍👧", "é 会 👩‍👧"),
  ])
  func `of pasted control characters only line ends and tabs are left`(pasted: String, text: String) {
    #expect(pasted.withoutControls == text)
  }
}

@Suite struct DirectColourTests {
  @Test(
    arguments: [
      (["TERM": "xterm-256color", "COLORTERM": "truecolor"], "xterm-direct"),
      (["TERM": "tmux-256color", "COLORTERM": "24bit"], "tmux-direct"),
      (["TERM": "xterm-256color"], nil), (["TERM": "xterm", "COLORTERM": "truecolor"], nil),
      (["TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"], nil), ([:], nil),
    ] as [(Variables, String?)])
  func `24-bit colours are sent where the terminal says that it has them`(environment: Variables, entry: String?) {
    #expect(ColourDepth.directEntry(environment) == entry)
  }
}
