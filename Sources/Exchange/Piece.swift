internal import Documents

/// A piece of a paragraph's text over which nothing changes, or a place at which a comment is called out.
enum Piece: Equatable {
  /// Text, the looks that it has (the outermost first), and the numbers of the comments that are about it.
  case text(Substring, looks: [Run.Kind], comments: [Int])
  /// Text that a tracked change of the file took out; no part of the paragraph's text.
  case removed(String)
  /// Here ends what the comment of this number is about.
  case callout(Int)

  /// The pieces of a paragraph, in order; joined, their texts are the paragraph's text.
  static func pieces(of paragraph: Paragraph, comments: some Sequence<PlacedComment>) -> [Piece] {
    let text = paragraph.text
    let count = text.unicodeScalars.count
    var spans = paragraph.runs.map { Span(range: $0.range.clamped(to: 0..<count), look: $0.kind) }
    for comment in comments {
      let range = comment.passage?.clamped(to: 0..<count)
      spans.append(Span(range: range ?? count..<count, number: comment.number))
    }
    // Longer runs open first, so that they stand outside the shorter ones.
    let starts = spans.indices.sorted { one, other in
      (spans[one].range.lowerBound, -spans[one].range.upperBound, one)
        < (spans[other].range.lowerBound, -spans[other].range.upperBound, other)
    }
    let bounds = Set(spans.flatMap { [$0.range.lowerBound, $0.range.upperBound] } + [0, count]).sorted()

    var pieces: [Piece] = []
    var active: [Int] = []
    var waiting = starts[...]
    var index = text.unicodeScalars.startIndex
    for (place, bound) in bounds.enumerated() {
      while let next = waiting.first, spans[next].range.lowerBound == bound { active.append(waiting.removeFirst()) }
      for span in active where spans[span].range.upperBound == bound {
        if let number = spans[span].number { pieces.append(.callout(number)) }
        if case .deleted(let text, _) = spans[span].look, text != "\n" { pieces.append(.removed(text)) }
      }
      active.removeAll { spans[$0].range.upperBound <= bound }
      guard place + 1 < bounds.count else { break }
      let end = text.unicodeScalars.index(index, offsetBy: bounds[place + 1] - bound)
      pieces.append(
        .text(
          text[index..<end], looks: active.compactMap { spans[$0].look },
          comments: active.compactMap { spans[$0].number }))
      index = end
    }
    return pieces
  }

  /// What stretches over a range: a look or a comment.
  private struct Span {
    var range: Range<Int>
    var look: Run.Kind?
    var number: Int?
  }
}
