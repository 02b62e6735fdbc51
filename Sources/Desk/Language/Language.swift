public import Text

/// A language that the desk speaks; it is written in English, and a `Catalogue` holds what it says in another.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case french = "fr"

  /// The language of what is said and drawn; whoever runs a desk binds it.
  @TaskLocal public static var spoken = english

  /// The language of a locale such as "fr_CA.UTF-8"; nil where the desk does not speak it.
  public init?(locale: String) {
    let code = locale.prefix { $0.isASCII && $0.isLetter }.lowercased()
    self.init(rawValue: code == "c" || code == "posix" ? "en" : code)
  }

  /// What is said in it; nil for English, in which sentences are written.
  var catalogue: Catalogue? {
    switch self {
    case .english: nil
    case .french: .french
    }
  }
}

extension Language {
  /// Does some work in this language; `ordersLines` says whether words from right to left are put in order here, or by the terminal.
  public func speaking<Value, Problem>(
    ordersLines: Bool = true, _ work: () throws(Problem) -> Value
  ) throws(Problem) -> Value {
    let result = Language.$spoken.withValue(self) {
      Direction.$isOurs.withValue(ordersLines) {
        do throws(Problem) { return Result<Value, Problem>.success(try work()) } catch { return .failure(error) }
      }
    }
    return try result.get()
  }
}

/// A sentence in the language that the desk speaks.
public func said(_ message: Message) -> String {
  guard let catalogue = Language.spoken.catalogue else { return message.english }
  return catalogue.words(of: message)
}
