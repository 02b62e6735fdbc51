/// Runs of a few words of a revision that have no counterpart yet.
struct LeftoverRuns {
  /// Where each run starts, by a hash of its words; nil for one that stands in several places.
  private var places: [Int: Int?] = [:]
  /// The hashes in the order of the text.
  private var order: [Int] = []

  /// So many words and punctuation marks in a row are no chance.
  private static let length = 5

  /// Finds the runs of tokens that are not taken.
  init(_ tokens: Tokens, taken: [Int32]) {
    var free = 0
    for index in 0..<tokens.count {
      free = taken[index] < 0 ? free + 1 : 0
      guard free >= Self.length else { continue }
      let start = index + 1 - Self.length
      var hasher = Hasher()
      for token in start...index { hasher.combine(tokens[token].word) }
      let run = hasher.finalize()
      order.append(run)
      places[run] = .some(places[run] == nil ? start : nil)
    }
  }

  /// The starts of the runs that stand in one place here and in one place there, in the order of the text.
  func unique(in other: LeftoverRuns) -> [WordPair] {
    order.compactMap { run in
      guard let here = places[run] ?? nil, let there = other.places[run] ?? nil else { return nil }
      return WordPair(old: here, new: there)
    }
  }
}
