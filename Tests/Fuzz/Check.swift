import Documents

/// Ends the program where something does not hold that holds of every document.
func check(_ document: Document?) {
  guard let document else { return }
  let length = document.text.unicodeScalars.count
  precondition(Set(document.paragraphs.map(\.id)).count == document.paragraphs.count, "two paragraphs have one id")
  precondition(Set(document.paragraphs.map(\.address)).count == document.paragraphs.count, "two have one address")

  var shown = 0
  for item in document.items {
    switch item {
    case .paragraph(let index):
      precondition(index == shown, "paragraphs are out of order")
      shown += 1
    case .heading(let index): precondition(document.headings.indices.contains(index))
    case .masthead, .separator: break
    }
  }
  precondition(shown == document.paragraphs.count, "a paragraph is not shown")

  for (index, paragraph) in document.paragraphs.enumerated() {
    let count = paragraph.text.unicodeScalars.count
    precondition(paragraph.heading.map { document.headings.indices.contains($0) } ?? true)
    for run in paragraph.runs { precondition(run.range.lowerBound >= 0 && run.range.upperBound <= count, "\(run)") }
    for segment in paragraph.segments {
      precondition(segment.start >= 0 && segment.start + segment.count <= count)
      precondition(segment.canonical >= 0 && segment.canonical + segment.count <= length)
    }
    let range = document.canonicalRange(0..<count, inParagraph: index)
    precondition(range.lowerBound >= 0 && range.upperBound <= length)
    _ = document.paragraphRange(range, inParagraph: index)
    precondition(paragraph.textWithoutMarks.unicodeScalars.count <= count)
  }
  for reference in document.references { precondition(document.paragraphs.indices.contains(reference.paragraph)) }
  for event in document.timeline {
    for index in event.paragraphs { precondition(document.paragraphs.indices.contains(index)) }
  }
  for comment in document.comments {
    if let range = comment.range { precondition(range.lowerBound >= 0 && range.upperBound <= length) }
  }
}
