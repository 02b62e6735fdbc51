import Text

/// The profiles at hand: those that come with the program, and a user's own.
///
/// None is decoded before a document asks for it.
public struct ProfileShelf: Sendable {
  private struct Entry: Sendable {
    var name: String
    var profile: Later<Profile>
  }
  private let entries: [Entry]
  private let index: ProfileIndex

  /// The profiles that come with the program, in the order in which they are looked at.
  public static let shipped: ProfileShelf = {
    var entries: [Entry] = []
    for name in shippedNames {
      let parents = entries
      let profile = Later {
        Profile.embedded(name).complete { name in parents.first { $0.name == name }?.profile.value }
      }
      entries.append(Entry(name: name, profile: profile))
    }
    return ProfileShelf(entries: entries, index: ProfileIndex(PackageResources.clues_txt))
  }()

  /// The names of the profiles that come with the program; a parent stands before its children.
  static let shippedNames = [
    "wco", "un", "unece", "unfccc", "wto", "imo", "codex", "iso", "itu", "eu", "ioc", "oasis",
  ]

  private init(entries: [Entry], index: ProfileIndex) {
    self.entries = entries
    self.index = index
  }

  /// The shipped profiles and `own` ones, which come first; one with the name of a shipped profile stands in its place.
  public init(adding own: [Profile]) {
    let shipped = ProfileShelf.shipped
    let names = Set(own.map(\.name))
    let rest = shipped.entries.filter { !names.contains($0.name) }
    // The shipped one of the same name is a parent too: a user's "wco" may add to it.
    let complete = own.map { profile in profile.complete { shipped[$0] } }
    entries = complete.map { profile in Entry(name: profile.name, profile: Later { profile }) } + rest
    index = complete.reduce(shipped.index) { $0.adding($1) }
  }

  /// Every profile, decoded.
  public var all: [Profile] { entries.map(\.profile.value) }

  /// The profile called `name`, or nil.
  public subscript(_ name: String) -> Profile? { entries.first { $0.name == name }?.profile.value }

  /// The profile of the organization whose document begins with `lines`, or nil when none is clear enough.
  ///
  /// Names in the header block weigh more than names in the text; a symbol of the right form confirms what little is said.
  public func choose(for lines: some Sequence<String>) -> Profile? {
    let opening = lines.prefix(80).map { Wording(String($0.unicodeScalars.prefix(400))) }
    let scores = index.scores(opening)
    func rank(_ name: String) -> Int { scores[name, default: 0] }
    guard let best = entries.max(by: { rank($0.name) < rank($1.name) }), rank(best.name) > 0 else { return nil }
    if rank(best.name) >= ProfileIndex.enough { return best.profile.value }
    // Only now is it worth while to look for symbols, and only for the few that are named at all.
    let named = entries.filter { rank($0.name) + ProfileIndex.symbol >= ProfileIndex.enough }
    return named.sorted { rank($0.name) > rank($1.name) }.prefix(3).lazy
      .map(\.profile.value).first { profile in
        profile.symbolPatterns.contains { pattern in
          opening.contains { !pattern.matches(in: $0.text, limit: 1).isEmpty }
        }
      }
  }
}

extension Profile {
  /// The words of all committees in English, French and Spanish; what a document without a profile is read with.
  public static let common = Profile.embedded("common")

  /// The organizations' profiles that come with the program, each with the common words in it.
  public static var all: [Profile] { ProfileShelf.shipped.all }

  /// The profile of the organization whose document begins with `lines`, or nil when none is clear enough.
  public static func choose(for lines: some Sequence<String>) -> Profile? { ProfileShelf.shipped.choose(for: lines) }

  /// A profile of the program's own lines, which the tests make from the JSON5 and hold against it.
  fileprivate static func embedded(_ name: String) -> Profile {
    Profile(named: name, in: PackageResources.profiles_txt) ?? Profile()
  }

  /// The profile with what its parent has, found by name, and with the common words.
  func complete(with common: Profile = .common, _ find: (String) -> Profile?) -> Profile {
    if let parent = parent.flatMap(find) { return adding(parent) }
    return adding(common)
  }

  /// The symbols' regular expressions, compiled; keep them while one document is read.
  var symbolPatterns: [Pattern] { symbols.compactMap { try? Pattern($0) } }
}
