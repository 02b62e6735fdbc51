/// How many colours a terminal has.
public enum ColourDepth: CaseIterable, Sendable {
  /// 24-bit colour.
  case truecolor
  /// The 256 colours of xterm.
  case indexed256
  /// The eight ANSI colours and their bright ones.
  case indexed16
  /// The eight ANSI colours.
  case indexed8
  /// None, or NO_COLOR is set.
  case none

  /// The index of the colour that comes nearest to `colour`; nil where there are no indices.
  ///
  /// Of 256, the first 16 are never chosen, for users change what they look like. Of 8 and 16, it is the one of the same hue, not
  /// the one least far away, which for a soft colour would be grey.
  public func index(nearest colour: RGB) -> Int? {
    switch self {
    case .truecolor, .none: nil
    case .indexed256: Self.cube(Oklab(colour))
    case .indexed16: Self.ansi(Oklab(colour), bright: true)
    case .indexed8: Self.ansi(Oklab(colour), bright: false)
    }
  }

  /// What xterm shows for `index`, 16 to 255: a cube of 6x6x6 colours and 24 greys.
  static func xterm(_ index: Int) -> RGB {
    func level(_ step: Int) -> UInt8 { step == 0 ? 0 : UInt8(clamping: 55 + 40 * step) }
    if index >= 232 {
      let grey = UInt8(clamping: 8 + 10 * (index - 232))
      return RGB(grey, grey, grey)
    }
    let place = max(0, index - 16)
    return RGB(level(place / 36), level(place / 6 % 6), level(place % 6))
  }

  private static let cubeColours = (16..<256).map { (index: $0, colour: Oklab(xterm($0))) }

  private static func cube(_ colour: Oklab) -> Int? {
    cubeColours.min { $0.colour.squaredDistance(to: colour) < $1.colour.squaredDistance(to: colour) }?.index
  }

  /// The hues of red, yellow, green, cyan, blue and magenta, with their ANSI indices.
  private static let hues: [(hue: Double, index: Int)] = [(29, 1), (110, 3), (142, 2), (195, 6), (264, 4), (328, 5)]

  private static func ansi(_ colour: Oklab, bright: Bool) -> Int? {
    guard colour.chroma >= 0.04 else { return grey(colour.lightness, bright: bright) }
    func distance(_ hue: Double) -> Double {
      let turn = abs(hue - colour.hue)
      return min(turn, 360 - turn)
    }
    let index = hues.min { distance($0.hue) < distance($1.hue) }?.index
    return bright && colour.lightness > 0.65 ? index.map { $0 + 8 } : index
  }

  private static func grey(_ lightness: Double, bright: Bool) -> Int {
    guard bright else { return lightness < 0.5 ? 0 : 7 }
    return lightness < 0.4 ? 0 : lightness < 0.62 ? 8 : lightness < 0.92 ? 7 : 15
  }
}
