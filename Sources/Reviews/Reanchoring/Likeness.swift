/// How alike two sentences of two revisions are: the share of their words that both have in the same order.
///
/// Half of the measure counts words, the other half weighs them by how rare they are, so that neither the small words nor one rare
/// name decides alone.
struct Likeness {
  /// How much each word tells.
  let weights: WordWeights
  /// In how many sentences of the old revision each word stands.
  let oldCounts: [Int32]
  /// In how many sentences of the new revision each word stands.
  let newCounts: [Int32]
  private let oldSums: [Float]
  private let newSums: [Float]
  private var row: [Float] = []

  /// Weighs the words of two revisions, `words` in all.
  init(_ old: Revision, _ new: Revision, words: Int) {
    oldCounts = Self.sentenceCounts(of: old, words: words)
    newCounts = Self.sentenceCounts(of: new, words: words)
    weights = WordWeights(
      counts: zip(oldCounts, newCounts).lazy.map(+), sentences: old.sentences.count + new.sentences.count)
    oldSums = Self.sums(old, weights.rarity)
    newSums = Self.sums(new, weights.rarity)
  }

  private static func sentenceCounts(of revision: Revision, words: Int) -> [Int32] {
    var counts = [Int32](repeating: 0, count: words)
    for sentence in 0..<revision.sentences.count {
      for word in revision.bags[revision.wordRange(sentence)].withoutRepeats { counts[Int(word)] += 1 }
    }
    return counts
  }

  private static func sums(_ revision: Revision, _ rarity: [Float]) -> [Float] {
    (0..<revision.sentences.count).map { sentence in
      revision.wordRange(sentence).reduce(0) { $0 + rarity[Int(revision.words[$1])] }
    }
  }

  /// The likeness that two sentences would have if order did not matter, 0 to 1: never less than `ordered`.
  func unordered(_ old: Revision, _ i: Int, _ new: Revision, _ j: Int) -> Float {
    var (a, b) = (old.starts[i], new.starts[j])
    let (endA, endB) = (old.starts[i + 1], new.starts[j + 1])
    var (count, weight): (Float, Float) = (0, 0)
    while a < endA, b < endB {
      let (x, y) = (old.bags[a], new.bags[b])
      if x == y {
        count += 1
        weight += weights.rarity[Int(x)]
      }
      if x <= y { a += 1 }
      if y <= x { b += 1 }
    }
    let lengths = Float(old.starts[i + 1] - old.starts[i] + new.starts[j + 1] - new.starts[j])
    return count / lengths + weight / (oldSums[i] + newSums[j])
  }

  /// The likeness of two sentences, 0 to 1: the heaviest common subsequence of their words, in shares of both.
  mutating func ordered(_ old: Revision, _ i: Int, _ new: Revision, _ j: Int) -> Float {
    let (rangeA, rangeB) = (old.wordRange(i), new.wordRange(j))
    let perWord = 1 / Float(rangeA.count + rangeB.count)
    let perWeight = 1 / (oldSums[i] + newSums[j])
    if row.count <= rangeB.count { row = [Float](repeating: 0, count: 2 * rangeB.count + 1) }
    return row.withUnsafeMutableBufferPointer { row in
      old.words.withUnsafeBufferPointer { oldWords in
        new.words.withUnsafeBufferPointer { newWords in
          for column in 0...rangeB.count { row[column] = 0 }
          for a in rangeA {
            let word = oldWords[a]
            let gain = perWord + weights.rarity[Int(word)] * perWeight
            var diagonal: Float = 0
            var column = 1
            for b in rangeB {
              let above = row[column]
              row[column] = newWords[b] == word ? diagonal + gain : max(above, row[column - 1])
              diagonal = above
              column += 1
            }
          }
          return row[rangeB.count]
        }
      }
    }
  }
}
