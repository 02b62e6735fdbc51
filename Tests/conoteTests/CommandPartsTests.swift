import Documents
import Testing

@testable import conote

@Suite struct `A quote` {
  private let text = "Data arrived “two hours” before the train;\u{A0}two hours are enough."

  @Test(arguments: [
    ("Data arrived", [0..<12]),
    ("two hours", [14..<23, 43..<52]),
    ("\"two hours\"", [13..<24]),
    ("TRAIN; two", [36..<46]),
    ("the  train", [32..<41]),
    ("three hours", []),
    ("", []),
    ("   ", []),
  ])
  func `is found as it stands, or else loosely`(quote: String, ranges: [Range<Int>]) {
    #expect(Quote.ranges(of: quote, in: text) == ranges)
  }

  @Test func `is preferred with its own case`() {
    #expect(Quote.ranges(of: "PC", in: "the pc and the PC") == [15..<17])
  }

  @Test func `counts code points, not characters`() {
    #expect(Quote.ranges(of: "dos", in: "e\u{301}\u{301} dos") == [4..<7])
  }
}

@Suite struct `Dates in listings` {
  @Test(arguments: [
    (DateRange(PartialDate(2023, 6, 6), precision: .day), "2023-06-06"),
    (DateRange(PartialDate(2023, 6, 6), PartialDate(2023, 6, 8), precision: .day), "2023-06-06/08"),
    (DateRange(PartialDate(2023, 5, 29), PartialDate(2023, 6, 2), precision: .day), "2023-05-29/06-02"),
    (DateRange(PartialDate(2023, 12, 30), PartialDate(2024, 1, 2), precision: .day), "2023-12-30/2024-01-02"),
    (DateRange(PartialDate(2023, 6), precision: .month), "2023-06"),
    (DateRange(PartialDate(2024, 1), PartialDate(2024, 3), precision: .season), "2024-01/03"),
    (DateRange(PartialDate(2023), PartialDate(2024), precision: .year), "2023/2024"),
  ])
  func `say once what start and end share`(dates: DateRange, text: String) {
    #expect(dates.interval == text)
  }
}

@Suite struct `A listing` {
  @Test func `sets cells in columns and leaves no blanks at the end`() {
    var listing = Listing(columns: nil)
    listing.table([["1", "会議", "x"], ["12", "a", ""], ["", "", "y"]], indent: 1)
    #expect(listing.text == " 1   会議  x\n 12  a\n           y\n")
  }

  @Test func `cuts the widest column where the terminal is narrow`() {
    var listing = Listing(columns: 20)
    listing.table([["one", "a long story that does not fit", "two"]])
    #expect(listing.text == "one  a long st…  two\n")
  }

  @Test func `breaks paragraphs at the terminal's edge and nowhere else`() {
    var narrow = Listing(columns: 24)
    narrow.paragraph("a sentence of several words\nand another", indent: 2)
    #expect(narrow.text == "  a sentence of several\n  words\n  and another\n")
    var wide = Listing(columns: nil)
    wide.paragraph("a sentence of several words\nand another", indent: 2)
    #expect(wide.text == "  a sentence of several words\n  and another\n")
  }

  @Test func `shows control characters as pictures`() {
    var listing = Listing(columns: nil)
    listing.line("a\u{1B}[31m\r\nb")
    listing.table([["a\u{7}", "b\nc"]])
    #expect(listing.text == "a␛[31m␍ b\na␇  b c\n")
  }
}
