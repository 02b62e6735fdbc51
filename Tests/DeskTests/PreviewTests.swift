import CellGrid
import Testing

@testable import Desk

@Suite struct `The first screen of a text` {
  @Test func `shows its lines where the reading pane will be`() throws {
    let preview = try #require(
      Preview(Array("\n\n  A title\n\n\n1. The first of the paragraphs.\n".utf8), name: "a.txt"))
    let frame = preview.draw(size: Size(60, 8), note: "reading … 40 %  Esc stops")
    #expect(
      frame.text == """
         a.txt
                                      A title

                                      1. The first of the
                                      paragraphs.


         reading … 40 %  Esc stops
        """)
  }

  @Test(arguments: ["", " \n", "%PDF-1.7", "{\\rtf1 a}", "<html>", "PK\u{3}\u{4}", "a\0b"])
  func `is not for what is no text, or is markup`(text: String) {
    #expect(Preview(Array(text.utf8), name: "a") == nil)
    #expect(Preview([0x61, 0xE9, 0x62], name: "a") == nil)
  }

  @Test func `bears a character that is cut at its end, and every size`() throws {
    let text = String(repeating: "a", count: Preview.length - 1) + "\u{E9}"
    let preview = try #require(Preview(Array(text.utf8.dropLast()), name: "a"))
    for size in [Size(0, 0), Size(1, 1), Size(20, 6), Size(200, 60)] { #expect(preview.draw(size: size).size == size) }
  }

  @Test func `lets no escape through`() throws {
    let preview = try #require(Preview(Array("a\u{9B}31m\u{202E}b".utf8), name: "\u{1B}[2J"))
    #expect(
      preview.draw(size: Size(80, 10)).cells.allSatisfy { !["\u{1B}", "\u{9B}", "\u{202E}"].contains($0.character) })
  }
}
