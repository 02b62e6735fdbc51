import Documents
import Glibc
import Journals
import Reviews
import Text

/// One reviewer at work on one document: the document, its review file, and what is in it.
struct Sitting {
  /// The document.
  let document: Document
  /// The document's file name.
  let name: String
  /// Who reviews.
  let reviewer: Reviewer
  /// Where the review is kept.
  let file: ReviewFile
  /// Everything in the review file.
  private(set) var operations: Set<Operation> = []
  /// What the reviewer writes with.
  private(set) var pen: Pen

  /// Opens the document that an invocation names, or another `file`, and the review beside it, or the one that an option names.
  ///
  /// `progress` is told which share of a long document is read, and stops the reading by answering false.
  init(
    _ invocation: Invocation, readOnly: Bool, file: String? = nil, review: Option = .review,
    progress: @escaping (Double) -> Bool = { _ in true }
  ) throws(Failure) {
    let source = file ?? invocation.file
    document = try .opened(source, in: invocation.environment, progress: progress)
    name = source.fileName
    reviewer = try Reviewer(invocation)
    let path =
      try invocation.named(review, readOnly: readOnly)
      ?? ReviewFile.path(for: source, environment: invocation.environment.variables)
    pen = Pen(reviewer: reviewer, revision: document.revision)
    do throws(JournalError) {
      self.file = try ReviewFile(path: path, document: name, revision: document.revision, readOnly: readOnly)
    } catch {
      throw Failure(reading: error)
    }
    _ = try takeNews()
    for finding in self.file.findings { invocation.environment.warn(finding) }
    if let warning { invocation.environment.warn(warning.words) }
  }

  /// Takes in what was written since the last time, here or by others; false when nothing is new.
  mutating func takeNews() throws(Failure) -> Bool {
    let news: [Operation]
    do throws(JournalError) { news = try file.news() } catch { throw Failure(reading: error) }
    let unknown = news.filter { !operations.contains($0) }.sorted()
    for operation in unknown { pen.observe(operation) }
    operations.formUnion(unknown)
    return !unknown.isEmpty
  }

  /// What the operations amount to.
  var review: Review { Review(operations) }

  /// Lays the revisions that the review was carried from, and an `earlier` one, beside the document, as everything that is shown of it
  /// needs them; stops where `progress` answers false.
  func align(with earlier: KeptRevision?, progress: (Double) -> Bool) throws(Failure) {
    try review.align(with: document, and: earlier) { (share) throws(Failure) in
      guard progress(share) else { throw Failure(LoadError(path: name, reason: .stopped)) }
    }
  }

  /// Makes operations, all or none, and keeps them in the review file; when that fails the sitting is as it was.
  mutating func keep(_ contents: [Operation.Content], now: Int) throws(Failure) -> [Operation] {
    var later = self
    let new = later.write(contents, now: now)
    do throws(JournalError) { try file.append(new) } catch { throw Failure(writing: error) }
    self = later
    return new
  }

  /// Keeps operations that were made elsewhere and makes others, all or none; when that fails the sitting is as it was.
  mutating func take(
    _ others: [Operation], writing contents: [Operation.Content] = [], now: Int = 0
  ) throws(Failure) {
    var later = self
    for operation in others.sorted() where later.operations.insert(operation).inserted { later.pen.observe(operation) }
    let new = later.write(contents, now: now)
    do throws(JournalError) { try file.append(others + new) } catch { throw Failure(writing: error) }
    self = later
  }

  /// Makes operations that stand in this sitting and nowhere else.
  mutating func write(_ contents: [Operation.Content], now: Int) -> [Operation] {
    let new = pen.write(contents, now: now)
    operations.formUnion(new)
    return new
  }

  /// The operation with this id.
  func operation(_ id: String) -> Operation? { operations.first { $0.id == id } }
}

extension Document {
  /// Reads a file, or tells why it cannot be read.
  static func opened(
    _ path: String, in environment: Environment, progress: @escaping (Double) -> Bool = { _ in true }
  ) throws(Failure) -> Document {
    do throws(LoadError) {
      let document = try load(path, profiles: .atHand(in: environment), progress: progress)
      // It lives as long as the program, whose end frees all of it at once.
      _ = Unmanaged.passRetained(document)
      return document
    } catch { throw Failure(error) }
  }
}

extension Invocation {
  /// The review that an option names, if any: it must be there for one who only reads, and its folder for everybody else.
  ///
  /// The review beside a document is another matter: that there is none only says that nobody has begun.
  fileprivate func named(_ review: Option, readOnly: Bool) throws(Failure) -> String? {
    guard let path = self[review] else { return nil }
    guard !path.isEmpty else { throw usage("--\(review.name) needs a file's name") }
    if readOnly, access(path.system, F_OK) != 0 {
      throw Failure(
        .unreadable, "\(path): there is no such review; name one that is there, or leave out --\(review.name)")
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
    guard access(folder.system, F_OK) == 0 else {
      throw Failure(
        .unreadable, "\(path): there is no such folder; make it, or name another review with --\(review.name)")
    }
    return path
  }
}

extension Reviewer {
  /// Who speaks: the options, else the environment, else the login name; a command that speaks for nobody looks at neither.
  init(_ invocation: Invocation) throws(Failure) {
    let environment = invocation.environment
    func chosen(_ option: Option, _ variable: String) throws(Failure) -> String? {
      guard invocation.subcommand.options.contains(option),
        let text = invocation[option] ?? environment.variables[variable]
      else { return nil }
      let isLine = !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
      guard isLine, text.unicodeScalars.count <= 200 else {
        throw invocation.usage("--\(option.name) and \(variable) take one line of at most 200 characters")
      }
      return text.allSatisfy(\.isWhitespace) ? nil : text
    }
    let delegation = try chosen(.delegation, "CONOTE_DELEGATION")
    self.init(
      name: try chosen(.name, "CONOTE_AS") ?? environment.loginName(),
      delegation: delegation.flatMap(Delegation.code) ?? delegation)
    if let delegation = self.delegation, !Delegation.isKnown(delegation) {
      throw Failure(
        .usage,
        "unknown delegation '\(delegation)'; use an ISO 3166 code such as AU, or an observer's name in full")
    }
  }
}
