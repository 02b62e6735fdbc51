/// What a line looks like as a heading: its label, its style and what sort of part it heads.
struct HeadingShape {
  /// How it is set apart, the one that heads the larger part first.
  enum Style: Int {
    case annex, division, roman, capitals, letter, article, number, title
  }
  /// How it is set apart.
  var style: Style
  /// What sort of part it heads.
  var kind: Heading.Kind
  /// The printed label ("II.", "Annex I").
  var label: String?
  /// Where the title begins, in code points of the line.
  var titleStart: Int
  /// Whether the line has no title of its own, so that the next one is it.
  var wantsTitle = false

  /// No title is longer, in code points.
  static let longest = 200

  /// The shape that `text` has by its words alone, or nil; `isMarked` when the format says that it is a heading.
  init?(_ text: String, isMarked: Bool, words: Vocabulary) {
    guard !text.isEmpty, text.utf8.count <= 4 * HeadingShape.longest, isMarked || !text.endsASentence,
      words.canHead(text)
    else {
      return nil
    }
    let wording = Wording(text)
    if let shape = HeadingShape.annex(wording, isMarked: isMarked, words) ?? HeadingShape.division(wording, words) {
      self = shape
      return
    }
    let key = wording.tokens.lazy.map(\.folded).joined(separator: " ")
    let kind: Heading.Kind? =
      if words.summary.contains(key) {
        .summary
      } else if words.purpose.contains(key) {
        .summary
      } else if words.action.contains(where: { key == $0 || key.hasPrefix($0 + " ") }) {
        .action
      } else if words.front.contains(key) { .front } else { nil }
    guard let kind else { return nil }
    self.init(style: words.summary.contains(key) ? .capitals : .title, kind: kind, label: nil, titleStart: 0)
  }

  /// Makes a shape of its parts.
  init(style: Style, kind: Heading.Kind, label: String?, titleStart: Int, wantsTitle: Bool = false) {
    self.style = style
    self.kind = kind
    self.label = label
    self.titleStart = titleStart
    self.wantsTitle = wantsTitle
  }

  /// The shape of "Annex I", "ANNEX", "Annexe II : Titre".
  private static func annex(_ wording: Wording, isMarked: Bool, _ words: Vocabulary) -> HeadingShape? {
    let start = wording.folded(0) == "[" ? 1 : 0
    guard let word = wording.token(start), word.isCapitalized, words.annex.contains(word.folded) else { return nil }
    var next = start + 1
    if let number = wording.token(next), number.isPartNumber { next += 1 }
    while let glued = wording.token(next), glued.kind != .mark, !glued.isSpaced { next += 1 }
    let isBare = next == wording.tokens.count
    if !isBare {
      // "Annex I sets out ..." is a sentence; a title begins behind a mark or with a capital letter.
      let token = wording.tokens[next]
      guard token.kind == .mark || token.isCapitalized || wording.folded(next) == "to" || wording.folded(next) == "au"
      else {
        return nil
      }
    }
    return labelled(wording, upTo: next, style: .annex, kind: .annex)
  }

  /// "Article 5: Scope", "SECTION A", "Chapter II", "Rule – 1".
  private static func division(_ wording: Wording, _ words: Vocabulary) -> HeadingShape? {
    let start = wording.folded(0) == "[" ? 1 : 0
    guard let word = wording.token(start), word.isCapitalized else { return nil }
    let isArticle = words.article.contains(word.folded)
    guard isArticle || words.section.contains(word.folded) else { return nil }
    var next = start + 1
    if wording.folded(next) == "-" { next += 1 }
    guard let number = wording.token(next), number.isPartNumber else { return nil }
    next += 1
    while let suffix = wording.token(next), suffix.kind != .mark,
      !suffix.isSpaced || ["bis", "ter", "quater"].contains(suffix.folded)
    {
      next += 1
    }
    if let token = wording.token(next), token.kind != .mark, !token.isCapitalized { return nil }
    return labelled(wording, upTo: next, style: isArticle ? .article : .division, kind: .section)
  }

  private static func labelled(_ wording: Wording, upTo next: Int, style: Style, kind: Heading.Kind) -> HeadingShape {
    var end = next
    if wording.folded(end) == "]", wording.folded(0) == "[" { end += 1 }
    let label = end
    if let mark = wording.token(end), [":", ".", ")"].contains(mark.folded), !mark.isSpaced { end += 1 }
    // A colon or full stop belongs to an article's label as printed, a dash does not.
    let printed = wording.printed(0..<(style == .annex ? label : end))
    while let mark = wording.token(end), mark.kind == .mark, "-:.".contains(mark.folded) { end += 1 }
    let start = wording.token(end)?.range.lowerBound ?? wording.text.unicodeScalars.count
    return HeadingShape(
      style: style, kind: kind, label: printed, titleStart: start, wantsTitle: end >= wording.tokens.count)
  }
}

extension Token {
  /// Whether it can number a part: "1", "IV", "A", "1B".
  var isPartNumber: Bool {
    kind == .number || kind == .word && style != .lower && (folded.utf8.count == 1 || Roman.value(folded) != nil)
  }
}

extension String {
  /// Whether the text ends as a sentence or a part of one does.
  var endsASentence: Bool {
    guard let last = unicodeScalars.last(where: { !"\"”’»)]*".unicodeScalars.contains($0) }) else { return false }
    return ".;,".unicodeScalars.contains(last)
  }

  /// Whether it is set in capitals: at least four letters, none of them small.
  var isCapitals: Bool {
    var letters = 0
    for scalar in unicodeScalars where scalar.properties.isAlphabetic {
      if scalar.properties.isLowercase { return false }
      letters += 1
    }
    return letters >= 4
  }
}
