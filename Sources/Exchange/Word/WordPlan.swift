internal import Documents
internal import Reviews

/// How each comment goes into a Word file: as a comment, as a tracked change, or as both.
struct WordPlan {
  /// One comment of the review.
  struct Entry {
    /// The comment and its place.
    let placed: PlacedComment
    /// What it is on, in code points of its target's words; nil where it stands nowhere.
    let passage: Range<Int>?
    /// What it proposes where that can be tracked, whole words.
    var change: ProposedChange?
    /// Whether a comment has to say something besides.
    var needsComment: Bool
  }
  /// The entries in document order.
  private(set) var entries: [Entry] = []

  /// Plans for a dossier; `canTrack` says whether a change to a target can be put into the file.
  init(_ dossier: Dossier, canTrack: (Target, ProposedChange) -> Bool) {
    var group = 0..<0
    for placed in dossier.comments {
      if placed.target != entries.last?.placed.target {
        settle(group, in: dossier.document)
        group = entries.count..<entries.count
      }
      entries.append(Self.entry(placed, in: dossier.document, canTrack))
      group = group.lowerBound..<entries.count
    }
    settle(group, in: dossier.document)
    tellWhatWouldRunTogether(in: dossier.document)
  }

  private static func entry(
    _ placed: PlacedComment, in document: Document, _ canTrack: (Target, ProposedChange) -> Bool
  ) -> Entry {
    let comment = placed.comment
    var passage: Range<Int>?
    var change: ProposedChange?
    if let target = placed.target {
      let text = document.text(of: target)
      let range = placed.passage ?? 0..<text.unicodeScalars.count
      passage = range
      if let proposal = comment.remark.proposal, !comment.isWithdrawn {
        let whole = ProposedChange(of: text.stretch(range), at: range.lowerBound, to: proposal).wholeWords(
          of: text, in: range)
        if !whole.replacement.contains("\n"), !(whole.range.isEmpty && whole.replacement.isEmpty),
          canTrack(target, whole)
        {
          change = whole
        }
      }
    }
    let isPlain =
      comment.remark.text.isEmpty && comment.remark.kind == .general && comment.replies.isEmpty
      && comment.resolution == nil
      && !comment.isWithdrawn && placed.origin == nil
    return Entry(placed: placed, passage: passage, change: change, needsComment: !isPlain || change == nil)
  }

  /// Decides among the comments on one target: changes on the same words cannot all be tracked, and a change that would be read back
  /// as another comment's is told in words.
  private mutating func settle(_ range: Range<Int>, in document: Document) {
    guard let target = range.first.flatMap({ entries[$0].placed.target }) else { return }
    let text = document.text(of: target)
    var tracked: [Int] = []
    for entry in range {
      guard let change = entries[entry].change else { continue }
      let isFree = tracked.allSatisfy { other in
        guard let theirs = entries[other].change else { return true }
        // What only touches would be read back in another order, or as one.
        return change.range.upperBound < theirs.range.lowerBound || theirs.range.upperBound < change.range.lowerBound
      }
      if isFree { tracked.append(entry) } else { tell(entry) }
    }
    tracked.sort { one, other in
      let (a, b) = (entries[one].change?.range ?? 0..<0, entries[other].change?.range ?? 0..<0)
      return (a.lowerBound, a.upperBound, one) < (b.lowerBound, b.upperBound, other)
    }
    for (place, entry) in tracked.enumerated() {
      guard let change = entries[entry].change else { continue }
      let low = place > 0 ? entries[tracked[place - 1]].change?.range.upperBound ?? 0 : 0
      let high = place + 1 < tracked.count ? entries[tracked[place + 1]].change?.range.lowerBound ?? .max : .max
      let found = text.passage(of: change, between: low, and: max(low, high))
      if found != entries[entry].passage { entries[entry].needsComment = true }
    }
    tellWhatWouldBeMistaken(range)
  }

  private mutating func tellWhatWouldBeMistaken(_ range: Range<Int>) {
    var isSettled = false
    while !isSettled {
      isSettled = true
      let commented = range.filter { entries[$0].needsComment }
      for entry in range {
        guard let change = entries[entry].change else { continue }
        let isTaken = commented.contains { other in
          guard other != entry, entries[other].isLike(entries[entry]), let passage = entries[other].passage else {
            return false
          }
          // Once words are struck, what the comment has of them is nowhere; to touch them is enough to be taken for theirs.
          return passage.lowerBound <= change.range.upperBound && change.range.lowerBound <= passage.upperBound
        }
        if isTaken {
          tell(entry)
          isSettled = false
        }
      }
    }
  }

  /// What is struck to the last word has no place of its own any more: what its author says beside it would be taken for part of it.
  private mutating func tellWhatWouldRunTogether(in document: Document) {
    let struck = entries.indices.filter { entry in
      guard let change = entries[entry].change, change.replacement.isEmpty else { return false }
      return entries[entry].placed.target.map(document.text(of:))?.unicodeScalars.count == change.range.count
    }
    guard !struck.isEmpty else { return }
    struct Voice: Hashable {
      let author: String
      let place: Int
    }
    let places = Dictionary(zip(document.targets, 0...), uniquingKeysWith: { first, _ in first })
    let voices = entries.map { entry in
      Voice(author: entry.author, place: entry.placed.target.flatMap { places[$0] } ?? -2)
    }
    let heard = Set(voices)
    for entry in struck {
      let voice = voices[entry]
      let isAlone = [-1, 1].allSatisfy { !heard.contains(Voice(author: voice.author, place: voice.place + $0)) }
      if !isAlone { tell(entry) }
    }
  }

  private mutating func tell(_ entry: Int) {
    entries[entry].change = nil
    entries[entry].needsComment = true
  }
}

extension WordPlan.Entry {
  /// Who it is by, as Word has it.
  var author: String { placed.comment.reviewer.description }
  /// When, to the second, as Word has it.
  var date: String { placed.comment.stamp.iso8601 }
  /// Whether both are by one author at one time, so that Word's reader could take one's change for the other's.
  fileprivate func isLike(_ other: WordPlan.Entry) -> Bool { author == other.author && date == other.date }
}

extension ProposedChange {
  /// The change with the words whole that it cuts, as far as they are in `limits`.
  fileprivate func wholeWords(of text: String, in limits: Range<Int>) -> ProposedChange {
    let scalars = Array(text.stretch(limits).unicodeScalars)
    func isWord(_ offset: Int) -> Bool {
      let place = offset - limits.lowerBound
      guard scalars.indices.contains(place) else { return false }
      return scalars[place].properties.isAlphabetic || scalars[place].properties.numericType != nil
    }
    func isWord(_ scalar: Unicode.Scalar?) -> Bool {
      scalar.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
    }
    var (low, high) = (range.lowerBound, range.upperBound)
    if isWord(low - 1), isWord(replacement.unicodeScalars.first) || !range.isEmpty && isWord(low) {
      while isWord(low - 1) { low -= 1 }
    }
    if isWord(high), isWord(replacement.unicodeScalars.last) || !range.isEmpty && isWord(high - 1) {
      while isWord(high) { high += 1 }
    }
    return ProposedChange(
      range: low..<high,
      replacement: text.stretch(low..<range.lowerBound) + replacement + text.stretch(range.upperBound..<high))
  }
}

extension String {
  /// The passage that a tracked change is on: its sentences, or as much of them as tells it from the changes beside it.
  func passage(of change: ProposedChange, between low: Int, and high: Int) -> Range<Int> {
    let passage = sentences(around: change.range)
    let words =
      stretch(passage.lowerBound..<change.range.lowerBound) + change.replacement
      + stretch(change.range.upperBound..<passage.upperBound)
    let narrow = ProposedChange(of: stretch(passage), at: passage.lowerBound, to: words).range
    guard narrow.lowerBound < low || narrow.upperBound > high else { return passage }
    let start = min(max(passage.lowerBound, low), change.range.lowerBound)
    return start..<max(min(passage.upperBound, high), change.range.upperBound)
  }
}
