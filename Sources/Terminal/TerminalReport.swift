public import CellGrid

/// What a terminal reports unasked or when asked, behind the bytes that say which report it is.
enum TerminalReport {
  /// No report that concerns us is longer, in bytes.
  static let limit = 64
  /// The bytes of parameters (ECMA-48): digits, colons, semicolons.
  static let parameters = UInt8(0x30)...0x3F

  /// A number of at most five digits.
  static func number(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 5, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

extension Mouse {
  /// Reads what follows `CSI <` in xterm's SGR mode (1006): "0;12;5M"; nil for what is none of ours.
  init?(report bytes: [UInt8]) {
    guard let final = bytes.last, final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else { return nil }
    let parts = bytes.dropLast().split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    guard parts.count == 3, let button = TerminalReport.number(parts[0]), let x = TerminalReport.number(parts[1]),
      let y = TerminalReport.number(parts[2]), x > 0, y > 0
    else { return nil }
    let place = Point(x - 1, y - 1)
    // Shift, Alt and Control are 4, 8 and 16, and move nothing here.
    switch (button & ~0x1C, final) {
    case (0, UInt8(ascii: "M")): self.init(.press, at: place)
    case (0, _): self.init(.release, at: place)
    case (32, UInt8(ascii: "M")): self.init(.drag, at: place)
    case (64, UInt8(ascii: "M")): self.init(.wheelUp, at: place)
    case (65, UInt8(ascii: "M")): self.init(.wheelDown, at: place)
    default: return nil
    }
  }
}

extension RGB {
  /// Reads what follows `OSC 11 ;` in the answer of a terminal: "rgb:1c1c/1c1c/1c1c" (XParseColor(3)), one to four digits a channel.
  init?(report bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let start = ["rgb:", "rgba:"].first(where: text.hasPrefix)
    guard let start else { return nil }
    let channels = text.dropFirst(start.count).split(separator: "/", omittingEmptySubsequences: false).map { digits in
      guard (1...4).contains(digits.utf8.count), digits.utf8.first != UInt8(ascii: "+"),
        let value = Int(digits, radix: 16), value >= 0
      else { return nil as UInt8? }
      let most = (1 << (4 * digits.utf8.count)) - 1
      return UInt8(value * 255 / most)
    }
    guard channels.count == (start == "rgb:" ? 3 : 4), let red = channels[0], let green = channels[1],
      let blue = channels[2]
    else { return nil }
    self.init(red, green, blue)
  }

  /// Whether dark text reads better on it than light text.
  public var isLight: Bool { contrast(with: RGB(0, 0, 0)) > contrast(with: RGB(255, 255, 255)) }
}
