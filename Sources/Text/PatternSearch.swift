internal import CPCRE2

/// One search of a pattern through one text, with the memory that `pcre2_match` works in and the limits that it obeys.
final class PatternSearch {
  /// What one attempt may cost: steps of backtracking, and KiB of memory.
  private static let matchLimit: UInt32 = 500_000
  private static let heapLimit: UInt32 = 65_536
  private static let patience: Duration = .seconds(2)

  private let code: OpaquePointer
  private let bytes: UnsafeBufferPointer<UInt8>
  private let data: OpaquePointer
  private let context: OpaquePointer
  private lazy var codePoints = CodePointOffsets(bytes)

  init?(_ code: OpaquePointer, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard let context = pcre2_match_context_create_8(nil) else { return nil }
    guard let data = pcre2_match_data_create_from_pattern_8(code, nil) else {
      pcre2_match_context_free_8(context)
      return nil
    }
    pcre2_set_match_limit_8(context, Self.matchLimit)
    pcre2_set_depth_limit_8(context, Self.matchLimit)
    pcre2_set_heap_limit_8(context, Self.heapLimit)
    self.code = code
    self.bytes = bytes
    self.data = data
    self.context = context
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
  }

  /// The matches in order.
  ///
  /// PCRE2's limits count anew at each place where a match may start, so even a harmless pattern can take the square of the length of
  /// the text. Therefore one call tries a window of starts only, few enough for the worst pattern to come back in a second or two, and
  /// the clock is read between.
  func matches(limit: Int) -> [Pattern.Match] {
    var matches: [Pattern.Match] = []
    var start = 0
    let window = max(1, min(512, (1 << 31) / max(1, bytes.count)))
    let deadline = ContinuousClock.now + Self.patience
    while start <= bytes.count, matches.count < limit, ContinuousClock.now < deadline {
      let last = min(bytes.count, start + window - 1)
      pcre2_set_offset_limit_8(context, last)
      let result = match(from: start)
      if result > 0 {
        let match = groups(result)
        matches.append(match.codePoints)
        start = match.end > start ? match.end : boundary(after: start)
      } else if result == PCRE2_ERROR_NOMATCH {
        start = boundary(after: last)
      } else {
        break
      }
    }
    return matches
  }

  /// `pcre2_match`, once more without JIT when that runs out of its stack of 32 KiB.
  private func match(from start: Int) -> CInt {
    let result = pcre2_match_8(code, bytes.baseAddress, bytes.count, start, PCRE2_NO_UTF_CHECK, data, context)
    guard result == PCRE2_ERROR_JIT_STACKLIMIT else { return result }
    return pcre2_match_8(code, bytes.baseAddress, bytes.count, start, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, data, context)
  }

  /// The groups that `pcre2_match` found, and where the whole ends, in bytes.
  private func groups(_ count: CInt) -> (codePoints: Pattern.Match, end: Int) {
    let all = Int(pcre2_get_ovector_count_8(data))
    let vector = UnsafeBufferPointer(start: pcre2_get_ovector_pointer_8(data), count: 2 * all)
    let groups: [Range<Int>?] = (0..<all).map { group in
      let start = vector[2 * group]
      let end = vector[2 * group + 1]
      // An unset group is PCRE2_UNSET, all bits set; a lookahead with \K may end before it starts.
      guard group < count, start >= 0, start <= end, end <= bytes.count else { return nil }
      return codePoints[start]..<codePoints[end]
    }
    return (Pattern.Match(groups: groups), vector[1])
  }

  private func boundary(after index: Int) -> Int {
    var index = index + 1
    while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    return index
  }
}
