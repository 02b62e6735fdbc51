extension Document {
  /// The paragraph that people mean by `citation`: an address, a printed label ("11.", "11") or an id; nil when there is none.
  public func paragraph(cited citation: String) -> Int? {
    if case .paragraph(let index)? = citations.value[citation] { index } else { nil }
  }

  /// Where a stretch of a paragraph's text stands in the canonical text, in code points.
  public func canonicalRange(_ range: Range<Int>, inParagraph index: Int) -> Range<Int> {
    paragraphs.indices.contains(index) ? canonicalRange(range, in: .paragraph(index)) : 0..<0
  }

  /// Where a stretch of a target's words stands in the canonical text, in code points.
  public func canonicalRange(_ range: Range<Int>, in target: Target) -> Range<Int> {
    segments(of: target).canonicalRange(range)
  }

  /// Where a stretch of the canonical text stands in a paragraph's text, clipped to it; nil when it does not touch it.
  public func paragraphRange(_ range: Range<Int>, inParagraph index: Int) -> Range<Int>? {
    paragraphs.indices.contains(index) ? self.range(range, in: .paragraph(index)) : nil
  }

  /// Where a stretch of the canonical text stands in a target's words, clipped to them; nil when it does not touch them.
  public func range(_ range: Range<Int>, in target: Target) -> Range<Int>? {
    let segments = segments(of: target)
    let first = segments.partition { $0.canonical + $0.count > range.lowerBound }
    guard first < segments.count else { return nil }
    if range.isEmpty {
      let segment = segments[first]
      guard segment.canonical <= range.lowerBound else { return nil }
      let at = segment.start + range.lowerBound - segment.canonical
      return at..<at
    }
    let last = segments.partition { $0.canonical >= range.upperBound } - 1
    guard first <= last else { return nil }
    let start = segments[first].start + max(0, range.lowerBound - segments[first].canonical)
    let end = segments[last].start + min(segments[last].count, range.upperBound - segments[last].canonical)
    return start < end ? start..<end : nil
  }
}

extension Paragraph {
  /// The text without the raised marks of notes, which are no part of the canonical text.
  public var textWithoutMarks: String {
    let marks = runs.filter { run in
      guard case .footnote = run.kind else { return false }
      return !segments.contains { $0.start < run.range.upperBound && $0.start + $0.count > run.range.lowerBound }
    }
    guard !marks.isEmpty else { return text }
    let scalars = text.unicodeScalars
    var kept = String.UnicodeScalarView()
    var (at, offset) = (scalars.startIndex, 0)
    for range in marks.map(\.range).sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound >= offset {
      let start = scalars.index(at, offsetBy: range.lowerBound - offset)
      kept += scalars[at..<start]
      (at, offset) = (scalars.index(start, offsetBy: range.count), range.upperBound)
    }
    return String(kept + scalars[at...])
  }
}

extension Segment {
  /// Where an offset of the paragraph's text stands in the canonical text, clipped to the segment.
  fileprivate func canonical(_ offset: Int) -> Int { canonical + min(max(offset - start, 0), count) }
}

extension Segments {
  /// Where a stretch of the words that the segments map stands in the canonical text, in code points.
  public func canonicalRange(_ range: Range<Int>) -> Range<Int> {
    guard let first, let last else { return 0..<0 }

    // The start: in the segment that holds it, else where the next one begins. The end: the other way round.
    let after = partition { $0.end > range.lowerBound }
    let start = after < count ? self[after].canonical(range.lowerBound) : last.canonical + last.count
    if range.isEmpty { return start..<start }
    let before = partition { $0.start >= range.upperBound } - 1
    let end = before >= 0 ? self[before].canonical(range.upperBound) : first.canonical
    return start..<Swift.max(start, end)
  }

  /// The first index from which `holds` is true, by halving; `holds` is false before and true from it on.
  fileprivate func partition(where holds: (Segment) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
