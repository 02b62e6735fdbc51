import CellGrid
import Documents
import Terminal
import Text

/// What is on the screen while a long file is read: how far it is, and that Esc stops it.
///
/// A file that is read at once is never announced, and one that is no document leaves the screen alone.
final class Waiting {
  /// How long a reader may be silent, in milliseconds.
  private static let patience = 300

  private let name: String
  private let clock: @Sendable () -> Int
  private let makeScreen: () throws(TerminalError) -> Screen
  private let start: Int
  private var screen: Screen?
  private var shown = -1
  private var isClosed = false
  /// The signal that ended the waiting.
  private(set) var signal: Int32?

  /// Waits for the file of that name.
  init(
    for name: String, clock: @escaping @Sendable () -> Int, screen: @escaping () throws(TerminalError) -> Screen
  ) {
    self.name = name
    self.clock = clock
    makeScreen = screen
    start = clock()
  }

  /// Shows which share is read, 0 to 1; false when the reading is to stop.
  func show(_ share: Double) -> Bool {
    guard !isClosed, clock() - start >= Self.patience else { return true }
    if screen == nil { screen = try? makeScreen() }
    guard let screen else { return true }
    if Int(share * 100) != shown {
      shown = Int(share * 100)
      screen.paint(Self.frame(name: name, percent: shown, size: screen.size))
    }
    while true {
      switch screen.wait(milliseconds: 0) {
      case .key(let key): if key.code == .escape || key == Key(.character("c"), control: true) { return false }
      case .ended(let signal):
        self.signal = signal
        return false
      case .resized: shown = -1
      case .pasted: break
      case .idle: return true
      }
    }
  }

  /// The screen, for the desk: the one that was waited on, or a new one.
  func takeScreen() throws(TerminalError) -> Screen {
    guard let screen else { return try makeScreen() }
    self.screen = nil
    return screen
  }

  /// Gives the terminal back; nothing is shown any more.
  func close() {
    screen?.close()
    screen = nil
    isClosed = true
  }

  /// What is shown.
  static func frame(name: String, percent: Int, size: Size) -> Frame {
    var frame = Frame(size: size)
    let area = Rect(x: 0, y: 0, columns: size.columns, rows: size.rows)
    let columns = max(0, size.columns - 4)
    let y = size.rows / 2
    frame.put(Clean("reading \(name) … \(percent) %"), x: 2, y: y, role: .text, in: area)
    let done = Rect(x: 2, y: y + 1, columns: columns * percent / 100, rows: 1)
    frame.fill(Rect(x: 2, y: y + 1, columns: columns, rows: 1), "─", role: .border)
    frame.fill(done, "━", role: .borderFocused)
    frame.put("Esc stops", x: 2, y: y + 2, role: .secondary, in: area)
    return frame
  }
}
