public import Documents
public import Text

/// Two revisions of a document, paragraph by paragraph and word by word.
public final class Comparison: Equatable, Sendable {
  /// The earlier revision.
  public let old: KeptRevision
  /// The later one.
  public let new: Document
  /// The paragraphs of both, in the order of the new revision; what is gone stands behind what stood before it.
  public let pairs: [ParagraphPair]
  /// The headings of both, in the same order.
  public let headings: [ParagraphPair]
  /// For each new paragraph the index of its pair.
  public let pairOfNew: [Int]
  /// For each changed new paragraph what was changed in it, in order.
  public let edits: [Int: [Edit]]
  /// The old paragraphs that are gone, by the new one behind which they stood; those before all others stand behind the first.
  public let gone: [Int: [Int]]
  private let scalars: [Unicode.Scalar]

  /// Words of a new paragraph that were put in, taken out or exchanged.
  public struct Edit: Hashable, Sendable {
    /// The words put in, in code points of the paragraph's text; empty where words were only taken out.
    public var range: Range<Int>
    /// The words taken out, on one line; empty where words were only put in.
    ///
    /// A blank at either end divided them from the words beside them, which have no other there now.
    public var removed: String
  }

  /// Compares two revisions.
  public convenience init(old: KeptRevision, new: Document) {
    self.init(old: old, new: new) { (_) throws(Never) in }
  }

  /// Compares two revisions, which takes a second or two where they are as long as a book.
  ///
  /// `progress` is told between the steps which share is done, 0 to 1; what it throws ends the work.
  public init<Stop>(old: KeptRevision, new: Document, progress: (Double) throws(Stop) -> Void) throws(Stop) {
    (self.old, self.new) = (old, new)
    let reanchoring = try Alignment.of(old, with: new) { (share) throws(Stop) in try progress(share * 0.6) }.reanchoring
    try progress(0.6)
    let spans = new.paragraphs.indices.map {
      new.canonicalRange(0..<new.paragraphs[$0].text.unicodeScalars.count, inParagraph: $0)
    }
    var pairs = reanchoring.pairs(of: old.paragraphs.map(\.range), with: spans)
    try progress(0.7)
    let scalars = Array(old.text.unicodeScalars)
    var pairOfNew = [Int](repeating: 0, count: spans.count)
    var edits: [Int: [Edit]] = [:]
    let editor = Editor(reanchoring: reanchoring, old: old, new: new, spans: spans, scalars: scalars)
    var (gone, last) = ([Int: [Int]](), 0)
    for (index, pair) in pairs.enumerated() {
      if index % 256 == 255 { try progress(0.7 + 0.25 * Double(index) / Double(pairs.count)) }
      if pair.new.isEmpty { gone[last, default: []] += pair.old } else { last = pair.new.max() ?? last }
      for paragraph in pair.new { pairOfNew[paragraph] = index }
      guard pair.isChanged, !pair.old.isEmpty, !pair.new.isEmpty else { continue }
      let found = editor.edits(of: pair)
      edits.merge(found) { first, _ in first }
      // The canonical text of a text file holds signs that are no words of the paragraph, such as the address of a link.
      if found.isEmpty { pairs[index].becomeSame() }
    }
    (self.pairs, self.pairOfNew, self.edits, self.gone, self.scalars) = (pairs, pairOfNew, edits, gone, scalars)
    try progress(0.95)
    headings = Self.pairs(
      old.headings.map { $0.title.isEmpty ? $0.label ?? "" : $0.title },
      new.headings.map { $0.title.isEmpty ? $0.label ?? "" : $0.title })
  }

  /// Pairs titles as if they were the paragraphs of two texts.
  private static func pairs(_ old: [String], _ new: [String]) -> [ParagraphPair] {
    func spans(_ titles: [String]) -> [Range<Int>] {
      var start = 0
      return titles.map { title in
        defer { start += title.unicodeScalars.count + 2 }
        return start..<start + title.unicodeScalars.count
      }
    }
    return Reanchoring(old: old.joined(separator: "\n\n"), new: new.joined(separator: "\n\n"))
      .pairs(of: spans(old), with: spans(new))
  }

  /// The text of an old paragraph, on one line.
  public func oldText(_ index: Int) -> String { scalars.line(old.paragraphs[index].range) }

  /// Whether nothing differs: neither a word nor a number.
  public var isSame: Bool { pairs.allSatisfy { !differs($0) } && headings.allSatisfy { !headingDiffers($0) } }

  /// Whether words, place or numbers of paragraphs differ.
  public func differs(_ pair: ParagraphPair) -> Bool { pair.kind != .same || pair.isChanged || isRenumbered(pair) }

  /// Whether words, place or labels of headings differ.
  public func headingDiffers(_ pair: ParagraphPair) -> Bool {
    pair.kind != .same || pair.isChanged
      || pair.old.map { old.headings[$0].label } != pair.new.map { new.headings[$0].label }
  }

  /// Whether paragraphs stand under other numbers than before.
  public func isRenumbered(_ pair: ParagraphPair) -> Bool {
    !pair.old.isEmpty && !pair.new.isEmpty && oldAddresses(of: pair) != pair.new.map { new.paragraphs[$0].address }
  }

  /// The numbers that paragraphs had.
  public func oldAddresses(of pair: ParagraphPair) -> [String] { pair.old.map { old.paragraphs[$0].address } }

  /// The pair in a word or two and the old number if it was another: "changed, was 8".
  public func words(_ pair: ParagraphPair) -> Message {
    let isBoth = pair.kind != .changed && pair.kind != .gone && pair.kind != .new && pair.isChanged
    let kind: Message = isBoth ? "\(pair.kind.words) and changed" : pair.kind.words
    return isRenumbered(pair) ? "\(kind), was \(oldAddresses(of: pair).joined(separator: ", "))" : kind
  }

  /// The same comparison.
  public static func == (one: Comparison, other: Comparison) -> Bool { one === other }
}

extension [Unicode.Scalar] {
  /// Whether there is white space at a place.
  func isBlank(at place: Int) -> Bool { indices.contains(place) && self[place].properties.isWhitespace }

  /// A stretch of the text on one line.
  func line(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in self[range.clamped(to: indices)] { text.append(scalar) }
    return String(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
