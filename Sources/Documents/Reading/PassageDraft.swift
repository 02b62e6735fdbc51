internal import Text

/// A passage on its way, piece by piece, for a format whose canonical text is what it shows.
struct PassageDraft {
  /// What is shown so far.
  private(set) var text = ""
  /// Its length in code points.
  private(set) var count = 0
  private var runs: [Run] = []
  private var breaks: [Int] = []
  private var marks: [Range<Int>] = []
  private var open: [(start: Int, kind: Run.Kind?)] = []

  /// Adds text; line ends and other controls in it are blanks, and there are none at the start.
  mutating func append(_ more: some StringProtocol) {
    var more = String(more)
    if more.utf8.contains(where: { $0 >= 0x80 }) { more = Normalization.nfc(more) }
    for scalar in more.unicodeScalars {
      if count == 0, scalar.properties.isWhitespace { continue }
      let isControl = scalar.value < 0x20 && scalar != "\t"
      text.unicodeScalars.append(isControl ? " " : scalar)
      count += 1
    }
  }

  /// Adds the end of a line of code, which stays one.
  mutating func appendLineEnd() {
    text.unicodeScalars.append("\n")
    count += 1
  }

  /// Adds a blank, unless one is there.
  mutating func appendBlank() {
    if text.unicodeScalars.last.map({ !$0.properties.isWhitespace }) ?? false { append(" ") }
  }

  /// Adds a line break, which reads as a blank.
  mutating func appendBreak() {
    guard count > 0 else { return }
    appendBlank()
    breaks.append(count)
  }

  /// Adds the mark of a note, which is shown and is no text of the document's.
  mutating func appendMark(_ shown: String, of note: String) {
    let start = count
    append(shown)
    marks.append(start..<count)
    runs.append(Run(range: start..<count, kind: .footnote(note)))
  }

  /// Takes away a hyphen at the end.
  mutating func removeHyphen() {
    guard let last = text.unicodeScalars.last, "-\u{2010}\u{AD}".unicodeScalars.contains(last) else { return }
    text.unicodeScalars.removeLast()
    count -= 1
  }

  /// Begins a stretch with a look or a link; nil for one that looks like any text.
  mutating func start(_ kind: Run.Kind?) { open.append((count, kind)) }

  /// Ends the stretch begun last.
  mutating func finish() {
    guard let run = open.popLast(), run.start < count, let kind = run.kind else { return }
    runs.append(Run(range: run.start..<count, kind: kind))
  }

  /// The passage, without blanks at its ends; it stands in the canonical text from 0 on.
  var passage: Passage {
    let blanks = text.unicodeScalars.reversed().prefix { $0.properties.isWhitespace }.count
    let kept = count - blanks
    var shown = String(text.unicodeScalars.dropLast(blanks))
    // Pieces are composed each for itself; where two of them compose, which honest files do not do, looks are given up.
    let composed = Normalization.nfc(shown)
    let isWhole = composed.unicodeScalars.elementsEqual(shown.unicodeScalars)
    if !isWhole { shown = composed }
    let length = isWhole ? kept : shown.unicodeScalars.count
    var passage = Passage(shown, count: length, excluding: isWhole ? marks.filter { $0.upperBound <= kept } : [])
    guard isWhole else { return passage }
    passage.runs = runs.filter { $0.range.lowerBound < kept }.map {
      Run(range: $0.range.clamped(to: 0..<kept), kind: $0.kind)
    }
    passage.breaks = breaks.filter { $0 < kept }
    return passage
  }
}

extension Manuscript {
  /// Lays `blocks` out in a canonical text of their own, a blank line between two, which is where their lines are counted.
  mutating func lay(_ blocks: [Block]) {
    var canonical = 0
    var line = 1
    for var block in blocks {
      block.line = line
      if block.kind != .pageBreak {
        canonical += block.place(at: canonical) + 2
        line += 2
      }
      self.blocks.append(block)
    }
    findHeadings()
  }
}
