import CellGrid
import Desk
import Glibc
import Text

/// How the desk behaves for this user: what the options and the files of the configuration folder say.
struct Manner {
  /// Which keys do what; nil where no file says so: the table of keys takes time, and the first screen does without.
  let keymap: Keymap?
  /// The themes at hand.
  let themes: ThemeShelf
  /// Whether the mouse is used.
  let usesMouse: Bool
  /// Whether everything is shown in one column without boxes.
  let isLinear: Bool
  /// Whether words from right to left are put in order here, and not by the terminal.
  let ordersLines: Bool
  /// The language of the desk.
  let language: Language
  /// The folder in which documents are looked for by their symbols.
  let library: String?
  /// What of the files cannot be used, with file and line; it was told on standard error too.
  let problems: [String]

  /// The longest file of settings or keys that is read, in bytes.
  private static let limit = 1 << 20

  /// Looks at the options, and at the files where there are any; files that cannot be used are told of, and nothing stops.
  init(_ invocation: Invocation) {
    let environment = invocation.environment
    var problems: [String] = []
    func read(_ name: String) -> (bytes: [UInt8], path: String)? {
      guard let path = environment.configurationFolder.map({ "\($0)/\(name)" }), access(path.system, F_OK) == 0 else {
        return nil
      }
      do throws(Failure) { return (try InputFile.read(path, limit: Manner.limit), path) } catch {
        problems.append(error.message)
        return nil
      }
    }
    var settings = Settings()
    if let file = read("settings.json5") {
      let found = Settings.read(file.bytes, file: file.path)
      settings = found.settings
      problems += found.problems
    }
    if let file = read("keys.json5") {
      let patched = Keymap.standard.patched(by: file.bytes, file: file.path)
      keymap = patched.keymap
      problems += patched.problems.map(\.description)
    } else {
      keymap = nil
    }
    themes = ThemeShelf(invocation[.theme], settings, environment)
    usesMouse = invocation.has(.mouse) || settings.mouse ?? false
    library = settings.library
    isLinear = invocation.has(.linear) || settings.linear ?? false
    ordersLines = settings.bidi ?? true
    language = settings.language ?? Language(environment.variables)
    for problem in problems { environment.warn(problem) }
    self.problems = problems
  }
}

extension Language {
  /// The language of the locale, as POSIX finds it; English where the desk does not speak that.
  init(_ variables: Variables) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { variables[$0] }.first { !$0.isEmpty }
    self = locale.flatMap(Language.init(locale:)) ?? .english
  }
}

extension Option {
  /// Take the mouse.
  static let mouse = Option("mouse", help: "Use the mouse: click, wheel, drag to choose words")
  /// One column.
  static let linear = Option(
    "linear", help: "Show everything in one column without boxes, states in words, for a screen reader")
}
