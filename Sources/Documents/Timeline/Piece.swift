/// A part of a sentence that can belong to the mention of a meeting.
struct Piece: Sendable {
  /// What it is.
  enum Kind: Sendable {
    case body(BodyNames.Find)
    case ordinal(OrdinalFind)
    case date(DateFind)
    /// A word for a meeting.
    case meeting(isDialogue: Bool)
  }
  /// What it is.
  var kind: Kind
  /// Where it stands, in tokens of the wording.
  var tokens: Range<Int>

  /// The body it names.
  var body: BodyNames.Find? { if case .body(let find) = kind { find } else { nil } }
  /// The session number it gives.
  var ordinal: OrdinalFind? { if case .ordinal(let find) = kind { find } else { nil } }
  /// The date it gives.
  var date: DateFind? { if case .date(let find) = kind { find } else { nil } }
  /// Whether it is a word for a meeting.
  var isMeeting: Bool { if case .meeting = kind { true } else { false } }
  /// Whether it is a word for a meeting of two bodies with each other.
  var isDialogue: Bool { if case .meeting(true) = kind { true } else { false } }
}

extension Piece {
  /// The pieces of a text in order, without overlap.
  ///
  /// `names` learns the names and abbreviations that the text defines.
  static func all(in wording: Wording, names: inout BodyNames, words: TimelineWords) -> [Piece] {
    let dates = DateFind.all(in: wording, yearless: true, years: true)
    var nextDate = dates.startIndex
    var pieces: [Piece] = []
    var index = 0
    while index < wording.tokens.count {
      if nextDate < dates.endIndex, dates[nextDate].tokens.lowerBound <= index {
        let date = dates[nextDate]
        nextDate += 1
        guard date.tokens.lowerBound == index else { continue }
        pieces.append(Piece(kind: .date(date), tokens: date.tokens))
        index = date.tokens.upperBound
        continue
      }
      if var find = names.read(wording, at: index, words: words, after: pieces.last) {
        names.learn(find, in: wording, words: words)
        find.body = names.current(find.body)
        // "UNECE International Conference": the abbreviation before is part of the name.
        while let last = pieces.last, last.tokens.upperBound > find.tokens.lowerBound { pieces.removeLast() }
        pieces.append(Piece(kind: .body(find), tokens: find.tokens))
        // A month that a name reaches over is no date.
        while nextDate < dates.endIndex, dates[nextDate].tokens.lowerBound < find.tokens.upperBound { nextDate += 1 }
        index = find.tokens.upperBound
        continue
      }
      let token = wording.tokens[index]
      let isDialogue = words.meetingFilter.passes(token) && words.dialogues.contains(token.folded)
      if isDialogue || words.meetingFilter.passes(token) && words.meetings.contains(token.folded) {
        pieces.append(Piece(kind: .meeting(isDialogue: isDialogue), tokens: index..<index + 1))
        index += 1
      } else if let ordinal = OrdinalFind.read(wording, at: index) {
        pieces.append(Piece(kind: .ordinal(ordinal), tokens: ordinal.tokens))
        index = ordinal.tokens.upperBound
      } else {
        index += 1
      }
    }
    return pieces
  }
}
