internal import Documents
public import Reviews
internal import Text

/// By what rule it is told whom a reply speaks for: what the user says, else what the author's name says, else the file's name.
public struct DelegationRule: Sendable, Equatable {
  /// What told it.
  public enum Source: String, Sendable {
    /// The user said so.
    case option
    /// The reply says so of each comment.
    case reply
    /// The author's name has it: "AU (Clerk)", "Clerk (AU)".
    case author
    /// The file's name has it: "PC0753Eb_AU.docx".
    case file
    /// Nothing did.
    case none
  }
  /// Why a mapping could not be read.
  public struct Malformed: Error, Equatable {
    /// What is wrong.
    public var description: String
  }
  /// The delegation of all replies.
  private var all: String?
  /// Delegations by the folded name of a file or an author.
  private var named: [String: String] = [:]

  /// No rule but the names.
  public init() {}

  /// Reads what the user says: a delegation for all, or "NAME=XX" for files and authors, several divided by commas or line ends.
  public init(_ mapping: String) throws(Malformed) {
    for part in mapping.split(whereSeparator: { $0 == "," || $0.isNewline }) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      let stated = String(sides.last ?? "")
      let delegation = Reviewer(name: "", delegation: Delegation.code(of: stated) ?? stated).delegation
      guard let delegation, sides.count <= 2, Delegation.isKnown(delegation) else {
        throw Malformed(description: "'\(part)' names no delegation")
      }
      if sides.count == 2 { named[Self.key(sides[0])] = delegation } else { all = delegation }
    }
  }

  /// Who speaks in `file`, a reply to `base`, under the name of `author`; `stated` is the delegation that the reply itself gives.
  public func reviewer(
    author: String, stated: String? = nil, file: String, base: String
  ) -> (reviewer: Reviewer, source: Source) {
    let spoken = Self.parts(of: author)
    let stem = Self.stem(file)
    func named(_ delegation: String, _ source: Source) -> (Reviewer, Source) {
      let name = spoken.name.isEmpty ? delegation : spoken.name
      return (Reviewer(name: name, delegation: delegation), source)
    }
    if let mapped = self.named[Self.key(author)] ?? self.named[Self.key(file)] ?? self.named[Self.key(stem)] ?? all {
      return named(mapped, .option)
    }
    if let stated { return named(Delegation.code(of: stated) ?? stated, .reply) }
    if let delegation = spoken.delegation { return named(delegation, .author) }
    if let delegation = Self.delegation(inName: stem, of: Self.stem(base)) { return named(delegation, .file) }
    return (Reviewer(name: spoken.name.isEmpty ? stem : spoken.name), .none)
  }

  private static func key(_ name: some StringProtocol) -> String {
    Normalization.folded(name.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// A file's name without folder and ending.
  static func stem(_ file: String) -> String {
    let name = file.split(separator: "/").last ?? ""
    return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
  }

  /// A name and the delegation that stands with it, as `Reviewer.description` writes both, or the other way round.
  static func parts(of author: String) -> (name: String, delegation: String?) {
    let author = Reviewer(name: author).name
    guard author.hasSuffix(")"), let open = author.lastIndex(of: "("), open > author.startIndex else {
      return (author, Delegation.code(of: author))
    }
    let before = String(author[..<open].dropLast(author[..<open].hasSuffix(" ") ? 1 : 0))
    let inside = String(author[author.index(after: open)...].dropLast())
    func code(_ word: String) -> String? {
      word.utf8.count == 2 && word != word.uppercased() ? nil : Delegation.code(of: word)
    }
    // The last brackets hold the name when the delegation has brackets itself, and one nested pair stays together.
    if let code = code(before) { return (inside, code) }
    if let code = code(inside), inside.utf8.count == 2 || before != before.uppercased() { return (before, code) }
    return before.contains(" ") && !inside.contains(" ") && inside == inside.uppercased()
      ? (before, inside) : (inside, before)
  }

  /// The delegation in a file's name: one word that is a country's code in capitals, or the words that are one country's name, or the only
  /// word that the base's name has not.
  static func delegation(inName stem: String, of base: String) -> String? {
    func words(_ text: String) -> [Substring] { text.split { !($0.isLetter || $0.isNumber) } }
    let known = Set(words(base).map { $0.lowercased() })
    let spoken = words(stem).filter { !known.contains($0.lowercased()) && !$0.contains(where: \.isNumber) }
    let own = spoken.filter { !common.contains($0.lowercased()) }
    let codes = Set(own.filter { $0.utf8.count == 2 && $0 == $0.uppercased() && Delegation.isKnown(String($0)) })
    if codes.count == 1, let code = codes.first { return String(code) }
    guard codes.isEmpty else { return nil }
    let countries = Set(names(in: spoken))
    if countries.count == 1 { return countries.first }
    guard countries.isEmpty, own.count == 1, let word = own.first else { return nil }
    if word.utf8.count == 2 { return Delegation.isKnown(String(word)) ? word.uppercased() : nil }
    return word == word.uppercased() && word.count <= 12 ? String(word) : nil
  }

  /// The codes of the countries that words name, the longest names first to be seen: "Papua New Guinea" is not Guinea.
  private static func names(in words: [Substring]) -> [String] {
    var codes: [String] = []
    var rest = words[...]
    while !rest.isEmpty {
      let lengths = stride(from: min(rest.count, longestName), through: 1, by: -1)
      let found = lengths.lazy.compactMap { count -> (count: Int, code: String)? in
        let name = rest.prefix(count).joined(separator: " ")
        return name.utf8.count == 2 ? nil : Delegation.code(of: name).map { (count, $0) }
      }.first
      if let found { codes.append(found.code) }
      rest = rest.dropFirst(found?.count ?? 1)
    }
    return codes
  }

  /// The most words that a country's name has in a file's name.
  private static let longestName = 6

  /// Words that say what a file is and not whose.
  private static let common: Set<String> = [
    "comment", "comments", "reply", "replies", "response", "responses", "matrix", "table", "template", "form", "from",
    "by", "of", "and", "the", "on", "to", "with", "draft", "final", "clean", "tracked", "changes", "track", "rev",
    "revised", "version", "copy", "commented", "feedback", "input", "inputs", "observations", "doc", "docx", "packet",
    "review",
  ]
}
