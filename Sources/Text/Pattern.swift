internal import CPCRE2

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

  /// Never written after `init`, which is what PCRE2 asks of code that several threads use.
  private nonisolated(unsafe) let code: OpaquePointer

  /// Compiles `source`.
  public init(_ source: String, ignoringCase: Bool = false) throws(Invalid) {
    var options = PCRE2_UTF | PCRE2_UCP | PCRE2_USE_OFFSET_LIMIT | PCRE2_NEVER_BACKSLASH_C
    if ignoringCase { options |= PCRE2_CASELESS }
    var error: CInt = 0
    var offset = 0
    var source = source
    let compiled = source.withUTF8 { pcre2_compile_8($0.baseAddress, $0.count, options, &error, &offset, nil) }
    guard let compiled else { throw Invalid(message: Self.message(error), offset: offset) }
    code = compiled
    // Where there is no JIT, matching interprets.
    pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE)
  }

  deinit { pcre2_code_free_8(code) }

  /// The matches in `text`, in order and without overlap, at most `limit`.
  ///
  /// A pattern that backtracks without end, or a search that has taken two seconds, ends with the matches found so far.
  public func matches(in text: String, limit: Int = .max) -> [Match] {
    var text = text
    return text.withUTF8 { bytes in
      guard let search = PatternSearch(code, bytes) else { return [] }
      return search.matches(limit: limit)
    }
  }

  /// PCRE2's words for an error, by `pcre2_get_error_message`.
  private static func message(_ error: CInt) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
      let count = pcre2_get_error_message_8(error, buffer.baseAddress, buffer.count)
      return String(decoding: buffer.prefix(max(0, Int(count))), as: UTF8.self)
    }
  }
}
