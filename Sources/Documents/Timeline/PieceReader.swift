/// Reads the pieces of one paragraph.
///
/// What needs no name is found when it is made, and so for many paragraphs at once; names are learned from one paragraph to the next.
struct PieceReader: Sendable {
  /// The paragraph, cut.
  let wording: Wording
  /// Where a piece may begin, in order; at most words none does.
  private let starts: [Start]

  private struct Start {
    var token: Int
    /// What begins there, unless a name does; a date is always one.
    var piece: Piece?
  }

  /// Cuts `text`, and finds its dates, its ordinals and its words for a meeting.
  init(_ text: String, words: TimelineWords) {
    let wording = Wording(text)
    let tokens = words.starts(of: wording)
    var dates = DateFind.all(in: wording, at: tokens, yearless: true, years: true)[...]
    starts = tokens.compactMap { token in
      if let date = dates.first, date.tokens.lowerBound == token {
        dates.removeFirst()
        return Start(token: token, piece: Piece(kind: .date(date), tokens: date.tokens))
      }
      let ordinal = OrdinalFind.read(wording, at: token)
      let piece =
        words.meeting(wording, at: token) ?? ordinal.map { Piece(kind: .ordinal($0), tokens: $0.tokens) }
      return piece == nil && !wording.tokens[token].isCapitalized ? nil : Start(token: token, piece: piece)
    }
    self.wording = wording
  }

  /// The pieces in order, without overlap.
  ///
  /// `names` learns the names and abbreviations that the text defines.
  func pieces(names: inout BodyNames, words: TimelineWords) -> [Piece] {
    var pieces: [Piece] = []
    var next = 0
    for start in starts where start.token >= next {
      if start.piece?.date == nil, var find = names.read(wording, at: start.token, words: words, after: pieces.last) {
        names.learn(find, in: wording, words: words)
        find.body = names.current(find.body)
        // "UNECE International Conference": the abbreviation before is part of the name.
        while let last = pieces.last, last.tokens.upperBound > find.tokens.lowerBound { pieces.removeLast() }
        pieces.append(Piece(kind: .body(find), tokens: find.tokens))
      } else if let piece = start.piece {
        pieces.append(piece)
      } else {
        continue
      }
      next = pieces.last?.tokens.upperBound ?? start.token + 1
    }
    return pieces
  }
}
