import Text

/// What a command says and how it ends.
struct Answer: Equatable, Sendable {
  /// What goes to standard output.
  var bytes: [UInt8]
  /// How the program ends.
  var status = ExitStatus.done

  /// Makes an answer.
  init(_ output: String, status: ExitStatus = .done) {
    self.init(bytes: Array(output.utf8), status: status)
  }

  /// Makes an answer that need not be text.
  init(bytes: [UInt8], status: ExitStatus = .done) {
    self.bytes = bytes
    self.status = status
  }

  /// The answer as text.
  var output: String { String(decoding: bytes, as: UTF8.self) }

  /// A JSON document, one member on a line.
  init(_ json: JSON) { self.init(json.text(indented: true) + "\n") }
}

/// How the program ends.
enum ExitStatus: Int32, Sendable {
  /// It is done.
  case done = 0
  /// The answer is "no", or something needs attention: nothing could be kept or shown.
  case attention = 1
  /// The command line makes no sense.
  case usage = 2
  /// The input could not be read.
  case unreadable = 3
}
