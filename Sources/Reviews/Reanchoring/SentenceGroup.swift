/// Sentences of the old revision that together have become sentences of the new one.
struct SentenceGroup {
  /// The sentences of the old revision; several where sentences were merged.
  var old: Range<Int>
  /// The sentences of the new revision; several where a sentence was split.
  var new: Range<Int>
  /// How alike the sentences are that the group was made from, 0 to 1.
  let likeness: Float
  /// How well the sentences around them agree, 0 to 1.
  let support: Float
  /// How much stronger that pair is than the strongest other that was possible.
  let margin: Float
  /// That other pair's sentence of the new revision.
  let alternative: Int?
  /// Whether they have become each other only in part, and one of them may be in another group for the rest.
  let isPart: Bool
  /// Whether it stands elsewhere among the other groups than before.
  var isMoved = false

  /// Whether the sentences that it was made from have the same words.
  var isEqual: Bool { likeness > 0.999 }

  /// A group of two sentences that are a pair.
  init(_ pair: SentenceAlignment.Pair) {
    (old, new) = (pair.old..<pair.old + 1, pair.new..<pair.new + 1)
    (likeness, support, margin) = (pair.likeness, pair.support, pair.strength - pair.rival)
    (alternative, isPart) = (pair.alternative, false)
  }

  /// A sentence that was taken into another or out of it, with this share of its words.
  init(partsOf old: Int, and new: Int, share: Float) {
    (self.old, self.new) = (old..<old + 1, new..<new + 1)
    (likeness, support, margin) = (share, 0, share)
    (alternative, isPart) = (nil, true)
  }
}
