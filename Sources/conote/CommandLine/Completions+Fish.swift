extension Completions {
  /// What fish finds in a folder of completions as conote.fish.
  static var forFish: String {
    let names = Subcommand.all.map(\.name).joined(separator: " ")
    var lines = [
      "# Completions of conote for fish; made by 'conote help --completions fish'.",
      "set -l commands \(names)",
    ]
    for subcommand in Subcommand.all {
      lines.append(
        "complete -c conote -n \"not __fish_seen_subcommand_from $commands\" -a \(subcommand.name) -d \(quoted(subcommand.summary))"
      )
    }
    for subcommand in Subcommand.all {
      // What names no command is opened.
      let here =
        subcommand.name == Subcommand.open.name
        ? "\"not __fish_seen_subcommand_from $commands; or __fish_seen_subcommand_from open\""
        : "\"__fish_seen_subcommand_from \(subcommand.name)\""
      for option in subcommand.options + [.help] {
        var line = "complete -c conote -n \(here) -l \(option.name)"
        if let letter = option.letter { line += " -s \(letter)" }
        switch option.argument {
        case nil: break
        case .choice(let words): line += " -x -a \(quoted(words.joined(separator: " ")))"
        case .file: line += " -r -F"
        case .text: line += " -x"
        }
        lines.append(line + " -d \(quoted(option.help))")
      }
      let words = subcommand.fixedWords
      if !words.isEmpty { lines.append("complete -c conote -n \(here) -a \(quoted(words.joined(separator: " ")))") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
