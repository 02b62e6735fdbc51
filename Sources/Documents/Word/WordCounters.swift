/// Counts the numbered paragraphs of a document as they come, and writes their labels as Word shows them.
struct WordCounters {
  /// A paragraph's number.
  struct Label {
    /// What stands before the text; empty for a bullet or a level that shows nothing.
    var text: String
    /// Whether it is a sign that does not count.
    var isBullet: Bool
  }
  private let numbering: WordNumbering
  private let styles: WordStyles
  private let language: String
  /// The numbers of each abstract numbering: lists of one abstract count on as one list.
  private var counts: [String: [Int?]] = [:]
  private var known: [String: Resolved] = [:]

  /// A list with its levels worked out.
  private struct Resolved {
    var abstract: String
    var levels: [WordNumbering.Level?]
    var starts: [Int: Int]

    private func start(_ level: Int) -> Int { starts[level] ?? levels[level]?.start ?? 1 }

    /// Counts on at a level, from 0; gives the numbers down to it.
    func count(_ level: Int, in counts: inout [Int?]) -> [Int] {
      counts[level] = counts[level].map { $0 + 1 } ?? start(level)
      for above in 0..<level where counts[above] == nil { counts[above] = start(above) }
      for below in level + 1..<9 {
        // A restart names the level, from 1, that it follows; levels above that restart it too (17.9.10).
        let restart = levels[below]?.restart ?? below
        if level < restart { counts[below] = nil }
      }
      return (0...level).map { counts[$0] ?? start($0) }
    }
  }

  /// Starts counting; `language` writes numbers in words ("fr-FR").
  init(_ numbering: WordNumbering, _ styles: WordStyles, language: String) {
    self.numbering = numbering
    self.styles = styles
    self.language = language
  }

  /// The list and level of a paragraph: its own, or those of its style.
  func place(list own: String?, level ownLevel: Int?, style id: String) -> (list: String, level: Int)? {
    if let own {
      guard own != "0" else { return nil }
      return (own, min(max(ownLevel ?? 0, 0), 8))
    }
    let style = styles.style(id)
    guard let list = style.numbering, list != "0" else { return nil }
    if let ownLevel { return (list, min(max(ownLevel, 0), 8)) }
    // In a style the level stands for nothing: it is the one that names the style (17.9.23).
    let levels = levels(of: list)
    for ancestor in styles.lineage(id) {
      if let level = levels.firstIndex(where: { $0?.style == ancestor }) { return (list, level) }
    }
    return (list, min(max(style.level ?? 0, 0), 8))
  }

  private func levels(of list: String) -> [WordNumbering.Level?] {
    known[list]?.levels ?? resolve(list)?.levels ?? []
  }

  private func resolve(_ list: String) -> Resolved? {
    guard let definition = numbering.lists[list], let abstract = numbering.abstract(of: list, styles) else {
      return nil
    }
    let shared = numbering.abstracts[abstract]?.levels ?? [:]
    return Resolved(
      abstract: abstract, levels: (0..<9).map { definition.levels[$0] ?? shared[$0] }, starts: definition.starts)
  }

  /// Counts a paragraph of `list` at `level`, from 0; `paragraph` is its language, where it has its own.
  mutating func count(_ list: String, _ level: Int, language paragraph: String? = nil) -> Label? {
    if known[list] == nil, let new = resolve(list) {
      known[list] = new
      // A start of its own counts once, when the list is first used.
      for start in new.starts.keys where 0..<9 ~= start { counts[new.abstract]?[start] = nil }
    }
    guard let list = known[list], let definition = list.levels[level] else { return nil }
    let numbers = list.count(level, in: &counts[list.abstract, default: Array(repeating: nil, count: 9)])
    if definition.format == .bullet { return Label(text: "", isBullet: true) }
    let language = definition.language ?? paragraph ?? language
    return Label(text: write(definition, at: level, list.levels, numbers, language), isBullet: false)
  }

  /// A level's text with its numbers put in.
  private func write(
    _ level: WordNumbering.Level, at index: Int, _ levels: [WordNumbering.Level?], _ numbers: [Int],
    _ language: String
  ) -> String {
    var label = ""
    var rest = level.text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "%", let digit = rest.first, "1"..."9" ~= digit else {
        label.unicodeScalars.append(scalar)
        continue
      }
      rest.removeFirst()
      let number = Int(digit.value) - 0x31
      // Word shows nothing at all when a deeper level is asked for ([MS-OI29500] 2.1.283).
      guard number <= index else { return "" }
      let format = level.isLegal ? .decimal : levels[number]?.format ?? .decimal
      label += format.write(numbers[number], language: language)
    }
    return label
  }
}
