/// A compiled regular expression (PCRE2, UTF, with JIT and match limits).
public final class Pattern: Sendable {
  /// Why a pattern did not compile.
  public struct Invalid: Error, Equatable, CustomStringConvertible {
    /// PCRE2's own words.
    public var message: String
    /// Where, in bytes of the pattern.
    public var offset: Int
    /// One line for the user.
    public var description: String { "\(message) at offset \(offset)" }
  }

  /// One match: the whole and its groups, in code points of the subject; nil for a group that took no part.
  public struct Match: Equatable, Sendable {
    /// Group 0 is the whole match.
    public var groups: [Range<Int>?]
    /// The whole match.
    public var range: Range<Int> { (groups.first ?? nil) ?? 0..<0 }
  }

  /// Compiles `source`.
  public init(_ source: String, ignoringCase: Bool = false) throws(Invalid) {
  }

  /// The matches in `text`, in order and without overlap, at most `limit`.
  public func matches(in text: String, limit: Int = .max) -> [Match] { [] }
}

/// A phrase to find, compared without case and accents unless it has a capital letter or an accent itself (smart case).
public struct Phrase: Equatable, Sendable {
  /// The phrase as typed.
  public let string: String
  /// Makes a phrase.
  public init(_ string: String) { self.string = string }
  /// Where the phrase stands in `text`, in code points, in order and without overlap.
  public func ranges(in text: String) -> [Range<Int>] { [] }
}
