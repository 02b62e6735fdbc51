/// Puts the pieces of one sentence together into phrases that name meetings.
struct PhraseReader {
  /// The text.
  let wording: Wording
  /// The pieces of the sentence.
  let pieces: ArraySlice<Piece>
  /// The profile's words.
  let words: TimelineWords

  /// The phrases in order, without overlap.
  func phrases() -> [Phrase] {
    var result: [Phrase] = []
    var index = pieces.startIndex
    var free = pieces.startIndex
    while index < pieces.endIndex {
      let read: (phrase: Phrase, next: Int)
      if pieces[index].isMeeting {
        read = meeting(at: index, after: free)
      } else if let find = pieces[index].body, !leadsToMeeting(index) {
        read = body(find, at: index, after: free)
      } else {
        index += 1
        continue
      }
      result.append(read.phrase)
      index = read.next
      free = read.next
    }
    return result
  }

  /// Whether a body belongs to the word for a meeting after it: "the PTC session", "the PTC's 243rd session".
  private func leadsToMeeting(_ index: Int) -> Bool {
    guard index + 1 < pieces.endIndex, gap(index, index + 1).allSatisfy(Self.possessive.contains) else { return false }
    if pieces[index + 1].isMeeting { return true }
    guard index + 2 < pieces.endIndex, pieces[index + 1].ordinal != nil, pieces[index + 2].isMeeting else {
      return false
    }
    return isQualified(gap(index + 1, index + 2))
  }

  // MARK: Around a word for a meeting

  private func meeting(at index: Int, after free: Int) -> (phrase: Phrase, next: Int) {
    var phrase = Phrase(tokens: pieces[index].tokens)
    phrase.hasMeetingWord = true
    phrase.isDialogue = pieces[index].isDialogue
    takeLeft(of: index, after: free, into: &phrase)
    var next = index + 1
    // "período de sesiones" is one word for a meeting.
    while next < pieces.endIndex, pieces[next].isMeeting,
      case let words = gap(next - 1, next), words.isEmpty || words == ["de"]
    {
      phrase.isDialogue = phrase.isDialogue || pieces[next].isDialogue
      next += 1
    }
    if phrase.ordinals.isEmpty, next < pieces.endIndex, let ordinal = pieces[next].ordinal,
      gap(next - 1, next).allSatisfy(Self.numbering.contains),
      !ordinal.isExplicit
    {
      phrase.ordinals = [ordinal.ordinals]
      next += 1
    }
    next = takeBodies(from: next, into: &phrase)
    extend(&phrase, over: next - 1)
    return (phrase, next)
  }

  /// Ordinals, body and date before a word for a meeting: "the 243rd/244th PTC sessions", "the April 2024 PTC sessions".
  private func takeLeft(of index: Int, after free: Int, into phrase: inout Phrase) {
    var at = index
    while at > free {
      let words = gap(at - 1, at)
      if let ordinal = pieces[at - 1].ordinal, phrase.ordinals.isEmpty, isQualified(words) {
        guard ordinal.isExplicit || words.isEmpty && !ordinal.isCount else { return }
        phrase.ordinals = [ordinal.ordinals]
        at -= 1
        while at > free, let more = pieces[at - 1].ordinal, more.isExplicit,
          gap(at - 1, at).allSatisfy(Self.lists.contains)
        {
          phrase.ordinals.insert(more.ordinals, at: 0)
          at -= 1
        }
      } else if let body = pieces[at - 1].body, phrase.bodies.isEmpty,
        words.allSatisfy({ Self.possessive.contains($0) }) || phrase.ordinals.isEmpty && isQualified(words)
      {
        phrase.bodies = [body]
        at -= 1
      } else if let date = pieces[at - 1].date, phrase.date == nil,
        words.isEmpty || isQualified(words) && date.isYearKnown
      {
        phrase.date = date
        at -= 1
      } else {
        break
      }
      phrase.tokens = pieces[at].tokens.lowerBound..<phrase.tokens.upperBound
    }
  }

  /// Bodies after a word for a meeting: "of the PTC", "between the PC and the PSCG", "de la Commission"; returns the next piece.
  private func takeBodies(from index: Int, into phrase: inout Phrase) -> Int {
    var next = index
    // "the sessions of April 2024 of the PTC"
    if phrase.date == nil, phrase.bodies.isEmpty, next + 1 < pieces.endIndex, let date = pieces[next].date,
      pieces[next + 1].body != nil,
      gap(next - 1, next).allSatisfy(isLink), gap(next, next + 1).contains(where: Self.belonging.contains)
    {
      phrase.date = date
      next += 1
    }
    while next < pieces.endIndex, let body = pieces[next].body {
      let words = gap(next - 1, next)
      if phrase.bodies.isEmpty {
        let isTheirs =
          words.count <= 4
          && words.allSatisfy { isLink($0) || phrase.isDialogue && Self.partners.contains($0) }
          && words.contains { Self.belonging.contains($0) || phrase.isDialogue && Self.partners.contains($0) }
        guard isTheirs || isHolder(next, after: words) else { return index }
        phrase.isJoint = words.contains { $0 == "between" || $0 == "entre" }
      } else if words == ["("], phrase.bodies.last?.body == body.body {
        next += 1
        continue
      } else {
        let rest = words.first == ")" ? words.dropFirst() : words[...]
        guard next > index,
          rest.contains(where: Self.lists.contains),
          rest.allSatisfy({ Self.lists.contains($0) || Self.articles.contains($0) || $0 == "of" })
        else { break }
      }
      phrase.bodies.append(body)
      next += 1
    }
    // A meeting "between" one body and nobody known is a meeting like others.
    if phrase.bodies.count < 2 { phrase.isJoint = false }
    return next
  }

  /// Whether the body at `index` is said to have held the meeting before it: "the session which the PTC held".
  private func isHolder(_ index: Int, after gap: [String]) -> Bool {
    guard let first = gap.first, Self.relatives.contains(first), gap.dropFirst().allSatisfy(Self.articles.contains)
    else { return false }
    let end = pieces[index].tokens.upperBound
    return (end...end + 2).contains { words.held.contains(wording.folded($0)) }
  }

  // MARK: Around a body

  /// A body without a word for a meeting: "the 24th RHCA Conference", "COP-6", "at the PTC in April 2024".
  private func body(_ body: BodyNames.Find, at index: Int, after free: Int) -> (phrase: Phrase, next: Int) {
    var phrase = Phrase(bodies: [body], tokens: body.tokens)
    var next = index + 1
    takeLeft(of: index, after: free, into: &phrase)
    phrase.bodies = [body]
    if !body.isFull, phrase.ordinals.isEmpty, next < pieces.endIndex, let ordinal = pieces[next].ordinal,
      !ordinal.isExplicit || ordinal.ordinals.count > 1, isHyphenated(index, next)
    {
      phrase.ordinals = [ordinal.ordinals]
      next += 1
    }
    // "the Conference of the Parties (COP-4)", "la 24e Conférence des directeurs de la région A/P (RHCA)"
    if phrase.ordinals.isEmpty || body.isEvent, next < pieces.endIndex, let same = pieces[next].body,
      same.body == body.body, isBracketed(next)
    {
      next += 1
      if next < pieces.endIndex, let ordinal = pieces[next].ordinal, isHyphenated(next - 1, next) {
        if phrase.ordinals.isEmpty { phrase.ordinals = [ordinal.ordinals] }
        next += 1
      }
    }
    var before = phrase.tokens.lowerBound - 1
    if Self.articles.contains(wording.folded(before)) { before -= 1 }
    // "lors de la PC", but "la présidence de la PC".
    phrase.isVisited =
      Self.visits.contains(wording.folded(before))
      || Self.visits.contains(wording.folded(before - 1)) && ["de", "du"].contains(wording.folded(before))
    phrase.isAgent = Self.agents.contains(wording.folded(before))
    extend(&phrase, over: next - 1)
    phrase.meets = meets(after: phrase.tokens.upperBound)
    phrase.acts = (0..<3).contains { words.outcome(wording, at: phrase.tokens.upperBound + $0) != nil }
    let after = wording.token(phrase.tokens.upperBound)
    phrase.isAside =
      after?.isCapitalized == true || after?.folded == "'"
      || Self.asides.contains(wording.folded(before)) && after?.folded != "," && after?.folded != "("
    return (phrase, next)
  }

  /// Whether what is named before token `index` is said to meet: "met in Brussels", "s'est réunie à", "se reunió en".
  ///
  /// Whoever met a deadline or "its members' wishes" held no meeting.
  private func meets(after index: Int) -> Bool {
    var at = wording.folded(index) == ")" ? index + 1 : index
    while at < index + 5, Self.helpers.contains(wording.folded(at)) { at += 1 }
    return words.meets.contains(wording.folded(at)) && !Self.objects.contains(wording.folded(at + 1))
  }

  // MARK: Gaps

  private func extend(_ phrase: inout Phrase, over index: Int) {
    let end = max(phrase.tokens.upperBound, pieces[index].tokens.upperBound)
    phrase.tokens = phrase.tokens.lowerBound..<end
  }

  /// The folded words between two neighbouring pieces.
  private func gap(_ one: Int, _ other: Int) -> [String] {
    let range = pieces[one].tokens.upperBound..<pieces[other].tokens.lowerBound
    return range.count > 8 ? ["…"] : range.map { wording.tokens[$0].folded }
  }

  /// Whether the piece at `index` stands first in brackets after a name and a few words that go on with it.
  private func isBracketed(_ index: Int) -> Bool {
    let words = gap(index - 1, index)
    return words.last == "(" && words.count <= 8 && !words.dropLast().contains { Self.breaks.contains($0) }
  }

  private func isHyphenated(_ one: Int, _ other: Int) -> Bool {
    let words = gap(one, other)
    return words.isEmpty || words == ["-"]
  }

  /// Up to two words that qualify a meeting: "regular", "joint annual".
  private func isQualified(_ words: [String]) -> Bool {
    words.count <= 2 && words.allSatisfy { $0.utf8.count > 4 && !Self.links.contains($0) && $0 != "(" }
  }

  private func isLink(_ word: String) -> Bool {
    words.organization.contains(word) || Self.belonging.contains(word) || Self.articles.contains(word)
      || word.utf8.count > 4
  }

  private static let helpers: Set<String> = .words("has have had will would also then last first s ' est sont se ont a")
  private static let objects: Set<String> = .words("the its their all these those this every any les des el los")
  private static let numbering: Set<String> = ["no", "n", "o", "°", "."]
  private static let possessive: Set<String> = ["'", "s", "its", "("]
  private static let lists: Set<String> = ["and", "et", "y", ",", "&"]
  private static let belonging: Set<String> = .words("of de du des del d between entre for")
  private static let partners: Set<String> = ["with", "avec", "con"]
  private static let relatives: Set<String> = .words("which that que qu")
  private static let breaks: Set<String> = .words(", . ; : ( ) and et y")
  private static let articles: Set<String> = .words("the le la les l ' el los las")
  private static let visits: Set<String> = .words("at during a au lors durante en")
  private static let agents: Set<String> = ["by", "par", "por"]
  private static let asides: Set<String> = .words(
    "for towards toward to after since before following pour apres depuis avant")
  private static let links: Set<String> = .words("about after before under avant apres entre between where which until")
}
