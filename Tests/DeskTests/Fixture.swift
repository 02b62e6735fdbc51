import CellGrid
import Documents
import Reviews
import Testing

@testable import Desk

enum Fixture {
  /// A short working document: header, summary, two sections, sub-paragraphs, brackets, two meetings, an annex.
  static let text = """
    Permanent Technical Committee

    PC0801Eb

    -
    245th/246th Sessions
    -
    7 – 11 October 2024

    Brussels, 2 September 2024

    Single Window Maturity

    (Item IV. on the Agenda)

    SUMMARY

    Purpose of document

    This document presents a draft maturity model for national Single Windows.

    Action required of the Permanent Technical Committee

    The Committee is invited to examine the draft model.

    *

    *

    *

    I. Background

    1. At its 243rd/244th Sessions, held from 23 to 26 April 2024, the PTC welcomed the outline of a maturity model for the Single Window (hereafter “the Model”).
    2. The 29th Meeting of the SAFE Working Group (SWG), held from 15 to 17 November 2023, had asked for one that small administrations can use.

    II. The draft Model

    3. The Model has [four] levels and covers:
    (a) legal basis and governance;
    (b) data and interfaces; and
    (c) service to traders.
    4. Members may report their level [every [two] years] through the WCO website. Réunions régionales, 地域会議 and e-mail rounds are other ways.
    5. The model does not rank Members.

    III. Action required

    6. The PTC is invited to examine the draft Model.

    Annex I

    Draft levels

    1. At level one, each agency keeps a procedure of its own.
    2. At level two, agencies share one portal.

    """

  static func document() throws -> Document { try Document.parse(Array(text.utf8), name: "PC0801Eb.txt") }

  /// A desk on the document.
  static func session(_ columns: Int = 80, _ rows: Int = 24) throws -> Session {
    Session(try document(), size: Size(columns, rows))
  }
}

extension Fixture {
  /// The revision after `text`: a paragraph put in, others moved, reworded and taken out.
  static let nextText =
    text
    .replacing("PC0801Eb", with: "PC0801Ec")
    .replacing(
      "I. Background\n\n", with: "I. Background\n\n1. This revision takes in what seven Members wrote in September.\n"
    )
    .replacing("1. At its 243rd", with: "2. At its 243rd")
    .replacing("2. The 29th Meeting", with: "3. The 29th Meeting")
    .replacing("3. The Model has [four] levels", with: "4. The Model has four levels")
    .replacing("4. Members may report", with: "5. Members should report")
    .replacing("5. The model does not rank Members.\n", with: "")

  /// A desk on the next revision with a review that was carried from the first one: a comment that moved, one on reworded text, an orphan.
  static func carried(_ columns: Int = 80, _ rows: Int = 24, seen: Set<String>? = nil) throws -> Session {
    let old = try document()
    let new = try Document.parse(Array(nextText.utf8), name: "PC0801Ec.txt")
    var session = Session(new, size: Size(columns, rows), seen: seen)
    func anchor(_ label: String, _ words: String? = nil) throws -> Anchor {
      let index = try #require(old.paragraph(cited: label))
      let text = old.paragraphs[index].text
      let start = words.flatMap(text.firstRange(of:)).map {
        text.unicodeScalars.distance(from: text.startIndex, to: $0.lowerBound)
      }
      return Anchor(in: old, paragraph: index, passage: start.map { $0..<$0 + (words?.unicodeScalars.count ?? 0) })
    }
    session.other(
      "Delegate", "FR", .comment(try anchor("2", "small administrations"), Remark(text: "How small?")),
      .comment(try anchor("4", "every [two] years"), Remark(kind: .technical, text: "Two is enough.")),
      .comment(try anchor("5"), Remark(text: "Keep this sentence.")), .position(try anchor("4"), .contested),
      .position(try anchor("5"), .agreed), .position(try anchor("2"), .agreed),
      .carry(from: KeptRevision(old, file: "PC0801Eb.txt")))
    return session
  }
}
