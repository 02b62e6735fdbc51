internal import Documents
internal import Reviews

/// How each comment goes into a Word file: as a comment, as a tracked change, or as both.
struct WordPlan {
  /// One comment of the review.
  struct Entry {
    /// The comment and its place.
    let placed: PlacedComment
    /// What it is on, in code points of the paragraph's text; nil where it stands nowhere.
    let passage: Range<Int>?
    /// What it proposes where that can be tracked, whole words.
    var change: ProposedChange?
    /// Whether a comment has to say something besides.
    var needsComment: Bool
  }
  /// The entries in document order.
  private(set) var entries: [Entry] = []

  /// Plans for a dossier; `canTrack` says whether a change to a paragraph can be put into the file.
  init(_ dossier: Dossier, canTrack: (Int, ProposedChange) -> Bool) {
    var paragraph = 0..<0
    for placed in dossier.comments {
      if placed.paragraph != entries.last?.placed.paragraph {
        settle(paragraph, in: dossier.document)
        paragraph = entries.count..<entries.count
      }
      entries.append(Self.entry(placed, in: dossier.document, canTrack))
      paragraph = paragraph.lowerBound..<entries.count
    }
    settle(paragraph, in: dossier.document)
  }

  private static func entry(
    _ placed: PlacedComment, in document: Document, _ canTrack: (Int, ProposedChange) -> Bool
  ) -> Entry {
    let comment = placed.comment
    var passage: Range<Int>?
    var change: ProposedChange?
    if let index = placed.paragraph {
      let text = document.paragraphs[index].text
      let range = placed.passage ?? 0..<text.unicodeScalars.count
      passage = range
      if let proposal = comment.remark.proposal, !comment.isWithdrawn {
        let whole = ProposedChange(of: text.stretch(range), at: range.lowerBound, to: proposal).wholeWords(
          of: text, in: range)
        if !whole.replacement.contains("\n"), !(whole.range.isEmpty && whole.replacement.isEmpty),
          canTrack(index, whole)
        {
          change = whole
        }
      }
    }
    let isPlain =
      comment.remark.text.isEmpty && comment.remark.kind == .general && comment.replies.isEmpty
      && comment.resolution == nil
      && !comment.isWithdrawn
    return Entry(placed: placed, passage: passage, change: change, needsComment: !isPlain || change == nil)
  }

  /// Decides among the comments on one paragraph: changes on the same words cannot all be tracked, and a change that would be read back
  /// as another comment's is told in words.
  private mutating func settle(_ range: Range<Int>, in document: Document) {
    guard let index = range.first.flatMap({ entries[$0].placed.paragraph }) else { return }
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
      let found = document.paragraphs[index].passage(of: change, between: low, and: max(low, high))
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
        guard let change = entries[entry].change, let own = entries[entry].passage else { continue }
        let isTaken = commented.contains { other in
          guard other != entry, entries[other].isLike(entries[entry]), let passage = entries[other].passage else {
            return false
          }
          // Where both have the same passage and both a change, each could be the other's.
          return passage.lowerBound <= change.range.lowerBound && change.range.upperBound <= passage.upperBound
            && (passage != own || entries[other].needsComment)
        }
        if isTaken {
          tell(entry)
          isSettled = false
        }
      }
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

extension Paragraph {
  /// The passage that a tracked change is on: its sentences, or as much of them as tells it from the changes beside it.
  func passage(of change: ProposedChange, between low: Int, and high: Int) -> Range<Int> {
    let passage = sentences(around: change.range)
    let words =
      text.stretch(passage.lowerBound..<change.range.lowerBound) + change.replacement
      + text.stretch(change.range.upperBound..<passage.upperBound)
    let narrow = ProposedChange(of: text.stretch(passage), at: passage.lowerBound, to: words).range
    guard narrow.lowerBound < low || narrow.upperBound > high else { return passage }
    let start = min(max(passage.lowerBound, low), change.range.lowerBound)
    return start..<max(min(passage.upperBound, high), change.range.upperBound)
  }
}
