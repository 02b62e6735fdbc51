/// Shell completions, made from the table of subcommands.
enum Completions {
  /// The shells that have them.
  static let shells = ["bash"]

  /// What a bash session sources.
  static var bash: String {
    var lines = [
      "# Completions of conote for bash; made by 'conote help --completions bash'.",
      "_conote() {",
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=open options",
      "  case ${COMP_WORDS[1]} in \(Subcommand.all.map(\.name).joined(separator: "|"))) command=${COMP_WORDS[1]} ;; esac",
      "  case $command:$before in",
    ]
    for subcommand in Subcommand.all {
      for option in subcommand.options {
        let reply: String
        switch option.argument {
        case nil: continue
        case .choice(let words): reply = "COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$word\"))"
        case .file: reply = "COMPREPLY=($(compgen -f -- \"$word\"))"
        case .text: reply = "COMPREPLY=()"
        }
        lines.append("    \(subcommand.name):--\(option.name)) \(reply); return ;;")
      }
    }
    lines += ["  esac", "  case $command in"]
    for subcommand in Subcommand.all {
      let words = (subcommand.options + [.help]).map { "--\($0.name)" } + subcommand.fixedWords
      lines.append("    \(subcommand.name)) options=\"\(words.joined(separator: " "))\" ;;")
    }
    lines += [
      "  esac",
      "  if [[ $COMP_CWORD -eq 1 ]]; then",
      "    options=\"$options \(Subcommand.all.map(\.name).joined(separator: " "))\"",
      "  fi",
      "  COMPREPLY=($(compgen -W \"$options\" -- \"$word\") $(compgen -f -- \"$word\"))",
      "}",
      "complete -o filenames -F _conote conote",
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Subcommand {
  /// The words that an operand can be: of "agreed|contested", both.
  fileprivate var fixedWords: [String] {
    operands.flatMap { $0.split(separator: "|") }.filter { $0.allSatisfy(\.isLowercase) }.map(String.init)
  }
}
