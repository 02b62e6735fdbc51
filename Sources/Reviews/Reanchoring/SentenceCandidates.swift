/// For each sentence of the old revision, the few sentences of the new one that it may have become.
///
/// Found where they share rare words, and beside the candidates of their neighbours, so that the cost grows with the text and not with
/// the product of two texts.
struct SentenceCandidates {
  /// A sentence of the new revision and how alike it is.
  struct Candidate {
    var sentence: Int
    var likeness: Float
  }

  /// The candidates of each old sentence.
  private(set) var all: [[Candidate]]
  private let old: Revision
  private let new: Revision
  private(set) var likeness: Likeness

  /// Candidates of a sentence that rare words lead to.
  private static let most = 6
  /// What is less alike is no candidate.
  static let leastLikeness: Float = 0.25

  /// Finds the candidates.
  init(_ old: Revision, _ new: Revision, _ likeness: Likeness) {
    (self.old, self.new, self.likeness) = (old, new, likeness)
    all = Array(repeating: [], count: old.sentences.count)
    addEqual()
    addByRareWords()
    addNeighbours()
  }

  /// Adds the sentences of the same words; where there are many, the neighbours have to tell which.
  private mutating func addEqual() {
    var places: [Int: [Int]] = [:]
    for (sentence, key) in new.keys.enumerated() { places[key, default: []].append(sentence) }
    for sentence in all.indices {
      guard let equal = places[old.keys[sentence]], equal.count <= 2 * Self.most else { continue }
      all[sentence] = equal.map { Candidate(sentence: $0, likeness: 1) }
    }
  }

  private mutating func addByRareWords() {
    var index = WordIndex(new, counts: likeness.newCounts, weights: likeness.weights)
    for sentence in all.indices where !isSettled(sentence) {
      for other in index.sentences(sharing: old.bags[old.wordRange(sentence)], most: 3 * Self.most) {
        add(sentence, other)
      }
      if all[sentence].count > 2 * Self.most {
        all[sentence].sort { $0.likeness > $1.likeness }
        all[sentence].removeLast(all[sentence].count - 2 * Self.most)
      }
    }
  }

  /// Whether a sentence has found its only equal, long enough not to be there by chance.
  private func isSettled(_ sentence: Int) -> Bool {
    all[sentence].count == 1 && all[sentence][0].likeness == 1 && old.wordRange(sentence).count >= 4
  }

  /// What stands beside the best candidates of the sentence before, then of the one behind, so that runs grow in both directions.
  private mutating func addNeighbours() {
    for sentence in all.indices { addNeighbours(of: sentence - 1, step: 1, to: sentence) }
    for sentence in all.indices.reversed() { addNeighbours(of: sentence + 1, step: -1, to: sentence) }
  }

  private mutating func addNeighbours(of neighbour: Int, step: Int, to sentence: Int) {
    guard !isSettled(sentence) else { return }
    guard all.indices.contains(neighbour) else {
      let end = step > 0 ? -1 : new.sentences.count
      for distance in 1...2 { add(sentence, end + step * distance) }
      return
    }
    let best = all[neighbour].sorted { $0.likeness > $1.likeness }.prefix(3)
    for candidate in best where candidate.likeness >= 0.4 {
      for distance in 1...2 { add(sentence, candidate.sentence + step * distance) }
    }
  }

  /// Adds a candidate, if it is alike enough.
  private mutating func add(_ sentence: Int, _ other: Int) {
    guard new.sentences.all.indices.contains(other), !all[sentence].contains(where: { $0.sentence == other }),
      likeness.unordered(old, sentence, new, other) >= Self.leastLikeness
    else { return }
    let value = likeness.ordered(old, sentence, new, other)
    if value >= Self.leastLikeness { all[sentence].append(Candidate(sentence: other, likeness: value)) }
  }
}
