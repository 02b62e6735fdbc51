import Testing

@testable import Documents

struct ByteSignsTests {
  @Test(
    arguments: [
      ("plain words", []), ("of 2024", .digit), ("(hereafter", .opening), ("\"so\"", .opening), ("[or]", .bracket),
      ("* * *", .star),
      ("«", [.latin, .veiled]), ("“", [.typographic, .veiled]), ("a\tb\n\u{C}é", []), ("\u{7}", .veiled),
    ] as [(String, ByteSigns)])
  func `a text has the signs that stand in it`(text: String, signs: ByteSigns) {
    #expect(ByteSigns(text) == signs)
  }

  @Test(arguments: [0, 1, 7, 127, 128, 129, 300])
  func `a code point is found by its number, and the other way round`(offset: Int) {
    let text = String(repeating: "aé文🜚", count: 100)
    let expected = String(text.unicodeScalars.prefix(offset)).utf8.count
    text.withBytes { bytes in
      #expect(bytes.index(ofCodePoint: offset) == expected)
      #expect(UnsafeBufferPointer(rebasing: bytes[..<expected]).codePoints == offset)
    }
  }

  @Test func `code points beyond the end are the end`() {
    "é".withBytes { #expect($0.index(ofCodePoint: 5) == 2) }
  }
}

struct SegmentsTests {
  @Test func `segments that go on where the last ends are one`() {
    var segments: Segments = []
    segments.append(Segment(start: 0, canonical: 4, count: 3))
    segments.append(Segment(start: 3, canonical: 7, count: 2))
    #expect(segments == [Segment(start: 0, canonical: 4, count: 5)])
    segments.append(Segment(start: 6, canonical: 9, count: 1))
    segments.append(Segment(start: 7, canonical: 10, count: 1))
    #expect(Array(segments) == [Segment(start: 0, canonical: 4, count: 5), Segment(start: 6, canonical: 9, count: 2)])
  }

  @Test func `moving moves all of them`() {
    var segments: Segments = [Segment(start: 0, canonical: 0, count: 2), Segment(start: 3, canonical: 2, count: 2)]
    segments.move(by: 10)
    #expect(segments.map(\.canonical) == [10, 12])
  }

  @Test func `a label is dropped from a text in one piece as from any other`() {
    var plain = Passage()
    plain.append("12. L’été", at: 30)
    var marked = plain
    marked.runs = [Run(range: 4..<9, kind: .strong)]
    let (one, other) = (plain.dropping(4), marked.dropping(4))
    #expect(one.text == "L’été" && one.text == other.text && one.count == other.count)
    #expect(one.segments == other.segments && one.segments == [Segment(start: 0, canonical: 34, count: 5)])
    #expect(plain.dropping(9).count == 0)
  }
}

struct PlainMarkerTests {
  @Test(arguments: ["12. The", "1. a", "999999. x", "12. 4", "7. (a)"])
  func `the quick reading of a number gives what the thorough one gives`(text: String) throws {
    let quick = try #require(Marker(text))
    // Two blanks are for the thorough one.
    let spaced = text.replacing(". ", with: ".  ", maxReplacements: 1)
    let thorough = try #require(Marker(spaced))
    #expect(quick.sort == thorough.sort && quick.label == thorough.label && quick.enclosure == thorough.enclosure)
    #expect(quick.count + 1 == thorough.count && quick.isBare == thorough.isBare)
  }
}
