internal import Glibc
internal import Text

/// A paragraph of a Word file on its way to a block.
///
/// Offsets are bytes of its text until it is finished.
struct WordDraft {
  /// What the paragraph's properties say.
  struct Properties {
    /// The style's id, or nil for the standard one.
    var style: String?
    /// The list, "0" for none, or nil for the style's.
    var list: String?
    /// The level in the list.
    var level: Int?
    /// The outline level, 9 for none, or nil for the style's.
    var outline: Int?
    /// The language of its number, where it is not the document's.
    var language: String?
    /// Whether a page begins with it.
    var breaksPage: Bool?
    /// The change that took its end away, so that it runs on into the next.
    var deletion: Change?
    /// The change that put its end there.
    var insertion: Change?
  }
  /// How a run of characters looks and how it came about.
  struct Look {
    /// Whether it is strong.
    var isStrong = false
    /// Whether it is emphasized.
    var isEmphasized = false
    /// Whether it is struck through.
    var isStruck = false
    /// The change that put it in.
    var insertion: Change?
  }
  /// One end of a comment's range.
  struct Anchor {
    /// Which end; a reference is where a comment without a range hangs.
    enum Kind { case start, end, reference }
    /// The comment's id.
    var comment: String
    /// Which end.
    var kind: Kind
    /// Where.
    var at: Int
    /// How many stretches of deleted text come before it, and how many bytes of the last of them.
    var behind: (deletions: Int, bytes: Int) = (0, 0)
  }

  /// What its properties say.
  var properties = Properties()
  /// Its text, changes accepted, with the marks of notes.
  private(set) var text: [UInt8] = []
  /// Where comments begin and end.
  var anchors: [Anchor] = []
  /// The paragraphs of its text boxes.
  var boxes: [WordParagraph] = []
  /// Whether a change took its end away, so that the next paragraph goes on in it.
  var runsOn = false
  /// Whether a page ends with it.
  var endsPage = false
  /// The links that are open.
  private var links: [(start: Int, target: String)] = []
  private var runs: [(range: Range<Int>, kind: Run.Kind)] = []
  private var strong: Range<Int>?
  private var emphasized: Range<Int>?
  private var struck: Range<Int>?
  private var inserted: (range: Range<Int>, change: Change)?
  private(set) var deletions: [(at: Int, text: [UInt8], change: Change)] = []
  private var breaks: [Int] = []
  private var marks: [Range<Int>] = []
  /// From which element of the part the text comes from where on.
  private(set) var origins: [Origin] = []

  /// The element that a stretch of text comes from.
  struct Origin {
    /// Where the stretch starts.
    var at: Int
    /// How many code points of the element's text stand before that.
    var skipped = 0
    /// The element's number in the part, from 1.
    var element: Int
  }

  /// Whether only blanks are left of it once changes are accepted.
  private(set) var isEmpty = true

  // MARK: Writing

  /// Adds text with a look; line ends and other controls in it are blanks.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ look: Look) {
    let start = text.count
    text.append(contentsOf: bytes)
    isEmpty = isEmpty && bytes.allSatisfy { $0 <= 0x20 }
    if bytes.contains(where: { $0 < 0x20 }) {
      for index in start..<text.count where text[index] < 0x20 && text[index] != 0x09 { text[index] = 0x20 }
    }
    extend(from: start, look)
  }

  /// The same for a few signs.
  mutating func append(_ signs: String, _ look: Look) {
    let start = text.count
    text.append(contentsOf: signs.utf8)
    isEmpty = isEmpty && signs.utf8.allSatisfy { $0 <= 0x20 }
    extend(from: start, look)
  }

  /// Adds a line break, which reads as a blank.
  mutating func appendBreak(_ look: Look) {
    append(" ", look)
    breaks.append(text.count)
  }

  /// Keeps that what is added next comes from an element.
  mutating func noteOrigin(_ element: Int) {
    if origins.last?.element != element { origins.append(Origin(at: text.count, element: element)) }
  }

  /// Adds the mark of a note, which is no text of the document's.
  mutating func appendMark(_ mark: String, of note: String) {
    let start = text.count
    text.append(contentsOf: mark.utf8)
    isEmpty = false
    marks.append(start..<text.count)
    runs.append((start..<text.count, .footnote(note)))
  }

  /// Makes the text from `start` on the mark of a note that has a sign of its own; gives that sign.
  mutating func markOwn(from start: Int) -> String? {
    guard start < text.count else { return nil }
    let sign = String(decoding: text[start...], as: UTF8.self)
    runs.append((start..<text.count, .footnote(sign)))
    return sign
  }

  /// Keeps where a comment begins, ends or hangs.
  mutating func addAnchor(_ comment: String, _ kind: Anchor.Kind) {
    let behind = (deletions.count, deletions.last?.text.count ?? 0)
    anchors.append(Anchor(comment: comment, kind: kind, at: text.count, behind: behind))
  }

  /// Keeps text that a change took away.
  mutating func delete(_ bytes: some Sequence<UInt8>, _ change: Change) {
    if let last = deletions.last, last.at == text.count, last.change == change {
      deletions[deletions.count - 1].text.append(contentsOf: bytes)
    } else {
      deletions.append((text.count, Array(bytes), change))
    }
  }

  /// Takes over what an empty paragraph has left for the next: deletions, the ends of comments, and blanks that are cut off in the end.
  mutating func inherit(_ other: WordDraft) {
    var other = other
    // The paragraph had an end of its own, which a change did not take away.
    if let last = other.deletions.indices.last { other.deletions[last].text.append(0x0A) }
    if anchors.isEmpty, deletions.isEmpty {
      self = other
      (boxes, endsPage, properties) = ([], false, Properties())
    } else {
      let before = deletions.count
      deletions += other.deletions.map { (text.count, $0.text, $0.change) }
      anchors += other.anchors.map {
        let behind = ($0.behind.deletions + before, $0.behind.bytes)
        return Anchor(comment: $0.comment, kind: $0.kind, at: text.count, behind: behind)
      }
    }
  }

  /// Opens a link.
  mutating func startLink(_ target: String) { links.append((text.count, target)) }

  /// Closes the link opened last.
  mutating func endLink() {
    guard let link = links.popLast() else { return }
    appendLink(from: link.start, link.target)
  }

  /// Makes the text from `start` on a link.
  mutating func appendLink(from start: Int, _ target: String) {
    if start < text.count { runs.append((start..<text.count, .link(target))) }
  }

  private mutating func extend(from start: Int, _ look: Look) {
    let new = start..<text.count
    if look.isStrong { WordDraft.extend(&strong, new, .strong, &runs) }
    if look.isEmphasized { WordDraft.extend(&emphasized, new, .emphasis, &runs) }
    if look.isStruck { WordDraft.extend(&struck, new, .struck, &runs) }
    guard let change = look.insertion else { return }
    if let last = inserted, last.range.upperBound == start, last.change == change {
      inserted?.range = last.range.lowerBound..<new.upperBound
    } else {
      closeInsertion()
      inserted = (new, change)
    }
  }

  private static func extend(
    _ open: inout Range<Int>?, _ new: Range<Int>, _ kind: Run.Kind, _ runs: inout [(range: Range<Int>, kind: Run.Kind)]
  ) {
    if let last = open, last.upperBound == new.lowerBound {
      open = last.lowerBound..<new.upperBound
    } else {
      if let last = open { runs.append((last, kind)) }
      open = new
    }
  }

  private mutating func closeInsertion() {
    if let inserted { runs.append((inserted.range, .inserted(inserted.change))) }
    inserted = nil
  }

  // MARK: Finishing

  /// The passage, and where comments begin and end in it, all in code points; blanks at the ends are cut off.
  mutating func finish() -> (passage: Passage, anchors: [Anchor]) {
    closeInsertion()
    let core = WordDraft.core(of: text)
    // What was cut off to nothing must not pass for the end of the paragraph.
    runs.removeAll { run in
      guard case .inserted = run.kind else { return false }
      return run.range.clamped(to: core).isEmpty
    }
    let cut = cutBlanks(around: core)
    for (open, kind) in [(strong, Run.Kind.strong), (emphasized, .emphasis), (struck, .struck)] {
      if let open { runs.append((open, kind)) }
    }
    if let change = properties.insertion { runs.append((text.count..<text.count, .inserted(change))) }
    runs += deletions.map { ($0.at..<$0.at, .deleted(String(decoding: $0.text, as: UTF8.self), $0.change)) }

    var string = text[core].withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    var points = Points(text[core])
    if !points.isASCII {
      var composed = Normalization.nfc(string)
      let isSame = text[core].withUnsafeBytes { old in
        composed.withUTF8 { new in
          guard new.count == old.count, let one = new.baseAddress, let other = old.baseAddress else { return false }
          return memcmp(one, other, new.count) == 0
        }
      }
      if !isSame {
        string = composed
        points = Points(text[core], composed: string)
      }
    }
    func point(_ byte: Int) -> Int { points[min(max(byte, core.lowerBound), core.upperBound) - core.lowerBound] }

    var passage = Passage(
      string, count: points.count, excluding: marks.map { point($0.lowerBound)..<point($0.upperBound) })
    passage.runs = runs.map { Run(range: point($0.range.lowerBound)..<point($0.range.upperBound), kind: $0.kind) }
    passage.cut = cut
    origins = origins.map { origin in
      let cut = text[min(origin.at, core.lowerBound)..<core.lowerBound]
      return Origin(
        at: point(origin.at), skipped: cut.count { $0 & 0xC0 != 0x80 }, element: origin.element)
    }
    passage.breaks = breaks.filter { core.lowerBound < $0 && $0 < core.upperBound }.map(point)
    return (passage, anchors.map { Anchor(comment: $0.comment, kind: $0.kind, at: point($0.at), behind: $0.behind) })
  }

  /// The blanks that are cut off at both ends, and between stretches of deleted text there.
  private func cutBlanks(around core: Range<Int>) -> Passage.Cut {
    var cut = Passage.Cut()
    var (before, after) = (core.lowerBound, core.upperBound)
    for index in deletions.indices where deletions[index].at >= core.upperBound {
      cut.blanksBefore[index] = String(decoding: text[after..<deletions[index].at], as: UTF8.self)
      after = deletions[index].at
    }
    for index in deletions.indices.reversed() where deletions[index].at < core.lowerBound {
      cut.blanksAfter[index] = String(decoding: text[deletions[index].at..<before], as: UTF8.self)
      before = deletions[index].at
    }
    (cut.before, cut.after) = (before, text.count - after)
    return cut
  }

  /// `text` without the blanks at its ends.
  private static func core(of text: [UInt8]) -> Range<Int> {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    let start = text.firstIndex { !isBlank($0) } ?? text.count
    let end = text.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
    return start..<end
  }
}
