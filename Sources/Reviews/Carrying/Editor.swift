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
    var removed = parts
    for paragraph in paragraphs {
      let added = change.new.clamped(to: spans[paragraph])
      guard !added.isEmpty, let range = new.paragraphRange(added, inParagraph: paragraph) else { continue }
      let edit = Comparison.Edit(range: range, removed: removed.map(scalars.line).joined(separator: " "))
      edits[paragraph, default: []] += followsWord(removed) ? divided(edit, removed, in: paragraph) : [edit]
      removed = []
    }
    guard !removed.isEmpty, let end = paragraphs.last else { return }
    // The words before the place are in the paragraph whose end they may be.
    let home = paragraphs.first { change.new.lowerBound <= spans[$0].upperBound } ?? end
    let start = max(change.new.lowerBound, spans[home].lowerBound)
    let rest = start..<max(start, spans[home].upperBound)
    let place =
      new.paragraphRange(rest, inParagraph: home)?.lowerBound ?? new.paragraphs[home].text.unicodeScalars.count
    edits[home, default: []].append(removal(removed, at: place, in: home))
  }

  /// Whether what was taken out stood directly behind a word.
  private func followsWord(_ parts: [Range<Int>]) -> Bool {
    parts.first.map { !scalars.isBlank(at: $0.lowerBound - 1) } ?? false
  }

  /// An exchange whose old words stood directly behind a word, and whose new ones stand behind a blank: as two edits.
  private func divided(_ edit: Comparison.Edit, _ parts: [Range<Int>], in paragraph: Int) -> [Comparison.Edit] {
    let removal = removal(parts, at: edit.range.lowerBound, in: paragraph)
    guard removal.range.lowerBound < edit.range.lowerBound else { return [edit] }
    return [removal, Comparison.Edit(range: edit.range, removed: "")]
  }

  /// Words that were taken out, at a place of the paragraph's text, with the blanks that stand nowhere else there.
  private func removal(_ parts: [Range<Int>], at place: Int, in paragraph: Int) -> Comparison.Edit {
    let text = new.paragraphs[paragraph].text.unicodeScalars
    var (place, index) = (place, text.index(text.startIndex, offsetBy: place))
    func isBlank(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isWhitespace ?? true }
    // What stood directly behind a word stands before the blank that follows it.
    while followsWord(parts), place > 0, let last = text[..<index].last, last.properties.isWhitespace {
      index = text.index(before: index)
      place -= 1
    }
    var removed = parts.map(scalars.line).joined(separator: " ")
    if !followsWord(parts), !isBlank(text[..<index].last) { removed = " " + removed }
    if let last = parts.last, scalars.isBlank(at: last.upperBound), !isBlank(text[index...].first) { removed += " " }
    return Comparison.Edit(range: place..<place, removed: removed)
  }
}
