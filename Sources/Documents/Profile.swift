/// What differs between organizations, as data: bodies, symbols, words and the languages they come in.
public struct Profile: Sendable {
  /// A committee.
  public struct Body: Sendable, Hashable {
    /// "PTC".
    public var abbreviation: String
    /// Its names, in the languages it uses, the first one the principal one.
    public var names: [String]
    /// The series letters of its documents' symbols ("PC" for the PTC), or nil.
    public var series: String?
  }
  /// The profile's name ("wco").
  public var name: String
  /// The organization's abbreviation and names.
  public var organization: Body
  /// Its committees.
  public var bodies: [Body]
  /// Regular expressions (PCRE2) of the symbols of its documents; group 1 is the series letters where there are any.
  public var symbols: [String]
  /// Words by meaning, in all its languages, lower case: "session", "annex", "item", "summary", "purpose", "action", "hereafter", "place-date" ...
  public var words: [String: [String]]
  /// What can happen at a session: the outcome's name and the word stems that tell it, lower case.
  public var outcomes: [(name: String, stems: [String])]
}
