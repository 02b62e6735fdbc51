import Testing

@testable import CellGrid

@Test(arguments: [
  ("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.478), ("#0000ff", "#ffffff", 8.592),
])
func `contrast is that of WCAG`(first: String, second: String, ratio: Double) throws {
  let first = try #require(RGB(hexadecimal: first))
  let second = try #require(RGB(hexadecimal: second))
  #expect(abs(first.contrast(with: second) - ratio) < 0.001)
  #expect(first.contrast(with: second) == second.contrast(with: first))
}

@Test(arguments: ["", "#", "#12345", "#1234567", "123456", "#gggggg", "#+12345", "#é1234", "red"])
func `what is not #rrggbb is no colour`(text: String) {
  #expect(RGB(hexadecimal: text) == nil)
}

@Test func `each colour of the cube is nearest to itself`() {
  // 16 and 231 stand twice: black and white are greys too, and so are a few steps of the cube's diagonal.
  for index in 16..<256 {
    let colour = ColourDepth.xterm(index)
    #expect(ColourDepth.indexed256.index(nearest: colour).map(ColourDepth.xterm) == colour)
  }
  #expect(ColourDepth.xterm(16) == RGB(0, 0, 0))
  #expect(ColourDepth.xterm(231) == RGB(255, 255, 255))
  #expect(ColourDepth.xterm(208) == RGB(255, 135, 0))
  #expect(ColourDepth.xterm(255) == RGB(238, 238, 238))
}

@Test(arguments: [
  ("#000000", 0, 0), ("#1a1c20", 0, 0), ("#808080", 8, 7), ("#d0d0d0", 7, 7), ("#ffffff", 15, 7), ("#aa0000", 1, 1),
  ("#ff6060", 9, 1),
  ("#00aa00", 2, 2), ("#e8e060", 11, 3), ("#2040c0", 4, 4), ("#e080e0", 13, 5), ("#60d0c0", 14, 6),
])
func `soft colours keep their hue where there are few`(hexadecimal: String, of16: Int, of8: Int) throws {
  let colour = try #require(RGB(hexadecimal: hexadecimal))
  #expect(ColourDepth.indexed16.index(nearest: colour) == of16)
  #expect(ColourDepth.indexed8.index(nearest: colour) == of8)
  #expect(ColourDepth.truecolor.index(nearest: colour) == nil)
  #expect(ColourDepth.none.index(nearest: colour) == nil)
}
