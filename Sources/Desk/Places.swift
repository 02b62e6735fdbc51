import Documents

/// Where headings and paragraphs stand among a document's items, and which paragraphs each heading covers.
struct Places: Equatable, Sendable {
  /// Item index by paragraph index.
  let ofParagraph: [Int]
  /// Item index by heading index.
  let ofHeading: [Int]
  /// Heading index each item stands under (a heading under itself), or nil before the first one.
  let headingOf: [Int?]

  /// Item index of the last line of the title, 0 without one.
  private let ofTitle: Int

  /// The item that a target stands in, below which its comments are shown.
  func item(of target: Target) -> Int {
    switch target {
    case .title: ofTitle
    case .heading(let index): ofHeading[index]
    case .paragraph(let index): ofParagraph[index]
    }
  }

  init(_ document: Document) {
    ofTitle = document.titleLines.map { $0.items.upperBound - 1 } ?? 0
    var ofParagraph = Array(repeating: 0, count: document.paragraphs.count)
    var ofHeading = Array(repeating: 0, count: document.headings.count)
    var headingOf: [Int?] = []
    headingOf.reserveCapacity(document.items.count)
    var current: Int?
    for (item, kind) in document.items.enumerated() {
      switch kind {
      case .heading(let index):
        ofHeading[index] = item
        current = index
      case .paragraph(let index): ofParagraph[index] = item
      case .masthead, .separator: break
      }
      headingOf.append(current)
    }
    self.ofParagraph = ofParagraph
    self.ofHeading = ofHeading
    self.headingOf = headingOf
  }
}
