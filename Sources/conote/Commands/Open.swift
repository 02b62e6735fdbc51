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
    "open", ["[FILE]"], summary: "Open a document on the desk",
    details: """
      The word 'open' may be left out unless the file is named like a command. Comments and positions are kept in a review file \
      beside the document, FILE.conote, from the first one on. The key ? shows the keys.
      A document opens where you were when you left it. Without FILE the documents that were on the desk before are offered, a sample, \
      and a tour of two minutes in it.
      """,
    options: [
      .review, .name, .delegation, .theme, .mouse, .linear, .readOnly, .compareWith,
    ],
    examples: [
      Example("PC0753Eb.txt", "Read and review a document"),
      Example("open", "Choose among the documents that were on the desk before, or take the tour"),
      Example("PC0753Eb.txt --delegation AU --theme light", "Review it for Australia, on a light screen"),
      Example("PC0753Ec.txt --compare PC0753Eb.txt", "Read a revision with what it changes; the key = shows that"),
      Example("open status", "Open a file that is named like a command"),
    ]
  ) { invocation throws(Failure) in
    if invocation.file.isEmpty, invocation.environment.columns == nil {
      throw Failure(.usage, "no document; see 'conote --help'")
    }
    Heap.prepare(cells: StandardStream.output.cells)
    var pile = try Pile(invocation)
    let status = try pile.run()
    guard status == 0 else { exit(status) }
    return Answer("")
  }
}

extension Preview {
  /// The beginning of a file, from a line on; nil when it is none, or no text, or the line is not near its beginning.
  init?(file: String, name: String, from line: Int) {
    let descriptor = Glibc.open(file.system, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: Preview.length) { bytes, count in
      count = max(0, pread(descriptor, bytes.baseAddress, bytes.count, 0))
    }
    self.init(bytes, name: name, from: line)
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
