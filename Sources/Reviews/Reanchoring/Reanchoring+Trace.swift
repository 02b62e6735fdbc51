extension Reanchoring {
  /// An answer with less than this in its favour is none.
  private static let leastProbability = 0.5
  /// Sentences that are less alike are not taken for each other.
  private static let likenessOfLookalikes: Float = 0.5
  /// Places whose strength differs by less than this fit equally well.
  private static let leastMargin = 0.08
  /// How likely it is that a passage is gone of which no word is left in its place.
  private static let probabilityOfLoss = 0.99

  /// What became of a passage of the old revision, in code points; clipped to the text.
  public func trace(_ span: Range<Int>) -> Trace {
    let span = span.clamped(to: 0..<old.tokens.length)
    let passage = old.tokens.touched(by: span)
    guard !passage.isEmpty else { return traceBetweenWords(span, before: passage.lowerBound) }
    guard let placement = placement(of: passage) else { return loss(of: passage) }
    let evidence = placement.evidence
    let probability = evidence.probability
    guard probability >= Self.leastProbability else {
      return Trace(
        outcome: .orphaned, nearest: new.tokens.span(placement.tokens), score: 1 - probability, kept: evidence.kept)
    }
    let range = codePoints(of: placement.tokens, for: span, touching: passage)
    var trace = Trace(
      outcome: .unchanged, range: range, score: probability, moved: movement(of: passage, to: placement.tokens),
      kept: evidence.kept)
    if evidence.margin < Self.leastMargin, let other = alternative(for: passage) {
      trace.outcome = .ambiguous([range, new.tokens.span(other)])
      trace.score *= (1 + max(0, evidence.margin) / Self.leastMargin) / 2
    } else if !hasSameWords(passage, placement.tokens) {
      trace.outcome = .changed(changes(passage, placement.tokens))
    }
    return trace
  }

  /// Of a passage whose words are gone, or have become of another one that is more alike: the more alike, the less sure it is that the
  /// right one was taken.
  private func loss(of passage: Range<Int>) -> Trace {
    guard let lookalike = lookalikes[old.sentences.holding(passage.lowerBound)],
      lookalike.likeness >= Self.likenessOfLookalikes
    else { return Trace(outcome: .orphaned, score: Self.probabilityOfLoss, kept: 0) }
    return Trace(
      outcome: .orphaned, nearest: new.tokens.span(new.sentences[lookalike.sentence].tokens),
      score: Self.probabilityOfLoss * Double(1 - (lookalike.likeness - Self.likenessOfLookalikes)), kept: 0)
  }

  private func hasSameWords(_ passage: Range<Int>, _ place: Range<Int>) -> Bool {
    place.count == passage.count && zip(passage, place).allSatisfy { old.tokens[$0].form == new.tokens[$1].form }
  }

  /// The other place that a passage might be at: in the sentence that was second best.
  private func alternative(for passage: Range<Int>) -> Range<Int>? {
    guard let sentence = group(ofOld: passage.lowerBound)?.alternative else { return nil }
    let tokens = new.sentences[sentence].tokens
    if old.sentences[old.sentences.holding(passage.lowerBound)].tokens == passage { return tokens }
    var aligner = WordAligner(weights: weights)
    let words = aligner.pairs(old.tokens, passage, new.tokens, tokens).map(\.new)
    guard let first = words.min(), let last = words.max() else { return nil }
    return first..<last + 1
  }

  /// The code points of a place: the ends inside words and the blanks around them as the span has them, where the words allow it.
  private func codePoints(of place: Range<Int>, for span: Range<Int>, touching passage: Range<Int>) -> Range<Int> {
    let found = new.tokens.span(place)
    let (first, last) = (old.tokens[passage.lowerBound], old.tokens[passage.upperBound - 1])
    let (newFirst, newLast) = (new.tokens[place.lowerBound], new.tokens[place.upperBound - 1])
    var (start, end) = (found.lowerBound, found.upperBound)
    let lead = span.lowerBound - Int(first.start)
    if lead > 0, first.form == newFirst.form { start += lead }
    if lead < 0 { start = max(start + lead, place.lowerBound == 0 ? 0 : Int(new.tokens[place.lowerBound - 1].end)) }
    let trail = span.upperBound - Int(last.end)
    if trail < 0, last.form == newLast.form { end += trail }
    if trail > 0 {
      let isLast = place.upperBound == new.tokens.count
      end = min(end + trail, isLast ? new.tokens.length : Int(new.tokens[place.upperBound].start))
    }
    return start..<max(start, end)
  }

  /// An empty span between two words, or one of blanks alone, stays beside the word behind it, else beside the one before.
  private func traceBetweenWords(_ span: Range<Int>, before token: Int) -> Trace {
    if let image = image(token), let neighbour = found(token) {
      let gap = old.tokens[token].range.lowerBound - span.lowerBound
      return beside(neighbour, new.tokens[image].range.lowerBound - gap, span.count, inGapBefore: image)
    }
    if let image = image(token - 1), let neighbour = found(token - 1) {
      let gap = span.lowerBound - old.tokens[token - 1].range.upperBound
      return beside(neighbour, new.tokens[image].range.upperBound + gap, span.count, inGapBefore: image + 1)
    }
    return Trace(outcome: .orphaned, score: Self.probabilityOfLoss, kept: 0)
  }

  /// What became of one word, if it is still there.
  private func found(_ token: Int) -> Trace? {
    let trace = trace(old.tokens[token].range)
    return trace.range == nil ? nil : trace
  }

  /// The trace of some blanks beside a word whose trace is known, clipped to the blanks before a new token.
  private func beside(_ neighbour: Trace, _ start: Int, _ count: Int, inGapBefore token: Int) -> Trace {
    let low = token == 0 ? 0 : Int(new.tokens[token - 1].end)
    let high = token == new.tokens.count ? new.tokens.length : Int(new.tokens[token].start)
    let start = min(max(start, low), high)
    return Trace(
      outcome: .unchanged, range: start..<min(start + count, high), score: neighbour.score, moved: neighbour.moved,
      kept: 1)
  }

  /// By how many paragraphs a passage moved past its old neighbours; 0 when it stayed in its place.
  private func movement(of passage: Range<Int>, to place: Range<Int>) -> Int {
    guard let token = passage.first(where: { image($0).map(place.contains) ?? false }) else { return 0 }
    let sentence = old.sentences.holding(token)
    guard group(ofOld: token)?.isMoved == true else { return 0 }
    // Had it stayed, it would be as far behind the nearest sentence that did as it was.
    var expected = old.sentences[sentence].paragraph
    if case let before = Int(correspondence.stayed[sentence]), before >= 0 {
      let neighbour = correspondence.groups[Int(correspondence.groupOfOld[before])]
      expected += new.sentences[neighbour.new.upperBound - 1].paragraph - old.sentences[before].paragraph
    }
    return new.paragraph(holding: place.lowerBound) - expected
  }
}
