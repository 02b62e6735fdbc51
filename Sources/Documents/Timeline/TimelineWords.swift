/// A profile's words in the form that the reading of meetings needs.
///
/// One object, since everybody who reads a sentence holds it and its sets are many.
final class TimelineWords: Sendable {
  /// The organization's abbreviations, which may stand before any of its bodies.
  let organization: Set<String>
  /// Phrases inside a name ("serving as the meeting of").
  let nameLinks: [[String]]
  /// Words for a meeting: "session", "meeting", "conference" ...
  let meetings: Set<String>
  /// Words for a meeting that may belong to no body: "workshop", "consultations".
  let gatherings: Set<String>
  /// Words for a meeting of two bodies with each other.
  let dialogues: Set<String>
  /// Words that say that a meeting was held.
  let held: Set<String>
  /// Verbs that say of a body that it met.
  let meets: Set<String>
  /// The last (in French the first) word of a committee's name.
  let heads: Set<String>
  /// Those of them that are an event themselves ("Conference").
  let eventHeads: Set<String>
  /// Those of them that come first in a name.
  let firstHeads: Set<String>
  /// Words before a date that make it a deadline or the like.
  let deadlines: Set<String>
  /// Words between a meeting and a date that give the date to something else.
  let elsewhere: Set<String>
  /// Words that make a meeting the one before or after the document's own.
  let neighbours: Set<String>
  /// Words between an abbreviation and its meaning.
  let means: Set<String>
  /// Words that name a part of a document, which is no place.
  let parts: Set<String>
  private let headFilter: WordFilter
  private let meetingFilter: WordFilter
  /// Lets pass the words in small letters that a piece may begin with.
  private let pieceFilter: WordFilter
  private let outcomeFilter: WordFilter
  private let outcomes: [String: [(words: [String], name: String)]]

  /// Prepares the words of `profile`.
  init(_ profile: Profile) {
    organization = Set(([profile.organization.abbreviation] + profile.organization.aliases).map(Profile.key))
    nameLinks = (profile.words["nameLink"] ?? []).map { Wording($0).tokens.map(\.folded) }
    gatherings = profile.folded("gathering")
    meetings = profile.meetingWords.union(gatherings)
    dialogues = profile.folded("dialogue")
    held = profile.folded("held")
    meets = profile.folded("meets")
    eventHeads = profile.folded("bodyEvent")
    heads = profile.folded("body").union(eventHeads)
    headFilter = WordFilter(heads)
    firstHeads = profile.folded("bodyFirst")
    deadlines = profile.folded("deadline")
    elsewhere = profile.folded("elsewhere")
    neighbours = profile.folded("neighbour")
    means = profile.folded("means")
    parts = ["annex", "appendix", "section", "article", "paragraph", "item"].reduce(into: []) {
      $0.formUnion(profile.folded($1))
    }
    var outcomes: [String: [(words: [String], name: String)]] = [:]
    for outcome in profile.outcomes {
      for stem in outcome.stems {
        for words in TimelineWords.forms(of: stem) {
          if let first = words.first { outcomes[first, default: []].append((words, outcome.name)) }
        }
      }
    }
    meetingFilter = WordFilter(meetings.union(dialogues))
    pieceFilter = meetingFilter.union(DateScanner.filter).union(OrdinalWords.filter)
    outcomeFilter = WordFilter(outcomes.keys)
    self.outcomes = outcomes.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }

  /// The tokens that a piece may begin with: numbers, words with a capital letter, and few others.
  func starts(of wording: Wording) -> [Int] {
    wording.tokens.withUnsafeBufferPointer { tokens in
      // By index: to hold a token means to count up references to its text.
      tokens.indices.filter { index in
        switch tokens[index].kind {
        case .mark: false
        case .number: true
        case .word: tokens[index].style != .lower || pieceFilter.passes(tokens[index].hash)
        }
      }
    }
  }

  /// Whether a word is the head of a committee's name.
  func isHead(_ token: Token) -> Bool { headFilter.passes(token) && heads.contains(token.folded) }

  /// The word for a meeting at token `index`.
  func meeting(_ wording: Wording, at index: Int) -> Piece? {
    guard let token = wording.token(index), meetingFilter.passes(token) else { return nil }
    let isDialogue = dialogues.contains(token.folded)
    guard isDialogue || meetings.contains(token.folded) else { return nil }
    return Piece(kind: .meeting(isDialogue: isDialogue), tokens: index..<index + 1)
  }

  /// The outcome that the words at token `index` tell, and how many they are; nil for what is yet to come or did not happen.
  func outcome(_ wording: Wording, at index: Int) -> (name: String, count: Int)? {
    guard let token = wording.token(index), outcomeFilter.passes(token),
      let candidates = outcomes[wording.folded(index)]
    else { return nil }
    for candidate in candidates
    where wording.reads(candidate.words, at: index) {
      // One adverb may stand between: "would be further discussed".
      let isOpen = (1...2).contains { TimelineWords.undone.contains(wording.folded(index - $0)) }
      return isOpen ? nil : (candidate.name, candidate.words.count)
    }
    return nil
  }

  /// The words that a stem of the profile stands for: "*" is an ending of gender and number.
  private static func forms(of stem: String) -> [[String]] {
    let words = Wording(stem).tokens.map(\.folded)
    guard words.last == "*", let last = words.dropLast().last else { return [words] }
    return ["", "e", "s", "es", "o", "a", "os", "as"].map { words.dropLast(2) + [last + $0] }
  }

  private static let undone: Set<String> = .words(
    "be is are not to pas etre sera seront serait seraient soit soient sea sean")
}
