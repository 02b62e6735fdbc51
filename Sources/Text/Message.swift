/// A sentence for the user in English that knows where something was put in, so that another language can say it too.
///
/// It is written as a literal: `"bracket \(number) of \(total)"`, `"\(3, "comment") to place"`.
public struct Message: Sendable {
  /// What is put into a sentence.
  public enum Argument: Sendable {
    /// Words that are the same in every language: a name, a label, what somebody wrote.
    case text(String)
    /// A number.
    case number(Int)
    /// So many of what an English noun names.
    case count(Int, of: String)
    /// The number of a session.
    case ordinal(Int)
    /// A day of a month.
    case day(Int)
    /// Another sentence.
    case message(Message)
  }

  /// The English words before, between and behind the arguments.
  public private(set) var literals = [""]
  /// What stands between them, one less.
  public private(set) var arguments: [Argument] = []

  /// Words that are the same in every language.
  public init(_ text: String) {
    literals = ["", ""]
    arguments = [.text(text)]
  }

  /// The sentence with `{}` in the place of every argument, by which a catalogue knows it.
  public var pattern: String { literals.count == 1 ? literals[0] : literals.joined(separator: "{}") }

  /// The sentence in English.
  public var english: String {
    var words = literals[0]
    for (argument, literal) in zip(arguments, literals.dropFirst()) { words += argument.english + literal }
    return words
  }
}

extension Message.Argument {
  /// The argument in English.
  public var english: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .count(let number, let noun): "\(number) \(noun)\(number == 1 ? "" : "s")"
    case .ordinal(let number): "\(number)\(Self.ending(ofOrdinal: number))"
    case .day(let day): String(day)
    case .message(let message): message.english
    }
  }

  private static func ending(ofOrdinal number: Int) -> String {
    switch (number % 100, number % 10) {
    case (11...13, _): "th"
    case (_, 1): "st"
    case (_, 2): "nd"
    case (_, 3): "rd"
    default: "th"
    }
  }
}

extension Message: Hashable, CustomStringConvertible {
  /// The sentence in English.
  public var description: String { english }
  /// Whether both say the same.
  public static func == (one: Message, other: Message) -> Bool { one.english == other.english }
  /// Hashes the words.
  public func hash(into hasher: inout Hasher) { hasher.combine(english) }
}

extension Message: ExpressibleByStringInterpolation {
  /// Takes a sentence in which nothing is put in.
  public init(stringLiteral value: String) { literals = [value] }
  /// Takes a sentence and what is put in.
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.message }

  /// Collects a sentence.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var message: Message = ""

    /// Begins a sentence.
    public init(literalCapacity: Int, interpolationCount: Int) {}
    /// Takes English words.
    public mutating func appendLiteral(_ literal: String) { message.literals[message.literals.count - 1] += literal }
    /// Takes words that are the same in every language.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) { put(.text(value.description)) }
    /// Takes a number.
    public mutating func appendInterpolation(_ value: Int) { put(.number(value)) }
    /// Takes another sentence.
    public mutating func appendInterpolation(_ value: Message) { put(.message(value)) }
    /// Takes so many of what a noun names: `\(3, "comment")`.
    public mutating func appendInterpolation(_ count: Int, _ noun: String) { put(.count(count, of: noun)) }
    /// Takes the number of a session: `\(ordinal: 243)`.
    public mutating func appendInterpolation(ordinal: Int) { put(.ordinal(ordinal)) }
    /// Takes a day of a month.
    public mutating func appendInterpolation(day: Int) { put(.day(day)) }

    private mutating func put(_ argument: Argument) {
      message.arguments.append(argument)
      message.literals.append("")
    }
  }
}
