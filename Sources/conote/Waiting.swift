import CellGrid
import Desk
import Documents
import Synchronization
import Terminal
import Text
import Threads

/// The reading of a long file, or other work on it that has to be done before it can be shown: how far it is, and whether it is to stop.
///
/// It is read on a thread of its own. A file that is read at once is never announced, and one that is no document leaves the screen
/// alone.
final class Waiting: Sendable {
  /// How long a reader may be silent, in milliseconds.
  private static let patience: Int32 = 300
  /// How often the screen is drawn then.
  private static let interval: Int32 = 50
  /// How many keys and pasted texts wait for the desk; who leans on a key does not mean it.
  private static let mostWaiting = 256

  /// How far the reading is.
  enum Extent: Equatable, CustomStringConvertible {
    /// The share that is read.
    case percent(Int)
    /// How long it has taken: another program reads the file, and does not say how far it is.
    case seconds(Int)

    var description: String {
      switch self {
      case .percent(let percent): "\(percent) %"
      case .seconds(let seconds): "\(seconds) s"
      }
    }
  }

  private struct State {
    var work: Message
    var share = 0.0
    var isStopped = false
  }
  private let state: Mutex<State>

  /// Begins with a part of the work, which words before the file's name say.
  init(work: Message = "reading") { state = Mutex(State(work: work)) }

  /// Begins with another part of the work, which words before the file's name say.
  func begin(_ work: Message) {
    state.withLock { state in
      (state.work, state.share) = (work, 0)
    }
  }

  /// Takes which share is done, 0 to 1; false when the work is to stop.
  func progress(_ share: Double) -> Bool {
    state.withLock { state in
      state.share = share
      return !state.isStopped
    }
  }

  /// Waits for the reading of the file of that name, on a screen that is asked for when it takes long if there is none yet; the signal
  /// that ended it, if one did.
  func wait<Value>(
    for reading: Beside<Value>, of name: String, _ preview: Preview?, on screen: inout Screen?,
    _ makeScreen: () throws(TerminalError) -> Screen
  ) -> Int32? {
    guard !reading.isDone(within: Waiting.patience) else { return nil }
    if screen == nil { screen = try? makeScreen() }
    guard let screen else { return nil }
    let start = ContinuousClock.now
    var shown: (work: Message, extent: Extent)?
    // What is typed meanwhile is meant for the desk.
    var typed: [Event] = []
    defer { screen.putBack(typed) }
    while !reading.isDone(within: Waiting.interval) {
      let (work, share) = state.withLock { ($0.work, $0.share) }
      let extent: Extent =
        share > 0 ? .percent(Int(share * 100)) : .seconds(Int((ContinuousClock.now - start).components.seconds))
      if work != shown?.work || extent != shown?.extent {
        screen.paint(Waiting.frame(preview, work, name: name, extent, size: screen.size))
      }
      shown = (work, extent)
      let event = screen.wait(milliseconds: 0)
      switch event {
      case .key(let key) where key.code == .escape || key == Key(.character("c"), control: true): stop()
      case .ended(let signal):
        stop()
        _ = reading.value
        return signal
      case .resized: shown = nil
      case .key, .pasted:
        if typed.count < Waiting.mostWaiting { typed.append(event) }
      case .mouse, .background, .idle: break
      }
    }
    return nil
  }

  /// Asks the reading to stop.
  func stop() { state.withLock { $0.isStopped = true } }

  /// What is shown: the preview if there is one, else a bar; on it a piece that goes round while nobody knows how much is left.
  static func frame(
    _ preview: Preview?, _ work: Message = "reading", name: String, _ extent: Extent, size: Size
  ) -> Frame {
    if let preview {
      return preview.draw(
        size: size, note: said("\(said(work).split(separator: " ").first ?? "") … \(extent)  Esc stops"))
    }
    var frame = Frame(size: size)
    let area = Rect(x: 0, y: 0, columns: size.columns, rows: size.rows)
    let columns = max(0, size.columns - 4)
    let y = size.rows / 2
    frame.put(Clean(said("\(work) \(name) … \(extent)")), x: 2, y: y, role: .text, in: area)
    let done =
      switch extent {
      case .percent(let percent): Rect(x: 2, y: y + 1, columns: columns * percent / 100, rows: 1)
      case .seconds(let seconds): Rect(x: 2 + columns * (seconds % 8) / 8, y: y + 1, columns: columns / 8, rows: 1)
      }
    frame.fill(Rect(x: 2, y: y + 1, columns: columns, rows: 1), "─", role: .border)
    frame.fill(done, "━", role: .borderFocused)
    frame.put(Clean(said("Esc stops")), x: 2, y: y + 2, role: .secondary, in: area)
    return frame
  }
}
