internal import Text

/// Reads plain text: paragraphs one a line or wrapped by hand, blank lines between blocks, form feeds between pages.
struct TextReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let lines: [Line]
  private let wrapping: Wrapping?
  private var manuscript = Manuscript()
  /// The lines of the block at hand.
  private var open: [Int] = []
  /// The number of the last block that began with one, so that a wrapped line that begins with a year is none.
  private var lastNumber = 0

  /// The pieces of `text`, which is canonical.
  static func read(_ text: String) -> Manuscript {
    text.withBytes { bytes in
      var reader = TextReader(bytes)
      return reader.read()
    }
  }

  /// The bytes must outlive the reader, which stays within `read`.
  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    lines = Line.all(of: bytes)
    wrapping = Wrapping(lines) { Marker.canBegin(bytes[$0.bytes]) }
    manuscript.blocks.reserveCapacity(lines.count)
  }

  private mutating func read() -> Manuscript {
    for index in lines.indices {
      let line = lines[index]
      if line.startsPage {
        close()
        manuscript.blocks.append(Block(kind: .pageBreak, line: index + 1))
      }
      if line.isBlank {
        close()
      } else if let rule = rule(index) {
        underline(with: rule, at: index)
      } else {
        if !open.isEmpty, startsBlock(index) { close() }
        if open.isEmpty, wrapping != nil, let number = marker(index)?.number { lastNumber = number }
        open.append(index)
      }
    }
    close()
    manuscript.blocks = PrintedNotes(manuscript.blocks).blocks
    return manuscript
  }

  // MARK: Where blocks begin

  /// Whether the line at `index` begins a block although no blank line stands before it.
  private func startsBlock(_ index: Int) -> Bool {
    guard let wrapping, let last = open.last else { return true }
    let isFull = wrapping.isFull(lines[last], before: lines[index], in: bytes)
    if let marker = marker(index) {
      switch marker.sort {
      case .number: return !isFull || marker.number.map { $0 == lastNumber + 1 || $0 == 1 } ?? true
      case .bullet: return true
      case .letter, .capital: return !isFull || marker.enclosure == .parentheses
      }
    }
    if open.count > 1, lines[index].indent >= lines[last].indent + 2 { return true }
    return !isFull && !runsOn(from: last, to: index)
  }

  /// Whether the sentence of one line goes on in the next: no full stop before it and a small letter after.
  private func runsOn(from last: Int, to index: Int) -> Bool {
    guard let end = string(last).unicodeScalars.last, !".:;!?".unicodeScalars.contains(end) else { return false }
    return string(index, upTo: 1).unicodeScalars.first?.properties.isLowercase ?? false
  }

  private func marker(_ index: Int) -> Marker? {
    Marker.canBegin(bytes[lines[index].bytes]) ? Marker(string(index, upTo: 24)) : nil
  }

  /// The one sign that a line is drawn with, if it is a rule: at least three of it, or a single star.
  private func rule(_ index: Int) -> UInt8? {
    let line = bytes[lines[index].bytes]
    guard let sign = line.first, "*-_=~".utf8.contains(sign) else { return nil }
    guard line.allSatisfy({ $0 == sign || $0 == 0x20 || $0 == 0x09 }) else { return nil }
    let count = line.count { $0 == sign }
    return count >= 3 || (sign == 0x2A && count == 1) ? sign : nil
  }

  /// A rule right under a single line makes that a heading; elsewhere it separates.
  private mutating func underline(with sign: UInt8, at index: Int) {
    if open.count == 1, sign == 0x3D || sign == 0x2D, marker(open[0]).map({ $0.sort != .bullet }) ?? true {
      close(as: .heading(level: sign == 0x3D ? 1 : 2))
    } else {
      close()
      manuscript.blocks.append(Block(kind: .rule, line: index + 1))
    }
  }

  // MARK: Blocks

  private mutating func close(as kind: Block.Kind = .text) {
    guard let first = open.first, let last = open.last else { return }
    defer { open.removeAll(keepingCapacity: true) }
    var passage = Passage()
    for index in open {
      if index != first { passage.appendBreak() }
      passage.append(string(index), count: lines[index].count, at: lines[index].start)
    }
    var block = Block(kind: kind, passage: passage, line: first + 1, indent: lines[first].indent)
    block.standsAlone =
      (first == 0 || lines[first - 1].isBlank || lines[first].startsPage)
      && (last + 1 == lines.count || lines[last + 1].isBlank || lines[last + 1].startsPage)
    InlineMarks.apply(to: &block)
    for run in block.passage.runs {
      if case .link(let target) = run.kind, target.isEmpty || target == "#" {
        manuscript.findings.append(Finding(.note, line: block.line, "a link leads nowhere"))
      }
    }
    manuscript.blocks.append(block)
  }

  private func string(_ index: Int, upTo limit: Int = .max) -> String { Self.string(bytes, lines[index], upTo: limit) }

  /// The text of a line; with a limit in code points, at least so much of it.
  private static func string(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Line, upTo limit: Int = .max) -> String {
    guard limit < line.bytes.count else { return String(decoding: bytes[line.bytes], as: UTF8.self) }
    return String(decoding: bytes[line.bytes].prefix(limit * 4), as: UTF8.self)
  }
}

/// The margin at which a text is wrapped by hand.
private struct Wrapping {
  /// Columns that full lines come near to.
  private let margin: Int
  /// How much shorter a full line may be than the margin although the next word would have fitted.
  private var slack: Int { margin / 10 }

  /// Finds the margin from neighbouring lines: nine in ten are no longer, and most of them are full.
  ///
  /// Nil for a text with one paragraph a line.
  init?(_ lines: [Line], startsWithMarker: (Line) -> Bool) {
    var widths = [Int](repeating: 0, count: Wrapping.plausible.upperBound + 2)
    var pairs: [(width: Int, next: Line)] = []
    for (line, next) in zip(lines, lines.dropFirst()) where !line.isBlank && !next.isBlank && !startsWithMarker(next) {
      widths[min(line.width, widths.count - 1)] += 1
      pairs.append((line.width, next))
    }
    guard !pairs.isEmpty else { return nil }
    var below = 0
    let margin = widths.indices.first { width in
      below += widths[width]
      return below * 10 >= pairs.count * 9
    }
    guard let margin, Wrapping.plausible.contains(margin) else { return nil }
    self.margin = margin
    let full = pairs.count { $0.width + Wrapping.longWord > margin }
    guard full * 10 >= pairs.count * 6 else { return nil }
  }

  /// People and programs wrap at 40 to 130 columns.
  private static let plausible = 40...130
  /// What may be missing to the margin at the end of a full line, when the next word is not looked at.
  private static let longWord = 14

  /// Whether the first word of `next` would not have fitted on `line`.
  func isFull(_ line: Line, before next: Line, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let word = bytes[next.bytes].prefix { $0 != 0x20 && $0 != 0x09 }.count { $0 & 0xC0 != 0x80 }
    return line.width + 1 + word > margin - slack
  }
}
