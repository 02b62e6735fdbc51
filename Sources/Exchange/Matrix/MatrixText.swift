internal import Reviews

/// The words by which the "Comments" cell tells passage, remark and replies apart; written and read here.
enum MatrixText {
  /// Before the passage of a comment that stands nowhere in the revision.
  static let orphan = "(not in this revision) "
  /// The line that says on which revision a comment was made, where that is another.
  static func madeOn(_ revision: String) -> String { "(Made on \(revision.oneLine))" }

  /// Whether `madeOn` wrote a line.
  static func isMadeOn(_ line: Substring) -> Bool { line.hasPrefix("(Made on ") && line.hasSuffix(")") }

  /// Before a reply.
  static let reply = "Reply of "

  /// The passage as a cell's first line; `place` is which of `of` equal passages of the paragraph it is.
  static func quote(_ words: String, place: Int = 1, of count: Int = 1) -> String {
    "On “\(words.oneLine)”" + (count > 1 ? " (\(place) of \(count)):" : ":")
  }

  /// What `quote` wrote.
  static func quote(in line: Substring) -> (words: String, number: Int?)? {
    guard line.hasPrefix("On “"), line.hasSuffix(":"), let end = line.lastIndex(of: "”") else { return nil }
    let words = String(line[line.index(line.startIndex, offsetBy: 4)..<end])
    let rest = line[line.index(after: end)...].dropLast()
    if rest.isEmpty { return (words, nil) }
    guard rest.hasPrefix(" ("), rest.hasSuffix(")"), let number = Int(rest.dropFirst(2).prefix { $0.isNumber }) else {
      return nil
    }
    return (words, number)
  }

  /// A reply as the cell has it.
  static func text(of answer: Reply) -> String {
    "\(reply)\(answer.reviewer), \(answer.stamp.iso8601.prefix(10)): \(answer.text)"
  }

  /// What `text(of:)` wrote, without the words before the name.
  static func reply(in text: some StringProtocol) -> ReplyComment.Word? {
    var from = text.startIndex
    while let comma = text[from...].firstIndex(of: ",") {
      let date = text[text.index(after: comma)...].dropFirst().prefix(10)
      from = text.index(after: comma)
      let rest = text[from...].dropFirst(11)
      guard rest.hasPrefix(": "), let stamp = Stamp(iso8601: String(date)) else { continue }
      return ReplyComment.Word(
        author: String(text[..<comma]), delegation: nil, time: stamp.milliseconds, text: String(rest.dropFirst(2)))
    }
    return nil
  }
}
