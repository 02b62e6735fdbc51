import Desk

/// The manual page, made from the table of subcommands.
enum Manual {
  /// The page in the man(7) macros of roff.
  static var page: String {
    var lines = [
      ".TH CONOTE 1 \"\" \"conote \(Program.version)\" \"User Commands\"",
      ".nh", ".ad l",
      ".SH NAME",
      "conote \\- review desk for committee documents",
      ".SH SYNOPSIS",
    ]
    for (index, subcommand) in Subcommand.all.enumerated() {
      if index > 0 { lines.append(".br") }
      lines.append("\\fBconote\\fP " + synopsis(of: subcommand))
    }
    lines += [
      ".SH DESCRIPTION",
      escaped(
        "conote opens a concept note, working document or draft resolution in the terminal, finds its sections, numbered "
          + "paragraphs and session events, and keeps comments and positions on them in a review file beside the document."
      ),
      ".SH COMMANDS",
    ]
    for subcommand in Subcommand.all { lines += section(of: subcommand) }
    lines.append(".SH KEYS")
    lines += keys
    lines.append(".SH ENVIRONMENT")
    for (name, meaning) in Subcommand.variables { lines += item(name, meaning + ".") }
    lines.append(".SH EXIT STATUS")
    for status in Subcommand.exitStatuses { lines += item("\(status.rawValue)", status.meaning + ".") }
    lines.append(".SH FILES")
    lines += item("DOCUMENT.conote", "The review of DOCUMENT: an SQLite file that holds every operation.")
    lines += item("$XDG_DATA_HOME/conote", "The reviews of documents whose folder cannot be written.")
    lines += item(
      "$XDG_CONFIG_HOME/conote/profiles/*.json5",
      "Profiles of organizations of your own: their names, committees and the form of their symbols.")
    lines += item(
      "$XDG_CONFIG_HOME/conote/keys.json5",
      "Keys of your own: for each place (\(Context.allCases.map(\.rawValue).joined(separator: ", ")), or everywhere) an object of keys and the names of actions, which stand in parentheses above; null takes a key away."
    )
    lines += item(
      "$XDG_CONFIG_HOME/conote/settings.json5",
      "Settings: theme, darkTheme and lightTheme name themes; mouse, linear and bidi are true or false, bidi: false for a terminal that puts words from right to left in order itself; language is \"en\" or \"fr\"; library names the folder in which documents are looked for that others cite by their symbols."
    )
    lines += item("$XDG_CONFIG_HOME/conote/themes/*.json5", "Themes of your own, which :theme lists.")
    lines += item(
      "$XDG_STATE_HOME/conote",
      "Drafts, which operations a reviewer has seen, where each document was left, and the sample of the tour.")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func synopsis(of subcommand: Subcommand) -> String {
    subcommand.synopsis.map { escaped($0).split(separator: " ").joined(separator: "\\ ") }.joined(separator: " ")
  }

  /// What the keys do, by the table of the desk's actions.
  private static var keys: [String] {
    Context.allCases.flatMap { context in
      let rows = Action.table.filter { $0.contexts.contains(context) && !$0.keys.isEmpty }
      return rows.isEmpty
        ? []
        : [".SS In the \(context.rawValue)"]
          + rows.flatMap { item($0.spellings.joined(separator: ", "), "\($0.help) (\($0.action.rawValue)).") }
    }
  }

  private static func section(of subcommand: Subcommand) -> [String] {
    var lines = [".SS conote " + subcommand.name, escaped(subcommand.summary + ".")]
    for paragraph in subcommand.details.split(separator: "\n") { lines += [".PP", escaped(paragraph)] }
    for option in subcommand.options {
      lines += item((option.letter.map { "-\($0), " } ?? "") + option.spelling, option.help + ".")
    }
    for example in subcommand.examples {
      lines += [".PP", "Example: \\fBconote " + escaped(example.words) + "\\fP", ".br", escaped(example.meaning + ".")]
    }
    return lines
  }

  private static func item(_ name: String, _ text: String) -> [String] {
    [".TP", "\\fB" + escaped(name) + "\\fP", escaped(text)]
  }

  /// Text that roff prints as it is: a backslash and a dash have meanings of their own, as has a dot or quote that begins a line.
  private static func escaped(_ text: some StringProtocol) -> String {
    var result = text.first.map { ".'".contains($0) } == true ? "\\&" : ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      default: result.append(character)
      }
    }
    return result
  }
}
