public import Documents

/// What a proposed wording changes, and nothing more: the words that differ at both ends are the same.
public struct ProposedChange: Hashable, Sendable {
  /// What it replaces, in code points of the paragraph's text; empty where words are only put in.
  public var range: Range<Int>
  /// The words in its place.
  public var replacement: String

  /// Makes a change.
  public init(range: Range<Int>, replacement: String) {
    self.range = range
    self.replacement = replacement
  }

  /// The change that makes `proposal` of `passage`, a stretch that stands at `start`.
  public init(of passage: String, at start: Int, to proposal: String) {
    let (old, new) = (Array(passage.unicodeScalars), Array(proposal.unicodeScalars))
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    range = start + head..<start + old.count - tail
    replacement = String(String.UnicodeScalarView(new[head..<new.count - tail]))
  }
}

extension Review {
  /// What the wording that a comment proposes changes where the comment stands; nil without a proposal or a place.
  public func proposedChange(of comment: Comment, in document: Document) -> ProposedChange? {
    let placing = placing(of: comment, in: document)
    guard let proposal = comment.remark.proposal, let target = placing.target else { return nil }
    let text = document.text(of: target)
    guard let passage = placing.passage else { return ProposedChange(of: text, at: 0, to: proposal) }
    return ProposedChange(of: text.stretch(passage), at: passage.lowerBound, to: proposal)
  }
}

/// The words of a paragraph, a heading or the title with some of the changes that were proposed for them.
public struct RevisedText: Equatable, Sendable {
  /// The text with the changes made; "\n" begins a new paragraph, and an empty text is none.
  public private(set) var text = ""
  /// The ids of comments whose changes touch words that an earlier one had changed already; they were not made.
  public private(set) var conflicts: [String] = []

  /// Makes the changes that `comments`, which stand on `target`, propose: the earlier in the text first, of those on the same words
  /// the first given.
  public init(
    of target: Target, in document: Document, _ review: Review, accepting comments: some Sequence<Comment>
  ) {
    let changes = comments.compactMap { comment in
      review.proposedChange(of: comment, in: document).map { (comment.id, $0) }
    }
    var taken: [(place: Int, change: ProposedChange)] = []
    for (place, (id, change)) in changes.enumerated() {
      let isFree = taken.allSatisfy { other in
        change.range.upperBound <= other.change.range.lowerBound
          || other.change.range.upperBound <= change.range.lowerBound
      }
      if isFree { taken.append((place, change)) } else { conflicts.append(id) }
    }
    taken.sort { one, other in
      (one.change.range.lowerBound, one.change.range.upperBound, one.place)
        < (other.change.range.lowerBound, other.change.range.upperBound, other.place)
    }
    let scalars = document.text(of: target).unicodeScalars
    var (at, offset) = (scalars.startIndex, 0)
    for (_, change) in taken {
      let start = scalars.index(at, offsetBy: max(0, change.range.lowerBound - offset))
      text += String(scalars[at..<start]) + change.replacement
      at = scalars.index(start, offsetBy: change.range.count)
      offset = change.range.upperBound
    }
    text += String(scalars[at...])
  }
}

extension String {
  /// The sentences that `range`, in code points, touches, and at least the range itself.
  public func sentences(around range: Range<Int>) -> Range<Int> {
    var lexicon = Lexicon()
    let tokens = Tokens(self, lexicon: &lexicon)
    let range = range.clamped(to: 0..<tokens.length)
    guard tokens.count > 0 else { return range }
    let sentences = Sentences(tokens)
    var touched = tokens.touched(by: range)
    if touched.isEmpty {
      // Between two words, the place belongs to the one that it stands against, else to the one before.
      let next = touched.lowerBound
      let isAgainstNext =
        next < tokens.count && Int(tokens[next].start) == range.upperBound && next > 0
        && Int(tokens[next - 1].end) < range.lowerBound
      let token = isAgainstNext || next == 0 ? next : next - 1
      touched = token..<token + 1
    }
    let first = sentences[sentences.holding(touched.lowerBound)].tokens
    let last = sentences[sentences.holding(touched.upperBound - 1)].tokens
    let span = tokens.span(first.lowerBound..<last.upperBound)
    return min(span.lowerBound, range.lowerBound)..<max(span.upperBound, range.upperBound)
  }
}
