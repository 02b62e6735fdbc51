internal import CNcurses
import CellGrid

/// How each role looks to ncurses; colour pairs are made when a role is first drawn.
struct Palette {
  private let theme: Theme
  private let depth: ColourDepth
  private let pairLimit: Int
  /// A row for each role, in it a cell for each ground.
  private var blanks = [cchar_t?](repeating: nil, count: Role.allCases.count * Role.allCases.count)
  /// The pairs that were made; the first one has number 1.
  private var pairs: [Pair] = []

  /// A foreground and a background as ncurses counts colours; -1 is the terminal's own.
  private struct Pair: Equatable {
    var foreground: Int32 = -1
    var background: Int32 = -1
  }

  /// A palette of `theme` in the colours that the terminal has.
  init(theme: Theme, depth: ColourDepth) {
    self.theme = theme.adapted(to: depth)
    self.depth = depth
    // setcchar(3) takes a short.
    pairLimit = min(Capabilities.number("pairs") ?? 0, Int(Int16.max))
  }

  /// A blank cell in the look of a role on a ground.
  mutating func blank(_ role: Role, on ground: Role) -> cchar_t {
    let ink = role.index * Role.allCases.count + ground.index
    if let known = blanks[ink] { return known }
    let style = theme.style(role, on: ground)
    let pair = Pair(foreground: index(of: style.foreground), background: index(of: style.background))
    var blank = cchar_t()
    setcchar(&blank, [0x20, 0], style.attributes.curses, Int16(number(of: pair)), nil)
    blanks[ink] = blank
    return blank
  }

  private func index(of colour: RGB?) -> Int32 {
    guard let colour, depth != .none else { return -1 }
    guard depth == .truecolor else { return Int32(depth.index(nearest: colour) ?? -1) }
    let value = Int32(colour.red) << 16 | Int32(colour.green) << 8 | Int32(colour.blue)
    // An entry for direct colour takes 0 to 7 for the ANSI colours, which users change; 8 is as good as black.
    return max(value, 8)
  }

  /// The number of a colour pair, made if it is new; 0, the terminal's own colours, when there is no room for it.
  private mutating func number(of pair: Pair) -> Int32 {
    if pair == Pair() { return 0 }
    if let known = pairs.firstIndex(of: pair) { return Int32(known + 1) }
    let number = Int32(pairs.count + 1)
    guard number < pairLimit, init_extended_pair(number, pair.foreground, pair.background) == OK else { return 0 }
    pairs.append(pair)
    return number
  }
}

extension Style.Attributes {
  /// The attributes as ncurses has them; it cannot strike characters through, so those are dim.
  fileprivate var curses: attr_t {
    var attributes: attr_t = 0
    if contains(.bold) { attributes |= shim_bold() }
    if contains(.dim) || contains(.struck) { attributes |= shim_dim() }
    if contains(.italic) { attributes |= shim_italic() }
    if contains(.underline) { attributes |= shim_underline() }
    if contains(.reverse) { attributes |= shim_reverse() }
    return attributes
  }
}
