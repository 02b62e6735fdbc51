import CellGrid
import Testing
import Text

@Test func `text is clipped to the area and the frame`() {
  var frame = Frame(size: Size(8, 2))
  let area = Rect(x: 2, y: 0, columns: 4, rows: 1)
  #expect(frame.put("abcdefgh", x: 0, y: 0, role: .title, in: area) == 6)
  #expect(frame.put("below", x: 2, y: 1, role: .title, in: area) == 2)
  #expect(frame.put("right", x: 6, y: 0, role: .title, in: area) == 6)
  #expect(frame.put("xyz", x: 6, y: 1, role: .text, in: Rect(x: -5, y: -5, columns: 90, rows: 90)) == 8)
  #expect(frame.text == "  cdef\n      xy")
}

@Test func `a wide character that does not fit becomes a blank on either side`() {
  var frame = Frame(size: Size(5, 1))
  #expect(frame.put("世界人", x: -1, y: 0, role: .label, in: frame.bounds) == 5)
  #expect(frame.text == " 界人")
  frame.put("世界", x: 1, y: 0, role: .label, in: Rect(x: 0, y: 0, columns: 4, rows: 1))
  #expect(frame.text == " 世")
  #expect(frame[3, 0] == Cell(" ", .label))
}

@Test func `covering half of a wide character blanks the other half`() {
  var frame = Frame(size: Size(6, 1))
  frame.put("世界人", x: 0, y: 0, role: .text, in: frame.bounds)
  frame.put("a", x: 1, y: 0, role: .text, in: frame.bounds)
  #expect(frame.text == " a界人")
  frame.put("国", x: 3, y: 0, role: .text, in: frame.bounds)
  #expect(frame.text == " a 国")
  frame.fill(Rect(x: 4, y: 0, columns: 1, rows: 1), "-", role: .border)
  #expect(frame.text == " a  -")
  #expect(frame.cells.allSatisfy { $0.character != nil })
}

@Test func `painting changes roles and keeps a wide character in one piece`() {
  var frame = Frame(size: Size(6, 1))
  frame.put("a世界b", x: 0, y: 0, role: .text, in: frame.bounds)
  frame.paint(Rect(x: 2, y: 0, columns: 2, rows: 3), role: .selection)
  #expect(frame.text == "a世界b")
  #expect(frame.cells.map(\.role) == [.text, .text, .text, .selection, .selection, .text])
  frame.paint(Rect(x: 6, y: 0, columns: 0, rows: 1), role: .title)
  frame.paint(Rect(x: 9, y: 9, columns: 9, rows: 9), role: .title)
  #expect(!frame.cells.contains { $0.role == .title })
}

@Test func `a golden screen shows characters, roles and cursor`() {
  var frame = Frame(size: Size(6, 2))
  frame.put("1. 会議", x: 0, y: 0, role: .label, in: frame.bounds)
  frame.put("ok", x: 0, y: 1, role: .agreed, in: frame.bounds)
  #expect(
    frame.description == """
      1. 会 |
      ok    |

      llllll|
      AA....|

      cursor none

      """)
  frame.cursor = Point(3, 1)
  #expect(frame.description.hasSuffix("\ncursor 3,1\n"))
}

@Test(arguments: [Size(0, 0), Size(1, 1), Size(-3, 4), Size(2, 0)])
func `the smallest frames take any drawing`(size: Size) {
  var frame = Frame(size: size)
  frame.put("世界 and more\n", x: -1, y: 0, role: .text, in: frame.bounds)
  frame.fill(Rect(x: -2, y: -2, columns: 9, rows: 9), "x", role: .border)
  frame.paint(Rect(x: -2, y: -2, columns: 9, rows: 9), role: .title)
  #expect(frame.cells.count == max(0, size.columns) * max(0, size.rows))
  #expect(frame.cells.allSatisfy { $0 == Cell("x", .title, on: .border) })
}

@Test func `no two roles share a letter and each is visible ASCII`() {
  let letters = Role.allCases.map(\.letter)
  #expect(Set(letters).count == letters.count)
  #expect(letters.allSatisfy { $0 > " " && $0 <= "~" && $0.isASCII && $0 != "|" })
}
