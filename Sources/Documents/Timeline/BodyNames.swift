/// Known names and abbreviations of bodies, to find in a text.
struct BodyNames: Sendable {
  /// A name found.
  struct Find: Sendable {
    /// Where it stands, in tokens of the wording.
    var tokens: Range<Int>
    /// The body's abbreviation, or its name where it has none.
    var body: String
    /// The body's full name, where known.
    var name: String?
    /// Whether it was written as a name of several words, not as an abbreviation.
    var isFull: Bool
  }

  private struct Form: Sendable {
    var words: [String]
    /// An abbreviation is compared with its case.
    var printed: String?
    var body: String
    var name: String?
  }
  private var forms: [String: [Form]] = [:]

  /// Knows the names of `bodies`.
  init(_ bodies: [Profile.Body] = []) {
    for body in bodies {
      for form in [body.abbreviation] + body.aliases where !form.isEmpty {
        add(form, isAbbreviation: true, body: body.abbreviation, name: body.names.first)
      }
      for form in body.names { add(form, isAbbreviation: false, body: body.abbreviation, name: body.names.first) }
    }
  }

  /// Learns one more way to write a body.
  mutating func add(_ form: String, isAbbreviation: Bool, body: String, name: String?) {
    let words = Wording(form).tokens.map(\.folded)
    guard let first = words.first else { return }
    let known = forms[first, default: []]
    guard !known.contains(where: { $0.words == words && ($0.printed == nil) == !isAbbreviation }) else { return }
    let new = Form(words: words, printed: isAbbreviation ? form : nil, body: body, name: name)
    // Longest first, so that a name is not cut short at another one's end.
    forms[first] = (known + [new]).sorted { $0.words.count > $1.words.count }
  }

  /// The longest known name that begins at token `index`, or nil.
  func find(_ wording: Wording, at index: Int) -> Find? {
    guard let token = wording.token(index), token.isCapitalized, let candidates = forms[token.folded] else {
      return nil
    }
    for form in candidates {
      let range = index..<index + form.words.count
      guard range.upperBound <= wording.tokens.count,
        form.words.indices.allSatisfy({ wording.tokens[index + $0].folded == form.words[$0] })
      else { continue }
      if let printed = form.printed, wording.printed(range) != printed { continue }
      // "PC0753Eb" is not the PC.
      if let next = wording.token(range.upperBound), !next.isSpaced, next.kind != .mark { continue }
      return Find(tokens: range, body: form.body, name: form.name, isFull: form.printed == nil)
    }
    return nil
  }

  /// Whether a name of several words stands in `wording`.
  func contains(fullNameIn wording: Wording) -> Bool {
    wording.tokens.indices.contains { find(wording, at: $0)?.isFull == true }
  }

  /// Whether any known form stands in `wording`.
  func contains(anyNameIn wording: Wording) -> Bool { wording.tokens.indices.contains { find(wording, at: $0) != nil } }
}
