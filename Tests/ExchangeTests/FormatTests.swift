import Documents
import Reviews
import Testing

@testable import Exchange

@Suite struct `Pieces of a paragraph` {
  @Test func `are its whole text, with a callout for each comment`() throws {
    var random = Seeded(3)
    for _ in 0..<300 {
      let text = hostile(Int.random(in: 0..<40, using: &random), &random)
      let count = text.unicodeScalars.count
      func range() -> Range<Int> {
        let start = Int.random(in: 0...count, using: &random)
        return start..<Int.random(in: start...count, using: &random)
      }
      let runs = (0..<4).map { _ in Run(range: range(), kind: .emphasis) }
      let paragraph = Paragraph(
        id: "para_1", label: nil, address: "1", text: text, kind: .plain, depth: 0, heading: nil, isReviewable: true,
        line: 1, segments: [], runs: runs)
      let comment = Review([try Self.comment()]).comments[0]
      let comments = (1...5).map { number in
        PlacedComment(number: number, comment: comment, target: .paragraph(0), passage: number == 5 ? nil : range())
      }
      var joined = ""
      var numbers: [Int] = []
      for piece in Piece.pieces(of: paragraph, comments: comments) {
        switch piece {
        case .text(let part, _, let about):
          joined += part
          #expect(Set(about).isDisjoint(with: numbers))
        case .callout(let number): numbers.append(number)
        case .removed: Issue.record("nothing was removed")
        }
      }
      #expect(joined.unicodeScalars.elementsEqual(text.unicodeScalars))
      #expect(numbers.sorted() == [1, 2, 3, 4, 5])
    }
  }

  private static func comment() throws -> Operation {
    var making = try Making()
    try making.comment(on: "1", nil, Remark(text: "x"))
    return try #require(making.operations.first)
  }
}

@Suite struct `A packet` {
  @Test func `is read back as it was`() throws {
    let operations = try Making.full().operations
    let packet = try Packet.write(operations.reversed())
    #expect(try Packet(packet).operations == operations.sorted())
    #expect(try Packet(packet).operations.map(\.bytes) == operations.sorted().map(\.bytes))
    #expect(packet.count { $0 == 0x0A } == operations.count + 1)
  }

  @Test func `survives the line ends of a mail program`() throws {
    let operations = try Making.full().operations
    let packet = try Packet.write(operations)
    let mailed = packet.flatMap { (byte: UInt8) -> [UInt8] in byte == 0x0A ? [0x0D, 0x0A] : [byte] } + [0x0D, 0x0A]
    #expect(try Packet(mailed).operations == operations.sorted())
  }

  @Test func `is refused when a line was altered, lost or put in, and taken without a seal`() throws {
    let packet = try Packet.write(try Making.full().operations)
    let lines = packet.split(separator: 0x0A)
    func joined(_ lines: some Sequence<ArraySlice<UInt8>>) -> [UInt8] { lines.flatMap { $0 + [0x0A] } }
    #expect(try Packet(packet).isSealed)
    #expect(try Packet(packet + packet).isSealed)
    #expect(try Packet(packet + packet).operations.count == 2 * (lines.count - 1))
    let altered = String(decoding: packet, as: UTF8.self).replacing("surely", with: "hardly")
    #expect(throws: ExchangeError.self) { try Packet(Array(altered.utf8)) }
    #expect(throws: ExchangeError.self) { try Packet(joined(lines.dropFirst())) }
    #expect(throws: ExchangeError.self) { try Packet(joined(lines.prefix(1) + lines)) }
    let old = try Packet(joined(lines.dropLast()))
    #expect(!old.isSealed)
    #expect(old.operations.count == lines.count - 1)
  }

  @Test func `is refused whole when one line is no operation`() throws {
    let packet = try Packet.write(try Making.full().operations)
    #expect(throws: ExchangeError.self) { try Packet(packet.dropLast(40)) }
    #expect(throws: ExchangeError.self) { try Packet(packet + Array("{}\n".utf8)) }
  }
}

@Suite struct `Web Annotations` {
  @Test func `carry every comment, reply and position, and the operations they come from`() throws {
    let dossier = try Making.full().dossier
    let text = WebAnnotations.write(dossier)
    #expect(text.contains("\"total\": 10,"))
    for operation in dossier.operations {
      let escaped = String(decoding: operation.bytes, as: UTF8.self).replacing("\\", with: "\\\\").replacing(
        "\"", with: "\\\"")
      #expect(text.contains(escaped))
    }
    #expect(text.contains("\"motivation\": \"replying\""))
    #expect(text.contains("\"conote:position\": \"contested\""))
    #expect(text.contains("\"conote:disposition\": \"modified\""))
    #expect(text.contains("\"sourceDate\": \"2025-04-01T00:00:00Z\""))
  }

  @Test(arguments: [("AU", "AU"), ("Éa b", "%C3%89a%20b"), ("a:/?#%", "a%3A%2F%3F%23%25")])
  func `encode names in identifiers`(name: String, segment: String) { #expect(IRI.segment(name) == segment) }
}

@Suite struct `Akoma Ntoso` {
  @Test(arguments: [
    ("https://example.org/a?b=c%20d#e", true), ("#", false), ("", false), ("a b", false), ("a#b#c", false),
    ("a%2", false),
    ("é", false), ("mailto:a@example.org", true),
  ])
  func `links only where an address is one`(address: String, isOne: Bool) { #expect(IRI.isWhole(address) == isOne) }

  @Test func `is well formed and names nothing twice`() throws {
    let elements = try Elements.of(AkomaNtoso.write(try Making.full().dossier))
    #expect(elements.depth == 0)
    #expect(Set(elements.identifiers).count == elements.identifiers.count)
  }

  @Test func `has sections, an annex, sessions, comments and positions where they belong`() throws {
    let text = AkomaNtoso.write(try Making.full().dossier)
    #expect(text.contains("<docNumber>PC0911Ea</docNumber>"))
    #expect(text.contains("<session value=\"247/248\""))
    #expect(text.contains("<docDate date=\"2025-04-01\">"))
    #expect(text.contains("<subparagraph eId=\"para_2__list_a\">"))
    #expect(text.contains("<attachment eId=\"att_I\">"))
    #expect(text.contains("<step eId=\"step_1\" date=\"2024-12-03\" by=\"#org_pc\" outcome=\"#concept_presented\""))
    #expect(text.contains("<noteRef href=\"#comment_1\" marker=\"1\"/>"))
    #expect(text.contains("value=\"contested\""))
  }
}

@Suite struct `Markdown` {
  @Test func `has each comment as a quotation below its paragraph`() throws {
    let text = MarkdownText.write(try Making.full().dossier)
    #expect(
      text.contains(
        """
        **2.** It covers [three] [four] harbours & "two" inland ports.

        > *reserved: ICC*

        > **1. AU (first)**, technical, accepted with modifications, 2025-04-01
        >
        > On “[three] [four]”:
        >
        > Which,\\
        > "three" or four?
        >
        > > **FR (second)**, 2025-04-01
        > >
        > > Four, \\<surely>.
        >
        > **accepted with modifications** by ICC (third): Now five.
        """))
    #expect(text.contains("| 1 | contested | agreed | contested |  |  |"))
  }

  @Test(arguments: [
    ("# not a heading", "\\# not a heading"), ("1. not a list", "1\\. not a list"), ("- nor this", "\\- nor this"),
    ("a *b* `c` <d>", "a \\*b\\* \\`c\\` \\<d>"), ("[a](b)", "[a\\](b)"), ("one\ntwo\n\nthree", "one\\\ntwo\n\nthree"),
    ("> quote", "\\> quote"), ("R&D &amp;", "R&D \\&amp;"),
  ])
  func `keeps what reviewers wrote from being markup`(text: String, escaped: String) {
    #expect(Prose.words(text) == escaped)
  }
}
