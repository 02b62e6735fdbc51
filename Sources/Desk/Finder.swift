import Documents
import Text

/// A search: the phrase, and where it stands.
struct Finder: Equatable {
  /// One place where the phrase stands.
  struct Hit: Equatable {
    /// Item index.
    var item: Int
    /// Where, in code points of the item's text.
    var range: Range<Int>
  }

  let phrase: Phrase
  let hits: [Hit]

  /// Looks for `text` in headings, paragraphs and header block.
  init(_ text: String, in document: Document) {
    phrase = Phrase(text)
    var hits: [Hit] = []
    if !text.isEmpty {
      for (item, kind) in document.items.enumerated() {
        for range in phrase.ranges(in: Finder.text(of: kind, in: document)) {
          hits.append(Hit(item: item, range: range))
        }
      }
    }
    self.hits = hits
  }

  /// The text of an item as the reading pane shows it.
  static func text(of item: Item, in document: Document) -> String {
    switch item {
    case .masthead(let text): text
    case .separator: ""
    case .heading(let index): Sheet.title(of: document.headings[index])
    case .paragraph(let index): document.paragraphs[index].text
    }
  }

  /// The first hit at or after a place (`offset` in code points), going round at the end.
  func hit(from item: Int, offset: Int) -> Int? {
    hits.isEmpty ? nil : hits.firstIndex { ($0.item, $0.range.lowerBound) >= (item, offset) } ?? 0
  }

  /// The last hit before a place, going round at the start.
  func hit(before item: Int, offset: Int) -> Int? {
    hits.isEmpty ? nil : hits.lastIndex { ($0.item, $0.range.lowerBound) < (item, offset) } ?? hits.count - 1
  }

  /// The hits in one item.
  func hits(in item: Int) -> ArraySlice<Hit> {
    var low = 0
    var high = hits.count
    while low < high {
      let middle = (low + high) / 2
      if hits[middle].item < item { low = middle + 1 } else { high = middle }
    }
    return hits[low...].prefix { $0.item == item }
  }
}
