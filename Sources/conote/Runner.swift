import CellGrid
import Desk
import Documents
import Journals
import Reviews
import Terminal
import Text
import Threads

/// The desk at work: draws, waits, tells the desk what happened, and does what the desk wants done.
struct Runner {
  /// How often the review file is asked for what others wrote, in milliseconds.
  private static let newsInterval = 400
  /// How many keys may wait for one picture; a pasted page is drawn a few times and not once for each letter.
  private static let keysPerPicture = 512

  private var attendant: Attendant<SittingKeeper>
  private var sitting: Sitting {
    get { attendant.keeper.sitting }
    _modify { yield &attendant.keeper.sitting }
  }
  private let screen: Screen
  private let drafts: Drafts?
  private let seen: Seen?
  private var themes: ThemeShelf
  private let clock: @Sendable () -> Int
  private var unsaved: [Draft]?
  private var lastNews = 0
  private var lastFailure: String?
  private var leaving: Leaving?
  private let path: String
  private let visits: Visits<Visit>?
  private let library: Library
  private let recent: () -> [DocumentFile]

  /// How a document leaves the top of the desk.
  enum Leaving: Equatable {
    /// The program ends, with this exit status.
    case ended(Int32)
    /// Another document is to lie upon it.
    case open(String)
    /// It goes, and the one below comes up.
    case back
  }

  /// What the document is called.
  var name: String { sitting.name }

  /// Puts the document at `path` on a screen; one that is only read keeps neither drafts nor where it was left.
  ///
  /// `preceding` is the name of the document that it was opened from, `recent` tells which were on the desk before.
  init(
    _ opened: Opened, at path: String, on screen: Screen, isReadOnly: Bool, manner: Manner, preceding: String?,
    recent: @escaping () -> [DocumentFile], environment: Environment
  ) {
    let (sitting, variables) = (opened.sitting, environment.variables)
    self.screen = screen
    self.path = path
    self.recent = recent
    drafts = isReadOnly ? nil : Drafts(environment: variables)
    seen = isReadOnly ? nil : Seen(environment: variables)
    visits = opened.visits
    library = Library(beside: path, manner.library, in: variables)
    let review = sitting.review
    clock = environment.clock
    themes = manner.themes
    var desk = Desk(
      document: sitting.document, review: review, reviewer: sitting.reviewer, size: screen.size,
      isReadOnly: isReadOnly, earlier: opened.earlier,
      seen: seen?.load(of: sitting.reviewer, on: [sitting.document.revision] + review.revisions.map(\.revision)),
      keymap: manner.keymap ?? .standard, usesMouse: manner.usesMouse, isLinear: manner.isLinear,
      precedingDocument: preceding)
    var lost: JournalError?
    switch opened.visit {
    case .success(let record?):
      let day = Stamp(milliseconds: record.closed).iso8601.prefix(10)
      desk.comeBack(to: record.visit, day: String(day))
    case .success(nil): break
    case .failure(let error): lost = error
    }
    if manner.usesMouse { screen.useMouse(true) }
    attendant = Attendant(desk, keeper: SittingKeeper(sitting: sitting, clock: clock))
    if let lost { tell(.failed("the document opens at its start: \(lost.description)")) }
    takeDrafts()
    if let problem = manner.problems.first {
      let more = manner.problems.count - 1
      tell(.failed(more == 0 ? Message(problem) : "\(problem) (and \(more) more, told when you quit)"))
    }
    // What is damaged or of another text was told on standard error too; the reader of this screen must know before he writes.
    if let warning = sitting.warning {
      tell(warning.isGrave ? .failed(Message(warning.words)) : .done(Message(warning.words)))
    }
    if let damage = sitting.file.findings.first { tell(.failed(Message(damage))) }
  }

  /// Takes up what was being written when an earlier desk closed.
  private mutating func takeDrafts() {
    do throws(JournalError) {
      let found = try drafts?.load(of: sitting.reviewer, on: sitting.document.revision) ?? []
      if !found.isEmpty { tell(.drafts(found)) }
    } catch {
      tell(.failed(Message(error.description)))
    }
  }

  /// Runs until the document leaves the top of the desk, and says how; where a signal ends the program, with 128 and its number.
  mutating func run() -> Leaving {
    lastNews = clock()
    leaving = nil
    var isFirst = true
    while leaving == nil {
      screen.paint(attendant.desk.draw())
      // Nobody has to wait for the timeline of a long document, whose first screen stands already.
      if isFirst { startThread { [document = sitting.document] in _ = document.timeline } }
      isFirst = false
      saveDraft()
      attend()
    }
    saveDraft()
    return leaving ?? .ended(0)
  }

  /// Keeps what the next desk on the document begins with.
  func close() {
    // What cannot be kept is new again the next time, and the document opens at its start: nobody needs to be told on the way out.
    try? seen?.save(sitting.operations.map(\.id), of: sitting.reviewer, on: sitting.document.revision)
    let header = sitting.document.header
    try? visits?.save(
      attendant.desk.visit, of: path, title: [header.symbol, header.title].compactMap(\.self).joined(separator: " "),
      line: attendant.desk.firstLine, now: clock())
  }

  /// Comes to lie on top again.
  mutating func comeUp() {
    tell(.resized(screen.size))
    _ = takeNews()
  }

  /// Says why another document does not lie upon this one.
  mutating func fail(_ words: Message) { tell(.failed(words)) }

  /// Begins the tour.
  mutating func beginTour() { attendant.beginTour() }

  /// Waits until there is something to draw.
  private mutating func attend() {
    while !take(screen.wait(milliseconds: Int32(Self.newsInterval))) {}
    for _ in 1..<Self.keysPerPicture where leaving == nil {
      let event = screen.wait(milliseconds: 0)
      guard event != .idle else { break }
      _ = take(event)
    }
    if clock() - lastNews >= Self.newsInterval { _ = takeNews() }
  }

  /// Tells the desk what happened; false when nothing did.
  private mutating func take(_ event: Event) -> Bool {
    switch event {
    case .key(let key): perform(attendant.press(key))
    case .pasted(let text): tell(.pasted(text))
    case .mouse(let mouse): tell(.mouse(mouse))
    case .background: return false
    case .resized(let size): tell(.resized(size))
    case .ended(let signal): leaving = .ended(128 + signal)
    case .idle: return takeNews()
    }
    return true
  }

  private mutating func tell(_ news: News) { perform(attendant.tell(news)) }

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects { perform(effect) }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .write, .undo, .redo: break
    case .compare(let old): compare(with: old)
    case .keepDrafts(let drafts): unsaved = drafts
    case .openEditor(let text): openEditor(text)
    case .bell: screen.bell()
    case .suspend:
      saveDraft()
      screen.suspend()
      tell(.resized(screen.size))
    case .repaint: screen.repaint()
    case .listThemes:
      themes.learn(isLight: screen.isLight)
      tell(.themes(themes.names, shown: themes.kept))
    case .showTheme(let name): show(themeNamed: name ?? themes.kept)
    case .keepTheme(let name):
      themes.keep(name)
      show(themeNamed: name)
    case .useMouse(let isUsed): screen.useMouse(isUsed)
    case .copy(let text): tell(screen.copy(text).news)
    case .openDocument(let symbol): open(documentCalled: symbol)
    case .openFile(let path): leaving = .open(path)
    case .listDocuments:
      let others = recent().filter { $0.path != path }
      tell(.documents(others, others.isEmpty ? "no other document was on the desk before" : "On the desk before"))
    case .leaveDocument: leaving = .back
    case .quit: leaving = .ended(0)
    }
  }

  private mutating func show(themeNamed name: String) {
    do throws(Failure) { screen.use(try themes.theme(named: name)) } catch { tell(.failed(Message(error.message))) }
  }

  /// Asks the review file for what others wrote; false when there is nothing new to see.
  private mutating func takeNews() -> Bool {
    lastNews = clock()
    do throws(Failure) {
      guard try sitting.takeNews() else { return false }
      lastFailure = nil
      tell(.review(sitting.review))
    } catch {
      // A file that cannot be read now may be readable later; to say so once is enough.
      guard error.message != lastFailure else { return false }
      lastFailure = error.message
      tell(.failed(Message(error.message)))
    }
    return true
  }

  /// Opens the document that a symbol names, or lets the reviewer choose among several.
  private mutating func open(documentCalled symbol: String) {
    let documents = library.documents(called: symbol)
    switch documents.count {
    case 0:
      let folders = library.folders.map { $0 == "./" ? said("this folder") : $0 }.joined(separator: " \(said("or")) ")
      tell(
        .failed(
          "no file in \(folders) is named for \(symbol); put it there, or name its folder as library in settings.json5")
      )
    case 1: leaving = .open(documents[0].path)
    default: tell(.documents(documents, "Files of \(symbol)"))
    }
  }

  /// Compares the document with an earlier revision beside the screen, which says how far that is; Esc stops it.
  private mutating func compare(with old: KeptRevision) {
    let waiting = Waiting(work: "comparing")
    let comparing = Beside { [document = sitting.document] in
      try? Comparison(old: old, new: document) { (share) throws(Stopped) in
        guard waiting.progress(share) else { throw Stopped() }
      }
    }
    var shown: Screen? = screen
    if let signal = waiting.wait(
      for: comparing, of: said("\(old.name) and \(sitting.name)"), nil, on: &shown, { screen })
    {
      leaving = .ended(128 + signal)
    }
    tell(.resized(screen.size))
    tell(.compared(comparing.value))
  }

  private struct Stopped: Error {}

  private mutating func openEditor(_ text: String) {
    saveDraft()
    do throws(TerminalError) {
      let edited = try screen.edit(text, limit: Remark.sizeLimit)
      tell(.resized(screen.size))
      tell(.edited(edited))
    } catch {
      tell(.resized(screen.size))
      tell(.edited(nil))
      tell(.failed(Message(error.description)))
    }
  }

  private mutating func saveDraft() {
    guard let unsaved else { return }
    self.unsaved = nil
    do throws(JournalError) {
      try drafts?.save(unsaved, of: sitting.reviewer, on: sitting.document.revision)
    } catch {
      tell(.failed(Message(error.description)))
    }
  }
}

extension CopyOutcome {
  /// What the desk says of it.
  fileprivate var news: News {
    if isTaken, let program { return .done("copied by \(program)") }
    if isSent { return .done("copied by the terminal, where it lets programs do that") }
    if isTooLong {
      return .failed(
        "this is more than a terminal takes (75 kB), and there is no program for the clipboard; choose less")
    }
    return .failed("there is no way to the clipboard here; install wl-clipboard or xclip")
  }
}
