import CellGrid

/// A text that is being written: one line or several, and a cursor between two of its characters.
struct TextField: Equatable {
  /// Whether the text may have several lines; in a single line a line break becomes a blank.
  let isMultiline: Bool
  // Two halves, so that typing and deleting at the cursor cost the same in a long text as in a short one.
  private(set) var before: String
  private(set) var after = ""
  /// The column that going up and down keeps to, over lines that are shorter.
  private var goal: Int?

  /// Opens a field on `text`, the cursor at its end.
  init(_ text: String = "", isMultiline: Bool) {
    self.isMultiline = isMultiline
    before = TextField.prepared(text, isMultiline: isMultiline)
  }

  /// The length of the text, in bytes of UTF-8.
  var length: Int { before.utf8.count + after.utf8.count }

  /// The whole text.
  var text: String { before + after }

  /// Inserts what was typed or pasted, the cursor behind it.
  mutating func insert(_ text: String) {
    goal = nil
    before += TextField.prepared(text, isMultiline: isMultiline)
    mend()
  }

  /// Does an action of writing; whether anything came of it.
  ///
  /// Up and down go by the lines that are seen when the text is drawn `columns` wide.
  mutating func perform(_ action: Action, columns: Int = .max) -> Bool {
    if action == .cursorUp { return moveByLine(-1, columns: columns) }
    if action == .cursorDown { return moveByLine(1, columns: columns) }
    goal = nil
    switch action {
    case .newLine where isMultiline: insert("\n")
    case .deleteBackward: return deleteBackward(to: startOfCharacter)
    case .deleteForward: return deleteForward(to: endOfCharacter)
    case .deleteWord: return deleteBackward(to: startOfWord)
    // At a line's start or end already, these take the line break, so that a held key goes on.
    case .deleteToStart:
      let start = startOfLine
      return start == before.endIndex ? perform(.deleteBackward) : deleteBackward(to: start)
    case .deleteToEnd:
      let end = endOfLine
      return end == after.startIndex ? perform(.deleteForward) : deleteForward(to: end)
    case .cursorLeft: return moveLeft(to: startOfCharacter)
    case .cursorRight: return moveRight(to: endOfCharacter)
    case .cursorWordLeft: return moveLeft(to: startOfWord)
    case .cursorWordRight: return moveRight(to: endOfWord)
    case .cursorLineStart: return moveLeft(to: startOfLine)
    case .cursorLineEnd: return moveRight(to: endOfLine)
    default: return false
    }
    return true
  }

  // MARK: Deleting and moving

  private mutating func deleteBackward(to start: String.Index) -> Bool {
    guard start < before.endIndex else { return false }
    before.removeSubrange(start...)
    mend()
    return true
  }

  private mutating func deleteForward(to end: String.Index) -> Bool {
    guard end > after.startIndex else { return false }
    after.removeSubrange(..<end)
    mend()
    return true
  }

  private mutating func moveLeft(to start: String.Index) -> Bool {
    guard start < before.endIndex else { return false }
    after = before[start...] + after
    before.removeSubrange(start...)
    return true
  }

  private mutating func moveRight(to end: String.Index) -> Bool {
    guard end > after.startIndex else { return false }
    before += after[..<end]
    after.removeSubrange(..<end)
    return true
  }

  private mutating func moveByLine(_ step: Int, columns: Int) -> Bool {
    guard isMultiline else { return false }
    let lines = Lines(self, columns: columns)
    let row = lines.cursor.y + step
    guard lines.ranges.indices.contains(row) else { return false }
    let column = goal ?? lines.cursor.x
    let text = text
    let place = text.unicodeScalars.index(text.startIndex, offsetBy: lines.offset(row: row, column: column))
    before = String(text[..<place])
    after = String(text[place...])
    goal = column
    return true
  }

  /// Takes the cursor behind a character that the last edit made of both its sides, a base and its accent.
  private mutating func mend() {
    guard let last = before.last, let first = after.first, (String(last) + String(first)).count == 1 else { return }
    before.append(after.removeFirst())
  }

  // MARK: Characters, words and lines at the cursor

  private var startOfCharacter: String.Index {
    before.isEmpty ? before.startIndex : before.index(before: before.endIndex)
  }

  private var endOfCharacter: String.Index { after.isEmpty ? after.endIndex : after.index(after: after.startIndex) }

  private var startOfWord: String.Index {
    var index = before.endIndex
    var hasBegun = false
    while index > before.startIndex {
      let previous = before.index(before: index)
      if TextField.isOfWord(before[previous]) { hasBegun = true } else if hasBegun { break }
      index = previous
    }
    return index
  }

  private var endOfWord: String.Index {
    var index = after.startIndex
    var hasBegun = false
    while index < after.endIndex {
      if TextField.isOfWord(after[index]) { hasBegun = true } else if hasBegun { break }
      after.formIndex(after: &index)
    }
    return index
  }

  private var startOfLine: String.Index {
    before.utf8.lastIndex(of: 0x0A).map { before.utf8.index(after: $0) } ?? before.startIndex
  }

  private var endOfLine: String.Index { after.utf8.firstIndex(of: 0x0A) ?? after.endIndex }

  private static func isOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "’" || character == "'"
  }

  /// `text` with LF as its only line break, or with a blank for each when it must be one line.
  private static func prepared(_ text: String, isMultiline: Bool) -> String {
    guard text.utf8.contains(where: { $0 == 0x0D || $0 == 0x0A && !isMultiline }) else { return text }
    var scalars = String.UnicodeScalarView()
    scalars.reserveCapacity(text.utf8.count)
    var followsReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\r" || scalar == "\n" && !followsReturn {
        scalars.append(isMultiline ? "\n" : " ")
      } else if scalar != "\n" {
        scalars.append(scalar)
      }
      followsReturn = scalar == "\r"
    }
    return String(scalars)
  }
}
