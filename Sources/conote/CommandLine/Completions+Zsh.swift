extension Completions {
  /// What zsh finds in its `fpath` as _conote.
  static var forZsh: String {
    var lines = [
      "#compdef conote",
      "# Completions of conote for zsh; made by 'conote help --completions zsh'.",
      "_conote() {",
      "  local -a commands=(",
    ]
    lines += Subcommand.all.map { "    \(quoted("\($0.name):\($0.summary)"))" }
    lines += [
      "  )",
      "  local command=open",
      "  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then _describe -t commands command commands; fi",
      "  if [[ -n ${commands[(r)$words[2]:*]} ]] && (( CURRENT > 2 )); then",
      "    command=$words[2]",
      "    shift words",
      "    (( CURRENT-- ))",
      "  fi",
      "  case $command in",
    ]
    for subcommand in Subcommand.all {
      lines.append("    \(subcommand.name)) _arguments -s \\")
      lines += (subcommand.options + [.help]).flatMap { specifications(of: $0).map { "      \($0) \\" } }
      lines.append("      \(operand(of: subcommand)) ;;")
    }
    lines += ["  esac", "}", "_conote \"$@\""]
    return lines.joined(separator: "\n") + "\n"
  }

  /// What `_arguments` takes for an option: "'--format[The form]:format:(text json)'", one for each spelling.
  private static func specifications(of option: Option) -> [String] {
    let argument =
      switch option.argument {
      case nil: ""
      case .choice(let words): ":\(option.name):(\(words.joined(separator: " ")))"
      case .file(let name): ":\(name):_files"
      case .text(let name): ":\(name): "
      }
    let spellings = ["--\(option.name)"] + (option.letter.map { ["-\($0)"] } ?? [])
    return spellings.map { quoted("\($0)[\(escaped(option.help))]\(argument)") }
  }

  /// The operands, all by one rule: words that stand for themselves, and files.
  private static func operand(of subcommand: Subcommand) -> String {
    if subcommand.operands.isEmpty { return "':'" }
    let words = subcommand.fixedWords
    return words.isEmpty
      ? "'*:file:_files'"
      : "'*: :{_alternative \"words:word:(\(words.joined(separator: " ")))\" \"files:file:_files\"}'"
  }

  /// Brackets and colons have a meaning of their own there.
  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]").replacing(
      ":", with: "\\:")
  }

  private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
