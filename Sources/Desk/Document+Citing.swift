import Documents

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
