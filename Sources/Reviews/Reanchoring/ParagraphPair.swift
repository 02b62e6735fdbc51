public import Text

/// What became of a paragraph, or of several that were split or merged.
public struct ParagraphPair: Equatable, Sendable {
  /// What became of them.
  public enum Kind: String, Sendable, CaseIterable {
    /// The same words in the same place.
    case same
    /// Other words in the same place.
    case changed
    /// It stands elsewhere among the others, with the same words or other ones.
    case moved
    /// One paragraph became several.
    case split
    /// Several paragraphs became one, or fewer.
    case merged
    /// It was not there before.
    case new
    /// It is no longer there.
    case gone
  }
  /// What became of them.
  public var kind: Kind
  /// The paragraphs of the old revision, in order; none when it is new.
  public var old: [Int]
  /// The paragraphs of the new revision, in order; none when it is gone.
  public var new: [Int]
  /// Whether words differ.
  public var isChanged: Bool

  /// Takes back that words differ.
  mutating func becomeSame() {
    isChanged = false
    if kind == .changed { kind = .same }
  }
}

extension Reanchoring {
  /// Pairs paragraphs of both revisions, each known by its code points in the canonical text, both in the order of their text.
  ///
  /// The pairs come in the order of the new revision, what is gone behind what stood before it. Two paragraphs belong together when they
  /// share a third of the words, by weight, of the shorter one.
  public func pairs(of old: [Range<Int>], with new: [Range<Int>]) -> [ParagraphPair] {
    let links = ParagraphLinks(self, old.map(self.old.tokens.touched), new.map(self.new.tokens.touched))
    var pairs = links.groups.map { group in
      ParagraphPair(kind: .same, old: group.old, new: group.new, isChanged: links.isChanged(group))
    }
    let order = pairs.indices.filter { !pairs[$0].old.isEmpty && !pairs[$0].new.isEmpty }
    var moved = Set(order)
    for place in order.map({ pairs[$0].old[0] }).longestIncreasing() { moved.remove(order[place]) }
    for index in pairs.indices {
      pairs[index].kind =
        switch (pairs[index].old.count, pairs[index].new.count) {
        case (0, _): .new
        case (_, 0): .gone
        case (let before, let after) where before > 1 && before >= after: .merged
        case (_, 2...): .split
        case _ where moved.contains(index): .moved
        default: pairs[index].isChanged ? .changed : .same
        }
    }
    return pairs
  }

  /// The words that differ between a passage of the old revision and one of the new, both in code points.
  public func changes(from old: Range<Int>, to new: Range<Int>) -> [WordChange] {
    changes(self.old.tokens.touched(by: old), self.new.tokens.touched(by: new))
  }
}

extension ParagraphPair.Kind {
  /// What became of them, in a word.
  public var words: Message {
    switch self {
    case .same: "same"
    case .changed: "changed"
    case .moved: "moved"
    case .split: "split"
    case .merged: "merged"
    case .new: "new"
    case .gone: "gone"
    }
  }
}
