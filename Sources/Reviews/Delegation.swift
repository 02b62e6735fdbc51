internal import Text

/// What can be told of a delegation by its spelling.
public enum Delegation {
  /// Whether a reviewer can speak for `delegation`: a word of two letters must be a country's code, whatever the case; any other is an
  /// observer's name, and those are free.
  public static func isKnown(_ delegation: String) -> Bool { !isCode(delegation) || code(of: delegation) != nil }

  /// The code that stands for a delegation: itself in capitals, or that of the country whose three letters or name in English, French or
  /// Spanish it is; nil for an observer.
  ///
  /// Case, accents and what stands between the words do not matter, nor does an article.
  public static func code(of delegation: String) -> String? {
    let name = key(delegation)
    return codes[name]
      ?? articles.lazy.compactMap { name.hasPrefix($0) ? codes[String(name.dropFirst($0.count))] : nil }.first
  }

  /// Whether a delegation has the form of a code: two letters of ASCII.
  static func isCode(_ delegation: String) -> Bool {
    delegation.utf8.count == 2 && delegation.allSatisfy { $0.isASCII && $0.isLetter }
  }

  private static func key(_ name: String) -> String {
    Normalization.folded(name).split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  private static let articles = ["the ", "la ", "le ", "les ", "l ", "el ", "los "]

  /// Codes by every folded name that a line of the table gives.
  ///
  /// It has the officially assigned codes of ISO 3166-1:2020, as its maintenance agency lists them (iso.org/obp, "Country Codes"), and
  /// codes in use that are assigned to no country: EU and UN are reserved for the unions of that name, XK is used for Kosovo.
  private static let codes: [String: String] = {
    var codes: [String: String] = [:]
    for line in String(decoding: PackageResources.countries_txt, as: UTF8.self).split(separator: "\n") {
      let code = String(line.prefix(2))
      codes[key(code)] = code
      for name in line.dropFirst(3).split(separator: ";") { codes[key(String(name))] = code }
    }
    return codes
  }()
}
