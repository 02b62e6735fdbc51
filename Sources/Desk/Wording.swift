import Documents
import Reviews
import Text

/// The desk's small turns of phrase.
enum Wording {
  /// The day of a stamp, in UTC ("2024-04-03").
  static func day(_ stamp: Stamp) -> String { String(stamp.iso8601.prefix(10)) }

  /// At most `limit` characters, an ellipsis for what is left out, on one line.
  static func shortened(_ text: String, to limit: Int) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count <= limit ? line : line.prefix(max(1, limit - 1)) + "…"
  }

  /// "3 brackets, 2 deep, one never closes": the square brackets of a paragraph; nil where none are.
  static func brackets(in document: Document, paragraph: Int) -> String? {
    let brackets = document.brackets[.paragraph(paragraph)]
    guard !brackets.isEmpty else { return nil }
    let open = brackets.filter { $0.opens && $0.partner == nil }.count
    let closed = brackets.filter { !$0.opens && $0.partner == nil }.count
    var words = [said("\(document.brackets.open(inParagraph: paragraph), "bracket")")]
    words.append(said("\(document.brackets.depth(inParagraph: paragraph)) deep"))
    if open > 0 { words.append(said("\(open) never closed")) }
    if closed > 0 { words.append(said("\(closed) never opened")) }
    return words.joined(separator: ", ")
  }

  /// How a comment was disposed of: "rejected by WCO (Secretariat), 2024-04-23: not supported".
  static func resolution(_ resolution: Resolution) -> String {
    let words: Message = "\(resolution.disposition.name) by \(resolution.reviewer), \(day(resolution.stamp))"
    return said(resolution.observation.isEmpty ? words : "\(words): \(resolution.observation)")
  }
}
