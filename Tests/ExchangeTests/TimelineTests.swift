import Documents
import Testing

@testable import Exchange

@Suite struct `The timeline` {
  @Test func `is a calendar of days, folded and ended as RFC 5545 wants`() throws {
    let text = TimelineCalendar.write(try Making().document, version: "1.0")
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(!text.replacing("\r\n", with: "").contains { $0 == "\r" || $0 == "\n" })
    for line in lines { #expect(line.utf8.count <= 75) }
    #expect(lines.contains("DTSTART;VALUE=DATE:20241203") && lines.contains("DTEND;VALUE=DATE:20241206"))
    #expect(lines.contains("UID:wco-pc-91@conote.invalid") && lines.contains("DTSTAMP:20250401T000000Z"))
  }

  @Test func `gives one meeting the same name in every document`() throws {
    let other = try Document.parse(
      Array(workingDocument.replacing("PC0911Ea", with: "PC0911Eb").replacing("presented", with: "discussed").utf8),
      name: "PC0911Eb.txt")
    func names(_ document: Document) -> [Substring] {
      TimelineCalendar.write(document, version: "1.0").split(separator: "\r\n").filter { $0.hasPrefix("UID:") }
    }
    #expect(names(other) == names(try Making().document))
  }

  @Test func `lasts a whole month where no day is known`() throws {
    let document = try Document.parse(
      Array("1. The Policy Commission (PC) discussed it at its session in June 2023.".utf8),
      name: "a.txt")
    let text = TimelineCalendar.write(document, version: "1.0")
    #expect(text.contains("DTSTART;VALUE=DATE:20230601\r\nDTEND;VALUE=DATE:20230701"))
    #expect(text.contains("STATUS:TENTATIVE"))
  }

  @Test func `is a picture of its own`() throws {
    let picture = TimelinePicture(try Making().document).svg
    #expect(try Elements.of(picture).depth == 0)
    #expect(picture.contains(">91st</text>"))
    #expect(picture.contains("prefers-color-scheme: dark"))
  }

  @Test func `is a picture without events too`() throws {
    let document = try Document.parse(Array("Nothing met.".utf8), name: "a.txt")
    #expect(TimelinePicture(document).svg.contains("No session events"))
    #expect(TimelineCalendar.write(document, version: "1.0").hasSuffix("END:VCALENDAR\r\n"))
  }
}
