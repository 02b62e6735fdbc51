internal import Documents

/// Tells what was changed in paragraphs that belong together.
struct Editor {
  let reanchoring: Reanchoring
  let old: KeptRevision
  let new: Document
  /// The canonical code points of the new paragraphs.
  let spans: [Range<Int>]
  /// The old canonical text.
  let scalars: [Unicode.Scalar]

  /// What was changed in each new paragraph of a pair.
  func edits(of pair: ParagraphPair) -> [Int: [Comparison.Edit]] {
    var edits: [Int: [Comparison.Edit]] = [:]
    for (before, after) in parts(of: pair) {
      let sources = before.map { old.paragraphs[$0].range }
      for change in reanchoring.changes(from: hull(sources), to: hull(after.map { spans[$0] })) {
        add(change, from: sources, to: after, &edits)
      }
    }
    return edits
  }

  /// The paragraphs to be compared at a time: all, where they stand one behind the other in both revisions; else one by one.
  private func parts(of pair: ParagraphPair) -> [(old: [Int], new: [Int])] {
    func isRun(_ paragraphs: [Int]) -> Bool { zip(paragraphs, paragraphs.dropFirst()).allSatisfy { $1 == $0 + 1 } }
    guard !isRun(pair.old) || !isRun(pair.new) else { return [(pair.old, pair.new)] }
    return pair.new.enumerated().map { ([pair.old[min($0, pair.old.count - 1)]], [$1]) }
  }

  private func hull(_ ranges: [Range<Int>]) -> Range<Int> {
    let start = ranges.map(\.lowerBound).min() ?? 0
    return start..<max(start, ranges.map(\.upperBound).max() ?? 0)
  }

  /// Adds a change to the paragraphs that it is in; what stands between paragraphs, such as their numbers, is no part of it.
  private func add(
    _ change: WordChange, from sources: [Range<Int>], to paragraphs: [Int], _ edits: inout [Int: [Comparison.Edit]]
  ) {
    let parts = sources.map { $0.clamped(to: change.old) }.filter { !$0.isEmpty }
    var removed = parts.map(scalars.line).joined(separator: " ")
    for paragraph in paragraphs {
      let added = change.new.clamped(to: spans[paragraph])
      guard !added.isEmpty, let range = new.paragraphRange(added, inParagraph: paragraph) else { continue }
      edits[paragraph, default: []].append(Comparison.Edit(range: range, removed: removed))
      removed = ""
    }
    guard !removed.isEmpty, let first = parts.first, let last = parts.last, let end = paragraphs.last else { return }
    // The words before the place are in the paragraph whose end they may be.
    let home = paragraphs.first { change.new.lowerBound <= spans[$0].upperBound } ?? end
    let start = max(change.new.lowerBound, spans[home].lowerBound)
    let text = new.paragraphs[home].text.unicodeScalars
    var place =
      new.paragraphRange(start..<max(start, spans[home].upperBound), inParagraph: home)?.lowerBound ?? text.count
    var index = text.index(text.startIndex, offsetBy: place)
    func isBlank(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isWhitespace ?? true }
    let followedWord = !scalars.isBlank(at: first.lowerBound - 1)
    // What stood directly behind a word stands before the blank that follows it.
    while followedWord, place > 0, let last = text[..<index].last, last.properties.isWhitespace {
      index = text.index(before: index)
      place -= 1
    }
    if !followedWord, !isBlank(text[..<index].last) { removed = " " + removed }
    if scalars.isBlank(at: last.upperBound), !isBlank(text[index...].first) { removed += " " }
    edits[home, default: []].append(Comparison.Edit(range: place..<place, removed: removed))
  }
}
