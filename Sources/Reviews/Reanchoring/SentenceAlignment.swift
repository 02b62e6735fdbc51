/// Which sentence of the new revision each sentence of the old one has become.
///
/// Best first: of all pairs of candidates the one that is most alike and best supported by its neighbours is taken, then the next whose
/// sentences are both free. Support is what tells lookalikes apart and lets heavily edited sentences find each other, and it asks
/// nothing about the order of the whole, so that moved paragraphs cost no more than others. (Heckel, "A technique for isolating
/// differences between files", 1978, has the neighbours of unique equal lines; this is the same for lines that are merely alike.)
struct SentenceAlignment {
  /// A sentence and what it has become.
  struct Pair {
    /// The sentence of the old revision.
    var old: Int
    /// The sentence of the new revision.
    var new: Int
    /// How alike they are, 0 to 1.
    var likeness: Float
    /// How well the sentences around them agree, 0 to 1.
    var support: Float
    /// The strength of the strongest pair that was possible instead.
    var rival: Float = 0
    /// That pair's sentence of the new revision.
    var alternative: Int?

    /// What decides between pairs.
    var strength: Float { likeness + 0.4 * support }
  }

  /// For each old sentence its pair, if it has one.
  private(set) var pairs: [Pair?]
  /// For each old sentence without a pair the new one most like it, which has become of another.
  private(set) var lookalikes: [Int: SentenceCandidates.Candidate] = [:]
  /// For each new sentence its old one, or -1.
  private var oldOfNew: [Int32]
  private let candidates: [[SentenceCandidates.Candidate]]

  /// What the nearest neighbour's support is worth, and that of those behind it.
  private static let worth: [Float] = [1, 0.8, 0.64, 0.51]
  /// Neighbours asked for support on each side.
  private static let reach = worth.count
  /// Pairs weaker than this are none.
  private static let leastStrength: Float = 0.36

  /// Aligns the sentences of two revisions.
  init(_ old: Revision, _ new: Revision, _ likeness: Likeness) {
    candidates = SentenceCandidates(old, new, likeness).all
    pairs = Array(repeating: nil, count: old.sentences.count)
    oldOfNew = Array(repeating: -1, count: new.sentences.count)
    takeBest()
    findRivals()
    for sentence in candidates.indices where pairs[sentence] == nil {
      lookalikes[sentence] = candidates[sentence].max { $0.likeness < $1.likeness }
    }
  }

  private mutating func takeBest() {
    let possible = candidates.indices.flatMap { sentence in candidates[sentence].map { pair(sentence, $0) } }
      .filter { $0.strength >= Self.leastStrength }
    // Ties are settled by place alone, the same way in both directions.
    let order = possible.sorted { ($0.strength, $1.old + $1.new, $1.old) > ($1.strength, $0.old + $0.new, $0.old) }
    for pair in order where pairs[pair.old] == nil && oldOfNew[pair.new] < 0 {
      pairs[pair.old] = pair
      oldOfNew[pair.new] = Int32(pair.old)
    }
  }

  private func pair(_ sentence: Int, _ candidate: SentenceCandidates.Candidate) -> Pair {
    Pair(
      old: sentence, new: candidate.sentence, likeness: candidate.likeness,
      support: support(sentence, candidate.sentence))
  }

  /// How well the sentences before and behind both agree, 0 to 1.
  private func support(_ old: Int, _ new: Int) -> Float {
    (support(old, new, step: -1) + support(old, new, step: 1)) / 2
  }

  /// The likeness of the best pair on one side, less for each sentence further away; the ends of both texts are alike.
  private func support(_ old: Int, _ new: Int, step: Int) -> Float {
    let (oldCount, newCount) = (pairs.count, oldOfNew.count)
    let (oldLeft, newLeft) = step < 0 ? (old, new) : (oldCount - 1 - old, newCount - 1 - new)
    var best = max(oldLeft, newLeft) < Self.reach ? Self.worth[max(oldLeft, newLeft)] : 0
    guard oldLeft > 0 else { return best }
    for distance in 1...min(oldLeft, Self.reach) {
      for candidate in candidates[old + step * distance] {
        let away = (candidate.sentence - new) * step
        guard 1...Self.reach ~= away else { continue }
        best = max(best, candidate.likeness * Self.worth[max(distance, away) - 1])
      }
    }
    return best
  }

  private mutating func findRivals() {
    for sentence in candidates.indices {
      guard let pair = pairs[sentence] else { continue }
      for candidate in candidates[sentence] where candidate.sentence != pair.new {
        // What another old sentence fits as well as this one does is no rival.
        if let owner = owner(of: candidate.sentence), owner.likeness >= candidate.likeness { continue }
        let other = self.pair(sentence, candidate)
        if other.strength > pair.rival {
          pairs[sentence]?.rival = other.strength
          pairs[sentence]?.alternative = candidate.sentence
        }
      }
    }
  }

  private func owner(of new: Int) -> Pair? { oldOfNew[new] < 0 ? nil : pairs[Int(oldOfNew[new])] }
}
