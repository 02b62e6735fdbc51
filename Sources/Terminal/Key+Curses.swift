internal import CNcurses
import CellGrid

extension Key {
  /// The key of a byte below 0x80 or of a key code of ncurses; nil when it is no key of ours.
  init?(_ code: Int32) {
    switch code {
    case 0x00: self.init(.character(" "), control: true)
    case 0x08, 0x7F, KEY_BACKSPACE: self.init(.backspace)
    case 0x09: self.init(.tab)
    // LF is an Enter that was typed before the terminal was taken, while it still translated.
    case 0x0A, 0x0D, KEY_ENTER: self.init(.enter)
    case 0x1B: self.init(.escape)
    case 0x01...0x1A: self.init(code + 0x60, control: true)
    case 0x1C...0x1F: self.init(code + 0x40, control: true)
    case 0x20...0x7E: self.init(code, control: false)
    case KEY_F0 + 1...KEY_F0 + 63: self.init(.function(Int(code - KEY_F0)))
    default:
      guard let (key, shift) = Self.codes[code] else {
        self.init(extended: code)
        return
      }
      self.init(key, shift: shift)
    }
  }

  private init(_ ascii: Int32, control: Bool) {
    self.init(.character(Character(Unicode.Scalar(UInt8(ascii & 0x7F)))), control: control)
  }

  private static let codes: [Int32: (Code, shift: Bool)] = [
    KEY_UP: (.up, false), KEY_DOWN: (.down, false), KEY_LEFT: (.left, false), KEY_RIGHT: (.right, false),
    KEY_HOME: (.home, false), KEY_END: (.end, false), KEY_PPAGE: (.pageUp, false), KEY_NPAGE: (.pageDown, false),
    KEY_DC: (.delete, false), KEY_IC: (.insert, false), KEY_BTAB: (.tab, true),
    KEY_SR: (.up, true), KEY_SF: (.down, true), KEY_SLEFT: (.left, true), KEY_SRIGHT: (.right, true),
    KEY_SHOME: (.home, true), KEY_SEND: (.end, true), KEY_SPREVIOUS: (.pageUp, true), KEY_SNEXT: (.pageDown, true),
    KEY_SDC: (.delete, true), KEY_SIC: (.insert, true),
  ]

  /// A key with modifiers, which terminfo knows by an extended name such as `kLFT5` (user_caps(5)): the digit is one more than the
  /// sum of Shift 1, Alt 2 and Control 4.
  private init?(extended code: Int32) {
    guard let name = keyname(code).map({ String(cString: $0) }), let digit = name.utf8.last,
      (0x32...0x38).contains(digit),
      let key = Self.extendedNames[String(name.dropLast())]
    else { return nil }
    let modifiers = digit - 0x31
    self.init(key, control: modifiers & 4 != 0, alt: modifiers & 2 != 0, shift: modifiers & 1 != 0)
  }

  private static let extendedNames: [String: Code] = [
    "kUP": .up, "kDN": .down, "kLFT": .left, "kRIT": .right, "kHOM": .home, "kEND": .end, "kPRV": .pageUp,
    "kNXT": .pageDown, "kDC": .delete, "kIC": .insert,
  ]
}
