extension Wording {
  /// The sentences, as ranges of tokens that follow each other without a gap.
  var sentences: [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for index in tokens.indices where endsSentence(index) {
      result.append(start..<index + 1)
      start = index + 1
    }
    if start < tokens.count { result.append(start..<tokens.count) }
    return result
  }

  /// Whether the mark at `index` ends a sentence: the next word stands apart and has a capital letter, and what is before is no abbreviation.
  private func endsSentence(_ index: Int) -> Bool {
    guard tokens[index].kind == .mark else { return false }
    switch tokens[index].folded {
    case "!", "?", "…": return token(index + 1)?.isSpaced == true
    case ".":
      guard let next = token(index + 1), next.isSpaced, next.isCapitalized || next.kind != .word else { return false }
      guard let last = token(index - 1) else { return true }
      return !(last.kind == .word && last.isCapitalized && last.folded.utf8.count == 1)
        && !Wording.shortened.contains(last.folded)
    default: return false
    }
  }

  private static let shortened: Set<String> = .words(
    """
    no nos art para paras par st dr mr mrs ms mme vs cf jan janv feb fevr mar apr avr jun jul juil aug sep \
    sept oct nov dec distr orig
    """)
}
