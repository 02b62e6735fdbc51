extension Reanchoring {
  /// The words that differ between an old passage and a new one, in order; by the words that correspond.
  func changes(_ passage: Range<Int>, _ place: Range<Int>) -> [WordChange] {
    var kept: [WordPair] = []
    for token in passage {
      guard let image = image(token), place.contains(image) else { continue }
      if old.tokens[token].form == new.tokens[image].form { kept.append(WordPair(old: token, new: image)) }
    }
    var result: [WordChange] = []
    var (nextOld, nextNew) = (passage.lowerBound, place.lowerBound)
    func close(_ oldEnd: Int, _ newEnd: Int) {
      if nextOld < oldEnd || nextNew < newEnd { result.append(change(nextOld..<oldEnd, nextNew..<newEnd)) }
      (nextOld, nextNew) = (oldEnd + 1, newEnd + 1)
    }
    for index in kept.map(\.new).longestIncreasing() { close(kept[index].old, kept[index].new) }
    close(passage.upperBound, place.upperBound)
    return result
  }

  private func change(_ oldTokens: Range<Int>, _ newTokens: Range<Int>) -> WordChange {
    WordChange(
      old: old.tokens.codePoints(of: oldTokens), new: new.tokens.codePoints(of: newTokens),
      removed: old.tokens.words(oldTokens), added: new.tokens.words(newTokens))
  }
}

extension Tokens {
  /// Where some tokens stand, in code points; for none, where the next one starts.
  fileprivate func codePoints(of range: Range<Int>) -> Range<Int> {
    guard range.isEmpty else { return span(range) }
    let place = range.lowerBound < count ? Int(self[range.lowerBound].start) : length
    return place..<place
  }
}
