/// Gathers the text of one Markdown block, and finds each part of it again in the source.
struct MarkdownInline {
  private var block: Block
  private let source: [UInt8]
  private let end: Int
  /// How far the source is used up: a byte of it, and its code point in the canonical text.
  private var cursor: Int
  private var point: Int
  private let notes: [String]
  private var open: [(start: Int, kind: Run.Kind)] = []
  /// Whether a link led nowhere.
  private(set) var hasDeadLink = false

  /// Starts a block whose text stands in `source` from `range.lowerBound`, which is at `point` in code points.
  init(block: Block, source: [UInt8], range: Range<Int>, point: Int, notes: [String]) {
    self.block = block
    self.source = source
    end = range.upperBound
    cursor = range.lowerBound
    self.point = point
    self.notes = notes
  }

  /// The block; nil when nothing is in it.
  var finished: Block? {
    var block = block
    if block.kind != .code { block.passage = block.passage.trimmed }
    // A line "{:.class}" is an instruction of kramdown's, not text.
    if block.text.utf8.last == 0x7D, let last = block.passage.lines.last, last.text.hasPrefix("{:") {
      block.passage = block.passage[0..<block.passage.count - last.count].trimmed
    }
    return block.passage.count == 0 ? nil : block
  }

  /// Adds what an inline node says.
  mutating func take(_ event: MarkdownTree.Event) {
    switch event.kind {
    case .text: append(event.literal)
    case .code:
      start(.code)
      append(event.literal)
      finish()
    case .softbreak, .linebreak: block.passage.appendBreak()
    case .emph: event.isEntering ? start(.emphasis) : finish()
    case .strong: event.isEntering ? start(.strong) : finish()
    case .strikethrough: event.isEntering ? start(.struck) : finish()
    case .link:
      if event.isEntering {
        start(.link(event.target))
        if event.target.isEmpty || event.target == "#" { hasDeadLink = true }
      } else {
        finish()
        skipTarget()
      }
    case .image: if !event.isEntering { skipTarget() }
    case .mark: if event.isEntering { mark(Int(event.literal) ?? 0) }
    case .html:
      if let place = find(Array(event.literal.utf8)) { advance(to: place + event.literal.utf8.count) }
      if event.literal.lowercased().hasPrefix("<br") { block.passage.appendBreak() }
    default: break
    }
  }

  /// Ends a line of a block that has no inline nodes; code keeps its lines.
  mutating func appendLineEnd(_ isKept: Bool) {
    if isKept { block.passage.append("\n", at: nil) } else { block.passage.appendBreak() }
  }

  private mutating func start(_ kind: Run.Kind) { open.append((block.passage.count, kind)) }

  private mutating func finish() {
    guard let run = open.popLast(), run.start < block.passage.count else { return }
    block.passage.runs.append(Run(range: run.start..<block.passage.count, kind: run.kind))
  }

  private mutating func mark(_ index: Int) {
    guard notes.indices.contains(index - 1) else { return }
    let name = notes[index - 1]
    if let place = find(Array("[^".utf8)) { advance(to: min(end, place + name.utf8.count + 3)) }
    start(.footnote(name))
    block.passage.append(InlineMarks.raised(UInt(name) ?? UInt(index)), at: nil)
    finish()
  }

  // MARK: The source

  /// Adds text, with the places in the source where its parts stand; what an entity stands for stands nowhere.
  mutating func append(_ text: String) {
    let bytes = Array(text.utf8)
    guard let place = find(bytes) else { return block.passage.append(text, at: nil) }
    advance(to: place)
    var at = 0
    while at < bytes.count {
      var same = zip(bytes[at...], source[cursor..<end]).prefix { $0 == $1 }.count
      while same > 0, at + same < bytes.count, bytes[at + same] & 0xC0 == 0x80 { same -= 1 }
      if same > 0 {
        block.passage.append(String(decoding: bytes[at..<at + same], as: UTF8.self), at: point)
        advance(to: cursor + same)
        at += same
      } else if cursor < end, source[cursor] == 0x5C {
        advance(to: cursor + 1)
      } else if cursor > place, source[cursor - 1] == 0x26, let close = semicolon(from: cursor) {
        advance(to: close + 1)
      } else {
        let close = cursor < end && source[cursor] == 0x26 ? semicolon(from: cursor) : nil
        let width = close == nil ? bytes.count - at : 1 + bytes[(at + 1)...].prefix { $0 & 0xC0 == 0x80 }.count
        block.passage.append(String(decoding: bytes[at..<at + width], as: UTF8.self), at: nil)
        at += width
        if let close { advance(to: close + 1) }
      }
    }
  }

  private mutating func advance(to place: Int) {
    // What cmark gives can be longer than the source it stands for: a NUL, an entity.
    let place = min(place, end)
    guard place > cursor else { return }
    point += source[cursor..<place].count { $0 & 0xC0 != 0x80 }
    cursor = place
  }

  /// Where text goes on in the source: behind the delimiters, line prefixes and tags that stand between.
  private func find(_ text: [UInt8]) -> Int? {
    (cursor..<max(cursor, min(end, cursor + MarkdownInline.window))).first { agrees(text, at: $0) }
  }

  /// How many bytes of mark-up to skip at most between two stretches of text.
  private static let window = 1024

  /// Whether the source at `place` reads as the start of `text`, escapes and entities taken into account.
  private func agrees(_ text: [UInt8], at place: Int) -> Bool {
    var place = place
    for byte in text.prefix(12) {
      if place + 1 < end, source[place] == 0x5C, source[place + 1] == byte { place += 1 }
      guard place < end else { return false }
      if source[place] == 0x26, byte != 0x26 || semicolon(from: place) != nil {
        return byte >= 0x80 || "&<>\"' ".utf8.contains(byte)
      }
      guard source[place] == byte else { return false }
      place += 1
    }
    return true
  }

  /// The end of the entity that begins at or around `place`.
  private func semicolon(from place: Int) -> Int? {
    source[place..<min(end, place + 34)].firstIndex(of: 0x3B)
  }

  /// Goes behind the target of a link or image, which begins within a few delimiters of its text.
  private mutating func skipTarget() {
    guard let bracket = source[cursor..<min(end, cursor + 8)].firstIndex(of: 0x5D) else { return }
    let next = bracket + 1
    guard next < end, source[next] == 0x28 || source[next] == 0x5B else { return advance(to: next) }
    let (opening, closing): (UInt8, UInt8) = source[next] == 0x28 ? (0x28, 0x29) : (0x5B, 0x5D)
    var depth = 0
    var place = next
    while place < end {
      if source[place] == 0x5C {
        place += 1
      } else if source[place] == opening {
        depth += 1
      } else if source[place] == closing {
        depth -= 1
        if depth == 0 { return advance(to: place + 1) }
      }
      place += 1
    }
  }
}
