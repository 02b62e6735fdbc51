/// Which words of the new revision the words of the old one have become.
struct Correspondence {
  /// The groups of sentences that belong together; parts of others come last.
  private(set) var groups: [SentenceGroup] = []
  /// For each old sentence the index of its group, or -1.
  private(set) var groupOfOld: [Int32]
  /// For each new sentence the index of its group, or -1.
  private(set) var groupOfNew: [Int32]
  /// For each old token the new token that it has become, or -1.
  private(set) var images: [Int32]
  /// For each new token the old token that it was, or -1.
  private(set) var origins: [Int32]
  /// For each old sentence the nearest before it, or itself, that stayed in its place among the others, or -1.
  private(set) var stayed: [Int32] = []

  /// A sentence joins the group beside it when half of its words, by weight, are there.
  private static let leastShare: Float = 0.5
  /// What a sentence that is no neighbour must have of a sentence's words, and how much that must weigh, to have taken it in.
  private static let leastPart: (share: Float, weight: Float) = (0.6, 1.5)

  /// Completes an alignment of sentences by what was merged and split, and aligns the words.
  init(_ alignment: SentenceAlignment, _ old: Revision, _ new: Revision, _ likeness: Likeness) {
    let weights = likeness.weights
    groupOfOld = Array(repeating: -1, count: old.sentences.count)
    groupOfNew = Array(repeating: -1, count: new.sentences.count)
    images = Array(repeating: -1, count: old.tokens.count)
    origins = Array(repeating: -1, count: new.tokens.count)
    for case let pair? in alignment.pairs {
      groupOfOld[pair.old] = Int32(groups.count)
      groupOfNew[pair.new] = Int32(groups.count)
      groups.append(SentenceGroup(pair))
    }
    var aligner = WordAligner(weights: weights)
    joinMerged(old, new, weights, &aligner)
    joinSplit(old, new, weights, &aligner)
    for group in groups {
      link(aligner.pairs(old.tokens, old.tokens(of: group.old), new.tokens, new.tokens(of: group.new)))
    }
    findMerged(old, new, likeness, &aligner)
    findSplit(old, new, likeness, &aligner)
    findMovedWords(old, new)
    findMoved()
  }

  private mutating func link(_ pairs: [WordPair]) {
    for pair in pairs {
      images[pair.old] = Int32(pair.new)
      origins[pair.new] = Int32(pair.old)
    }
  }

  /// Joins to a group the old sentence beside it whose words are in its new sentence.
  private mutating func joinMerged(
    _ old: Revision, _ new: Revision, _ weights: WordWeights, _ aligner: inout WordAligner
  ) {
    Self.join(\.old, &groupOfOld, &groups) { sentence, group in
      let pairs = aligner.pairs(old.tokens, old.tokens(of: group.old), new.tokens, new.tokens(of: group.new))
      return weights.share(of: pairs.lazy.map(\.old), in: old.sentences[sentence].tokens, of: old.tokens)
    }
  }

  /// Joins to a group the new sentence beside it whose words are in its old sentences.
  private mutating func joinSplit(
    _ old: Revision, _ new: Revision, _ weights: WordWeights, _ aligner: inout WordAligner
  ) {
    Self.join(\.new, &groupOfNew, &groups) { sentence, group in
      let pairs = aligner.pairs(old.tokens, old.tokens(of: group.old), new.tokens, new.tokens(of: group.new))
      return weights.share(of: pairs.lazy.map(\.new), in: new.sentences[sentence].tokens, of: new.tokens)
    }
  }

  /// Joins sentences of one `side` that are in no group to one beside them; `share` is what of a sentence's words is on the other side
  /// of the group that has it.
  private static func join(
    _ side: WritableKeyPath<SentenceGroup, Range<Int>>, _ groupOf: inout [Int32], _ groups: inout [SentenceGroup],
    share: (_ sentence: Int, _ joined: SentenceGroup) -> Float
  ) {
    for sentence in groupOf.indices where groupOf[sentence] < 0 {
      for neighbour in [sentence - 1, sentence + 1] where groupOf.indices.contains(neighbour) {
        let index = groupOf[neighbour]
        guard index >= 0, !groups[Int(index)].isEqual else { continue }
        var joined = groups[Int(index)]
        joined[keyPath: side] =
          min(joined[keyPath: side].lowerBound, sentence)..<max(joined[keyPath: side].upperBound, sentence + 1)
        guard share(sentence, joined) >= leastShare else { continue }
        groups[Int(index)] = joined
        groupOf[sentence] = index
        break
      }
    }
  }

  /// Finds old sentences that are in no group inside a new one, where nothing else claims the words.
  private mutating func findMerged(
    _ old: Revision, _ new: Revision, _ likeness: Likeness, _ aligner: inout WordAligner
  ) {
    var index = WordIndex(new, counts: likeness.newCounts, weights: likeness.weights)
    for sentence in groupOfOld.indices where groupOfOld[sentence] < 0 {
      guard let holder = index.sentences(sharing: old.bags[old.wordRange(sentence)], most: 1).first else { continue }
      let tokens = old.sentences[sentence].tokens
      let pairs = aligner.pairs(old.tokens, tokens, new.tokens, new.sentences[holder].tokens)
        .filter { origins[$0.new] < 0 }
      let share = likeness.weights.share(of: pairs.lazy.map(\.old), in: tokens, of: old.tokens)
      let weight = pairs.reduce(0) { $0 + likeness.weights[old.tokens[$1.old]] }
      guard share >= Self.leastPart.share, weight >= Self.leastPart.weight else { continue }
      groupOfOld[sentence] = Int32(groups.count)
      groups.append(SentenceGroup(partsOf: sentence, and: holder, share: share))
      link(pairs)
    }
  }

  /// Finds new sentences that are in no group inside an old one that is, where the words have not become others.
  private mutating func findSplit(
    _ old: Revision, _ new: Revision, _ likeness: Likeness, _ aligner: inout WordAligner
  ) {
    var index = WordIndex(old, counts: likeness.oldCounts, weights: likeness.weights)
    for sentence in groupOfNew.indices where groupOfNew[sentence] < 0 {
      guard let holder = index.sentences(sharing: new.bags[new.wordRange(sentence)], most: 1).first,
        groupOfOld[holder] >= 0
      else { continue }
      let tokens = new.sentences[sentence].tokens
      let pairs = aligner.pairs(old.tokens, old.sentences[holder].tokens, new.tokens, tokens)
        .filter { images[$0.old] < 0 }
      let share = likeness.weights.share(of: pairs.lazy.map(\.new), in: tokens, of: new.tokens)
      let weight = pairs.reduce(0) { $0 + likeness.weights[new.tokens[$1.new]] }
      guard share >= Self.leastPart.share, weight >= Self.leastPart.weight else { continue }
      groupOfNew[sentence] = Int32(groups.count)
      groups.append(SentenceGroup(partsOf: holder, and: sentence, share: share))
      link(pairs)
    }
  }

  /// Finds words that went from one sentence to another: runs that nothing else claims and that stand once in each revision.
  private mutating func findMovedWords(_ old: Revision, _ new: Revision) {
    let runs = LeftoverRuns(new.tokens, taken: origins)
    for place in LeftoverRuns(old.tokens, taken: images).unique(in: runs) {
      var pairs: [WordPair] = []
      var pair = place
      func isFree(_ pair: WordPair) -> Bool {
        old.tokens.all.indices.contains(pair.old) && new.tokens.all.indices.contains(pair.new)
          && images[pair.old] < 0 && origins[pair.new] < 0 && old.tokens[pair.old].word == new.tokens[pair.new].word
      }
      while isFree(pair.before) { pair = pair.before }
      while isFree(pair) {
        pairs.append(pair)
        pair = pair.next
      }
      link(pairs)
    }
  }

  /// Tells the groups that moved from those that stayed: the most that keep their order.
  private mutating func findMoved() {
    let order = groups.indices.filter { !groups[$0].isPart }
      .sorted { groups[$0].old.lowerBound < groups[$1].old.lowerBound }
    for index in order { groups[index].isMoved = true }
    for place in order.map({ groups[$0].new.lowerBound }).longestIncreasing() { groups[order[place]].isMoved = false }
    // A part moves with what it is a part of.
    for index in groups.indices where groups[index].isPart {
      let hosts = [groupOfOld[groups[index].old.lowerBound], groupOfNew[groups[index].new.lowerBound]]
      groups[index].isMoved = hosts.contains { $0 >= 0 && groups[Int($0)].isMoved }
    }
    var last: Int32 = -1
    stayed = groupOfOld.indices.map { sentence in
      let group = Int(groupOfOld[sentence])
      if group >= 0, !groups[group].isMoved, !groups[group].isPart { last = Int32(sentence) }
      return last
    }
  }
}
