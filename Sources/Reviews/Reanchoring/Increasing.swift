extension Array where Element: Comparable {
  /// Indices of a longest strictly increasing subsequence.
  ///
  /// By piling the elements as in the card game patience (Fredman, "On computing the length of longest increasing subsequences", 1975).
  func longestIncreasing() -> [Int] {
    var tops: [Int] = []
    var below = [Int](repeating: -1, count: count)
    for index in indices {
      let pile = tops.firstPlace { self[$0] >= self[index] }
      if pile > 0 { below[index] = tops[pile - 1] }
      if pile < tops.count { tops[pile] = index } else { tops.append(index) }
    }
    var result: [Int] = []
    var index = tops.last ?? -1
    while index >= 0 {
      result.append(index)
      index = below[index]
    }
    return result.reversed()
  }
}
