internal import Reviews

/// What the "Proposed change" cell of a matrix tells an editor to do, where it does not give the new wording itself:
/// "Delete paragraph.", "Replace “x” by “y”", "Add “y” after “x”", "Supprimer le paragraphe", or ITU's "SUP".
enum ChangeInstruction: Equatable {
  /// The whole passage goes.
  case delete
  /// Words go.
  case take(String)
  /// Words come in the place of others.
  case replace(String, by: String)
  /// Words come behind others.
  case add(String, after: String)
  /// Words come before others.
  case insert(String, before: String)

  /// Reads a cell; nil when it is a wording.
  ///
  /// `address` is what the row is on, which the cell may name.
  init?(_ cell: String, on address: String) {
    let (words, quotes) = Self.parts(of: cell)
    guard let verb = words.first.flatMap(Self.verb), words.count <= 12 else { return nil }
    switch (verb, quotes.count) {
    case (.delete, 0):
      let rest = words.dropFirst().filter { !Self.articles.contains($0) && !Self.units.contains($0) }
      let named = address.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      guard rest.isEmpty || rest.elementsEqual(named) else { return nil }
      self = .delete
    case (.delete, 1): self = .take(quotes[0])
    case (.replace, 2) where words.contains(where: Self.by.contains): self = .replace(quotes[0], by: quotes[1])
    case (.add, 2):
      let order = words.first == "after" || words.first == "before" || words.first == "après" || words.first == "avant"
      let (new, place) = order ? (quotes[1], quotes[0]) : (quotes[0], quotes[1])
      if words.contains("after") || words.contains("après") {
        self = .add(new, after: place)
      } else if words.contains("before") || words.contains("avant") {
        self = .insert(new, before: place)
      } else {
        return nil
      }
    default: return nil
    }
  }

  /// The passage as the instruction makes it; nil where its words do not stand there exactly once.
  func carriedOut(on passage: String) -> String? {
    let words =
      switch self {
      case .delete: ""
      case .take(let words), .replace(let words, _), .add(_, let words), .insert(_, let words): words
      }
    if case .delete = self { return "" }
    let places = QuotedWords.ranges(of: words, in: passage)
    guard let place = places.first, places.count == 1 else { return nil }
    let count = passage.unicodeScalars.count
    var (before, after) = (passage.stretch(0..<place.lowerBound), passage.stretch(place.upperBound..<count))
    let found = passage.stretch(place)
    switch self {
    case .delete: return ""
    case .take:
      // Of the blanks on both sides one is left.
      if after.first == " ", before.isEmpty || before.last == " " { after.removeFirst() }
      if before.last == " ", after.first.map({ ".,;:)".contains($0) }) ?? true { before.removeLast() }
      return before + after
    case .replace(_, let new): return before + new + after
    case .add(let new, _): return before + found + Self.blank(between: found, new) + new + after
    case .insert(let new, _): return before + new + Self.blank(between: new, found) + found + after
    }
  }

  private static func blank(between one: String, _ other: String) -> String {
    guard let last = one.last, let first = other.first else { return "" }
    return last.isWhitespace || first.isWhitespace || ".,;:)]”".contains(first) || "([“".contains(last) ? "" : " "
  }

  // MARK: Words

  private enum Verb { case delete, replace, add }

  private static func verb(_ word: String) -> Verb? {
    switch word {
    case "delete", "deleted", "deletion", "remove", "strike", "supprimer", "suppression", "sup": .delete
    case "replace", "remplacer", "substitute": .replace
    case "add", "insert", "after", "before", "ajouter", "insérer", "après", "avant": .add
    default: nil
    }
  }

  private static let by: Set = ["by", "with", "par"]
  private static let articles: Set = [
    "the", "this", "of", "whole", "entire", "le", "la", "les", "ce", "cette", "du", "de",
  ]
  private static let units: Set = [
    "paragraph", "para", "sentence", "text", "clause", "section", "heading", "title", "subparagraph", "point", "item",
    "paragraphe", "phrase", "texte", "alinéa", "titre",
  ]

  /// The lower-case words outside quotation marks, and what stands inside them.
  private static func parts(of cell: String) -> (words: [String], quotes: [String]) {
    let closing: [Character: Character] = ["“": "”", "«": "»", "\"": "\"", "„": "“", "‘": "’"]
    var (outside, quotes): (String, [String]) = ("", [])
    var end: Character?
    for character in cell {
      if let mark = end {
        if character == mark { end = nil } else { quotes[quotes.count - 1].append(character) }
      } else if let mark = closing[character] {
        end = mark
        quotes.append("")
        outside.append(" ")
      } else {
        outside.append(character)
      }
    }
    let words = outside.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return (words, end == nil ? quotes.map(\.oneLine) : [])
  }
}
