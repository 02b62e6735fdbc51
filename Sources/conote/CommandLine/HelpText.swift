extension Subcommand {
  /// The synopsis after "conote", in parts that stay together: "inspect", "FILE", "[--format text|json]".
  var synopsis: [String] {
    let mayBeMissing = operands.firstIndex { $0.hasPrefix("[") } ?? operands.endIndex
    return [shownName] + operands[..<mayBeMissing] + options.map(bracketed) + operands[mayBeMissing...]
  }

  private var shownName: String { name == "open" ? "[open]" : name }

  private func bracketed(_ option: Option) -> String {
    required.contains(option.name) ? option.spelling : "[\(option.spelling)]"
  }

  /// What `--help` prints.
  func helpText(columns: Int?) -> String {
    var listing = Listing(columns: min(columns ?? 80, 80))
    listing.line("conote \(name): \(summary)")
    listing.line()
    listing.fill(["usage: conote"] + synopsis, hanging: 7)
    for paragraph in details.split(separator: "\n") {
      listing.line()
      listing.paragraph(String(paragraph))
    }
    listing.line()
    listing.line("Options:")
    for option in options + [.help] {
      listing.line("  " + (option.letter.map { "-\($0), " } ?? "") + option.spelling)
      listing.paragraph(option.help, indent: 6)
    }
    if !examples.isEmpty {
      listing.line()
      listing.line("Examples:")
      for example in examples {
        listing.line("  conote \(example.words)")
        listing.paragraph(example.meaning, indent: 6)
      }
    }
    return listing.text
  }

  /// What `conote help` prints: all subcommands, one on a line.
  static func overview(columns: Int?) -> String {
    var listing = Listing(columns: min(columns ?? 80, 80))
    listing.line("conote: a review desk for committee documents, in the terminal")
    listing.line()
    listing.line("usage: conote FILE")
    listing.line("       conote COMMAND ...")
    listing.line()
    listing.table(all.map { [$0.name, $0.summary] }, indent: 2)
    listing.line()
    listing.paragraph(
      "'conote COMMAND --help' tells more. A file that is named like a command is opened with 'conote open FILE'.")
    listing.line()
    listing.line("Exit status:")
    for status in exitStatuses { listing.paragraph("\(status.rawValue)  \(status.meaning)", indent: 2, hanging: 3) }
    return listing.text
  }

  /// The exit statuses with their meanings.
  static let exitStatuses: [ExitStatus] = [.done, .attention, .usage, .unreadable]

  /// The variables that the program looks at.
  static let variables = [
    ("CONOTE_AS", "Who reviews, where --as does not say"),
    ("CONOTE_DELEGATION", "The delegation spoken for, where --delegation does not say"),
    ("VISUAL, EDITOR", "The editor for long comments"),
    ("NO_COLOR", "If set, the desk uses no colours"),
    ("XDG_CONFIG_HOME", "Where your own keys, settings, themes and profiles of organizations are"),
    ("COLORFGBG", "The colours of the terminal, from which its background is guessed until it tells it"),
    ("XDG_DATA_HOME", "Where reviews live whose document's folder cannot be written"),
    ("XDG_STATE_HOME", "Where drafts are kept, and what a reviewer has seen"),
  ]
}

extension ExitStatus {
  /// What it tells a script.
  var meaning: String {
    switch self {
    case .done: "done"
    case .attention:
      "it could not be done: the review or standard output cannot be written, or the desk has no terminal to open on; of 'compare': the revisions differ"
    case .usage: "the command line makes no sense"
    case .unreadable: "a document, review or other input could not be read"
    }
  }
}
