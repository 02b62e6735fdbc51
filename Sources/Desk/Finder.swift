import Documents
import Text

/// What is looked for.
enum Sought: Equatable {
  /// Words as they are typed.
  case words(Phrase)
  /// Whatever fits a regular expression.
  case fitting(FoldedPattern)

  /// What was typed.
  var string: String {
    switch self {
    case .words(let phrase): phrase.string
    case .fitting(let pattern): pattern.string
    }
  }

  /// Where it stands in a text, in code points.
  func ranges(in text: String) -> [Range<Int>] {
    switch self {
    case .words(let phrase): phrase.ranges(in: text)
    case .fitting(let pattern): pattern.ranges(in: text)
    }
  }
}

/// A search: what is looked for, and where it stands in the text and in the comments.
struct Finder: Equatable {
  /// One place where it stands.
  struct Hit: Equatable {
    /// Item index.
    var item: Int
    /// Where, in code points of the item's text, or of the words of a comment as they are shown.
    var range: Range<Int>
    /// The words of a comment that it stands in; nil in the text.
    var note: Note.Place?
  }

  /// A regular expression may take so long over all of a document; what it found until then counts.
  private static let patience = Duration.seconds(2)

  let sought: Sought
  let hits: [Hit]
  /// Whether the time was not enough to look everywhere.
  let isCut: Bool

  /// Looks in headings, paragraphs, header block, and the comments below them.
  init(_ sought: Sought, in sheet: Sheet) {
    self.sought = sought
    var hits: [Hit] = []
    var isCut = false
    let document = sheet.document
    let end = ContinuousClock.now + Finder.patience
    for (item, kind) in document.items.enumerated() where !sought.string.isEmpty {
      if case .fitting = sought, ContinuousClock.now > end {
        isCut = true
        break
      }
      hits += sought.ranges(in: Finder.text(of: kind, in: document)).map { Hit(item: item, range: $0) }
      guard let target = document.target(ofItem: item), sheet.isLast(item, of: target) else { continue }
      for note in sheet.notes(on: target) {
        hits += sought.ranges(in: note.text).map { range in
          Hit(item: item, range: range.lowerBound + note.start..<range.upperBound + note.start, note: note.place)
        }
      }
    }
    self.hits = hits
    self.isCut = isCut
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
    hits.isEmpty ? nil : hits.firstIndex { !isBefore($0, item, offset) } ?? 0
  }

  /// The last hit before a place, going round at the start.
  func hit(before item: Int, offset: Int) -> Int? {
    hits.isEmpty ? nil : hits.lastIndex { isBefore($0, item, offset) } ?? hits.count - 1
  }

  /// The comments of an item stand behind its text.
  private func isBefore(_ hit: Hit, _ item: Int, _ offset: Int) -> Bool {
    hit.item < item || hit.item == item && hit.note == nil && hit.range.lowerBound < offset
  }

  /// The hits in one item and its comments.
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
