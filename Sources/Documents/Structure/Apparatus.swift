import Text

/// Collects what paragraphs define and which documents they cite, and marks the places.
struct Apparatus {
  /// Documents cited by symbol.
  private(set) var references: [Reference] = []
  /// Terms defined.
  private(set) var definitions: [Definition] = []

  private let finder: Definitions
  private let symbols: [Pattern]
  private let own: String?

  /// Looks with the words and symbols of `profile`; the document's `own` symbol is no reference.
  init(profile: Profile, symbols: [Pattern], own: String?) {
    finder = Definitions(profile)
    self.symbols = symbols
    self.own = own
  }

  /// The runs of the paragraph with this index, the found ones among them, in order.
  mutating func runs(of draft: Draft, at index: Int, notes: [String: String]) -> [Run] {
    var runs = draft.passage.runs
    for run in runs.indices {
      if case .footnote(let mark) = runs[run].kind, let id = notes[mark] { runs[run].kind = .footnote(id) }
    }
    let text = draft.passage.text
    guard draft.kind != .code else { return runs }
    let signs = ByteSigns(text)
    for find in finder.all(in: text, with: signs) {
      definitions.append(Definition(term: find.term, meaning: find.meaning, paragraph: index))
      runs.append(Run(range: find.range, kind: .definition(find.term)))
    }
    if signs.contains(.digit) {
      for (range, symbol) in Apparatus.symbols(in: text, symbols) where symbol != own {
        references.append(Reference(symbol: symbol, paragraph: index))
        runs.append(Run(range: range, kind: .reference(symbol)))
      }
    }
    return runs.sorted { ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound) }
  }

  /// The symbols in `text` with their places, in order.
  private static func symbols(in text: String, _ patterns: [Pattern]) -> [(Range<Int>, String)] {
    var found: [(Range<Int>, String)] = []
    let scalars = text.unicodeScalars
    for pattern in patterns {
      var at = (index: scalars.startIndex, offset: 0)
      for match in pattern.matches(in: text) where match.range.lowerBound >= at.offset {
        let start = scalars.index(at.index, offsetBy: match.range.lowerBound - at.offset)
        let end = scalars.index(start, offsetBy: match.range.count)
        found.append((match.range, String(scalars[start..<end])))
        at = (end, match.range.upperBound)
      }
    }
    return found.sorted { $0.0.lowerBound < $1.0.lowerBound }
  }
}
