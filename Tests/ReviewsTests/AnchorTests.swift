import Reviews
import Testing

@testable import Documents

private let long = String(repeating: "word ", count: 100)
private let document = Document.of("The Committee met.", long + "r\u{E9}union \u{1F600} held" + long, "", "no no no")

@Suite struct AnchorTests {
  @Test func `a passage keeps its words and 128 code points on either side`() {
    let anchor = Anchor(in: document, paragraph: 1, passage: 500..<509)
    #expect(anchor.exact == "r\u{E9}union \u{1F600}" && !anchor.isWhole)
    #expect(anchor.prefix?.unicodeScalars.count == 128 && anchor.suffix?.unicodeScalars.count == 128)
    #expect(anchor.suffix?.hasPrefix(" heldword") == true && anchor.prefix?.hasSuffix("word ") == true)
    #expect(anchor.paragraph == "para_2" && anchor.address == "2" && anchor.revision == "r1")
    #expect(anchor.end - anchor.start == 9)
  }

  @Test func `a whole paragraph has no context`() {
    let anchor = Anchor(in: document, paragraph: 0)
    #expect(anchor.isWhole && anchor.exact == "The Committee met." && anchor.prefix == nil)
  }

  @Test(arguments: [-3..<4, 10..<99, 40..<50, Int.min..<Int.max, 7..<7, nil])
  func `input out of bounds is clipped`(passage: Range<Int>?) {
    for index in [-1, 0, 2, 3, 4, .max, .min] {
      let anchor = Anchor(in: document, paragraph: index, passage: passage)
      #expect(anchor.place(in: document)?.target == .paragraph(min(max(index, 0), 3)) || passage?.isEmpty == true)
    }
    #expect(Anchor(in: .of(), paragraph: 0, passage: passage).exact == "")
    #expect(Anchor(in: .of(), paragraph: 0, passage: passage).place(in: document) == nil)
  }

  @Test func `in its revision an anchor stands where it was made`() throws {
    for passage in [0..<2, 3..<5, 6..<8] {
      let range = try #require(Anchor(in: document, paragraph: 3, passage: passage).place(in: document))
      #expect(range.target == .paragraph(3) && range.range == passage)
    }
  }

  @Test func `offsets that do not hold the words are not believed`() throws {
    var anchor = Anchor(in: document, paragraph: 0, passage: 4..<13)
    (anchor.start, anchor.end) = (0, 9)
    #expect(try #require(anchor.place(in: document)).range == 4..<13)
    (anchor.start, anchor.end) = (Int.max, Int.max)
    #expect(try #require(anchor.place(in: document)).range == 4..<13)
    anchor.exact = "Council"
    #expect(anchor.place(in: document) == nil)
  }

  @Test(
    arguments: [
      ("Again, the Committee met in June.", 11..<20), ("The Council met.", nil), ("The Committee meets.", nil),
      ("the Committee met, the Committee met again", nil), ("", nil),
    ] as [(String, Range<Int>?)])
  func `in another revision it stands where the same words are once in the same context`(
    text: String, range: Range<Int>?
  ) {
    let source = Document.of("the Committee met")
    let anchor = Anchor(in: source, paragraph: 0, passage: 4..<13)
    let next = Document.of(text, revision: "r2")
    #expect(anchor.place(in: next)?.range == range)
  }

  @Test func `a whole paragraph stands in another revision when it has the same words`() {
    let anchor = Anchor(in: document, paragraph: 0)
    #expect(anchor.place(in: .of("The  Committee\nmet. ", revision: "r2"))?.range == 0..<20)
    #expect(anchor.place(in: .of("The Committee met twice.", revision: "r2")) == nil)
  }

  @Test(arguments: [
    ("aaab", "aab"), ("abababac", "ababac"), ("aabaaab", "aaab"), ("xyzxyw", "xyw"), ("ab", "ab"), ("b", "b"),
  ])
  func `a passage is found behind a part of itself`(text: String, exact: String) throws {
    var anchor = Anchor(in: .of(exact), paragraph: 0, passage: 0..<exact.count)
    #expect(anchor.exact == exact)
    let range = try #require(anchor.place(in: .of(text, revision: "r2")))
    #expect(range.range == text.count - exact.count..<text.count)
    anchor.revision = "r2"
    anchor.start = 999
    #expect(anchor.place(in: .of(text, revision: "r2"))?.range == range.range)
  }

  @Test func `a passage that stands twice, even overlapping itself, stands nowhere`() {
    let anchor = Anchor(in: .of("aa"), paragraph: 0, passage: 0..<2)
    #expect(anchor.place(in: .of("aaa", revision: "r2")) == nil)
  }
}
