/// One place in the text that names a meeting.
struct Mention: Sendable {
  /// The body as it is known where the mention stands.
  var body: String
  /// The body's full name, where known.
  var name: String?
  /// The bodies that met: the two of a dialogue, otherwise the body alone.
  var parties: [String] = []
  /// Whether it only names the body that acts in a sentence, so that its last meeting is meant, if any.
  var isEcho = false
  /// Session numbers, perhaps none.
  var ordinals: [Int] = []
  /// When, as far as this place says.
  var dates: DateRange?
  /// Where, as far as this place says.
  var place: String?
  /// Index of the paragraph.
  var text: Int
  /// Index of the sentence in it.
  var sentence: Int
  /// The words that make the mention, in tokens of the paragraph.
  var tokens: Range<Int>
  /// Whether only "and" or the like stands between it and the mention before: what is said of one is said of both.
  var continues: Bool
}

/// The words of one sentence that name a meeting, before its date is known.
struct Phrase {
  /// The bodies named; two of one meeting when `isJoint`.
  var bodies: [BodyNames.Find] = []
  /// Whether the bodies meet each other.
  var isJoint = false
  /// Whether it is called a dialogue.
  var isDialogue = false
  /// Whether a word for a meeting is in it.
  var hasMeetingWord = false
  /// Whether "at" or the like stands before a body alone.
  var isVisited = false
  /// Whether it is said to have met or to be going to meet ("the PC met in Brussels").
  var meets = false
  /// Whether it is said what it did ("the PC Chairperson recommended").
  var acts = false
  /// Whether it is what did something ("adopted by the Conference").
  var isAgent = false
  /// Whether it only stands beside another thing that is dated or placed: "to prepare for COP-6", "the COP-6 President".
  var isAside = false
  /// Session numbers; more than one list for "the 15th and 16th sessions".
  var ordinals: [[Int]] = []
  /// The date inside it ("the April 2024 sessions").
  var date: DateFind?
  /// Its tokens.
  var tokens: Range<Int>
}
