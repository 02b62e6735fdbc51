extension Subcommand {
  /// How to use it.
  static let help = Subcommand(
    "help", ["[COMMAND]"], summary: "Show how conote or one of its commands is used",
    options: [.manual, .completions],
    examples: [
      Example("help mark", "The same as 'conote mark --help'"),
      Example(
        "help --completions bash > ~/.local/share/bash-completion/completions/conote",
        "Let bash complete conote's words"),
    ]
  ) { invocation throws(Failure) in
    if invocation.has(.manual) { return Answer(Manual.page) }
    if let shell = invocation[.completions].flatMap(Completions.init(rawValue:)) { return Answer(shell.script) }
    let columns = invocation.environment.columns
    guard let word = invocation.arguments.operands.first else { return Answer(overview(columns: columns)) }
    guard let subcommand = Subcommand.named(word) else {
      throw Failure(.usage, "unknown command '\(word)'; see 'conote help'")
    }
    return Answer(subcommand.helpText(columns: columns))
  }

  /// Which conote this is.
  static let version = Subcommand("version", [], summary: "Show the version") { _ throws(Failure) in
    Answer("conote \(Program.version)\n")
  }
}

extension Option {
  /// The manual page.
  fileprivate static let manual = Option("man", help: "Print the manual page, in roff")
  /// Shell completions.
  fileprivate static let completions = Option(
    "completions", .choice(Completions.allCases.map(\.rawValue)), help: "Print the completions for a shell")
}
