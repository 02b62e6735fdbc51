internal import Documents
internal import Reviews

extension DocumentReply {
  /// Makes proposals of differences from the base that nobody tracked.
  mutating func compare() {
    guard let reanchoring = alignment.reanchoring else { return }
    let nobody = Change(author: "", date: nil, isMove: false)
    var changes: [Target: [Landed]] = [:]
    var met: Set<Int> = []
    var last: Int?
    var moved = 0
    for line in lines {
      let trace = reanchoring.trace(line)
      guard let range = trace.range else {
        add(line, after: last, to: &changes, by: nobody)
        continue
      }
      let passages = base.passages(in: range)
      met.formUnion(passages.map(\.index))
      last = passages.last?.index ?? last
      if trace.moved != 0 { moved += 1 }
      guard case .changed(let words) = trace.outcome else { continue }
      for change in words where !change.isTypographic {
        if let landed = landed(change, by: nobody) { changes[landed.target, default: []].append(landed) }
      }
    }
    for index in base.targets.indices where !met.contains(index) {
      let target = base.targets[index]
      let count = base.document.text(of: target).unicodeScalars.count
      changes[target, default: []].append(Landed(target: target, range: 0..<count, replacement: "", change: nobody))
    }
    if moved > 0 {
      findings.append("\(moved) paragraph\(moved == 1 ? " stands" : "s stand") elsewhere than in the base")
    }
    for changes in base.targets.compactMap({ changes[$0] }) { addBySentence(changes) }
  }

  /// A paragraph that the base does not have: it is put in behind the one before it.
  private func add(_ line: Range<Int>, after last: Int?, to changes: inout [Target: [Landed]], by change: Change) {
    guard let target = last.map({ base.targets[$0] }) ?? base.targets.first else { return }
    let count = last == nil ? 0 : base.document.text(of: target).unicodeScalars.count
    let words = last == nil ? text(line) + "\n" : "\n" + text(line)
    changes[target, default: []].append(
      Landed(target: target, range: count..<count, replacement: words, change: change))
  }

  /// A difference of words as a change to the base; nil where it is in a number, or in several paragraphs.
  private func landed(_ change: WordChange, by nobody: Change) -> Landed? {
    let passages = base.passages(in: change.new)
    guard let first = passages.first, passages.count == 1 else { return nil }
    let words = base.document.text(of: base.targets[first.index])
    var (range, replacement) = (first.range, change.removed)
    if range.isEmpty {
      // Words that only the reply has come with the blank that parts them from their neighbour.
      guard !replacement.isEmpty,
        !(range.lowerBound == 0 && change.new.lowerBound < base.spans[first.index].lowerBound)
      else { return nil }
      let isSpaced = change.old.upperBound < scalars.count && scalars[change.old.upperBound].properties.isWhitespace
      if range.lowerBound == words.unicodeScalars.count {
        replacement =
          (change.old.lowerBound > 0 && scalars[change.old.lowerBound - 1].properties.isWhitespace ? " " : "")
          + replacement
      } else if isSpaced {
        replacement += " "
      }
    } else if replacement.isEmpty {
      // Words that only the base has take a blank with them.
      let (before, after) = (
        words.stretch(range.lowerBound - 1..<range.lowerBound), words.stretch(range.upperBound..<range.upperBound + 1)
      )
      if after == " ", before == " " || range.lowerBound == 0 {
        range = range.lowerBound..<range.upperBound + 1
      } else if before == " ", after != " " {
        range = range.lowerBound - 1..<range.upperBound
      }
    }
    return Landed(target: base.targets[first.index], range: range, replacement: replacement, change: nobody)
  }

  /// One proposal for all differences in a sentence.
  private mutating func addBySentence(_ changes: [Landed]) {
    var changes = changes.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }[...]
    while var joined = changes.popFirst() {
      let text = base.document.text(of: joined.target)
      let sentence = text.sentences(around: joined.range)
      while let next = changes.first, next.range.lowerBound < sentence.upperBound,
        next.range.lowerBound >= joined.range.upperBound
      {
        joined.replacement += text.stretch(joined.range.upperBound..<next.range.lowerBound) + next.replacement
        joined.range = joined.range.lowerBound..<next.range.upperBound
        changes.removeFirst()
      }
      if !isLabel(joined) { comments.append(proposal(joined, between: 0, and: .max, .untracked)) }
    }
  }

  /// Whether a difference is that a heading's label is printed on one line with its words.
  private func isLabel(_ change: Landed) -> Bool {
    guard case .heading(let index) = change.target, change.range == 0..<0,
      let label = base.document.headings[index].label
    else { return false }
    func letters(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber } }
    return letters(change.replacement) == letters(label)
  }
}

extension WordChange {
  /// Whether the words are the same but for the shape of marks, or there are no words in it at all.
  fileprivate var isTypographic: Bool {
    func folded(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.compactMap { scalar in
        switch scalar {
        case "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\"", "\u{AB}", "\u{BB}": "'"
        case "\u{2010}"..."\u{2015}": "-"
        case _ where scalar.properties.isWhitespace: nil
        default: scalar
        }
      }
    }
    return folded(removed) == folded(added)
  }
}
