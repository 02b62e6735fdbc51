/// Reads the pieces of one paragraph.
///
/// What needs no name is done when it is made, and so for many paragraphs at once; names are learned from one paragraph to the next.
struct PieceReader: Sendable {
  /// The paragraph, cut.
  let wording: Wording
  private let dates: [DateFind]
  /// The tokens that a piece may begin with; most words are none.
  private let starts: [Int]

  /// Cuts `text` and finds its dates.
  init(_ text: String, words: TimelineWords) {
    wording = Wording(text)
    starts = words.starts(of: wording)
    dates = DateFind.all(in: wording, at: starts, yearless: true, years: true)
  }

  /// The pieces in order, without overlap.
  ///
  /// `names` learns the names and abbreviations that the text defines.
  func pieces(names: inout BodyNames, words: TimelineWords) -> [Piece] {
    var nextDate = dates.startIndex
    var pieces: [Piece] = []
    var next = 0
    for index in starts where index >= next {
      // A date that a name or a number reaches over is none.
      while nextDate < dates.endIndex, dates[nextDate].tokens.lowerBound < index { nextDate += 1 }
      if nextDate < dates.endIndex, dates[nextDate].tokens.lowerBound == index {
        pieces.append(Piece(kind: .date(dates[nextDate]), tokens: dates[nextDate].tokens))
      } else if var find = names.read(wording, at: index, words: words, after: pieces.last) {
        names.learn(find, in: wording, words: words)
        find.body = names.current(find.body)
        // "UNECE International Conference": the abbreviation before is part of the name.
        while let last = pieces.last, last.tokens.upperBound > find.tokens.lowerBound { pieces.removeLast() }
        pieces.append(Piece(kind: .body(find), tokens: find.tokens))
      } else if let meeting = words.meeting(wording, at: index) {
        pieces.append(meeting)
      } else if let ordinal = OrdinalFind.read(wording, at: index) {
        pieces.append(Piece(kind: .ordinal(ordinal), tokens: ordinal.tokens))
      } else {
        continue
      }
      next = pieces.last?.tokens.upperBound ?? index + 1
    }
    return pieces
  }
}
