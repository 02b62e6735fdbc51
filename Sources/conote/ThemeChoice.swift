import CellGrid
import Glibc
import Text

/// The themes at hand: those that conote brings, and the user's own in `themes/` of the configuration folder.
struct ThemeShelf {
  /// The longest theme file read, in bytes.
  private static let limit = 1 << 20

  private let folder: String?
  /// What the user chose by name or file; nil lets the terminal's background decide.
  private let wanted: String?
  /// The themes for dark and for light terminals, where nothing else is wanted.
  private let pair: (dark: String, light: String)
  private let isLight: Bool
  /// The name of the theme that the screen goes back to.
  private(set) var kept: String
  private var hasKept = false

  /// Looks at the option, then at the settings, then at what the environment tells of the terminal.
  init(_ option: String?, _ settings: Settings, _ environment: Environment) {
    folder = environment.configurationFolder.map { $0 + "/themes" }
    wanted = option ?? settings.theme
    pair = (settings.darkTheme ?? Theme.names[0], settings.lightTheme ?? "light")
    isLight = Self.isLight(environment.variables)
    kept = wanted ?? (isLight ? pair.light : pair.dark)
  }

  /// Whether the terminal is to be asked for its background.
  var asks: Bool { wanted == nil }

  /// The theme to begin with.
  func first() throws(Failure) -> Theme { try theme(named: kept) }

  /// The theme to begin with, told as a slip of the command line where the option names none.
  func begun(by invocation: Invocation) throws(Failure) -> (Theme, ThemeShelf) {
    do throws(Failure) { return (try first(), self) } catch {
      throw error.status == .usage ? invocation.usage(error.message) : error
    }
  }

  /// The theme for a terminal whose background is told; nil where it cannot be had.
  func theme(onLight isLight: Bool) -> Theme? { try? theme(named: isLight ? pair.light : pair.dark) }

  /// Takes what the terminal told of its background, as long as the user kept no other theme.
  mutating func learn(isLight: Bool?) {
    guard let isLight, wanted == nil, kept == pair.light || kept == pair.dark, !hasKept else { return }
    kept = isLight ? pair.light : pair.dark
  }

  /// Keeps a theme that the user chose.
  mutating func keep(_ name: String) {
    kept = name
    hasKept = true
  }

  /// The names that can be chosen: conote's own, then the user's.
  var names: [String] {
    guard let folder else { return Theme.names }
    return Theme.names + fileNames(in: folder, ending: ".json5").map { String($0.dropLast(6)) }
  }

  /// The theme of that name, or in that file.
  func theme(named name: String) throws(Failure) -> Theme {
    do throws(ThemeError) {
      if Theme.names.contains(name) { return try Theme.named(name) }
    } catch {
      throw Failure(.unreadable, error.description)
    }
    var path = name
    if !name.contains(where: { "/.".contains($0) }) {
      let own = folder.map { "\($0)/\(name).json5" } ?? ""
      if access(own.system, F_OK) == 0 { path = own }
      // A word without a slash or a dot that is no file either was meant for one of conote's own.
      guard access(path.system, F_OK) == 0 else {
        throw Failure(
          .usage, "no theme '\(name)'; give \(names.joined(separator: ", ")), or a file that can be read")
      }
    }
    let bytes = try InputFile.read(path, limit: Self.limit)
    do throws(ThemeError) { return try Theme(json5: bytes, name: path) } catch {
      throw Failure(.unreadable, error.description)
    }
  }

  /// Whether COLORFGBG, which some terminals set ("15;0"), tells of a light background: white, or a bright colour but black.
  private static func isLight(_ variables: Variables) -> Bool {
    guard let last = variables["COLORFGBG"]?.split(separator: ";").last, let colour = Int(last) else { return false }
    return colour == 7 || (9...15).contains(colour)
  }
}

extension Theme {
  /// The theme that `--theme` names, else that of the settings, else the first one: for what is drawn without a terminal.
  static func chosen(by invocation: Invocation) throws(Failure) -> Theme {
    let shelf = ThemeShelf(invocation[.theme] ?? names[0], Settings(), invocation.environment)
    return try shelf.begun(by: invocation).0
  }
}
