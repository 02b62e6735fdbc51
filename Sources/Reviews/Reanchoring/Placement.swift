/// Where a passage has gone.
struct Placement {
  /// The tokens of the new revision.
  var tokens: Range<Int>
  /// What speaks for it.
  var evidence: Evidence
}

extension Reanchoring {
  /// Where some old tokens have gone; nil when nothing is left of them nor in their place.
  func placement(of passage: Range<Int>) -> Placement? {
    if let place = place(of: passage) {
      return Placement(tokens: place, evidence: evidence(for: place, of: passage))
    }
    // All words were replaced: the words beside them, which stand as before, speak for the place.
    guard let place = replacement(of: passage) else { return nil }
    let wider = passage.lowerBound - 1..<passage.upperBound + 1
    var evidence = evidence(for: place.lowerBound - 1..<place.upperBound + 1, of: wider)
    evidence.kept = 0
    return Placement(tokens: place, evidence: evidence)
  }

  private func evidence(for place: Range<Int>, of passage: Range<Int>) -> Evidence {
    var (total, kept, sentence, margin): (Float, Float, Float, Float) = (0, 0, 0, 0)
    var index = old.sentences.holding(passage.lowerBound)
    for token in passage {
      if token == old.sentences[index].tokens.upperBound { index += 1 }
      let weight = weights[old.tokens[token]]
      total += weight
      guard let image = image(token), place.contains(image) else { continue }
      kept += weight
      guard case let number = Int(correspondence.groupOfOld[index]), number >= 0 else { continue }
      let group = correspondence.groups[number]
      sentence += weight * group.likeness
      margin += weight * min(1, group.margin)
    }
    kept = max(kept, .leastNormalMagnitude)
    return Evidence(
      kept: Double(kept / total), likeness: Double(likeness(of: place, to: passage)),
      sentence: Double(sentence / kept), margin: Double(margin / kept), frame: frame(of: place, around: passage))
  }

  /// The share of the words of both that both have, by weight.
  func likeness(of place: Range<Int>, to passage: Range<Int>) -> Float {
    var (both, all): (Float, Float) = (0, 0)
    for token in passage {
      let weight = weights[old.tokens[token]]
      all += weight
      if let image = image(token), place.contains(image) { both += weight }
    }
    for token in place {
      let weight = weights[new.tokens[token]]
      all += weight
      if let origin = origin(token), passage.contains(origin) { both += weight }
    }
    return both / max(all, .leastNormalMagnitude)
  }

  private func frame(of place: Range<Int>, around passage: Range<Int>) -> Double {
    func agree(_ outside: Int, _ newOutside: Int, isEnd: Bool) -> Double {
      isEnd || image(outside) == newOutside ? 0.5 : 0
    }
    return agree(
      passage.lowerBound - 1, place.lowerBound - 1, isEnd: passage.lowerBound == 0 && place.lowerBound == 0)
      + agree(
        passage.upperBound, place.upperBound,
        isEnd: passage.upperBound == old.tokens.count && place.upperBound == new.tokens.count)
  }
}
