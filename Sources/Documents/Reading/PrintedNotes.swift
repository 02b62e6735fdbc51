/// Finds footnotes as typists set them: below a rule or at the foot of a page, each behind the mark that stands for it in the text.
///
/// "1 First", "[2] Second", "¹ Third", "* Fourth", "1/ Fifth" are notes only where the text before has their marks.
struct PrintedNotes {
  /// The blocks, notes told from paragraphs and their marks raised.
  private(set) var blocks: [Block]

  /// How often each name was given, since numbers may begin anew on each page.
  private var given: [String: Int] = [:]
  /// The marks in each block, by its index.
  private var marks: [Int: [(range: Range<Int>, name: String)]] = [:]

  private struct Place {
    var block: Int
    var range: Range<Int>
  }
  private typealias Note = (mark: NoteMark, passage: Passage, line: Int)

  /// Looks through the blocks of a plain text.
  init(_ all: [Block]) {
    blocks = []
    var notes: [(blocks: Range<Int>, notes: [Block])] = []
    // The marks since the last notes, the first place of each; every block is looked through once.
    var places: [NoteMark: Place] = [:]
    var (at, scanned) = (0, 0)
    while at < all.count {
      guard case .text = all[at].kind, NoteMark(all[at].text) != nil else {
        at += 1
        continue
      }
      let end = PrintedNotes.end(of: at, all)
      let isRuled = at > 0 && all[at - 1].kind == .rule
      if isRuled || PrintedNotes.endsPage(end, all) {
        for index in scanned..<at { PrintedNotes.scan(all[index], at: index, into: &places) }
        scanned = at
        if let found = accept(all[at..<end], citedAt: places, isRuled: isRuled) {
          notes.append((at..<end, found))
          places = [:]
          scanned = end
        }
      }
      at = end
    }
    guard !notes.isEmpty else {
      blocks = all
      return
    }
    at = 0
    for (range, found) in notes {
      for index in at..<range.lowerBound { blocks.append(raised(all[index], at: index)) }
      blocks += found
      at = range.upperBound
    }
    blocks += all[at...]
  }

  /// Where a run of blocks ends that begin with the marks of notes.
  private static func end(of start: Int, _ all: [Block]) -> Int {
    var end = start + 1
    while end < all.count, all[end].kind == .text, NoteMark(all[end].text) != nil { end += 1 }
    return end
  }

  /// Whether the page ends before the block at `index`.
  private static func endsPage(_ index: Int, _ all: [Block]) -> Bool {
    guard index < all.count else { return true }
    return all[index].kind == .pageBreak || Furniture.isPageNumber(all[index].text, isAtPageEnd: false)
  }

  /// The notes in `run`, when the text before them has their marks; below a rule one mark is proof enough.
  private mutating func accept(_ run: ArraySlice<Block>, citedAt places: [NoteMark: Place], isRuled: Bool) -> [Block]? {
    let notes = run.flatMap(PrintedNotes.notes)
    guard let first = notes.first?.mark, first.isFirst || !given.isEmpty, PrintedNotes.rise(notes.map(\.mark)) else {
      return nil
    }
    let cited = notes.map { note in note.mark.forms.compactMap { places[$0] }.first }
    let count = cited.count { $0 != nil }
    guard isRuled ? count > 0 : count == notes.count else { return nil }
    return zip(notes, cited).map { note, place in
      given[note.mark.name, default: 0] += 1
      let times = given[note.mark.name, default: 1]
      let name = times == 1 ? note.mark.name : "\(note.mark.name)-\(times)"
      if let place { marks[place.block, default: []].append((place.range, name)) }
      var block = Block(kind: .note(mark: name), passage: note.passage, line: note.line)
      block.standsAlone = false
      return block
    }
  }

  /// Keeps the first place of each mark that a block has.
  private static func scan(_ block: Block, at index: Int, into places: inout [NoteMark: Place]) {
    guard block.kind == .text || block.kind == .bullet else { return }
    NoteMark.scan(block.text, after: block.marker?.count ?? 0) { mark, range in
      if places[mark] == nil { places[mark] = Place(block: index, range: range) }
    }
  }

  /// The notes of a block: wrapped lines may run several together.
  private static func notes(_ block: Block) -> [Note] {
    let lines = block.passage.lines
    var starts: [(line: Int, mark: NoteMark)] = []
    for (index, line) in lines.enumerated() {
      guard let mark = NoteMark(line.text), index == 0 || starts.last.map({ mark.follows($0.mark) }) ?? true else {
        continue
      }
      starts.append((index, mark))
    }
    let offsets = starts.map { $0.line == 0 ? 0 : block.passage.breaks[$0.line - 1] }
    let pieces = block.passage.pieces(zip(offsets, offsets.dropFirst() + [block.passage.count]).map { $0..<$1 })
    return zip(starts, pieces).map { start, piece in
      (start.mark, piece.trimmed.dropping(start.mark.length).trimmed, block.line + start.line)
    }
  }

  /// Whether each mark follows the one before.
  private static func rise(_ marks: [NoteMark]) -> Bool { zip(marks, marks.dropFirst()).allSatisfy { $1.follows($0) } }

  /// The block with the marks in it raised.
  private func raised(_ block: Block, at index: Int) -> Block {
    guard let marks = marks[index]?.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) else { return block }
    var block = block
    var ranges: [Range<Int>] = []
    var at = 0
    for mark in marks {
      ranges.append(at..<mark.range.lowerBound)
      at = mark.range.upperBound
    }
    let pieces = block.passage.pieces(ranges + [at..<block.passage.count])
    var parts: [Passage] = []
    for (piece, mark) in zip(pieces, marks) {
      var sign = Passage()
      let number = mark.name.prefix { $0.isASCII && $0.isNumber }
      sign.append(UInt(number).map(InlineMarks.raised) ?? mark.name, at: nil)
      sign.runs = [Run(range: 0..<sign.count, kind: .footnote(mark.name))]
      parts += [piece, sign]
    }
    block.passage = Passage(joining: parts + pieces.suffix(1))
    return block
  }
}

/// The mark of a note, as it stands before the note or in the text.
private struct NoteMark: Hashable {
  enum Form: Hashable { case raised, bracketed, slashed, plain, star }
  var form: Form
  /// "1", "**".
  var name: String
  /// Code points up to the note's text; of no account when two are compared.
  var length = 0

  static func == (one: NoteMark, other: NoteMark) -> Bool { one.form == other.form && one.name == other.name }
  func hash(into hasher: inout Hasher) {
    hasher.combine(form)
    hasher.combine(name)
  }

  /// The mark that a note begins with.
  init?(_ text: String) {
    guard text.withBytes(NoteMark.canBegin) else { return nil }
    let head = Array(text.unicodeScalars.prefix(8))
    guard let first = head.first else { return nil }
    var digits = head[...]
    var form = Form.plain
    switch first {
    case "*", "†", "‡":
      let run = head.prefix { $0 == first }
      self.init(form: .star, name: String(String.UnicodeScalarView(run)))
      length = run.count
      guard run.count <= 3, text.unicodeScalars.count > length + 1 else { return nil }
      return
    case "[":
      form = .bracketed
      digits = digits.dropFirst()
    case _ where NoteMark.raised[first] != nil: form = .raised
    default: break
    }
    let run = digits.prefix { form == .raised ? NoteMark.raised[$0] != nil : "0"..."9" ~= $0 }
    let name = String(String.UnicodeScalarView(run.map { NoteMark.raised[$0] ?? $0 }))
    var rest = digits.dropFirst(run.count)
    guard 1...3 ~= run.count, name.utf8.first != 0x30, let next = rest.first else { return nil }
    switch (form, next) {
    case (.bracketed, "]"), (.plain, "/"): rest = rest.dropFirst()
    case (.raised, _), (.plain, " "), (.plain, "\t"): break
    default: return nil
    }
    if next == "/" { form = .slashed }
    let blanks = rest.prefix { $0 == " " || $0 == "\t" }
    guard form == .raised || form == .bracketed || !blanks.isEmpty,
      let start = rest.dropFirst(blanks.count).first, start.properties.isAlphabetic || start == "“" || start == "\""
    else { return nil }
    self.init(form: form, name: name)
    length = head.count - digits.count + run.count + (digits.count - run.count - rest.count) + blanks.count
  }

  /// Whether the first bytes can be those of a mark: of numbers, most are those of paragraphs.
  private static func canBegin(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    switch first {
    case 0x30...0x39:
      guard let behind = bytes.prefix(4).first(where: { !(0x30...0x39 ~= $0) }) else { return false }
      return behind == 0x20 || behind == 0x09 || behind == 0x2F
    case 0x2A, 0x5B, 0xC2, 0xE2: return true
    default: return false
    }
  }

  private init(form: Form, name: String) {
    self.form = form
    self.name = name
  }

  private static let raised: [Unicode.Scalar: Unicode.Scalar] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
  ]

  /// Whether it is the first of its kind.
  var isFirst: Bool { name == "1" || form == .star && name.unicodeScalars.count == 1 }

  /// Whether it comes next after `other`.
  func follows(_ other: NoteMark) -> Bool {
    guard (form == .star) == (other.form == .star) else { return other.form == .star && isFirst }
    guard form != .star else { return name.count == other.name.count + 1 || name.first != other.name.first }
    return Int(name) == Int(other.name).map { $0 + 1 }
  }

  /// How the mark may look in the text: a note that begins with a plain number was raised there, or is set in brackets.
  var forms: [NoteMark] {
    let forms: [Form] = form == .plain || form == .raised ? [.raised, .bracketed, .plain] : [form]
    return forms.map { NoteMark(form: $0, name: name) }
  }

  /// Gives each mark in `text` that may lead to a note, with its place in code points.
  static func scan(_ text: String, after start: Int, _ take: (NoteMark, Range<Int>) -> Void) {
    guard !ByteSigns(text).isDisjoint(with: [.digit, .star, .latin, .typographic]) else { return }
    let scalars = Array(text.unicodeScalars)
    var at = max(start, 1)
    while at < scalars.count {
      let scalar = scalars[at]
      var end = at + 1
      func run(_ fits: (Unicode.Scalar) -> Bool) -> String {
        while end < scalars.count, fits(scalars[end]) { end += 1 }
        return String(String.UnicodeScalarView(scalars[at..<end].map { raised[$0] ?? $0 }))
      }
      let next = { end < scalars.count ? scalars[end] : " " }
      if raised[scalar] != nil {
        take(NoteMark(form: .raised, name: run { raised[$0] != nil }), at..<end)
      } else if scalar == "*" || scalar == "†" || scalar == "‡" {
        let name = run { $0 == scalar }
        if !scalars[at - 1].properties.isWhitespace { take(NoteMark(form: .star, name: name), at..<end) }
      } else if "0"..."9" ~= scalar {
        let name = run { "0"..."9" ~= $0 }
        if next() == "/",
          end + 1 == scalars.count || !scalars[end + 1].properties.isAlphabetic && !isDigit(scalars[end + 1])
        {
          take(NoteMark(form: .slashed, name: name), at..<end + 1)
        } else if scalars[at - 1] == "[", next() == "]" {
          take(NoteMark(form: .bracketed, name: name), at - 1..<end + 1)
        } else if isGlued(scalars, at), !next().properties.isAlphabetic,
          !(end + 1 < scalars.count && ".,:/-".unicodeScalars.contains(next()) && isDigit(scalars[end + 1]))
        {
          take(NoteMark(form: .plain, name: name), at..<end)
        }
      }
      at = end
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

  /// Whether a number stands right behind a word or the mark that ends a sentence, as one that was raised in print.
  private static func isGlued(_ scalars: [Unicode.Scalar], _ at: Int) -> Bool {
    let before = scalars[at - 1]
    if before.properties.isLowercase || ")”’»\"".unicodeScalars.contains(before) { return true }
    guard at > 1 else { return false }
    if before.properties.isUppercase { return scalars[at - 2].properties.isUppercase }
    return ".,;:".unicodeScalars.contains(before) && !isDigit(scalars[at - 2])
      && !scalars[at - 2].properties.isWhitespace
  }
}
