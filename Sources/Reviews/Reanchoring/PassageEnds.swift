/// A passage is placed by its largest parts that are whole: whole paragraphs go to whole paragraphs, whole sentences to whole sentences,
/// and only ends inside a sentence are found by the words on both sides of them.
extension Reanchoring {
  /// Where some old tokens have gone, in new tokens; nil when none of them is left.
  func place(of passage: Range<Int>) -> Range<Int>? {
    guard let (first, last) = ends(of: passage) else { return nil }
    let words = start(of: passage, from: first)..<end(of: passage, from: last)
    var sentences = words
    let opening = old.sentences.holding(passage.lowerBound)
    let closing = old.sentences.holding(passage.upperBound - 1)
    if isWhole(opening, in: passage), let group = group(ofOld: passage.lowerBound), !group.isPart,
      group.old.lowerBound == opening, new.tokens(of: group.new).contains(first.new)
    {
      sentences = new.tokens(of: group.new).lowerBound..<sentences.upperBound
    }
    if isWhole(closing, in: passage), let group = group(ofOld: passage.upperBound - 1), !group.isPart,
      group.old.upperBound == closing + 1, new.tokens(of: group.new).contains(last.new)
    {
      sentences = sentences.lowerBound..<new.tokens(of: group.new).upperBound
    }
    // What was merged into a much longer sentence does not take that over.
    if sentences != words, likeness(of: sentences, to: passage) < 0.4 { sentences = words }
    return paragraphs(for: passage, around: sentences) ?? sentences
  }

  private func isWhole(_ sentence: Int, in passage: Range<Int>) -> Bool {
    let tokens = old.sentences[sentence].tokens
    return passage.lowerBound <= tokens.lowerBound && tokens.upperBound <= passage.upperBound
  }

  /// The outermost words of a passage that are still there, of the heaviest lot that stayed together.
  private func ends(of passage: Range<Int>) -> (first: WordPair, last: WordPair)? {
    var kept: [WordPair] = []
    for token in passage { if let image = image(token) { kept.append(WordPair(old: token, new: image)) } }
    kept.sort { $0.new < $1.new }
    let reach = max(12, passage.count)
    var best: (weight: Float, range: Range<Int>) = (0, 0..<0)
    var start = 0
    var weight: Float = 0
    for (index, pair) in kept.enumerated() {
      // Of a sentence that lost words to another one, what stayed is the passage.
      weight += weights[old.tokens[pair.old]] * (hasMoved(pair) ? 0.5 : 1)
      if index + 1 < kept.count {
        let next = kept[index + 1]
        let isNear = next.new - pair.new <= reach && hasMoved(pair) == hasMoved(next)
        if isNear || isRun(pair, next) || next.new == pair.new + 1 { continue }
      }
      if weight > best.weight { best = (weight, start..<index + 1) }
      (start, weight) = (index + 1, 0)
    }
    return best.range.isEmpty ? nil : (kept[best.range.lowerBound], kept[best.range.upperBound - 1])
  }

  /// Whether a word went to a sentence that its own has not become.
  private func hasMoved(_ pair: WordPair) -> Bool {
    guard let group = group(ofOld: pair.old) else { return true }
    return !new.tokens(of: group.new).contains(pair.new)
  }

  /// Whether two words keep their order inside one group, however much was put between them.
  private func isRun(_ one: WordPair, _ next: WordPair) -> Bool {
    let groups = correspondence.groupOfNew
    return one.old < next.old
      && groups[new.sentences.holding(one.new)] == groups[new.sentences.holding(next.new)]
  }

  /// Where a passage starts whose first kept word is `first`: before it, as far as what was there before was replaced.
  private func start(of passage: Range<Int>, from first: WordPair) -> Int {
    let (inside, limit) = (first.old - passage.lowerBound, group(ofOld: first.old))
    guard inside > 0, let limit else { return first.new }
    let (oldLimit, newLimit) = (old.tokens(of: limit.old).lowerBound, sentence(ofNew: first.new).lowerBound)
    var outside = 0
    while passage.lowerBound - outside > oldLimit, image(passage.lowerBound - outside - 1) == nil { outside += 1 }
    var free = 0
    while first.new - free > newLimit, origin(first.new - free - 1) == nil { free += 1 }
    return first.new - part(inside, of: inside + outside, from: free)
  }

  /// Where a passage ends whose last kept word is `last`: behind it, as far as what was there before was replaced.
  private func end(of passage: Range<Int>, from last: WordPair) -> Int {
    let (inside, limit) = (passage.upperBound - last.old - 1, group(ofOld: last.old))
    guard inside > 0, let limit else { return last.new + 1 }
    let (oldLimit, newLimit) = (old.tokens(of: limit.old).upperBound, sentence(ofNew: last.new).upperBound)
    var outside = 0
    while passage.upperBound + outside < oldLimit, image(passage.upperBound + outside) == nil { outside += 1 }
    var free = 0
    while last.new + 1 + free < newLimit, origin(last.new + 1 + free) == nil { free += 1 }
    return last.new + 1 + part(inside, of: inside + outside, from: free)
  }

  /// The tokens of the sentence that holds a new token.
  private func sentence(ofNew token: Int) -> Range<Int> { new.sentences[new.sentences.holding(token)].tokens }

  /// The share of `free` new words that replaced `some` of `all` old ones, rounded.
  private func part(_ some: Int, of all: Int, from free: Int) -> Int { (free * some + all / 2) / all }

  /// What stands where all words of a passage were replaced: between the words that stood on both sides of it; nil for nothing.
  func replacement(of passage: Range<Int>) -> Range<Int>? {
    guard let group = group(ofOld: passage.lowerBound), !group.isPart else { return nil }
    let tokens = old.tokens(of: group.old)
    guard passage.upperBound < tokens.upperBound, passage.lowerBound > tokens.lowerBound else { return nil }
    guard let before = image(passage.lowerBound - 1), let behind = image(passage.upperBound) else { return nil }
    return before + 1 < behind ? before + 1..<behind : nil
  }

  /// The whole paragraphs that whole paragraphs have become, those among the ones around `place` that are most alike; nil when the
  /// passage is none, or when nothing is alike enough.
  private func paragraphs(for passage: Range<Int>, around place: Range<Int>) -> Range<Int>? {
    let oldRange = old.paragraph(holding: passage.lowerBound)...old.paragraph(holding: passage.upperBound - 1)
    guard old.tokens(ofParagraphs: oldRange) == passage else { return nil }
    // A sentence that was a paragraph by itself is dealt with as a sentence.
    guard passage != old.sentences[old.sentences.holding(passage.lowerBound)].tokens else { return nil }
    let (first, last) = (new.paragraph(holding: place.lowerBound), new.paragraph(holding: place.upperBound - 1))
    var best = new.tokens(ofParagraphs: first...last)
    var most = likeness(of: best, to: passage)
    for start in first...min(last, first + 20) {
      for end in start...min(last, start + 3) {
        let some = new.tokens(ofParagraphs: start...end)
        let value = likeness(of: some, to: passage)
        if value > most { (best, most) = (some, value) }
      }
    }
    return most >= 0.35 ? best : nil
  }
}
