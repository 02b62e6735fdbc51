/// Text on its way into a paragraph: what is read, and where each part of it stands in the canonical text.
///
/// All offsets are code points.
struct Passage: Equatable {
  /// What is read.
  private(set) var text = ""
  /// The length of `text`.
  private(set) var count = 0
  /// How `text` maps to the canonical text.
  private(set) var segments: Segments = []
  /// Looks and links.
  var runs: [Run] = []
  /// Where the file breaks a line that the text runs on over: the offset behind the blank that stands for the break.
  var breaks: [Int] = []
  /// The blanks that were cut off at its ends.
  var cut = Cut()

  /// How many blanks were cut off, and stand nowhere in the canonical text.
  struct Cut: Equatable {
    /// At the start.
    var before = 0
    /// At the end.
    var after = 0
    /// The blanks before stretches of deleted text at the end, by their numbers.
    var blanksBefore: [Int: String] = [:]
    /// The blanks behind stretches of deleted text at the start, by their numbers.
    var blanksAfter: [Int: String] = [:]
  }

  /// An empty passage.
  init() {}

  /// A passage of `count` code points that stand in the canonical text from 0 on, but for the stretches at `excluded`, which are in order.
  init(_ text: String, count: Int, excluding excluded: [Range<Int>]) {
    self.text = text
    self.count = count
    guard !excluded.isEmpty else {
      if count > 0 { segments = [Segment(start: 0, canonical: 0, count: count)] }
      return
    }
    var canonical = 0
    var at = 0
    for range in excluded + [count..<count] {
      let length = range.lowerBound - at
      if length > 0 { segments.append(Segment(start: at, canonical: canonical, count: length)) }
      canonical += max(0, length)
      at = max(at, range.upperBound)
    }
  }

  /// Adds text that stands at `canonical`, or nowhere.
  mutating func append(_ more: some StringProtocol, at canonical: Int?) {
    append(more, count: String(more).withBytes(\.codePoints), at: canonical)
  }

  /// The same for a length already known.
  mutating func append(_ more: some StringProtocol, count added: Int, at canonical: Int?) {
    guard added > 0 else { return }
    text += more
    defer { count += added }
    if let canonical { segments.append(Segment(start: count, canonical: canonical, count: added)) }
  }

  /// Adds a line break, which reads as a blank; after a hyphen that ends a word it reads as nothing.
  mutating func appendBreak() {
    if !endsInHyphen { append(" ", count: 1, at: nil) }
    breaks.append(count)
  }

  /// Whether a word is cut at the end, as in "Customs-" before "Industry".
  private var endsInHyphen: Bool {
    let end = text.unicodeScalars.suffix(2)
    return end.count == 2 && end.last == "-" && end.first?.properties.isAlphabetic == true
  }
}

extension Passage {
  /// The parts at `ranges`, which are in order and do not overlap, each a passage of its own; one walk over the whole.
  func pieces(_ ranges: [Range<Int>]) -> [Passage] {
    var index = 0
    var at = 0
    var segment = segments.startIndex
    var sorted = runs.sorted { $0.range.lowerBound < $1.range.lowerBound }[...]
    var lineBreaks = breaks[...]
    var result: [Passage] = []
    result.reserveCapacity(ranges.count)
    for range in ranges {
      let range = range.clamped(to: at..<max(at, count))
      var piece = Passage()
      piece.text = text.withBytes { bytes in
        let start = bytes.index(ofCodePoint: range.lowerBound - at, from: index)
        index = bytes.index(ofCodePoint: range.count, from: start)
        return String(decoding: bytes[start..<index], as: UTF8.self)
      }
      piece.count = range.count
      at = range.upperBound

      while segment < segments.endIndex, segments[segment].end <= range.lowerBound { segment += 1 }
      for segment in segments[segment...] {
        guard segment.start < range.upperBound else { break }
        let start = max(segment.start, range.lowerBound)
        let end = min(segment.end, range.upperBound)
        piece.segments.append(
          Segment(
            start: start - range.lowerBound, canonical: segment.canonical + start - segment.start, count: end - start))
      }
      sorted = sorted.drop { $0.range.upperBound <= range.lowerBound && $0.range.lowerBound < range.lowerBound }
      for run in sorted {
        guard run.range.lowerBound < range.upperBound || run.range.isEmpty && range.upperBound == count else { break }
        let kept = run.range.clamped(to: range)
        // A run of no length (deleted text) stays where it is; elsewhere nothing is left of a run.
        guard !kept.isEmpty || run.range.isEmpty && run.range.lowerBound >= range.lowerBound else { continue }
        piece.runs.append(
          Run(range: kept.lowerBound - range.lowerBound..<kept.upperBound - range.lowerBound, kind: run.kind))
      }
      lineBreaks = lineBreaks.drop { $0 <= range.lowerBound }
      piece.breaks = lineBreaks.prefix { $0 < range.upperBound }.map { $0 - range.lowerBound }
      result.append(piece)
    }
    return result
  }

  /// The passage at `range`.
  subscript(range: Range<Int>) -> Passage { pieces([range]).first ?? Passage() }

  /// The passage without its first `length` code points.
  func dropping(_ length: Int) -> Passage {
    guard length > 0 else { return self }
    guard runs.isEmpty, breaks.isEmpty, segments.count == 1, let only = segments.first, only.count == count,
      length < count
    else { return self[min(length, count)..<count] }
    // A label before a text that stands in one piece, which is what most labels are.
    var rest = Passage()
    rest.text = text.withBytes { bytes in
      String(decoding: bytes[bytes.index(ofCodePoint: length)...], as: UTF8.self)
    }
    rest.count = count - length
    rest.segments = [Segment(start: 0, canonical: only.canonical + length, count: count - length)]
    return rest
  }

  /// The passage without the stretches at `ranges`, which are in order and do not overlap.
  func removing(_ ranges: [Range<Int>]) -> Passage {
    guard !ranges.isEmpty else { return self }
    var kept: [Range<Int>] = []
    var at = 0
    for range in ranges {
      kept.append(at..<max(at, range.lowerBound))
      at = range.upperBound
    }
    kept.append(at..<max(at, count))
    return Passage(joining: pieces(kept))
  }

  /// One passage of several, with nothing between them.
  init(joining pieces: [Passage]) {
    for piece in pieces {
      let start = count
      text += piece.text
      count += piece.count
      for segment in piece.segments {
        segments.append(Segment(start: segment.start + start, canonical: segment.canonical, count: segment.count))
      }
      for run in piece.runs {
        let range = run.range.lowerBound + start..<run.range.upperBound + start
        // A run cut in two by what was removed grows together again; it is among the last few.
        if let last = runs.suffix(4).lastIndex(where: { $0.kind == run.kind && $0.range.upperBound == range.lowerBound }
        ) {
          runs[last].range = runs[last].range.lowerBound..<range.upperBound
        } else {
          runs.append(Run(range: range, kind: run.kind))
        }
      }
      breaks += piece.breaks.map { $0 + start }
    }
  }

  /// The lines of the file that the passage runs over, without the blanks for their breaks.
  var lines: [Passage] {
    guard !breaks.isEmpty else { return [self] }
    var starts = [0]
    starts += breaks
    return pieces(zip(starts, breaks + [count]).map { $0..<$1 }).map(\.trimmed)
  }

  /// Whether all of it is strong.
  var isStrong: Bool { count > 0 && runs.contains { $0.kind == .strong && $0.range == 0..<count } }

  /// The passage without white space at its ends.
  var trimmed: Passage {
    let scalars = text.unicodeScalars
    let head = scalars.prefix { $0.properties.isWhitespace }.count
    let tail = head == count ? 0 : scalars.reversed().prefix { $0.properties.isWhitespace }.count
    return head + tail == 0 ? self : self[head..<count - tail]
  }
}

extension Passage {
  /// Moves it in the canonical text, from 0 to `canonical`; gives how long it is there.
  mutating func place(at canonical: Int) -> Int {
    let length = segments.last.map { $0.canonical + $0.count } ?? 0
    segments.move(by: canonical)
    return length
  }

  /// Where an offset of its text stands in the canonical text, counted from where the passage starts there.
  func canonicalOffset(_ offset: Int) -> Int {
    guard let first = segments.first else { return 0 }
    // The last segment that starts at or before the offset, by halving.
    var (low, high) = (0, segments.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].start <= offset { low = middle } else { high = middle }
    }
    let before = segments[low]
    return before.canonical + min(max(offset - before.start, 0), before.count) - first.canonical
  }

  /// What of it stands in the canonical text.
  var canonicalText: String {
    if let only = segments.first, segments.count == 1, only.count == count { return text }
    return pieces(segments.map { $0.start..<$0.end }).map(\.text).joined()
  }
}
