import Desk
import Documents
import FoundationEssentials
import Text

/// What the user's `settings.json5` says; nil where it says nothing.
struct Settings: Equatable {
  /// The theme, whatever the terminal's background is.
  var theme: String?
  /// The theme on a dark terminal.
  var darkTheme: String?
  /// The theme on a light one.
  var lightTheme: String?
  /// Whether the mouse is used.
  var mouse: Bool?
  /// Whether everything is shown in one column.
  var linear: Bool?
  /// Whether the desk puts words from right to left in order; false where the terminal does.
  var bidi: Bool?
  /// The language of the desk, whatever the locale is.
  var language: Language?

  /// The folder in which documents are looked for that others cite, besides the one of the citing document.
  var library: String?

  /// The names that a file may have.
  static let names = ["theme", "darkTheme", "lightTheme", "mouse", "linear", "bidi", "language", "library"]

  /// One value of a file.
  private enum Value: Decodable {
    case text(String)
    case truth(Bool)
    case other

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let truth = try? container.decode(Bool.self) {
        self = .truth(truth)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else {
        self = .other
      }
    }
  }

  /// Reads a file (JSON5), and tells of what cannot be used, with file and line; the rest counts.
  static func read(_ bytes: [UInt8], file: String) -> (settings: Settings, problems: [String]) {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    guard let values = try? decoder.decode([String: Value].self, from: Data(bytes)) else {
      let line = JSON5Places.slip(in: bytes).map { ":\($0)" } ?? ""
      return (Settings(), ["\(file)\(line): not JSON5; look for a missing comma, quotation mark or brace"])
    }
    var settings = Settings()
    var problems: [String] = []
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      let line = JSON5Places.line(of: [.member(name)], in: bytes).map { ":\($0)" } ?? ""
      switch (name, value) {
      case ("theme", .text(let text)): settings.theme = text
      case ("darkTheme", .text(let text)): settings.darkTheme = text
      case ("lightTheme", .text(let text)): settings.lightTheme = text
      case ("library", .text(let text)): settings.library = text
      case ("mouse", .truth(let truth)): settings.mouse = truth
      case ("linear", .truth(let truth)): settings.linear = truth
      case ("bidi", .truth(let truth)): settings.bidi = truth
      case ("language", .text(let text)) where Language(rawValue: text) != nil:
        settings.language = Language(rawValue: text)
      case ("language", _): problems.append("\(file)\(line): language must be \"en\" or \"fr\"")
      case ("mouse", _), ("linear", _), ("bidi", _): problems.append("\(file)\(line): \(name) must be true or false")
      case ("library", _): problems.append("\(file)\(line): library must be the path of a folder in quotation marks")
      case _ where names.contains(name):
        problems.append("\(file)\(line): \(name) must be the name of a theme in quotation marks")
      default:
        let known = names.joined(separator: ", ")
        problems.append("\(file)\(line): there is no setting '\(name)'; the settings are \(known)")
      }
    }
    return (settings, problems)
  }
}
