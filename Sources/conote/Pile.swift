import CellGrid
import Desk
import Documents
import Journals
import Reviews
import Terminal
import Text
import Threads

/// The documents on the desk: the one that was named or chosen, and upon it those that were opened from it.
struct Pile {
  /// How many documents may lie one upon the other.
  private static let most = 50

  private let invocation: Invocation
  private let manner: Manner
  private let theme: Theme
  private let themes: ThemeShelf
  private var screen: Screen?
  private var runners: [Runner] = []

  private var environment: Environment { invocation.environment }
  private var isReadOnly: Bool { invocation.has(.readOnly) }
  private var visits: Visits<Visit>? { Visits(environment: environment.variables) }

  /// Looks at options and settings; nothing is read or shown yet.
  init(_ invocation: Invocation) throws(Failure) {
    self.invocation = invocation
    manner = Manner(invocation)
    (theme, themes) = try manner.themes.begun(by: invocation)
  }

  /// Runs until the reviewer quits or the system ends the program; the exit status.
  mutating func run() throws(Failure) -> Int32 {
    let manner = manner
    return try manner.language.speaking(ordersLines: manner.ordersLines) { () throws(Failure) in try attend() }
  }

  private mutating func attend() throws(Failure) -> Int32 {
    defer { screen?.close() }
    var ending: Int32?
    if invocation.file.isEmpty {
      ending = try choose()
    } else {
      ending = try lay(invocation.file, invocation)
    }
    while ending == nil, let top = runners.indices.last {
      switch runners[top].run() {
      case .ended(let status): ending = status
      case .open(let path): ending = open(path)
      case .back:
        runners[top].close()
        runners.removeLast()
        if let below = runners.indices.last { runners[below].comeUp() }
      }
    }
    for index in runners.indices { runners[index].close() }
    return ending ?? 0
  }

  private func makeScreen() throws(TerminalError) -> Screen {
    try Screen(
      theme: theme, environment: environment.variables, keepsLog: !isReadOnly,
      themeFor: themes.asks ? { [themes, theme] in themes.theme(onLight: $0.isLight) ?? theme } : nil)
  }

  private mutating func openScreen() throws(Failure) -> Screen {
    if let screen { return screen }
    do throws(TerminalError) {
      let made = try makeScreen()
      screen = made
      return made
    } catch {
      throw Failure(.attention, error.description)
    }
  }

  // MARK: Choosing

  /// Offers the documents that were on the desk before until one lies there; the exit status when the reviewer does not want any.
  private mutating func choose() throws(Failure) -> Int32? {
    let screen = try openScreen()
    var foyer = Foyer(recent, keymap: manner.keymap ?? .standard, size: screen.size)
    while true {
      screen.paint(foyer.draw())
      switch screen.wait(milliseconds: -1) {
      case .key(let key):
        switch foyer.press(key) {
        case .nothing: break
        case .bell: screen.bell()
        case .suspend:
          screen.suspend()
          foyer.resize(screen.size)
        case .repaint: screen.repaint()
        case .quit: return 0
        case .open(let path):
          do throws(Failure) { return try lay(path, invocation.opening(path)) } catch { foyer.fail(error.message) }
        case .sample(let withTour):
          do throws(Failure) { return try laySample(withTour: withTour) } catch { foyer.fail(error.message) }
        }
      case .resized(let size): foyer.resize(size)
      case .ended(let signal): return 128 + signal
      case .pasted, .mouse, .background, .idle: break
      }
    }
  }

  /// The documents that were on the desk before, the latest first.
  private var recent: [DocumentFile] {
    (visits?.recent ?? []).map { record in
      let day = Stamp(milliseconds: record.closed).iso8601.prefix(10)
      let folder = record.path.lastIndex(of: "/").map { String(record.path[...$0]) } ?? ""
      let standing = Visits<Visit>.isThere(record.path) ? said("in \(folder)") : said("not in \(folder) any more")
      return DocumentFile(
        path: record.path, name: record.path.fileName,
        words: [String(day), record.title, standing].filter { !$0.isEmpty }.joined(separator: "  "))
    }
  }

  private mutating func laySample(withTour: Bool) throws(Failure) -> Int32? {
    let sample = try Sample(in: environment)
    if let ending = try lay(sample.path, invocation.opening(sample.path), speaking: Sample.speak) { return ending }
    if withTour, let top = runners.indices.last { runners[top].beginTour() }
    return nil
  }

  // MARK: Laying documents on the desk

  /// Opens a document upon the others; when that cannot be done the one on top says why.
  private mutating func open(_ path: String) -> Int32? {
    guard let top = runners.indices.last else { return 0 }
    guard runners.count < Self.most else {
      runners[top].fail("\(runners.count) documents are open one upon the other; go back to one of them first")
      return nil
    }
    do throws(Failure) { return try lay(path, invocation.opening(path)) } catch {
      runners[top].fail(Message(error.message))
      return nil
    }
  }

  /// Reads a document, with a preview of it on the screen meanwhile, and lays it on the desk; the exit status when a signal ended that.
  private mutating func lay(
    _ path: String, _ invocation: Invocation, speaking: ((inout Sitting) throws(Failure) -> Void)? = nil
  ) throws(Failure) -> Int32? {
    let isFirst = runners.isEmpty && speaking == nil
    let visits = speaking == nil ? visits : nil
    let preview =
      isFirst ? Preview(file: path, name: path.fileName, from: visits?.line(of: path) ?? 1) : nil
    if let preview {
      if screen == nil { screen = try? makeScreen() }
      screen.map { $0.paint(preview.draw(size: $0.size)) }
    }
    // Begun only now: two threads that take memory at once hold each other up, and the first screen is wanted first.
    let waiting = Waiting()
    let isReadOnly = isReadOnly
    let reading = Beside { () -> Result<Opened, Failure> in
      do throws(Failure) {
        var sitting = try Sitting(invocation, readOnly: isReadOnly, progress: waiting.progress)
        if !isReadOnly { try speaking?(&sitting) }
        let earlier = try invocation.earlierRevision(progress: waiting.progress)
        waiting.begin("placing comments of")
        try sitting.align(with: earlier, progress: waiting.progress)
        let visit = Result { () throws(JournalError) in try visits?.load(of: path) }
        return .success(
          Opened(sitting: sitting, earlier: earlier, visit: visit, visits: isReadOnly ? nil : visits))
      } catch {
        return .failure(error)
      }
    }
    if let signal = waiting.wait(for: reading, of: path.fileName, preview, on: &screen, makeScreen) {
      return 128 + signal
    }
    let opened = try reading.value.get()
    let screen = try openScreen()
    runners.append(
      Runner(
        opened, at: path, on: screen, isReadOnly: isReadOnly, manner: manner, preceding: runners.last?.name,
        recent: { [self] in recent }, environment: environment))
    return nil
  }
}

/// A document that was read, and what goes with it.
struct Opened {
  /// The document and its review.
  var sitting: Sitting
  /// The revision to compare it with, where one was named.
  var earlier: KeptRevision?
  /// Where the reviewer was the last time.
  var visit: Result<Visits<Visit>.Record?, JournalError> = .success(nil)
  /// Where the reviewer's place is kept; nil where it is not.
  var visits: Visits<Visit>?
}

extension Invocation {
  /// The same for another document, whose review is beside it.
  func opening(_ path: String) -> Invocation {
    Invocation(
      subcommand: subcommand, arguments: arguments.naming(path, without: [.review, .compareWith]),
      environment: environment)
  }
}
