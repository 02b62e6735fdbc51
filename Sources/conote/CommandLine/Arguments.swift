internal import CGetopt
import Glibc
import Synchronization
import Text

/// What stands on a command line after the subcommand's name: options, which may come before or after operands, and operands.
struct Arguments: Equatable, Sendable {
  /// The options given, by name; of several the last one counts, and an option that takes no argument has an empty one.
  private(set) var values: [String: String] = [:]
  /// Everything else, in order.
  private(set) var operands: [String] = []

  /// Whether an option was given.
  func has(_ option: Option) -> Bool { values[option.name] != nil }

  /// The same with one operand, and without some options.
  func naming(_ operand: String, without options: [Option]) -> Arguments {
    var arguments = self
    arguments.operands = [operand]
    for option in options { arguments.values[option.name] = nil }
    return arguments
  }

  /// Reads words with getopt_long(3).
  init(_ words: [String], for subcommand: Subcommand) throws(Failure) {
    let scan = Scan(subcommand.options + [.help])
    (values, operands) = try Arguments.turn.withLock { _ throws(Failure) in
      try scan.read(words, for: subcommand)
    }
    for option in subcommand.options {
      if option.argument?.isFile == false, values[option.name]?.isUTF8 == false {
        throw .usage("--\(option.name) is not UTF-8; convert it with iconv", of: subcommand)
      }
      if case .choice(let choices) = option.argument, let value = values[option.name], !choices.contains(value) {
        throw .usage("--\(option.name) takes \(choices.joined(separator: ", ")), not '\(value)'", of: subcommand)
      }
    }
  }

  /// getopt_long keeps its place in global variables, so only one scan may run at a time.
  private static let turn = Mutex(())
}

/// One run of getopt_long over a table of options.
private struct Scan {
  /// What getopt_long returns for the first long option; letters are below.
  private static let base: Int32 = 256
  let options: [Option]

  init(_ options: [Option]) { self.options = options }

  /// The options and operands among `words`.
  func read(_ words: [String], for subcommand: Subcommand) throws(Failure) -> ([String: String], [String]) {
    let strings = (["conote"] + words).map { strdup($0) }
    let names = options.map { strdup($0.name) }
    defer { (strings + names).forEach { free($0) } }
    var long = zip(options, names).enumerated().map { index, pair in
      CGetopt.option(
        name: pair.1, has_arg: pair.0.argument == nil ? no_argument : required_argument, flag: nil,
        val: Scan.base + Int32(index))
    }
    long.append(CGetopt.option())
    var argv = strings + [nil]
    return try argv.withUnsafeMutableBufferPointer { argv throws(Failure) in
      try read(argv, long, for: subcommand)
    }
  }

  /// getopt_long moves the operands behind the options in `argv`, so the same memory must stay with it to the end.
  private func read(
    _ argv: UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>, _ long: [CGetopt.option],
    for subcommand: Subcommand
  ) throws(Failure) -> ([String: String], [String]) {
    // The colon in front makes getopt_long tell a missing argument from an unknown option.
    let letters = options.reduce(into: ":") { letters, option in
      if let letter = option.letter { letters += String(letter) + (option.argument == nil ? "" : ":") }
    }
    guard let start = argv.baseAddress else { return ([:], []) }
    var values: [String: String] = [:]
    shim_getopt_restart()
    while true {
      let code = getopt_long(Int32(argv.count - 1), start, letters, long, nil)
      if code == -1 { break }
      guard let option = option(code) else {
        let last = argv[Int(shim_optind()) - 1].map { String(cString: $0) }
        throw .usage(complaint(code, last: last ?? ""), of: subcommand)
      }
      values[option.name] = shim_optarg().map { String(cString: $0) } ?? ""
    }
    return (values, argv[Int(shim_optind())...].compactMap { $0.map { String(cString: $0) } })
  }

  /// The option that getopt_long's code stands for.
  private func option(_ code: Int32) -> Option? {
    if code >= Scan.base { return options[Int(code - Scan.base)] }
    return options.first { $0.letter?.asciiValue.map(Int32.init) == code }
  }

  /// What is wrong with the word that getopt_long stopped at.
  private func complaint(_ code: Int32, last word: String) -> String {
    let culprit = shim_optopt()
    if access(word.system, F_OK) == 0 { return "'\(word)' reads as an option; write ./\(word) for the file" }
    if let option = option(culprit) {
      let name = culprit < Scan.base ? option.letter.map { "-\($0)" } ?? "" : "--\(option.name)"
      if code == Int32(UInt8(ascii: ":")) { return "option '\(name)' needs \(option.argument?.name ?? "an argument")" }
      return "option '\(name)' takes no argument"
    }
    if culprit != 0, let letter = UnicodeScalar(UInt32(culprit)) { return "unknown option '-\(letter)'" }
    let typed = word.prefix { $0 != "=" }
    let meant = options.filter { "--\($0.name)".hasPrefix(typed) }
    if meant.count > 1 { return "'\(typed)' can mean \(meant.map { "--\($0.name)" }.joined(separator: " or "))" }
    return "unknown option '\(typed)'"
  }
}
