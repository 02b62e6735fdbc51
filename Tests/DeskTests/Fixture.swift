import CellGrid
import Documents
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
