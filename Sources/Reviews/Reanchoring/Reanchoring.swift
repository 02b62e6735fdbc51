/// Two revisions of one text, aligned, so that passages of the old one are found in the new one.
///
/// Both texts are at hand, so they are aligned once, as wholes: their sentences whatever their order, then the words in them. A passage
/// is then looked up instead of searched for, and a deleted one does not come to sit on whatever resembles it. Offsets are code points of
/// the canonical texts.
///
/// ```swift
/// let reanchoring = Reanchoring(old: before.text, new: after.text)
/// let trace = reanchoring.trace(120..<164)
/// ```
public struct Reanchoring: Sendable {
  let old: Revision
  let new: Revision
  let correspondence: Correspondence
  /// For each old sentence without a pair the new one most like it, which has become of another.
  let lookalikes: [Int: SentenceCandidates.Candidate]
  let weights: WordWeights

  /// Aligns two canonical texts.
  public init(old: String, new: String) { self.init(old: old, new: new) { (_) throws(Never) in } }

  /// Aligns two canonical texts, which takes a second or two where they are as long as a book.
  ///
  /// `progress` is told between the steps which share is done, 0 to 1; what it throws ends the work.
  public init<Stop>(old: String, new: String, progress: (Double) throws(Stop) -> Void) throws(Stop) {
    var lexicon = Lexicon()
    try progress(0)
    self.old = Revision(old, lexicon: &lexicon)
    try progress(0.15)
    self.new = Revision(new, lexicon: &lexicon)
    try progress(0.3)
    let likeness = Likeness(self.old, self.new, words: lexicon.count)
    weights = likeness.weights
    try progress(0.5)
    let alignment = SentenceAlignment(self.old, self.new, likeness)
    lookalikes = alignment.lookalikes
    try progress(0.75)
    correspondence = Correspondence(alignment, self.old, self.new, likeness)
  }

  /// The group of the sentence that holds an old token; nil where the sentence is gone.
  func group(ofOld token: Int) -> SentenceGroup? {
    let index = Int(correspondence.groupOfOld[old.sentences.holding(token)])
    return index < 0 ? nil : correspondence.groups[index]
  }

  /// The new token that an old one has become; nil where it is gone.
  func image(_ token: Int) -> Int? {
    guard correspondence.images.indices.contains(token), correspondence.images[token] >= 0 else { return nil }
    return Int(correspondence.images[token])
  }

  /// The old token that a new one was; nil where it is new.
  func origin(_ token: Int) -> Int? {
    guard correspondence.origins.indices.contains(token), correspondence.origins[token] >= 0 else { return nil }
    return Int(correspondence.origins[token])
  }
}
