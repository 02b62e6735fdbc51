internal import FoundationEssentials

/// What differs between organizations, as data: bodies, symbols, words and the languages they come in.
///
/// One JSON5 file an organization in `Profiles/`; `common.json5` has the words that all of them share. The program carries them in
/// lines, in `Shelf/`, which the tests make from the files.
public struct Profile: Sendable, Equatable, Decodable {
  /// A committee, or the organization itself.
  public struct Body: Sendable, Hashable, Decodable {
    /// "PTC".
    public var abbreviation: String
    /// Its other abbreviations ("CTP" in French).
    public var aliases: [String]
    /// Its names, in the languages it uses, the first one the principal one.
    public var names: [String]
    /// The series letters of its documents' symbols ("PC" for the PTC), or nil.
    public var series: String?
  }

  /// What can happen at a session.
  public struct Outcome: Sendable, Equatable, Decodable {
    /// "endorsed".
    public var name: String
    /// The words that tell it, lower case; a "*" at the end stands for an ending of gender and number.
    public var stems: [String]
  }

  /// A part of the world that has its own meetings.
  public struct Region: Sendable, Equatable, Decodable {
    /// "A/P".
    public var abbreviation: String
    /// Its names in the languages of the organization.
    public var names: [String]
  }

  /// The profile's name ("wco"); "common" for the words alone.
  public var name = ""
  /// The profile whose bodies, symbols and words it has besides its own, or nil: "un" of "unece".
  public var parent: String?
  /// The organization's abbreviation and names.
  public var organization = Body(abbreviation: "", aliases: [], names: [], series: nil)
  /// Its committees.
  public var bodies: [Body] = []
  /// Regular expressions (PCRE2) of the symbols of its documents; group 1 is the series letters where there are any.
  public var symbols: [String] = []
  /// Words by meaning, in all its languages, lower case: "session", "annex", "item", "summary", "purpose", "action", "hereafter" ...
  public var words: [String: [String]] = [:]
  /// What can happen at a session: the outcome's name and the word stems that tell it.
  public var outcomes: [Outcome] = []
  /// The regions it divides the world into.
  public var regions: [Region] = []
  /// Terms and abbreviations with what they stand for.
  public var glossary: [String: String] = [:]
}

extension Profile.Body {
  private enum Key: String, CodingKey { case abbreviation, aliases, names, series }

  /// Reads a body; aliases and names may be left out.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    abbreviation = try fields.decode(String.self, forKey: .abbreviation)
    aliases = try fields.decodeIfPresent([String].self, forKey: .aliases) ?? []
    names = try fields.decodeIfPresent([String].self, forKey: .names) ?? []
    series = try fields.decodeIfPresent(String.self, forKey: .series)
  }

  /// Every form it is written in: abbreviations, then names.
  public var forms: [String] { [abbreviation] + aliases + names }
}

extension Profile {
  private enum Key: String, CodingKey {
    case name, parent, organization, bodies, symbols, words, outcomes, regions, glossary
  }

  /// Reads a profile; everything but the name may be left out.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    name = try fields.decode(String.self, forKey: .name)
    parent = try fields.decodeIfPresent(String.self, forKey: .parent)
    organization = try fields.decodeIfPresent(Body.self, forKey: .organization) ?? Profile().organization
    bodies = try fields.decodeIfPresent([Body].self, forKey: .bodies) ?? []
    symbols = try fields.decodeIfPresent([String].self, forKey: .symbols) ?? []
    words = try fields.decodeIfPresent([String: [String]].self, forKey: .words) ?? [:]
    outcomes = try fields.decodeIfPresent([Outcome].self, forKey: .outcomes) ?? []
    regions = try fields.decodeIfPresent([Region].self, forKey: .regions) ?? []
    glossary = try fields.decodeIfPresent([String: String].self, forKey: .glossary) ?? [:]
  }

  /// Reads a profile file (JSON5).
  init(json5 bytes: [UInt8]) throws {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    self = try decoder.decode(Profile.self, from: Data(bytes))
  }

  /// The profile with the bodies, symbols, words and the like of `other` after its own.
  func adding(_ other: Profile) -> Profile {
    var sum = self
    sum.words.merge(other.words) { $0 + $1 }
    let own = Set(outcomes.map(\.name))
    sum.outcomes += other.outcomes.filter { !own.contains($0.name) }
    let known = Set(bodies.map(\.abbreviation))
    sum.bodies += other.bodies.filter { !known.contains($0.abbreviation) }
    sum.symbols += other.symbols
    sum.regions += other.regions
    sum.glossary.merge(other.glossary) { own, _ in own }
    return sum
  }

  /// The body whose abbreviation, alias or name `text` is, whatever its case and accents.
  public func body(called text: String) -> Body? {
    let key = Profile.key(text)
    return bodies.first { $0.forms.contains { Profile.key($0) == key } }
  }

  /// The body whose documents have this series in their symbols.
  public func body(ofSeries series: String) -> Body? { bodies.first { $0.series == series } }

  /// The words of one meaning, folded as `Token.folded` is.
  func folded(_ meaning: String) -> Set<String> { Set((words[meaning] ?? []).map(Profile.key)) }

  /// The words for a meeting ("session", "meeting", "conference" ...), folded.
  var meetingWords: Set<String> { folded("session").union(folded("meeting")).union(folded("conference")) }

  /// A name for comparison: its words folded, one blank between.
  static func key(_ text: String) -> String {
    // Most words of a profile are folded as they stand.
    if text.utf8.allSatisfy({ 0x61...0x7A ~= $0 }) { return text }
    return Wording(text).tokens.map(\.folded).joined(separator: " ")
  }
}
