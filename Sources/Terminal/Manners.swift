/// What is said to the terminal beside ncurses: bracketed paste and the window's title, where terminfo knows of them.
struct Manners {
  /// Begins to mark pasted text, and keeps the window's title for later.
  let greeting: String
  /// Undoes the greeting.
  let farewell: String
  /// Undoes what ncurses did too, for a program that cannot call it any more.
  let lastWords: String
  private let hasTitle: Bool

  /// Reads terminfo, so ncurses must have been started.
  init() {
    // tsl writes a title where it is an OSC; a terminal with xterm's alternate screen has xterm's titles too.
    hasTitle = Capabilities.string("tsl")?.hasPrefix("\u{1B}]") == true || Capabilities.has("?1049h", in: "smcup")
    // XTWINOPS 22 and 23: the stack of titles.
    greeting = (Capabilities.string("BE") ?? "") + (hasTitle ? "\u{1B}[22;2t" : "")
    farewell = (Capabilities.string("BD") ?? "") + (hasTitle ? "\u{1B}[23;2t" : "")
    var words = farewell
    for name in ["sgr0", "op", "cnorm", "rmkx", "rmcup"] { words += Capabilities.string(name) ?? "" }
    lastWords = words
  }

  /// What sets the window's title, by OSC 2; empty where there is none.
  func title(_ text: String) -> String {
    guard hasTitle else { return "" }
    var line = "\u{1B}]2;"
    for scalar in text.unicodeScalars.prefix(200) { line.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar) }
    return line + "\u{7}"
  }
}
