import Documents
import Text

extension Document {
  /// A target's address as lists show it: "¶ 11", "Annex I".
  func mark(of target: Target) -> String { (target.paragraph == nil ? "" : "¶ ") + address(of: target) }

  /// The paragraph that a number means to somebody reading paragraph `index`: in an annex its own, else the document's.
  func paragraph(citedNear citation: String, at index: Int?) -> Int? {
    if let index, paragraphs[index].address.contains("/"),
      let scope = paragraphs[index].address.split(separator: "/").first,
      let near = paragraph(cited: "\(scope)/\(citation)")
    {
      return near
    }
    return paragraph(cited: citation)
  }
}

extension Document {
  /// How a target is cited outside the document: "PC0753Eb, paragraph 9", "PC0753Eb, Annex I, paragraph 2".
  func source(of target: Target) -> String {
    let name = header.symbol ?? header.title ?? said("document")
    guard target != .title else { return name }
    let address = address(of: target)
    guard target.paragraph != nil else { return "\(name), \(address)" }
    let parts = address.split(separator: "/", maxSplits: 1)
    return parts.count == 2
      ? said("\(name), \(parts[0]), paragraph \(parts[1])") : said("\(name), paragraph \(address)")
  }
}
