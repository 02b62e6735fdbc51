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
  /// Index of the paragraph that stands at `offset` of the canonical text; nil where a heading or a line of the header block stands.
  public func paragraph(at offset: Int) -> Int? {
    var (low, high) = (0, paragraphs.count)
    while low < high {
      let middle = (low + high) / 2
      if paragraphs[middle].canonicalEnd >= offset { high = middle } else { low = middle + 1 }
    }
    guard low < paragraphs.count, let start = paragraphs[low].segments.first?.canonical, start <= offset else {
      return nil
    }
    return low
  }

  /// Whether the file has tracked changes.
  public var hasChanges: Bool { counts.insertions + counts.deletions > 0 }

  /// The file's own comments on each paragraph, by its index; one on several stands at the first.
  public var commentsByParagraph: [Int: [FileComment]] {
    let placed = comments.compactMap { comment in
      comment.range.flatMap { paragraph(at: $0.lowerBound) }.map { ($0, [comment]) }
    }
    return Dictionary(placed, uniquingKeysWith: +)
  }
}

extension Paragraph {
  /// Where it ends in the canonical text.
  fileprivate var canonicalEnd: Int { segments.last.map { $0.canonical + $0.count } ?? 0 }
}
