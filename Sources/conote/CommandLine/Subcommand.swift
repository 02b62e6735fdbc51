/// One thing that the program can do: the row from which its parsing, its help, the manual and the completions are made.
struct Subcommand: Sendable {
  /// A command line to learn from.
  struct Example: Sendable {
    /// The words after "conote ".
    let words: String
    /// What it does, one sentence without a full stop.
    let meaning: String
    /// Makes an example.
    init(_ words: String, _ meaning: String) {
      self.words = words
      self.meaning = meaning
    }
  }
  /// The word that asks for it.
  let name: String
  /// What follows the options, as the synopsis writes it: "FILE", "[TEXT|-]" for what may be missing, "LABEL..." for one or more.
  let operands: [String]
  /// What it does, one sentence without a full stop.
  let summary: String
  /// What more there is to know, in paragraphs separated by LF.
  let details: String
  /// Its options, `--help` left out.
  let options: [Option]
  /// The names of the options that must be there: "at|place" is one of the two.
  let required: [String]
  /// Command lines to learn from.
  let examples: [Example]
  /// Does it.
  let body: @Sendable (Invocation) throws(Failure) -> Answer

  /// Makes a subcommand.
  init(
    _ name: String, _ operands: [String], summary: String, details: String = "", options: [Option] = [],
    required: [String] = [], examples: [Example] = [], body: @escaping @Sendable (Invocation) throws(Failure) -> Answer
  ) {
    self.name = name
    self.operands = operands
    self.summary = summary
    self.details = details
    self.options = options
    self.required = required
    self.examples = examples
    self.body = body
  }

  /// All of them, in the order of help.
  static let all = [
    open, inspect, timeline, comment, answer, mark, status, comments, collate, carry, compare, export, reanchor,
    snapshot, check, hub, help, version,
  ]

  /// The one of this name.
  static func named(_ name: String) -> Subcommand? { all.first { $0.name == name } }

  /// Reads the words after the subcommand's name and does what they ask for.
  func run(_ words: [String], in environment: Environment) throws(Failure) -> Answer {
    let arguments = try Arguments(words, for: self)
    if arguments.has(.help) { return Answer(helpText(columns: environment.columns)) }
    try check(arguments)
    return try body(Invocation(subcommand: self, arguments: arguments, environment: environment))
  }

  /// What must be there, each with what may be there in its place.
  private var alternatives: [[Substring]] { required.map { $0.split(separator: "|") } }

  private func check(_ arguments: Arguments) throws(Failure) {
    let count = arguments.operands.count
    if let missing = operands.filter({ !$0.hasPrefix("[") }).dropFirst(count).first {
      throw .usage("\(name) needs \(missing)", of: self)
    }
    if count > operands.count, !operands.contains(where: { $0.hasSuffix("...") }) {
      let taken = operands + alternatives.map { "--\($0[0])" }
      throw .usage(
        "'\(arguments.operands[operands.count])' is too much for \(name), which takes \(taken.joined(separator: " "))",
        of: self)
    }
    for options in alternatives where options.allSatisfy({ arguments.values[String($0)] == nil }) {
      throw .usage("\(name) needs --\(options[0])", of: self)
    }
  }
}

/// A subcommand with the words it was called with and the machine it runs on.
struct Invocation: Sendable {
  /// What was called.
  let subcommand: Subcommand
  /// With which words.
  let arguments: Arguments
  /// On which machine.
  let environment: Environment

  /// The file that the command is about: the operand that the synopsis calls FILE, else the first.
  var file: String { arguments.operands.dropFirst(place).first ?? "" }
  /// The file's name without its folder.
  var fileName: String { file.fileName }
  /// The operands after the file.
  var operands: ArraySlice<String> { arguments.operands.dropFirst(place + 1) }

  private var place: Int { subcommand.operands.firstIndex { ["FILE", "[FILE]"].contains($0) } ?? 0 }
  /// Whether the answer is to be JSON.
  var wantsJSON: Bool { self[.format] == "json" }

  /// The argument of an option, or nil where the option was not given.
  subscript(option: Option) -> String? { arguments.values[option.name] }
  /// Whether an option was given.
  func has(_ option: Option) -> Bool { arguments.has(option) }

  /// A command line that makes no sense.
  func usage(_ message: String) -> Failure { .usage(message, of: subcommand) }
}

extension String {
  /// The last part of a path; a path of nothing but slashes is its own.
  var fileName: String { split(separator: "/").last.map(String.init) ?? self }
}
