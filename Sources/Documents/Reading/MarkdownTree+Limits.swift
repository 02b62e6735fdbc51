extension MarkdownTree {
  /// The most square brackets that may open between two blank lines: cmark-gfm 0.29 takes quadratic time over them.
  private static let mostBrackets = 20_000
  /// The most bytes that link references may grow to: it copies a reference's target for every use.
  private static let mostExpansion = 64 << 20

  /// Whether cmark can read `bytes` in time and memory that grow with their length.
  static func isTame(_ bytes: ArraySlice<UInt8>) -> Bool {
    var inBlock = 0
    var inAll = 0
    var longestDefinition = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let text = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if text.isEmpty { inBlock = 0 }
      let brackets = text.count { $0 == 0x5B }
      inBlock += brackets
      inAll += brackets
      if inBlock > mostBrackets { return false }
      if text.first == 0x5B { longestDefinition = max(longestDefinition, text.count) }
    }
    return longestDefinition < 1_000 || longestDefinition * inAll <= mostExpansion
  }
}
