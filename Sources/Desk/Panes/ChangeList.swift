import Documents
import Text

/// The tracked changes that the file itself carries, in reading order.
struct ChangeList: Equatable {
  /// One stretch that was put in, taken out or moved.
  struct Entry: Equatable {
    enum Kind: String, Equatable { case putIn, takenOut, movedHere, movedAway }
    /// Index of the paragraph.
    var paragraph: Int
    /// Where in its text, in code points.
    var offset: Int
    var kind: Kind
    var author: String
    /// "2024-05-06", as far as the file says.
    var day: String?
    /// The words; "¶" for the end of a paragraph.
    var text: String
  }

  private let all: [Entry]
  /// The changes that are shown.
  private(set) var entries: [Entry]
  /// The authors, sorted.
  private let authors: [String]
  /// Whose changes are shown; nil for everybody's.
  private(set) var author: String?
  /// The chosen change.
  private(set) var cursor = 0

  /// Lists a document's changes, with the first one in or behind `paragraph` chosen.
  init(_ document: Document, at paragraph: Int?) {
    all = document.paragraphs.indices.flatMap { ChangeList.entries(in: document.paragraphs[$0], at: $0) }
    entries = all
    authors = Set(all.map(\.author)).sorted()
    if let paragraph { cursor = entries.firstIndex { $0.paragraph >= paragraph } ?? max(0, entries.count - 1) }
  }

  private static func entries(in paragraph: Paragraph, at index: Int) -> [Entry] {
    let scalars = paragraph.text.unicodeScalars
    let entries = paragraph.runs.compactMap { run -> Entry? in
      func entry(_ kind: Entry.Kind, _ change: Change, _ text: String) -> Entry {
        Entry(
          paragraph: index, offset: run.range.lowerBound, kind: kind,
          author: change.author.isEmpty ? said("somebody") : change.author,
          day: change.date.map { String($0.prefix(10)) },
          text: text.replacing("\n", with: "¶"))
      }
      switch run.kind {
      case .inserted(let change):
        let words = String(scalars.dropFirst(run.range.lowerBound).prefix(run.range.count))
        return entry(change.isMove ? .movedHere : .putIn, change, words.isEmpty ? "¶" : words)
      case .deleted(let text, let change): return entry(change.isMove ? .movedAway : .takenOut, change, text)
      default: return nil
      }
    }
    // As in the text, what went stands before what came in its place.
    func order(_ entry: Entry) -> (Int, Int) { (entry.offset, [.takenOut, .movedAway].contains(entry.kind) ? 0 : 1) }
    return entries.sorted { order($0) < order($1) }
  }

  /// The chosen change.
  var chosen: Entry? { entries.indices.contains(cursor) ? entries[cursor] : nil }

  /// "12 of 40 changes: Editor"; how many there are, and whose are shown.
  var count: Message {
    let all = all.count
    return author.map { "changes \(entries.count) of \(all): \($0)" } ?? "changes \(all), authors \(authors.count)"
  }

  /// Chooses a change.
  mutating func choose(_ entry: Int) { cursor = max(0, min(entry, entries.count - 1)) }

  /// Moves, or shows another author's changes; false when the action is none of the list's.
  mutating func perform(_ action: Action, height: Int) -> Bool {
    switch action {
    case .lineDown: choose(cursor + 1)
    case .lineUp: choose(cursor - 1)
    case .halfPageDown: choose(cursor + max(1, height / 2))
    case .halfPageUp: choose(cursor - max(1, height / 2))
    case .pageDown: choose(cursor + max(1, height))
    case .pageUp: choose(cursor - max(1, height))
    case .top: choose(0)
    case .bottom: choose(entries.count - 1)
    case .filterAuthor:
      show(authors.firstIndex { $0 == author }.map { authors.dropFirst($0 + 1).first } ?? authors.first)
    case .clearFilters: show(nil)
    default: return false
    }
    return true
  }

  /// Shows one author's changes; the chosen place stays where it is.
  private mutating func show(_ author: String?) {
    let paragraph = chosen?.paragraph ?? 0
    self.author = author
    entries = all.filter { author == nil || $0.author == author }
    cursor = entries.firstIndex { $0.paragraph >= paragraph } ?? max(0, entries.count - 1)
  }
}

extension ChangeList.Entry.Kind {
  /// The sign of the change: what stands round it in the text.
  var sign: String {
    switch self {
    case .putIn: "+"
    case .takenOut: "-"
    case .movedHere: ">"
    case .movedAway: "<"
    }
  }

  /// The change in words.
  var words: Message {
    switch self {
    case .putIn: "put in"
    case .takenOut: "taken out"
    case .movedHere: "moved here"
    case .movedAway: "moved away"
    }
  }
}
