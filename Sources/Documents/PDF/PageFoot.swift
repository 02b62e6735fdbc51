/// The notes at the foot of a page, told from the text by their smaller type and by marks that the text has too.
struct PageFoot {
  /// One note.
  struct Note {
    /// Its mark.
    var mark: String
    /// Its lines.
    var lines: [PrintedLine]
    /// How many words its mark takes.
    var dropped: Int
  }
  /// The lines of the page that are in no note.
  private(set) var body: [PrintedLine]
  /// The notes in order.
  private(set) var notes: [Note] = []

  /// Parts the lines of `page`.
  init(_ page: PrintedPage, _ measures: PrintedMeasures) {
    body = page.lines
    let order = page.lines.indices.sorted { page.lines[$0].box.top < page.lines[$1].box.top }
    // From the bottom up, as far as the type is small.
    let small = order.reversed().prefix { page.lines[$0].size < 0.95 * measures.size }
    guard !small.isEmpty else { return }
    var rows: [[Int]] = []
    for index in small.reversed() {
      if let anchor = rows.last?.first, page.lines[anchor].box.isBeside(page.lines[index].box) {
        rows[rows.count - 1].append(index)
      } else {
        rows.append([index])
      }
    }
    var taken: Set<Int> = []
    let marks = PageFoot.marks(in: page)
    for row in rows {
      let parts = row.map { page.lines[$0] }.sorted { $0.box.left < $1.box.left }
      guard var line = parts.first else { continue }
      for part in parts.dropFirst() { line.append(part) }
      if let mark = line.words.first?.text, line.words.count > 1, marks.contains(mark) {
        notes.append(Note(mark: mark, lines: [line], dropped: 1))
      } else if let last = notes.indices.last {
        notes[last].lines.append(line)
      } else {
        continue
      }
      taken.formUnion(row)
    }
    body = page.lines.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
  }

  /// The marks of notes in the text of a page.
  private static func marks(in page: PrintedPage) -> Set<String> {
    var marks: Set<String> = []
    for line in page.lines {
      for index in line.words.indices where line.isMark(index) { marks.insert(line.words[index].text) }
    }
    return marks
  }
}
