/// A word of the old revision and the equal word of the new one that it has become.
struct WordPair {
  /// The old token.
  var old: Int
  /// The new token.
  var new: Int

  /// The tokens before both.
  var before: WordPair { WordPair(old: old - 1, new: new - 1) }
  /// The tokens behind both.
  var next: WordPair { WordPair(old: old + 1, new: new + 1) }
}

/// Aligns the words of two stretches of text.
///
/// Needleman and Wunsch, "A general method applicable to the search for similarities in the amino acid sequence of two proteins", 1970,
/// with Gotoh's second state (1982) used for runs: a word that follows its neighbour counts for more, so that "the" is not taken from
/// another phrase. Time is the product of both lengths, which the length of a sentence bounds.
struct WordAligner {
  private let weights: WordWeights
  private var scores: [Float] = []
  private var steps: [UInt8] = []

  /// The longest stretches, in words of one times words of the other, that are aligned in full.
  private static let limit = 1 << 20

  private enum Step {
    /// The cell's best alignment ends with a pair, leaves out an old word, or leaves out a new one.
    static let pair: UInt8 = 1, dropOld: UInt8 = 2, dropNew: UInt8 = 3
    /// The best alignment that ends with this cell's pair has the pair before it, too.
    static let run: UInt8 = 4
  }

  /// Makes an aligner that knows how much each word of the lexicon tells.
  init(weights: WordWeights) { self.weights = weights }

  /// The aligned pairs of equal words, letters' case aside, in no particular order.
  mutating func pairs(_ old: Tokens, _ oldRange: Range<Int>, _ new: Tokens, _ newRange: Range<Int>) -> [WordPair] {
    var pairs: [WordPair] = []
    pairs.reserveCapacity(min(oldRange.count, newRange.count))
    var (a, b) = (oldRange, newRange)
    while let x = a.first, let y = b.first, old[x].word == new[y].word {
      pairs.append(WordPair(old: x, new: y))
      (a, b) = (a.dropFirst(), b.dropFirst())
    }
    while let x = a.last, let y = b.last, old[x].word == new[y].word {
      pairs.append(WordPair(old: x, new: y))
      (a, b) = (a.dropLast(), b.dropLast())
    }
    guard !a.isEmpty, !b.isEmpty, a.count * b.count <= Self.limit else { return pairs }
    fill(old, a, new, b)
    trace(a, b, into: &pairs)
    return pairs
  }

  private mutating func fill(_ old: Tokens, _ a: Range<Int>, _ new: Tokens, _ b: Range<Int>) {
    let width = b.count + 1
    let size = (a.count + 1) * width
    if steps.count < size { steps = [UInt8](repeating: 0, count: size) }
    if scores.count < 4 * width { scores = [Float](repeating: 0, count: 4 * width) }
    scores.withUnsafeMutableBufferPointer { scores in
      steps.withUnsafeMutableBufferPointer { steps in
        for cell in 0..<4 * width { scores[cell] = cell < 2 * width ? 0 : -1 }
        // Two rows of the best scores, two of the best that end with a pair.
        var (best, bestAbove, ending, endingAbove) = (0, width, 2 * width, 3 * width)
        for row in 1...a.count {
          let x = old[a.lowerBound + row - 1]
          let weight = x.isWord ? weights[x] : 0.1
          scores[ending] = -1
          scores[best] = 0
          for column in 1...b.count {
            let y = new[b.lowerBound + column - 1]
            var step: UInt8 = Step.dropOld
            var value = scores[bestAbove + column]
            if scores[best + column - 1] > value {
              value = scores[best + column - 1]
              step = Step.dropNew
            }
            var ended: Float = -1
            if x.word == y.word {
              let gain = weight + (x.form == y.form ? 0.05 : 0)
              let alone = scores[bestAbove + column - 1]
              let running = scores[endingAbove + column - 1] + 0.25
              ended = gain + max(alone, running)
              let run = running > alone ? Step.run : 0
              if ended >= value {
                value = ended
                step = Step.pair
              }
              step |= run
            }
            scores[ending + column] = ended
            scores[best + column] = value
            steps[row * width + column] = step
          }
          swap(&best, &bestAbove)
          swap(&ending, &endingAbove)
        }
      }
    }
  }

  private func trace(_ a: Range<Int>, _ b: Range<Int>, into pairs: inout [WordPair]) {
    let width = b.count + 1
    var (row, column) = (a.count, b.count)
    var mustPair = false
    while row > 0, column > 0 {
      let step = steps[row * width + column]
      if mustPair || step & 3 == Step.pair {
        pairs.append(WordPair(old: a.lowerBound + row - 1, new: b.lowerBound + column - 1))
        mustPair = step & Step.run != 0
        row -= 1
        column -= 1
      } else if step & 3 == Step.dropOld {
        row -= 1
      } else {
        column -= 1
      }
    }
  }
}
