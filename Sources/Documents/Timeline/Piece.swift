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
