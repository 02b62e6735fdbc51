extension FileComment {
  /// The most code points of a quote: thousands of comments may each be on the whole of a long document.
  private static let longestQuote = 2_000

  /// Gives the comments, and their replies, the text that they are on; one walk over `text`, the canonical text.
  static func quote(_ text: String, in comments: inout [FileComment]) {
    let ranges = comments.flatMap { [$0.range] + $0.replies.map(\.range) }.compactMap { $0 }.filter { !$0.isEmpty }
    let stretches = ranges.map { $0.lowerBound..<min($0.upperBound, $0.lowerBound + longestQuote) }
    guard !stretches.isEmpty else { return }
    var indices: [Int: Int] = [:]
    text.withBytes { bytes in
      var (index, offset) = (0, 0)
      for wanted in stretches.flatMap({ [$0.lowerBound, $0.upperBound] }).sorted() {
        index = bytes.index(ofCodePoint: wanted - offset, from: index)
        offset = wanted
        indices[wanted] = index
      }
    }
    func quote(_ comment: inout FileComment) {
      guard let range = comment.range, let start = indices[range.lowerBound],
        let end = indices[min(range.upperBound, range.lowerBound + longestQuote)]
      else { return }
      comment.quote = text.withBytes { String(decoding: $0[start..<end], as: UTF8.self) }
    }
    for place in comments.indices {
      quote(&comments[place])
      for reply in comments[place].replies.indices { quote(&comments[place].replies[reply]) }
    }
  }
}

extension Document {
  /// Whether the file has tracked changes.
  public var hasChanges: Bool { counts.insertions + counts.deletions > 0 }

  /// The file's own comments by what they are on; one on several things is on the first, one on nothing that can be commented on is
  /// on the title or, without one, on what stands first.
  public var commentsByTarget: [Target: [FileComment]] {
    guard !comments.isEmpty else { return [:] }
    let first = titleLines == nil ? targets.first : .title
    let placed = comments.compactMap { comment in
      (comment.range.flatMap(target(at:)) ?? first).map { ($0, [comment]) }
    }
    return Dictionary(placed, uniquingKeysWith: +)
  }

  /// What a stretch of the canonical text is part of, the first of several; nil for another line of the header block.
  public func target(at range: Range<Int>) -> Target? { places.value.target(at: range) }
}

/// Where in the canonical text everything stands that can be commented on.
struct CanonicalPlaces: Sendable {
  /// The words of one target.
  private struct Place {
    var words: Range<Int>
    var target: Target
    /// How long the number is that may stand before them.
    var lead: Int
  }
  /// In order of the text.
  private let places: [Place]

  init(_ paragraphs: [Paragraph], _ headings: [Heading], _ title: TitleLines?) {
    func place(_ segments: Segments, _ label: String?, _ target: Target) -> Place? {
      guard let first = segments.first, let last = segments.last else { return nil }
      // A blank or two, or a tab, part it from the words.
      let lead = label.map { $0.unicodeScalars.count + 2 } ?? 0
      return Place(
        words: first.canonical..<max(first.canonical, last.canonical + last.count), target: target, lead: lead)
    }
    places =
      ([title.flatMap { place($0.segments, nil, .title) }]
      + headings.indices.map { place(headings[$0].segments, headings[$0].label, .heading($0)) }
      + paragraphs.indices.map { place(paragraphs[$0].segments, paragraphs[$0].label, .paragraph($0)) })
      .compactMap(\.self).sorted { $0.words.lowerBound < $1.words.lowerBound }
  }

  /// What `range` touches first: its words, or its number.
  func target(at range: Range<Int>) -> Target? {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      let end = places[middle].words.upperBound
      if end > range.lowerBound || range.isEmpty && end == range.lowerBound { high = middle } else { low = middle + 1 }
    }
    guard low < places.count else { return nil }
    let place = places[low]
    let reach = max(range.upperBound, range.lowerBound + place.lead + 1)
    return place.words.lowerBound < reach ? place.target : nil
  }
}
