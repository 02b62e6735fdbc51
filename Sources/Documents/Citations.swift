import Text

/// What the targets of a document are cited by: paragraphs before headings, an address before an id, an id before a label, the first
/// of its like.
struct Citations {
  private var places: [ByteKey: Target] = [:]

  /// Collects the citations of paragraphs, headings and the title.
  init(_ paragraphs: [Paragraph], _ headings: [Heading], hasTitle: Bool) {
    places.reserveCapacity(2 * paragraphs.count + 4 * headings.count)
    func add(_ citation: String, _ target: Target) {
      let key = ByteKey(citation)
      if places[key] == nil, !citation.isEmpty { places[key] = target }
    }
    for (index, paragraph) in paragraphs.enumerated() { add(Self.plain(paragraph.address), .paragraph(index)) }
    for (index, paragraph) in paragraphs.enumerated() { add(paragraph.id.lowercased(), .paragraph(index)) }
    for (index, paragraph) in paragraphs.enumerated() {
      if let label = paragraph.label { add(Self.plain(label), .paragraph(index)) }
    }
    if hasTitle { add(Document.titleID, .title) }
    for (index, heading) in headings.enumerated() {
      add(Self.plain(heading.address), .heading(index))
      add(heading.id.lowercased(), .heading(index))
    }
    for (index, heading) in headings.enumerated() {
      add(Self.plain(heading.label ?? ""), .heading(index))
      add(Self.plain(heading.title), .heading(index))
      add(Self.plain("\(heading.label ?? "") \(heading.title)"), .heading(index))
    }
  }

  /// What is meant by a citation; nil when that is nothing.
  subscript(citation: String) -> Target? {
    let wanted = Self.plain(citation)
    return wanted.isEmpty ? nil : places[ByteKey(wanted)]
  }

  /// A citation as it is compared: in NFC, small letters, one blank between words, no full stop at the end.
  private static func plain(_ citation: String) -> String {
    let words = Normalization.nfc(citation).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.hasSuffix(".") ? String(words.dropLast()) : words
  }
}
