/// An option of the command line.
struct Option: Sendable, Equatable {
  /// What an option's argument is.
  enum Argument: Sendable, Equatable {
    /// Anything; the name stands for it in help.
    case text(String)
    /// A file's name.
    case file(String)
    /// One of these words.
    case choice([String])

    /// Whether it is a file's name, whose bytes may be any.
    var isFile: Bool { if case .file = self { true } else { false } }

    /// How help and the manual write it.
    var name: String {
      switch self {
      case .text(let name), .file(let name): name
      // More than fit on a line are told by the command's details.
      case .choice(let words) where words.count > 9: "FORMAT"
      case .choice(let words): words.joined(separator: "|")
      }
    }
  }
  /// The long name, without dashes.
  let name: String
  /// The letter of the short form, or nil.
  var letter: Character?
  /// Its argument, or nil when it takes none.
  var argument: Argument?
  /// One sentence without a full stop.
  let help: String

  /// Makes an option.
  init(_ name: String, letter: Character? = nil, _ argument: Argument? = nil, help: String) {
    self.name = name
    self.letter = letter
    self.argument = argument
    self.help = help
  }

  /// How the synopsis writes it: "--format text|json".
  var spelling: String { "--\(name)" + (argument.map { " " + $0.name } ?? "") }
}

extension Option {
  /// Every subcommand has it.
  static let help = Option("help", letter: "h", help: "Show this help")
  /// The form of a listing.
  static let format = Option(
    "format", .choice(["text", "json"]), help: "The form of the answer, text unless said otherwise")
  /// Which review file.
  static let review = Option("review", .file("R"), help: "The review file, in place of the one beside the document")
  /// Who speaks.
  static let name = Option("as", .text("NAME"), help: "Who reviews; else CONOTE_AS, else the login name")
  /// For whom.
  static let delegation = Option(
    "delegation", .text("XX"),
    help: "The delegation spoken for: an ISO 3166 code or an observer's name; else CONOTE_DELEGATION")
  /// How the desk looks.
  static let theme = Option(
    "theme", .file("T"), help: "The theme: dark, light, contrast, monochrome, or a theme file")
}
