import Text

/// What the paragraphs of a document are cited by: an address before an id, an id before a label, the first of its like.
struct Citations {
  private var places: [ByteKey: Int] = [:]

  /// Collects the citations of `paragraphs`.
  init(_ paragraphs: [Paragraph]) {
    places.reserveCapacity(2 * paragraphs.count)
    func add(_ citation: String, _ index: Int) {
      let key = ByteKey(citation)
      if places[key] == nil { places[key] = index }
    }
    for (index, paragraph) in paragraphs.enumerated() { add(Self.plain(paragraph.address), index) }
    for (index, paragraph) in paragraphs.enumerated() { add(paragraph.id.lowercased(), index) }
    for (index, paragraph) in paragraphs.enumerated() {
      if let label = paragraph.label { add(Self.plain(label), index) }
    }
  }

  /// The index of the paragraph that is meant by a citation; nil when there is none.
  subscript(citation: String) -> Int? {
    let wanted = Self.plain(citation)
    return wanted.isEmpty ? nil : places[ByteKey(wanted)]
  }

  /// A citation as it is compared: in NFC, small letters, one blank between words, no full stop at the end.
  private static func plain(_ citation: String) -> String {
    let words = Normalization.nfc(citation).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.hasSuffix(".") ? String(words.dropLast()) : words
  }
}
