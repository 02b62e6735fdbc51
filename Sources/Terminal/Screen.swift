internal import CNcurses
public import CellGrid
import Glibc
public import Text

/// The terminal: frames out, keys and signals in.
///
/// There is one at a time, and it is left as it was found.
public final class Screen {
  /// How long an escape byte may wait for the rest of its key, in milliseconds.
  private static let escapePatience: Int32 = 25

  /// The most columns or rows that are drawn on.
  private static let mostCells = 1_000

  /// The size in cells.
  public private(set) var size: Size

  private let environment: Variables
  private let keepsLog: Bool
  private let input: Int32
  private var modes: termios
  private let manners: Manners
  private let signals: SignalQueue
  private let spool: Spool
  private var log: ErrorLog?
  private var keys: KeyReader
  private var painter: Painter
  private var title = ""
  /// What goes to the terminal with the next picture; each writing by itself wakes the terminal.
  private var unsaid = ""
  private var isOpen = false
  private var usesMouse = false
  /// The theme for a background that the terminal tells of; nil when it is not asked.
  private var themeFor: ((RGB) -> Theme)?
  private let depth: ColourDepth
  /// Whether the terminal's background is light; nil until the terminal told.
  public private(set) var isLight: Bool?
  /// Events that were waited for and are still to come.
  private var returned: [Event] = []

  /// Takes the terminal that standard output is; keys come from standard input, or from the controlling terminal when that is none.
  ///
  /// `keepsLog` lets the error log be a file of the user's. With `themeFor` the terminal is asked for its background together with the
  /// first picture, and the screen changes to that theme when the answer comes, if one does.
  public init(
    theme: Theme, environment: Variables, keepsLog: Bool, themeFor: ((RGB) -> Theme)? = nil
  ) throws(TerminalError) {
    guard isatty(STDOUT_FILENO) == 1 else { throw TerminalError(reason: .notTerminal) }
    input = isatty(STDIN_FILENO) == 1 ? STDIN_FILENO : Glibc.open("/dev/tty", O_RDWR | O_CLOEXEC)
    var modes = termios()
    guard input >= 0, tcgetattr(input, &modes) == 0 else { throw TerminalError(reason: .notTerminal) }
    self.modes = modes
    self.environment = environment
    self.keepsLog = keepsLog
    // Text is UTF-8 inside, whatever the user's language, and so is every terminal of today.
    setlocale(LC_CTYPE, "C.UTF-8")
    signals = SignalQueue()
    guard let spool = Spool(terminal: STDOUT_FILENO, until: { SignalQueue.wantsEnd }) else {
      throw TerminalError(reason: .notTerminal)
    }
    self.spool = spool
    depth = try Self.startCurses(input: input, output: spool.descriptor, environment: environment)
    manners = Manners()
    keys = KeyReader(input: input)
    painter = Painter(palette: Palette(theme: theme, depth: depth))
    size = Size(Int(shim_columns()), Int(shim_rows()))
    enter()
    if depth != .none, let themeFor, !manners.askBackground.isEmpty {
      self.themeFor = themeFor
      unsaid += manners.askBackground
      keys.awaitsReport = true
    }
  }

  deinit { close() }

  /// Gives the terminal back.
  public func close() {
    if isOpen { leave() }
  }

  /// Shows a frame; what of it is shown already costs nothing.
  public func paint(_ frame: Frame) {
    painter.paint(frame, on: size)
    let title = "\(frame.title)"
    if title != self.title {
      self.title = title
      unsaid += manners.title(title)
    }
    spool.picture(after: unsaid, painter.send)
    unsaid = ""
  }

  /// Makes the next frame be painted whole, over whatever another program left.
  public func repaint() {
    painter.forget()
    clear()
  }

  /// Paints in another theme from now on; what the terminal tells of its background does not count any more.
  public func use(_ theme: Theme) {
    painter = Painter(palette: Palette(theme: theme, depth: depth))
    repaint()
  }

  /// Takes the mouse from the terminal, or gives it back.
  public func useMouse(_ isUsed: Bool) {
    usesMouse = isUsed
    unsaid += isUsed ? manners.mouseOn : manners.mouseOff
  }

  /// Puts a text on the clipboard, by the terminal and by the desktop's own program; says how that went.
  public func copy(_ text: String) -> CopyOutcome {
    let order = manners.clipboard(text)
    unsaid += order ?? ""
    let program = Clipboard(environment)
    return CopyOutcome(
      isSent: order != nil, isTooLong: text.utf8.count > Manners.clipboardLimit, program: program?.name,
      isTaken: program?.take(text) ?? false)
  }

  /// Rings the bell with the next picture.
  public func bell() { unsaid += manners.bell }

  /// The next event; `.idle` when `milliseconds` pass without one.
  public func wait(milliseconds: Int32) -> Event {
    while true {
      if let signal = signals.next() { return take(signal) }
      if !returned.isEmpty { return returned.removeFirst() }
      if let event = keys.next(until: { SignalQueue.wantsEnd }) {
        guard case .background(let colour) = event else { return event }
        keys.awaitsReport = false
        guard let theme = themeFor?(colour) else { continue }
        themeFor = nil
        isLight = colour.isLight
        use(theme)
        return .resized(size)
      }
      var sources = [
        pollfd(fd: input, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&sources, nfds_t(sources.count), milliseconds)
      if ready == 0 { return .idle }
      if ready > 0, sources[0].revents != 0, isGone(sources[0].revents) { return .ended(signal: SIGHUP) }
    }
  }

  /// Has events come again, before any that are new: they were for somebody else.
  public func putBack(_ events: [Event]) { returned = events + returned }

  /// Stops the program and all of its job, as Ctrl-Z does elsewhere; returns when it is continued.
  ///
  /// The desk should be told `size` then.
  public func suspend() {
    leave()
    signals.lettingStop { _ = kill(0, SIGTSTP) }
    enter()
  }

  /// Opens a text in the user's editor; nil when it was left without saving.
  ///
  /// A text of more than `limit` bytes is not taken back. The desk should be told `size` then.
  public func edit(_ text: String, limit: Int) throws(TerminalError) -> String? {
    leave()
    let outcome = signals.lettingStop { () -> Result<String?, TerminalError> in
      do throws(TerminalError) { return .success(try Editor(environment).edit(text, limit: limit)) } catch {
        return .failure(error)
      }
    }
    signals.forgetInterrupts()
    enter()
    return try outcome.get()
  }
}

extension Screen {
  /// Starts ncurses for the terminal that `environment` names, with keys from one file descriptor and pictures to the other; the
  /// colours that it has.
  static func startCurses(
    input: Int32, output: Int32, environment: Variables
  ) throws(TerminalError) -> ColourDepth {
    let name = environment["TERM"] ?? ""
    guard !name.isEmpty else { throw TerminalError(reason: .unknownTerminal(name)) }
    // ncurses' own handler for Ctrl-Z would draw; the system's is what `suspend` needs.
    var stop = sigaction()
    sigaction(SIGTSTP, nil, &stop)
    defer { sigaction(SIGTSTP, &stop, nil) }
    let output = fdopen(output, "w")
    let keyboard = fdopen(input, "r")
    // Only an entry that is for direct colour lets ncurses send 24 bits.
    let direct = ColourDepth.directEntry(environment).flatMap { newterm($0, output, keyboard) }
    guard direct != nil || newterm(name, output, keyboard) != nil else {
      throw TerminalError(reason: .unknownTerminal(name))
    }
    guard Capabilities.string("cup") != nil else {
      endwin()
      throw TerminalError(reason: .dumbTerminal(name))
    }
    raw()
    noecho()
    nonl()
    timeout(0)
    typeahead(-1)
    shim_keypad()
    set_escdelay(escapePatience)
    let depth = ColourDepth(environment)
    if depth != .none {
      start_color()
      use_default_colors()
    }
    return depth
  }

  /// Takes the terminal, at first or again.
  private func enter() {
    isOpen = true
    log = ErrorLog(environment, writesFile: keepsLog)
    Rescue.arm(output: STDOUT_FILENO, lastWords: manners.lastWords, modes: modes, log: log)
    resume()
    title = ""
    unsaid = manners.greeting + (usesMouse ? manners.mouseOn : "")
  }

  private func resume() {
    reset_prog_mode()
    measure()
    repaint()
  }

  /// Gives the terminal to whoever comes next.
  private func leave() {
    say((usesMouse ? manners.mouseOff : "") + manners.farewell)
    awaitBackground()
    // ncurses would wait for a terminal that does not read.
    if spool.isStuck { tcsetattr(input, TCSANOW, &modes) } else { endwin() }
    isOpen = false
    Rescue.disarm()
    log?.close()
    log = nil
  }

  /// Lets an answer that is still on its way come in, so that no shell takes it for typing.
  private func awaitBackground() {
    guard themeFor != nil else { return }
    themeFor = nil
    var source = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    if poll(&source, 1, 30) > 0 { tcflush(input, TCIFLUSH) }
  }

  private func measure() {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else { return }
    // ncurses counts in shorts, and a terminal may say anything.
    size = Size(min(Int(window.ws_col), Self.mostCells), min(Int(window.ws_row), Self.mostCells))
    resize_term(Int32(size.rows), Int32(size.columns))
  }

  private func take(_ signal: Int32) -> Event {
    switch signal {
    case SIGWINCH:
      measure()
      repaint()
    case SIGTSTP: suspend()
    case SIGCONT: resume()
    default:
      spool.stopWaiting()
      return .ended(signal: signal)
    }
    return .resized(size)
  }

  /// Whether a terminal that says it can be read has nothing to read and never will.
  private func isGone(_ events: Int16) -> Bool {
    var count: Int32 = 0
    return Int32(events) & (POLLHUP | POLLERR | POLLNVAL) != 0
      || ioctl(input, UInt(FIONREAD), &count) != 0 || count == 0
  }

  private func say(_ order: String) {
    Array(order.utf8).withUnsafeBytes(spool.send)
  }
}
