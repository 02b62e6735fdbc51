import CellGrid
import Glibc
import Testing

@testable import Terminal

/// What terminals report: the mouse, and the colour of their background.
@Suite struct ReportTests {
  @Test(
    arguments: [
      ("0;12;5M", Mouse(.press, at: Point(11, 4))), ("0;12;5m", Mouse(.release, at: Point(11, 4))),
      ("32;1;1M", Mouse(.drag, at: Point(0, 0))), ("64;300;200M", Mouse(.wheelUp, at: Point(299, 199))),
      ("65;3;3M", Mouse(.wheelDown, at: Point(2, 2))), ("16;3;3M", Mouse(.press, at: Point(2, 2))),
      ("1;3;3M", nil), ("0;0;3M", nil), ("0;3M", nil), ("0;3;3;3M", nil), ("0;-3;3M", nil), (";;M", nil), ("", nil),
      ("0;123456;3M", nil), ("0;3;3", nil), ("65;3;3m", nil),
    ] as [(String, Mouse?)])
  func `an act of the mouse is read, and nothing else is taken for one`(report: String, mouse: Mouse?) {
    #expect(Mouse(report: Array(report.utf8)) == mouse)
  }

  @Test(
    arguments: [
      ("rgb:0000/0000/0000", RGB(0, 0, 0)), ("rgb:ffff/ffff/ffff", RGB(255, 255, 255)),
      ("rgb:1c1c/2b2b/3a3a", RGB(0x1C, 0x2B, 0x3A)), ("rgb:f/0/8", RGB(255, 0, 136)),
      ("rgba:ff/ff/ff/80", RGB(255, 255, 255)), ("rgb:ff/ff", nil), ("rgb:ff/ff/gg", nil), ("rgb:ff/ff/-1", nil),
      ("rgb:fffff/0/0", nil), ("rgb:+f/0/0", nil), ("#ffffff", nil), ("?", nil), ("", nil),
    ] as [(String, RGB?)])
  func `the answer for a background is read, and nothing else is taken for one`(report: String, colour: RGB?) {
    #expect(RGB(report: Array(report.utf8)) == colour)
  }

  @Test(arguments: [
    (RGB(0, 0, 0), false), (RGB(255, 255, 255), true), (RGB(40, 42, 54), false), (RGB(253, 246, 227), true),
  ])
  func `a background is light where dark text reads better on it`(colour: RGB, isLight: Bool) {
    #expect(colour.isLight == isLight)
  }

  @Test func `bytes become base64 with its padding`() {
    let pairs = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("é会", "w6nkvJo=")]
    for (text, encoded) in pairs { #expect(Base64.encoded(Array(text.utf8)) == encoded) }
  }
}
