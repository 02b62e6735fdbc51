/// What is said to the terminal beside ncurses: bracketed paste and the window's title, where terminfo knows of them.
struct Manners {
  /// Begins to mark pasted text, and keeps the window's title for later.
  let greeting: String
  /// Undoes the greeting.
  let farewell: String
  /// Rings the bell, or flashes the screen of a terminal that has none.
  let bell: String
  /// Undoes what ncurses did too, for a program that cannot call it any more.
  let lastWords: String
  /// Begins to report the mouse: buttons and drags, in the form that has no limit to columns; empty where that is not known.
  let mouseOn: String
  /// Stops that.
  let mouseOff: String
  /// Asks for the colour of the background, by OSC 11; empty for a terminal that may show the question.
  let askBackground: String
  private let hasTitle: Bool

  /// Reads terminfo, so ncurses must have been started.
  init() {
    // tsl writes a title where it is an OSC; a terminal with xterm's alternate screen has xterm's titles too.
    hasTitle = Capabilities.string("tsl")?.hasPrefix("\u{1B}]") == true || Capabilities.has("?1049h", in: "smcup")
    // XTWINOPS 22 and 23: the stack of titles.
    greeting = (Capabilities.string("BE") ?? "") + (hasTitle ? "\u{1B}[22;2t" : "")
    farewell = (Capabilities.string("BD") ?? "") + (hasTitle ? "\u{1B}[23;2t" : "")
    bell = Capabilities.string("bel") ?? Capabilities.string("flash") ?? ""
    let hasMouse = Capabilities.string("kmous") != nil
    mouseOn = hasMouse ? "\u{1B}[?1002h\u{1B}[?1006h" : ""
    mouseOff = hasMouse ? "\u{1B}[?1006l\u{1B}[?1002l" : ""
    askBackground = hasTitle ? "\u{1B}]11;?\u{1B}\\" : ""
    var words = farewell + mouseOff
    for name in ["sgr0", "op", "cnorm", "rmkx", "rmcup"] { words += Capabilities.string(name) ?? "" }
    lastWords = words
  }

  /// What puts a text on the clipboard, by OSC 52; nil where that is not known, or the text is longer than terminals take.
  func clipboard(_ text: String) -> String? {
    guard hasTitle, text.utf8.count <= Manners.clipboardLimit else { return nil }
    return "\u{1B}]52;c;" + Base64.encoded(Array(text.utf8)) + "\u{1B}\\"
  }

  /// The longest text that is sent to the terminal's clipboard, in bytes: what makes 100,000 characters of base64.
  static let clipboardLimit = 74_994

  /// What sets the window's title, by OSC 2; empty where there is none.
  func title(_ text: String) -> String {
    guard hasTitle else { return "" }
    var line = "\u{1B}]2;"
    for scalar in text.unicodeScalars.prefix(200) { line.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar) }
    return line + "\u{7}"
  }
}
