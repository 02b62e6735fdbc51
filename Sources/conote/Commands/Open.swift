import CellGrid
import Desk
import Documents
import Glibc
import Journals
import Reviews
import Terminal
import Text
import Threads

extension Subcommand {
  /// The desk.
  static let open = Subcommand(
    "open", ["FILE"], summary: "Open a document on the desk",
    details: """
      The word 'open' may be left out unless the file is named like a command. Comments and positions are kept in a review file \
      beside the document, FILE.conote, from the first one on. The key ? shows the keys.
      """,
    options: [
      .review, .name, .delegation, .theme, .mouse, .linear, .readOnly, .compareWith,
    ],
    examples: [
      Example("PC0753Eb.txt", "Read and review a document"),
      Example("PC0753Eb.txt --delegation AU --theme light", "Review it for Australia, on a light screen"),
      Example("PC0753Ec.txt --compare PC0753Eb.txt", "Read a revision with what it changes; the key = shows that"),
      Example("open status", "Open a file that is named like a command"),
    ]
  ) { invocation throws(Failure) in
    Heap.prepare(cells: StandardStream.output.cells)
    let manner = Manner(invocation)
    return try manner.language.speaking(ordersLines: manner.ordersLines) { () throws(Failure) in
      try openDesk(invocation, manner)
    }
  }

  /// Puts the desk on the screen, and stays until the reviewer quits.
  private static func openDesk(_ invocation: Invocation, _ manner: Manner) throws(Failure) -> Answer {
    let environment = invocation.environment
    let isReadOnly = invocation.has(.readOnly)
    let (theme, themes) = try manner.themes.begun(by: invocation)
    func makeScreen() throws(TerminalError) -> Screen {
      try Screen(
        theme: theme, environment: environment.variables, keepsLog: !isReadOnly,
        themeFor: themes.asks ? { themes.theme(onLight: $0.isLight) ?? theme } : nil)
    }
    let preview = Preview(file: invocation.file, name: invocation.fileName)
    var early: Screen?
    if let preview {
      early = try? makeScreen()
      early.map { $0.paint(preview.draw(size: $0.size)) }
    }
    // Begun only now: two threads that take memory at once hold each other up, and the first screen is wanted first.
    let waiting = Waiting()
    let reading = Beside { () -> Result<(Sitting, KeptRevision?), Failure> in
      do throws(Failure) {
        let sitting = try Sitting(invocation, readOnly: isReadOnly, progress: waiting.progress)
        let earlier = try invocation.earlierRevision(progress: waiting.progress)
        waiting.begin("placing comments of")
        try sitting.align(with: earlier, progress: waiting.progress)
        return .success((sitting, earlier))
      } catch {
        return .failure(error)
      }
    }
    if let signal = waiting.wait(for: reading, of: invocation.fileName, preview, on: &early, makeScreen) {
      early?.close()
      exit(128 + signal)
    }
    let (sitting, earlier): (Sitting, KeptRevision?)
    switch reading.value {
    case .success(let read): (sitting, earlier) = read
    case .failure(let failure):
      early?.close()
      throw failure
    }
    let screen: Screen
    do throws(TerminalError) {
      if let early { screen = early } else { screen = try makeScreen() }
    } catch {
      throw Failure(.attention, error.description)
    }
    var runner = Runner(
      sitting, on: screen, earlier: earlier, drafts: isReadOnly ? nil : Drafts(environment: environment.variables),
      seen: isReadOnly ? nil : Seen(environment: environment.variables), isReadOnly: isReadOnly,
      manner: manner, clock: environment.clock)
    let status = runner.run()
    guard status == 0 else { exit(status) }
    return Answer("")
  }
}

extension Preview {
  /// The beginning of a file; nil when it is none, or no text.
  fileprivate init?(file: String, name: String) {
    let descriptor = Glibc.open(file.system, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: Preview.length) { bytes, count in
      count = max(0, pread(descriptor, bytes.baseAddress, bytes.count, 0))
    }
    self.init(bytes, name: name)
  }
}

extension Option {
  /// Look, but do not write.
  static let readOnly = Option("read-only", help: "Write nothing: neither review nor draft")
  /// The revision to compare with.
  static let compareWith = Option(
    "compare", .file("OLD"), help: "The revision to compare with, in place of the one that the review was carried from")
}

extension Invocation {
  /// The revision that `--compare` names.
  func earlierRevision(progress: @escaping (Double) -> Bool = { _ in true }) throws(Failure) -> KeptRevision? {
    guard let path = self[.compareWith] else { return nil }
    return KeptRevision(try Document.opened(path, in: environment, progress: progress), file: path.fileName)
  }
}
