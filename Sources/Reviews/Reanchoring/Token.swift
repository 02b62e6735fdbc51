/// A word or a punctuation mark of a text.
struct Token {
  /// Where it starts, in code points.
  var start: Int32
  /// Where it ends, in code points.
  var end: Int32
  /// Where it starts, in bytes of UTF-8.
  var byteStart: Int32
  /// Where it ends, in bytes of UTF-8.
  var byteEnd: Int32
  /// The word whatever its letters' case, numbered by the lexicon.
  var word: Int32
  /// The word as it is written, numbered by the lexicon.
  var form: Int32
  /// What it is and what stands before it.
  var marks: Marks

  /// What a token is and what stands before it.
  struct Marks: OptionSet {
    let rawValue: UInt8
    /// It has letters or digits.
    static let word = Marks(rawValue: 1)
    /// White space stands before it.
    static let spaced = Marks(rawValue: 2)
    /// It is the first of its line.
    static let startsLine = Marks(rawValue: 4)
    /// An empty line stands before it, or nothing.
    static let startsBlock = Marks(rawValue: 8)
    /// It starts with a capital letter or a digit.
    static let capital = Marks(rawValue: 16)
  }

  /// Where it stands, in code points.
  var range: Range<Int> { Int(start)..<Int(end) }
  /// Whether it has letters or digits.
  var isWord: Bool { marks.contains(.word) }
}
