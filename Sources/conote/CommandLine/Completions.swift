/// Completions of the command line for a shell, made from the table of subcommands.
enum Completions: String, CaseIterable {
  case bash, zsh, fish

  /// What the shell reads.
  var script: String {
    switch self {
    case .bash: Self.forBash
    case .zsh: Self.forZsh
    case .fish: Self.forFish
    }
  }

  /// Where it looks for that, below a prefix.
  var path: String {
    switch self {
    case .bash: "share/bash-completion/completions/conote"
    case .zsh: "share/zsh/site-functions/_conote"
    case .fish: "share/fish/vendor_completions.d/conote.fish"
    }
  }

  /// What a bash session sources.
  private static var forBash: String {
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
  var fixedWords: [String] {
    operands.flatMap { $0.split(separator: "|") }.filter { $0.allSatisfy(\.isLowercase) }.map(String.init)
  }
}
