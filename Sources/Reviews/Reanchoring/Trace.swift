public import Text

/// What became of a passage in the next revision.
public struct Trace: Hashable, Sendable {
  /// What became of it, in one word and what belongs to that.
  public enum Outcome: Hashable, Sendable {
    /// The same words are there; white space may differ.
    case unchanged
    /// It is there with other words among its own.
    case changed([WordChange])
    /// It may be at any of these places, the likeliest first.
    case ambiguous([Range<Int>])
    /// It is gone.
    case orphaned
  }
  /// What became of it.
  public var outcome: Outcome
  /// Where it is in the new revision, in code points, the likeliest place when there are several; nil when it is gone.
  public var range: Range<Int>?
  /// Where somebody who looks for a passage that is gone might begin, in code points; nil when nothing is like it, or when it is found.
  public var nearest: Range<Int>?
  /// How likely it is that this answer is right, 0 to 1.
  public var score: Double
  /// How many paragraphs further down it stands than it would had it stayed in its place; negative for up; 0 when it has not moved.
  public var moved = 0
  /// The share of its words that are still there, by weight, 0 to 1.
  public var kept: Double
}

/// Words of a passage that were taken out, put in or replaced.
public struct WordChange: Hashable, Sendable {
  /// Where the old words stand in the old revision, in code points; empty where words were put in.
  public var old: Range<Int>
  /// Where the new words stand in the new revision, in code points; empty where words were taken out.
  public var new: Range<Int>
  /// The old words.
  public var removed: String
  /// The new words.
  public var added: String
}

extension Trace.Outcome {
  /// Its name in one word.
  public var name: String {
    switch self {
    case .unchanged: "unchanged"
    case .changed: "changed"
    case .ambiguous: "ambiguous"
    case .orphaned: "orphaned"
    }
  }
}

extension Trace {
  /// What happened to the passage, in words.
  public var reason: Message {
    switch outcome {
    case .unchanged: moved == 0 ? "the words are the same" : "the words are the same, and \(movement)"
    case .changed(let changes):
      moved == 0 ? Self.summary(of: changes) : "\(movement), and \(Self.summary(of: changes))"
    case .ambiguous(let places): "\(places.count) places fit equally well"
    case .orphaned where kept > 0: "the nearest place has only \(Int((kept * 100).rounded(.down))) % of the words"
    case .orphaned where nearest != nil: "what is most like it has become of another passage"
    case .orphaned: "the words are gone"
    }
  }

  private var movement: Message {
    switch moved {
    case -1: "it moved up by a paragraph"
    case 1: "it moved down by a paragraph"
    case ..<0: "it moved up by \(-moved) paragraphs"
    default: "it moved down by \(moved) paragraphs"
    }
  }

  private static func summary(of changes: [WordChange]) -> Message {
    func words(_ text: String) -> Int { text.split(whereSeparator: \.isWhitespace).count }
    let count = changes.reduce(0) { $0 + max(words($1.removed), words($1.added)) }
    let what: Message = count == 1 ? "a word changed" : "\(count) words changed"
    guard changes.count == 1, let only = changes.first, max(only.removed.count, only.added.count) <= 40 else {
      return what
    }
    if only.added.isEmpty { return "“\(only.removed)” was taken out" }
    if only.removed.isEmpty { return "“\(only.added)” was put in" }
    return "“\(only.removed)” became “\(only.added)”"
  }
}
