import CellGrid
import Text

extension ColourDepth {
  /// The colours of the terminal that ncurses was started for, unless `NO_COLOR` (no-color.org) asks for none.
  init(_ environment: Variables) {
    if environment["NO_COLOR"]?.isEmpty == false {
      self = .none
      return
    }
    switch Capabilities.number("colors") ?? 0 {
    case ..<8: self = .none
    case ..<16: self = .indexed8
    case ..<256: self = .indexed16
    case 1 << 24: self = .truecolor
    default: self = .indexed256
    }
  }

  /// The terminfo entry, perhaps absent, for a terminal that says in `COLORTERM` that it has 24-bit colours.
  ///
  /// That of xterm-256color is xterm-direct. ncurses sends such colours with an entry of this kind only.
  static func directEntry(_ environment: Variables) -> String? {
    guard ["truecolor", "24bit"].contains(environment["COLORTERM"]), environment["NO_COLOR"]?.isEmpty != false,
      let name = environment["TERM"], name.hasSuffix("-256color")
    else { return nil }
    return name.dropLast("256color".count) + "direct"
  }
}
