import Documents

extension Document {
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
