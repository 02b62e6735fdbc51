/// The sentences in which each of the rarer words of a revision stands.
struct WordIndex {
  private var starts: [Int32] = [0]
  private var places: [Int32]
  private let weights: WordWeights
  private var votes: [Float]
  private var voted: [Int] = []

  /// A word in more sentences than this leads to none of them.
  private static let commonWord = 24

  /// Indexes the sentences of `revision`, each word of the lexicon standing in so many of them.
  init(_ revision: Revision, counts: [Int32], weights: WordWeights) {
    self.weights = weights
    starts.reserveCapacity(counts.count + 1)
    var total: Int32 = 0
    for count in counts {
      if count <= Self.commonWord { total += count }
      starts.append(total)
    }
    places = Array(repeating: 0, count: Int(total))
    votes = Array(repeating: 0, count: revision.sentences.count)
    var next = starts
    for sentence in 0..<revision.sentences.count {
      for word in revision.bags[revision.wordRange(sentence)].withoutRepeats where counts[Int(word)] <= Self.commonWord
      {
        places[Int(next[Int(word)])] = Int32(sentence)
        next[Int(word)] += 1
      }
    }
  }

  /// The sentences that share most of the rarer words of a bag, by weight, the best first.
  mutating func sentences(sharing bag: ArraySlice<Int32>, most: Int) -> [Int] {
    voted.removeAll(keepingCapacity: true)
    for word in bag.withoutRepeats {
      for place in places[Int(starts[Int(word)])..<Int(starts[Int(word) + 1])] {
        if votes[Int(place)] == 0 { voted.append(Int(place)) }
        votes[Int(place)] += weights.rarity[Int(word)]
      }
    }
    voted.sort { (votes[$0], $1) > (votes[$1], $0) }
    for place in voted { votes[place] = 0 }
    return Array(voted.prefix(most))
  }
}

extension ArraySlice<Int32> {
  /// The words of a sorted bag, each once.
  var withoutRepeats: some Sequence<Int32> {
    indices.lazy.filter { $0 == startIndex || self[$0 - 1] != self[$0] }.map { self[$0] }
  }
}
