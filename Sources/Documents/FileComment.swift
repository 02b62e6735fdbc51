/// A comment that the file itself carries, with its thread.
public struct FileComment: Hashable, Sendable {
  /// The id that the file gives it.
  public var id = ""
  /// Who wrote it, as the file says.
  public var author: String
  /// The author's account ("someone@example.org"), where the file knows it.
  public var account: String?
  /// When, as the file says; Word writes local time although it ends in Z.
  public var date: String?
  /// What it is on, in code points of the canonical text; empty where it is on a place, nil where it is on nothing.
  public var range: Range<Int>?
  /// The text that it is on, as far as a few thousand code points; empty where it is on none.
  public var quote = ""
  /// What it says; its paragraphs are lines.
  public var text: String
  /// Whether its thread is resolved.
  public var isResolved: Bool
  /// The replies, in order.
  public var replies: [FileComment]
}

/// How much of each the file carries, counted as it stands in it.
public struct FileCounts: Hashable, Sendable {
  /// Comments, replies among them.
  public var comments = 0
  /// Comments that answer another.
  public var replies = 0
  /// Tracked insertions of text.
  public var insertions = 0
  /// Tracked deletions of text.
  public var deletions = 0
  /// Footnotes.
  public var footnotes = 0
  /// Tables, the ones inside others too.
  public var tables = 0
  /// Nothing.
  public init() {}

  /// What can be counted in a file of plain text or Markdown: notes, and stretches of cells that nothing interrupts.
  init(_ items: [Item], _ paragraphs: [Paragraph]) {
    footnotes = paragraphs.count { $0.kind == .note }
    var isInside = false
    for item in items {
      var isCell = false
      if case .paragraph(let index) = item { isCell = paragraphs[index].kind == .cell }
      if isCell, !isInside { tables += 1 }
      isInside = isCell
    }
  }
}

/// Who made a tracked change.
public struct Change: Hashable, Sendable {
  /// Who, as the file says.
  public var author: String
  /// When, as the file says.
  public var date: String?
  /// Whether the text was moved: it is deleted at one place and inserted at another.
  public var isMove: Bool
  /// Whether it takes out what another change had put in, so that its text stands in neither version.
  public var isOfInsertion = false
  /// Makes a change.
  public init(author: String, date: String?, isMove: Bool) {
    self.author = author
    self.date = date
    self.isMove = isMove
  }
}
