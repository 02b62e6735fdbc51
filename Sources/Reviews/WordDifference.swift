/// What a proposed wording takes out of a passage and puts in, word by word.
///
/// Words are what stands between blanks; ideographs are words of their own.
public struct WordDifference: Hashable, Sendable {
  /// Words that follow each other and have the same fate.
  public struct Piece: Hashable, Sendable {
    /// What became of them.
    public enum Kind: Hashable, Sendable { case kept, removed, added }
    /// What became of them.
    public var kind: Kind
    /// The words, one blank between.
    public var text: String
  }

  /// The pieces in order; where words were exchanged, those that went come first.
  public private(set) var pieces: [Piece] = []

  /// The most words that are compared one by one; of a longer passage what differs is one piece.
  private static let limit = 4_000

  private struct Word: Hashable {
    var text: Substring
    var isSpaced: Bool
    static func == (one: Word, other: Word) -> Bool { one.text == other.text }
    func hash(into hasher: inout Hasher) { hasher.combine(text) }
  }

  /// Compares a passage with the wording that is proposed for it.
  public init(from old: String, to new: String) {
    let (before, after) = (Self.words(of: old), Self.words(of: new))
    let head = zip(before, after).prefix { $0 == $1 }.count
    let tail = zip(before.dropFirst(head).reversed(), after.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    let (gone, come) = (before[head..<before.count - tail], after[head..<after.count - tail])
    append(.kept, after[..<head])
    if gone.count + come.count <= Self.limit {
      appendDifference(Array(gone), Array(come))
    } else {
      append(.removed, gone)
      append(.added, come)
    }
    append(.kept, after[(after.count - tail)...])
  }

  private mutating func appendDifference(_ old: [Word], _ new: [Word]) {
    let difference = new.difference(from: old)
    func offset(_ change: CollectionDifference<Word>.Change) -> Int {
      switch change {
      case .insert(let offset, _, _), .remove(let offset, _, _): offset
      }
    }
    var removed = Set(difference.removals.map(offset))
    var added = Set(difference.insertions.map(offset))
    Self.joinOverSmallWords(old, new, &removed, &added)
    var (from, to) = (0, 0)
    while from < old.count || to < new.count {
      let goneFrom = from
      while removed.contains(from) { from += 1 }
      append(.removed, old[goneFrom..<from])
      let comeFrom = to
      while added.contains(to) { to += 1 }
      append(.added, new[comeFrom..<to])
      let keptFrom = to
      while from < old.count, to < new.count, !removed.contains(from), !added.contains(to) {
        (from, to) = (from + 1, to + 1)
      }
      append(.kept, new[keptFrom..<to])
    }
  }

  /// Takes a small word that alone was kept amid four or more that were changed for changed too: "the" of two sentences tells nothing.
  private static func joinOverSmallWords(
    _ old: [Word], _ new: [Word], _ removed: inout Set<Int>, _ added: inout Set<Int>
  ) {
    let kept = zip(old.indices.filter { !removed.contains($0) }, new.indices.filter { !added.contains($0) })
    func run(_ changed: Set<Int>, from start: Int, _ step: Int) -> Int {
      var length = 0
      while changed.contains(start + length * step) { length += 1 }
      return length
    }
    var alone: [(Int, Int)] = []
    for (from, to) in kept where old[from].text.count <= 3 {
      let before = run(removed, from: from - 1, -1) + run(added, from: to - 1, -1)
      let after = run(removed, from: from + 1, 1) + run(added, from: to + 1, 1)
      if before > 0, after > 0, before + after >= 4 { alone.append((from, to)) }
    }
    for (from, to) in alone {
      removed.insert(from)
      added.insert(to)
    }
  }

  private mutating func append(_ kind: Piece.Kind, _ words: ArraySlice<Word>) {
    guard !words.isEmpty else { return }
    var text = ""
    for word in words {
      if word.isSpaced, !text.isEmpty { text += " " }
      text += word.text
    }
    // What is broken off in the middle of a line of ideographs has no blank before it.
    if words.first?.isSpaced == true, !pieces.isEmpty { text = " " + text }
    if pieces.last?.kind == kind {
      pieces[pieces.count - 1].text += text
    } else {
      pieces.append(Piece(kind: kind, text: text))
    }
  }

  private static func words(of text: String) -> [Word] {
    text.split(whereSeparator: \.isWhitespace).flatMap { word -> [Word] in
      guard word.unicodeScalars.contains(where: \.properties.isIdeographic) else {
        return [Word(text: word, isSpaced: true)]
      }
      var words: [Word] = []
      var start = word.startIndex
      for index in word.indices where word[index].unicodeScalars.contains(where: \.properties.isIdeographic) {
        if start < index { words.append(Word(text: word[start..<index], isSpaced: words.isEmpty)) }
        start = word.index(after: index)
        words.append(Word(text: word[index..<start], isSpaced: words.isEmpty))
      }
      if start < word.endIndex { words.append(Word(text: word[start...], isSpaced: words.isEmpty)) }
      return words
    }
  }

  /// The difference as plain text: "four {-levels-} {+steps+}".
  public var text: String {
    pieces.map { piece in
      let lead = piece.text.hasPrefix(" ") ? " " : ""
      let words = piece.text.dropFirst(lead.count)
      return switch piece.kind {
      case .kept: piece.text
      case .removed: "\(lead){-\(words)-}"
      case .added: "\(lead){+\(words)+}"
      }
    }.joined()
  }
}
