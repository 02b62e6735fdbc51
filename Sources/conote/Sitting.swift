import Documents
import Journals
import Reviews

/// One reviewer at work on one document: the document, its review file, and what is in it.
struct Sitting {
  /// The document.
  let document: Document
  /// Who reviews.
  let reviewer: Reviewer
  /// Where the review is kept.
  let file: ReviewFile
  /// Everything in the review file.
  private(set) var operations: Set<Operation> = []
  private var pen: Pen

  /// Opens the document that an invocation names and the review beside it, or the one that `--review` names.
  init(_ invocation: Invocation, readOnly: Bool) throws(Failure) {
    document = try .opened(invocation.file)
    reviewer = try Reviewer(invocation)
    let path =
      invocation[.review] ?? ReviewFile.path(for: invocation.file, environment: invocation.environment.variables)
    pen = Pen(reviewer: reviewer, revision: document.revision)
    do throws(JournalError) {
      file = try ReviewFile(
        path: path, document: String(invocation.file.split(separator: "/").last ?? ""), revision: document.revision,
        readOnly: readOnly)
    } catch {
      throw Failure(reading: error)
    }
    _ = try takeNews()
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

  /// Makes operations, all or none, and keeps them in the review file; when that fails the sitting is as it was.
  mutating func keep(_ contents: [Operation.Content], now: Int) throws(Failure) -> [Operation] {
    var later = self
    let new = later.write(contents, now: now)
    do throws(JournalError) { try file.append(new) } catch { throw Failure(writing: error) }
    self = later
    return new
  }

  /// Makes operations that stand in this sitting and nowhere else.
  mutating func write(_ contents: [Operation.Content], now: Int) -> [Operation] {
    let new = contents.map { pen.write($0, now: now) }
    operations.formUnion(new)
    return new
  }

  /// The latest operation that undo takes back; nil when there is none.
  var undoable: String? { pen.undoable }
  /// The undo that redo takes back; nil when there is none.
  var redoable: String? { pen.redoable }
}

extension Document {
  /// Reads a file, or tells why it cannot be read.
  static func opened(_ path: String) throws(Failure) -> Document {
    do throws(LoadError) { return try load(path) } catch { throw Failure(error) }
  }
}

extension Reviewer {
  /// Who speaks: the options, else the environment, else the login name.
  init(_ invocation: Invocation) throws(Failure) {
    let environment = invocation.environment
    func chosen(_ option: Option, _ variable: String) throws(Failure) -> String? {
      guard let text = invocation[option] ?? environment.variables[variable] else { return nil }
      let isLine = !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
      guard isLine, text.unicodeScalars.count <= 200 else {
        throw invocation.usage("--\(option.name) and \(variable) take one line of at most 200 characters")
      }
      return text.allSatisfy(\.isWhitespace) ? nil : text
    }
    self.init(
      name: try chosen(.name, "CONOTE_AS") ?? environment.loginName(),
      delegation: try chosen(.delegation, "CONOTE_DELEGATION"))
  }
}
