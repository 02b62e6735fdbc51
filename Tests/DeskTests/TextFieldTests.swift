import CellGrid
import Testing
import Text

@testable import Desk

@Suite struct TextFieldTests {
  /// A field whose cursor stands where `|` does in `marked`.
  private func field(_ marked: String, isMultiline: Bool = true) -> TextField {
    let halves = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var field = TextField(halves.joined(), isMultiline: isMultiline)
    for _ in halves.dropFirst().joined() { _ = field.perform(.cursorLeft) }
    return field
  }

  private func marked(_ field: TextField) -> String { field.before + "|" + field.after }

  @Test(arguments: [
    ("one tw|o", Action.deleteBackward, "one t|o"),
    ("|one", .deleteBackward, "|one"),
    ("one tw|o", .deleteForward, "one tw|"),
    ("one|", .deleteForward, "one|"),
    ("one two-three |four", .deleteWord, "one two-|four"),
    ("one (two)|", .deleteWord, "one (|"),
    ("don’t|", .deleteWord, "|"),
    ("one\ntwo thr|ee", .deleteToStart, "one\n|ee"),
    ("one\n|two", .deleteToStart, "one|two"),
    ("one\nt|wo\nthree", .deleteToEnd, "one\nt|\nthree"),
    ("one\ntwo|\nthree", .deleteToEnd, "one\ntwo|three"),
    ("one tw|o", .cursorLeft, "one t|wo"),
    ("one tw|o", .cursorRight, "one two|"),
    ("one two|", .cursorWordLeft, "one |two"),
    ("one| two three", .cursorWordRight, "one two| three"),
    ("one\ntwo th|ree", .cursorLineStart, "one\n|two three"),
    ("one\nt|wo\nthree", .cursorLineEnd, "one\ntwo|\nthree"),
    ("o|ne", .newLine, "o\n|ne"),
  ])
  func `an action changes the text or moves the cursor`(before: String, action: Action, after: String) {
    var field = field(before)
    let changed = field.perform(action)
    #expect(marked(field) == after)
    #expect(changed == (before != after))
  }

  @Test(arguments: ["e\u{301}", "👩‍👩‍👧", "世", "🇦🇺", "q\u{323}\u{307}"])
  func `a character is deleted and passed as a whole`(character: String) {
    var field = TextField("a\(character)b", isMultiline: true)
    _ = field.perform(.cursorLeft)
    _ = field.perform(.cursorLeft)
    #expect(marked(field) == "a|\(character)b")
    _ = field.perform(.cursorRight)
    _ = field.perform(.deleteBackward)
    #expect(marked(field) == "a|b")
  }

  @Test func `an accent typed on its own joins the letter before it`() {
    var field = field("cafe| au lait")
    field.insert("\u{301}")
    #expect(field.text == "café au lait")
    _ = field.perform(.deleteBackward)
    #expect(field.text == "caf au lait")
  }

  @Test func `a letter typed before a lone accent takes it`() {
    var field = TextField("\u{301}x", isMultiline: true)
    _ = field.perform(.cursorLineStart)
    field.insert("e")
    #expect(field.after == "x")
  }

  @Test func `pasted line breaks become LF, in a single line blanks`() {
    var several = TextField("", isMultiline: true)
    several.insert("one\r\ntwo\rthree\n\r\nfour")
    #expect(several.text == "one\ntwo\nthree\n\nfour")
    var single = TextField("", isMultiline: false)
    single.insert("one\r\ntwo\rthree\nfour")
    #expect(single.text == "one two three four")
    let taken = [single.perform(.newLine), single.perform(.cursorUp)]
    #expect(taken == [false, false])
  }

  // MARK: Lines as they are seen

  @Test func `up and down go by the lines that are seen and keep their column`() {
    var field = field("abcdefgh ij klmnop|")  // at 10 columns: "abcdefgh ", "ij klmnop"
    _ = field.perform(.cursorUp, columns: 10)
    #expect(marked(field) == "abcdefgh| ij klmnop" || marked(field) == "abcdefgh |ij klmnop")
    field = TextField("long line\nx\nlong line", isMultiline: true)
    _ = field.perform(.cursorLeft)
    _ = field.perform(.cursorUp, columns: 40)
    #expect(marked(field) == "long line\nx|\nlong line")
    _ = field.perform(.cursorUp, columns: 40)
    #expect(marked(field) == "long lin|e\nx\nlong line")
    let movesOn = field.perform(.cursorUp, columns: 40)
    #expect(!movesOn)
    _ = field.perform(.cursorDown, columns: 40)
    _ = field.perform(.cursorDown, columns: 40)
    #expect(marked(field) == "long line\nx\nlong lin|e")
  }

  @Test func `up over wide characters lands before the one that covers the column`() {
    var field = TextField("地域会議\nabc", isMultiline: true)
    _ = field.perform(.cursorUp, columns: 40)
    #expect(marked(field) == "地|域会議\nabc")
  }

  @Test(arguments: [
    ("", Point(0, 0)), ("abc", Point(3, 0)), ("abcde", Point(0, 1)), ("abcde\n", Point(0, 2)),
    ("abc def", Point(3, 1)), ("abcde   ", Point(0, 1)), ("地域会", Point(2, 1)), ("a地域", Point(0, 1)),
    ("e\u{301}", Point(1, 0)), ("a\n\n", Point(0, 2)),
  ])
  func `the cursor stands behind the text, on the next line when one of five columns is full`(
    text: String, place: Point
  ) {
    let lines = TextField.Lines(TextField(text, isMultiline: true), columns: 5)
    #expect(lines.cursor == place)
    #expect(lines.ranges.count == place.y + 1)
  }

  @Test func `every step of the cursor is drawn inside the area`() {
    let text =
      "The Members\u{9} of 地域会議 e\u{301}tc. 👩‍👩‍👧 may \u{202E}wish\u{1B}[0m\n\n   to note it     \n"
      + "longlonglonglonglongword "
    for columns in 1...24 {
      for rows in [1, 2, 5] {
        var field = TextField(text, isMultiline: true)
        var more = true
        while more {
          var frame = Frame(size: Size(columns + 2, rows + 2))
          let area = frame.bounds.inset(left: 1, top: 1, right: 1, bottom: 1)
          field.draw(into: &frame, in: area, role: .overlay)
          let cursor = frame.cursor ?? Point(-1, -1)
          #expect(cursor.x >= 1 && cursor.x <= columns && cursor.y >= 1 && cursor.y <= rows)
          #expect(frame.cells.allSatisfy { $0.character != "\u{1B}" })
          more = field.perform(.cursorLeft)
        }
      }
    }
  }

  @Test func `going down and up again through any text ends where it began`() {
    let text = "One two three four, five six.\n\n地域会議と地域会議 and more\nend"
    for columns in [3, 7, 12, 40] {
      var field = TextField(text, isMultiline: true)
      while field.perform(.cursorUp, columns: columns) {}
      let lines = TextField.Lines(field, columns: columns).ranges.count
      var steps = 1
      while field.perform(.cursorDown, columns: columns) { steps += 1 }
      #expect(steps == lines)
    }
  }

  @Test func `a single line slides so that the cursor is seen`() {
    var field = TextField("abcdefghij", isMultiline: false)
    var frame = Frame(size: Size(5, 1))
    field.draw(into: &frame, in: frame.bounds, role: .prompt)
    #expect(frame.text == "ghij")
    #expect(frame.cursor == Point(4, 0))
    _ = field.perform(.cursorLineStart)
    frame = Frame(size: Size(5, 1))
    field.draw(into: &frame, in: frame.bounds, role: .prompt)
    #expect(frame.text == "abcde")
    #expect(frame.cursor == Point(0, 0))
  }
}
