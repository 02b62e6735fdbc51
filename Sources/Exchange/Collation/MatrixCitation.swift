internal import Documents

/// The place that the cells "Clause" and "Paragraph" of a matrix name in the words of committees: "Annex I, para 2", "Section III",
/// "Summary, point 2", "paras 4-6", "General".
struct MatrixCitation {
  /// Where a row points, and why that is not certain.
  typealias Found = (target: Target, doubt: String?)
  private let base: ReplyBase
  private var document: Document { base.document }

  /// Cites a base.
  init(_ base: ReplyBase) { self.base = base }

  /// What the cells name; nil where the base has nothing of the kind.
  func place(clause: String, paragraph: String) -> Found? {
    let cells = [clause, paragraph].filter { !$0.isEmpty }
    let words = cells.flatMap(Self.words)
    if words.isEmpty ? cells.allSatisfy({ $0.allSatisfy { "-–—/*".contains($0) } }) && !cells.isEmpty : isWhole(words) {
      return document.targets.contains(.title)
        ? (.title, "it is on the whole document; it stands at the title")
        : document.targets.first.map { ($0, "it is on the whole document; it stands at its beginning") }
    }
    let isNumber = paragraph.first.map { $0.isNumber || $0 == "(" } ?? false
    var named = words
    if isNumber, !words.contains(where: Self.isParagraph) {
      named = Self.words(clause) + ["paragraph"] + Self.words(paragraph)
    }
    guard let marker = named.firstIndex(where: Self.isParagraph), marker + 1 < named.count else {
      return heading(named).map { (.heading($0), nil) } ?? only(named)
    }
    let number = named[marker + 1]
    var later = named[(marker + 2)...]
    while let next = later.first, Self.goesOn(next) { later.removeFirst() }
    let isSeveral = named.count - later.count > marker + 2
    let doubt = isSeveral ? "it is on several paragraphs; it stands at the first" : nil
    let part = named[..<marker] + later
    guard !part.isEmpty else { return document.paragraph(cited: number).map { (.paragraph($0), doubt) } }
    guard let heading = heading(Array(part)) else { return nil }
    let under = document.paragraphs(under: heading)
    if let index = under.first(where: { Self.plain(document.paragraphs[$0].label ?? "") == Self.plain(number) }) {
      return (.paragraph(index), doubt)
    }
    if let count = Int(number), 1...max(1, under.count) ~= count, !under.isEmpty,
      under.allSatisfy({ document.paragraphs[$0].label == nil })
    {
      return (.paragraph(under[count - 1]), "paragraph \(count) of \(document.headings[heading].address), as counted")
    }
    return document.paragraph(cited: number).map {
      (.paragraph($0), "paragraph \(number) stands elsewhere than under \(document.headings[heading].address)")
    }
  }

  /// A heading, or the title, by its words.
  private func heading(_ words: [String]) -> Int? {
    let wanted = words.drop { Self.parts.contains($0) }.map(Self.english)
    guard !wanted.isEmpty else { return nil }
    return document.headings.firstIndex { heading in
      [heading.label ?? "", heading.title, heading.address].contains { name in
        let name = Self.words(name).map(Self.english)
        return !name.isEmpty
          && (name.elementsEqual(wanted) || name.drop { Self.parts.contains($0) }.elementsEqual(wanted))
      }
    }
  }

  private func only(_ words: [String]) -> Found? {
    words == ["title"] || words == ["titre"]
      ? document.targets.contains(.title) ? (.title, nil) : nil
      : words.count == 1 ? document.target(cited: words[0]).map { ($0, nil) } : nil
  }

  // MARK: Words

  private func isWhole(_ words: [String]) -> Bool {
    let rest = words.filter {
      !["the", "whole", "entire", "document", "text", "comment", "comments", "ensemble", "du"].contains($0)
    }
    return rest.allSatisfy { ["general", "ge", "all", "général", "générale", "tout"].contains($0) }
  }

  private static func isParagraph(_ word: String) -> Bool {
    [
      "paragraph", "paragraphs", "para", "paras", "par", "point", "points", "item", "items", "paragraphe",
      "paragraphes", "alinéa", "§", "§§", "¶",
    ]
    .contains(word)
  }

  private static let parts: Set = [
    "section", "part", "chapter", "clause", "heading", "title", "partie", "titre", "chapitre",
  ]

  /// Whether a word goes on with a list or a stretch of numbers.
  private static func goesOn(_ word: String) -> Bool {
    ["and", "to", "et", "à", "&"].contains(word) || word.first?.isNumber ?? false
  }

  private static func english(_ word: String) -> String {
    switch word {
    case "annexe": "annex"
    case "résumé", "sommaire": "summary"
    default: word
    }
  }

  private static func plain(_ label: String) -> String { label.lowercased().filter { $0.isLetter || $0.isNumber } }

  /// The lower-case words of a cell without marks at their ends; a stretch such as "4-6" is two.
  private static func words(_ cell: String) -> [String] {
    var words: [String] = []
    for part in cell.lowercased().split(whereSeparator: { $0.isWhitespace || ",;:-–—/".contains($0) }) {
      let start = part.drop { "._".contains($0) }
      let word = String(start.prefix(start.count - start.reversed().prefix { "._".contains($0) }.count))
      guard !word.isEmpty, !["of", "the", "in", "de", "du", "la", "no", "nos"].contains(word) else { continue }
      if word.first == "§", word.count > 1 {
        words += ["§", String(word.dropFirst())]
      } else {
        words.append(word)
      }
    }
    return words
  }
}
