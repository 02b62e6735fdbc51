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
    /// Whether it was written as a name, not as an abbreviation.
    var isFull: Bool
    /// Whether the body is a meeting itself: a conference, an assembly.
    var isEvent: Bool
  }

  private struct Form: Sendable {
    var words: [String]
    /// An abbreviation is compared with its case.
    var printed: String?
    var body: String
    var name: String?
    var isEvent: Bool
  }
  private var forms: [String: [Form]] = [:]
  /// Lets pass what a form begins with.
  private var filter = WordFilter()
  private var abbreviations: [String: String] = [:]
  /// The body that a head alone ("the Committee") stands for, by that head.
  private(set) var lastNamed: [String: Find] = [:]

  /// Knows the names of `bodies`; one that has a word of `eventHeads` in its principal name is a meeting itself.
  init(_ bodies: [Profile.Body] = [], eventHeads: Set<String> = []) {
    for body in bodies {
      let isEvent = body.names.first.map { Wording($0).tokens.contains { eventHeads.contains($0.folded) } } ?? false
      for form in [body.abbreviation] + body.aliases where !form.isEmpty {
        add(form, isAbbreviation: true, body: body.abbreviation, name: body.names.first, isEvent: isEvent)
      }
      for form in body.names {
        add(form, isAbbreviation: false, body: body.abbreviation, name: body.names.first, isEvent: isEvent)
      }
    }
  }

  /// Learns one more way to write a body.
  mutating func add(_ form: String, isAbbreviation: Bool, body: String, name: String?, isEvent: Bool = false) {
    let tokens = Wording(form).tokens
    let words = tokens.map(\.folded)
    guard let first = words.first else { return }
    filter.insert(tokens[0].hash)
    let known = forms[first, default: []]
    // More forms than any committee's text has: no text may make each word cost more.
    guard known.count < 64, !known.contains(where: { $0.words == words && ($0.printed == nil) == !isAbbreviation })
    else { return }
    let new = Form(words: words, printed: isAbbreviation ? form : nil, body: body, name: name, isEvent: isEvent)
    // Longest first, so that a name is not cut short at another one's end.
    forms[first] = (known + [new]).sorted { $0.words.count > $1.words.count }
  }

  /// The abbreviation that `body`, a name, was given later in the text; otherwise `body`.
  func current(_ body: String) -> String { abbreviations[body] ?? body }

  /// Says that `name` is called `abbreviation`.
  mutating func call(_ name: String, _ abbreviation: String) { abbreviations[name] = abbreviation }

  /// Lets the words `heads` alone stand for a body.
  mutating func remember(_ find: Find, as heads: [String]) { for head in heads { lastNamed[head] = find } }

  /// The longest known name that begins at token `index`, or nil.
  func find(_ wording: Wording, at index: Int) -> Find? {
    guard let token = wording.token(index), token.isCapitalized, filter.passes(token),
      let candidates = forms[token.folded]
    else { return nil }
    for form in candidates {
      let range = index..<index + form.words.count
      guard range.upperBound <= wording.tokens.count,
        wording.reads(form.words, at: index)
      else { continue }
      if let printed = form.printed, wording.printed(range) != printed { continue }
      // "1/CP.21" is a decision.
      if !token.isSpaced, wording.folded(index - 1) == "/", wording.token(index - 2)?.kind == .number { continue }
      // "PC0753Eb" is not the PC.
      if let next = wording.token(range.upperBound), !next.isSpaced, next.kind != .mark { continue }
      return Find(tokens: range, body: form.body, name: form.name, isFull: form.printed == nil, isEvent: form.isEvent)
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
