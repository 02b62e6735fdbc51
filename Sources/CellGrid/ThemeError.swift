internal import Text

/// Why a theme cannot be used.
public struct ThemeError: Error, Equatable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// No theme has this name.
    case unknownTheme
    /// The file is not JSON5; the decoder does not say where.
    case notJSON5
    /// A value is of the wrong kind; the decoder's words.
    case badValue(String)
    /// A key that themes do not have.
    case unknownKey
    /// A role that is none.
    case unknownRole
    /// A colour that is neither in the palette nor #rrggbb.
    case unknownColour(String)
  }

  /// The file, or the name of the theme.
  public var file: String
  /// The key in question, such as `roles.agreed.fg`; nil if it is the whole file.
  public var key: String?
  /// What is wrong.
  public var reason: Reason

  /// One line for the user: what is wrong and what to do, with nothing from the file that could drive a terminal.
  public var description: String {
    String(Clean(message).string.map { $0.isNewline ? " " : $0 })
  }

  private var message: String {
    let place = key.map { "\(file): \($0)" } ?? file
    switch reason {
    case .unknownTheme:
      return "\(place): no such theme; choose one of \(Theme.names.joined(separator: ", "))"
    case .notJSON5:
      return "\(place): not JSON5; look for a missing comma, quotation mark or brace"
    case .badValue(let problem):
      return "\(place): \(problem); see themes/dark.json5 for an example"
    case .unknownKey:
      return "\(place): no such key; remove it or correct its spelling"
    case .unknownRole:
      return "\(place): no such role; themes/dark.json5 names them all"
    case .unknownColour(let colour):
      return "\(place): no colour '\(colour)'; add it to the palette or write it as #rrggbb"
    }
  }
}
