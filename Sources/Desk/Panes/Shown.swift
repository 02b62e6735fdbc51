import CellGrid
import Documents
import Reviews
import Text

/// Which side of the tracked changes a reviewer reads.
enum ChangesShown: String, Codable, Sendable, CaseIterable {
  /// Old and new text, each between signs.
  case both
  /// The new text alone, as it is cited and commented on.
  case changed
  /// The text as it was.
  case original

  /// The next one round.
  var next: ChangesShown {
    switch self {
    case .both: .changed
    case .changed: .original
    case .original: .both
    }
  }
}

/// A paragraph's text as it is shown: with what a change took away, or without what it put in.
struct Shown {
  /// A stretch of the shown text.
  struct Stretch: Equatable, Sendable {
    /// Where it starts in the shown text, in code points.
    var start: Int
    /// How long it is.
    var count: Int
    /// Where it stands in the paragraph's text.
    var offset: Int
    /// What it means when it is no part of the paragraph's text: a sign, or text that was taken away.
    var role: Role?
    /// Whether it has a meaning and is a part of the text all the same: words that a proposed change puts in.
    var isWords = false
  }
  /// What is shown.
  private(set) var text = ""
  private(set) var count = 0
  /// How it maps to the paragraph's text; empty when it is that text.
  private(set) var stretches: [Stretch] = []

  /// Shows a text as it is.
  init(_ text: String) { self.text = text }

  /// Shows the paragraph with its changes, and how deep the brackets at some of its places nest.
  init(
    _ paragraph: Paragraph, _ changes: ChangesShown, depths: [(offset: Int, depth: Int)] = [],
    letters: PassageLetters? = nil
  ) {
    self.init(
      paragraph.text,
      Shown.signs(depths) + Shown.signs(letters) + (changes == .changed ? [] : Shown.points(paragraph)), changes)
  }

  /// Shows the paragraph with what differs from an earlier revision, and how deep the brackets at some of its places nest.
  init(
    _ paragraph: Paragraph, _ edits: [Comparison.Edit], depths: [(offset: Int, depth: Int)] = [],
    letters: PassageLetters? = nil
  ) {
    let points = edits.flatMap { edit in
      let removed = edit.removed + (edit.range.isEmpty ? "" : " ")
      return [
        edit.removed.isEmpty ? nil : Point(at: edit.range.lowerBound, order: 1, kind: .deleted(removed, isMove: false)),
        edit.range.isEmpty ? nil : Point(at: edit.range.lowerBound, order: 2, kind: .start(isMove: false)),
        edit.range.isEmpty ? nil : Point(at: edit.range.upperBound, order: 0, kind: .end(isMove: false)),
      ].compactMap(\.self)
    }
    self.init(paragraph.text, Shown.signs(depths) + Shown.signs(letters) + points, .both)
  }

  private static func signs(_ depths: [(offset: Int, depth: Int)]) -> [Point] {
    depths.map { Point(at: $0.offset + 1, order: -1, kind: .depth($0.depth)) }
  }

  private static func signs(_ letters: PassageLetters?) -> [Point] {
    (letters?.places ?? []).map { Point(at: $0.offset, order: $0.isEnd ? -1 : 4, kind: .letter($0.letter)) }
  }

  /// Shows what a wording changes of a passage, behind a few words that say so.
  ///
  /// Offsets are those of the same words with the proposed wording behind them.
  init(_ difference: WordDifference, behind words: String) {
    append(words, at: 0, role: nil)
    var at = count
    for piece in difference.pieces {
      let lead = piece.text.hasPrefix(" ") ? " " : ""
      let rest = String(piece.text.dropFirst(lead.count))
      // A blank behind words that went is no part of the wording where it begins.
      append(lead, at: at, role: .proposal)
      if piece.kind != .removed, at > words.unicodeScalars.count { at += lead.count }
      switch piece.kind {
      case .kept: append(rest, at: at, role: nil)
      case .removed: append("{-\(rest)-}", at: at, role: .deleted)
      case .added:
        append("{+", at: at, role: .inserted)
        append(rest, at: at, role: .inserted, isWords: true)
        append("+}", at: at + rest.unicodeScalars.count, role: .inserted)
      }
      if piece.kind != .removed { at += rest.unicodeScalars.count }
    }
  }

  private init(_ text: String, _ points: [Point], _ changes: ChangesShown) {
    guard !points.isEmpty else {
      self.text = text
      return
    }
    let scalars = text.unicodeScalars
    var (index, at, insertions) = (scalars.startIndex, 0, 0)
    func isHidden() -> Bool { changes == .original && insertions > 0 }
    for point in points.inOrder {
      let end = scalars.index(index, offsetBy: point.at - at, limitedBy: scalars.endIndex) ?? scalars.endIndex
      if !isHidden() { append(String(scalars[index..<end]), count: point.at - at, at: at, role: nil) }
      (index, at) = (end, point.at)
      switch (point.kind, changes) {
      case (.deleted(let old, _), .original): append(old.replacing("\n", with: " "), at: at, role: .text)
      case (.deleted(let old, let isMove), _):
        append(Shown.marked(old.replacing("\n", with: "¶"), isMove ? "<" : "-"), at: at, role: .deleted)
      case (.start(let isMove), _):
        insertions += 1
        if changes == .both { append(isMove ? "{>" : "{+", at: at, role: .inserted) }
      case (.end(let isMove), _):
        insertions -= 1
        if changes == .both { append(isMove ? ">}" : "+}", at: at, role: .inserted) }
      case (.depth(let depth), _): if !isHidden() { append(Shown.lowered(depth), at: at, role: .bracket) }
      case (.letter(let letter), _): if !isHidden() { append(letter, at: at, role: .commentOpen) }
      case (.endOfParagraph, .both): append("{+¶+}", at: at, role: .inserted)
      case (.endOfParagraph, _): break
      }
    }
    append(String(scalars[index...]), at: at, role: nil)
  }

  private mutating func append(_ more: String, count: Int? = nil, at offset: Int, role: Role?, isWords: Bool = false) {
    let added = count ?? more.unicodeScalars.count
    guard added > 0 else { return }
    stretches.append(Stretch(start: self.count, count: added, offset: offset, role: role, isWords: isWords))
    text += more
    self.count += added
  }

  /// A depth in lowered digits, which no text begins with.
  private static func lowered(_ number: Int) -> String {
    let digits = Array("₀₁₂₃₄₅₆₇₈₉")
    return String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }

  /// A place where a change begins or ends, or behind a bracket.
  fileprivate struct Point {
    enum Kind {
      case depth(Int)
      case letter(String)
      case endOfParagraph
      case deleted(String, isMove: Bool)
      case start(isMove: Bool)
      case end(isMove: Bool)
    }
    var at: Int
    /// What comes first at one place.
    var order: Int
    var kind: Kind
  }

  private static func points(_ paragraph: Paragraph) -> [Point] {
    var points: [Point] = []
    for run in paragraph.runs {
      switch run.kind {
      case .inserted where run.range.isEmpty:
        points.append(Point(at: run.range.lowerBound, order: 3, kind: .endOfParagraph))
      case .inserted(let change):
        points.append(Point(at: run.range.lowerBound, order: 2, kind: .start(isMove: change.isMove)))
        points.append(Point(at: run.range.upperBound, order: 0, kind: .end(isMove: change.isMove)))
      case .deleted(let text, let change):
        points.append(Point(at: run.range.lowerBound, order: 1, kind: .deleted(text, isMove: change.isMove)))
      default: break
      }
    }
    return points
  }

  /// "{-old-}", the blanks at either end outside.
  private static func marked(_ old: String, _ sign: String) -> String {
    let words = old.drop { $0 == " " }
    let kept = words.count - words.reversed().prefix { $0 == " " }.count
    guard kept > 0 else { return "{" + sign + old + sign + "}" }
    return String(repeating: " ", count: old.count - words.count) + "{" + sign + words.prefix(kept) + sign + "}"
      + String(repeating: " ", count: words.count - kept)
  }

  /// The stretches of `range` of the shown text, counted from its start.
  func stretches(in range: Range<Int>) -> [Stretch] {
    stretches[first(endingAfter: range.lowerBound)...].prefix { $0.start < range.upperBound }.map { stretch in
      let start = max(stretch.start, range.lowerBound)
      let end = min(stretch.start + stretch.count, range.upperBound)
      let skipped = stretch.role == nil || stretch.isWords ? start - stretch.start : 0
      return Stretch(
        start: start - range.lowerBound, count: end - start, offset: stretch.offset + skipped, role: stretch.role,
        isWords: stretch.isWords)
    }
  }

  /// Where a place of the shown text stands in the paragraph's.
  func offset(at place: Int) -> Int {
    guard let last = stretches.last else { return place }
    let index = first(endingAfter: place)
    let stretch = index < stretches.count ? stretches[index] : last
    return stretch.role == nil || stretch.isWords
      ? stretch.offset + min(place - stretch.start, stretch.count) : stretch.offset
  }

  private func first(endingAfter place: Int) -> Int {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].start + stretches[middle].count > place { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension [Shown.Point] {
  fileprivate var inOrder: [Shown.Point] {
    enumerated().sorted {
      ($0.element.at, $0.element.order, $0.offset) < ($1.element.at, $1.element.order, $1.offset)
    }.map(\.element)
  }
}
