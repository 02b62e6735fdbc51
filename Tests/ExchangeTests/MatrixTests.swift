import Containers
import Documents
import Reviews
import Testing

@testable import Exchange

@Suite struct `The comment matrix` {
  @Test func `has a row for each comment in document order, orphans last`() throws {
    let matrix = Matrix(of: try Making.full().dossier)
    #expect(matrix.date == "2025-04-01")
    #expect(matrix.document == "PC0911Ea")
    #expect(matrix.rows.map { $0[.memberBody] } == ["AU", "FR", "fourth", "ICC", "AU"])
    #expect(matrix.rows.map { $0[.clause] } == ["I", "I", "II", "Annex I", ""])
    #expect(matrix.rows.map { $0[.paragraph] } == ["2", "2", "3", "Annex I/1", "77"])
    #expect(matrix.rows.map { $0[.kind] } == ["te", "ed", "ge", "te", "ge"])
    #expect(matrix.rows.map { $0[.line] } == ["25", "25", "31", "37", ""])
  }

  @Test func `tells passage, words, thread, proposal and answer`() throws {
    let rows = Matrix(of: try Making.full().dossier).rows
    #expect(
      rows[0][.comments] == """
        On “[three] [four]”:
        Which,
        "three" or four?

        Reply of FR (second), 2025-04-01: Four, <surely>.
        """)
    #expect(rows[0][.observations] == "Accepted with modifications. Now five.")
    #expect(rows[1][.change] == "four ports")
    #expect(rows[3][.change] == "Delete “decides”.")
    #expect(rows[4][.comments] == "(not in this revision) On “Words that went.”:\nWhere to?")
  }

  @Test func `is read back from comma-separated values as it was, without a formula in it`() throws {
    var making = try Making.full()
    var random = Seeded(5)
    for _ in 0..<200 {
      try making.comment(on: "1", nil, Remark(text: hostile(12, &random), proposal: hostile(3, &random)))
    }
    let matrix = Matrix(of: making.dossier)
    let records = Records.read(MatrixTable.write(matrix))
    #expect(records.first == Matrix.Column.allCases.map(\.head))
    #expect(records.dropFirst().map { $0.map(Formula.unguarded) } == matrix.rows.map(\.cells))
    for cell in records.joined() { #expect(!["=", "+", "-", "@", "\t", "\r", "\n"].contains(cell.first)) }
  }

  @Test(arguments: ["", "=1", "'=1", "''=1", "'", "plain", "'quoted'", "+", "\u{FF1D}1", "\t", "a=1"])
  func `guards text against being a formula so that it can be undone`(text: String) {
    #expect(Formula.unguarded(Formula.guarded(text)) == text)
  }

  @Test func `is a workbook of strings`() throws {
    let bytes = try MatrixWorkbook.write(try Making.full().dossier)
    let archive = try Archive(bytes)
    func part(_ name: String) throws -> String { String(decoding: try archive.bytes(of: name), as: UTF8.self) }
    #expect(try part("xl/sharedStrings.xml").contains("=SUM(A1)"))
    for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
      let xml = try part(sheet)
      #expect(!xml.contains("<f>"))
      #expect(xml.contains("<autoFilter"))
      #expect(xml.contains("state=\"frozen\""))
    }
    #expect(try part("xl/workbook.xml").contains("name=\"Positions\""))
  }

  @Test func `cuts a cell that is too long, and says so`() throws {
    var making = try Making()
    try making.comment(on: "1", nil, Remark(text: String(repeating: "\u{1F600}", count: 40_000)))
    let archive = try Archive(try MatrixWorkbook.write(making.dossier))
    let strings = String(decoding: try archive.bytes(of: "xl/sharedStrings.xml"), as: UTF8.self)
    #expect(strings.contains("(cut here: a cell holds no more)"))
  }

  @Test func `is a Word file whose heads are repeated and whose answers are coloured`() throws {
    let archive = try Archive(try MatrixDocument.write(Matrix(of: try Making.full().dossier)))
    for name in archive.names { _ = try Elements.of(String(decoding: try archive.bytes(of: name), as: UTF8.self)) }
    let body = String(decoding: try archive.bytes(of: "word/document.xml"), as: UTF8.self)
    #expect(body.contains("<w:tblHeader/>"))
    #expect(body.contains("w:orient=\"landscape\""))
    #expect(body.contains("w:fill=\"E2EFDA\""))
    #expect(!body.contains("gridSpan") && !body.contains("vMerge"))
    #expect(String(decoding: try archive.bytes(of: "word/header1.xml"), as: UTF8.self).contains("Document: PC0911Ea"))
  }

  @Test func `counts positions by delegation, and never merges them`() throws {
    let positions = PositionTable(of: try Making.full().dossier)
    #expect(positions.voices == ["AU", "FR", "ICC", "fourth"])
    #expect(positions.rows.map(\.tally.state) == [.contested, .reserved, .agreed])
    #expect(positions.rows[0].tally.words(at: "1") == "contested: FR; agreed: AU")
    let sheet = CommaSeparated.read(MatrixTable.write(positions, of: try Making.full().dossier)).rows
    #expect(sheet.first == ["Paragraph", "Text", "State", "AU", "FR", "ICC", "fourth"])
    #expect(sheet.dropFirst().map { [$0[0], $0[2]] } == [["1", "contested"], ["2", "reserved"], ["3", "agreed"]])
    #expect(sheet[1].suffix(4) == ["agreed", "contested", "", ""])
    #expect(positions.voices.map(positions.rows[0].tally.view) == ["agreed", "contested", "", ""])
  }
}

/// The records of comma-separated values (RFC 4180).
enum Records {
  static func read(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if isQuoted {
        if scalar != "\"" {
          field.append(scalar)
        } else if scalars.first == "\"" {
          field.append(scalars.removeFirst())
        } else {
          isQuoted = false
        }
        continue
      }
      switch scalar {
      case "\"": isQuoted = true
      case ",", "\r":
        record.append(String(field))
        field = String.UnicodeScalarView()
        guard scalar == "\r", scalars.popFirst() == "\n" else { continue }
        records.append(record)
        record = []
      default: field.append(scalar)
      }
    }
    return records
  }
}

@Suite struct `A matrix as committees fill it in` {
  private static let text = """
    Permanent Technical Committee

    PC0914Ea

    Brussels, 1 April 2025

    Harbour pilots and their reports

    SUMMARY

    This document reports on the pilots.

    It asks for guidance.

    I. Introduction

    1. The pilot covers four harbours and two ports.

    II. Next steps

    2. A report is due in May.

    3. It will be short.

    III. Action required

    4. The Committee is invited to take note.

    Annex I

    Draft decision

    1. The Committee decides to go on.

    2. It asks for a report.
    """

  private func comment(
    clause: String, paragraph: String, change: String = ""
  ) throws -> (document: Document, comment: ReplyComment) {
    let document = try Document.parse(Array(Self.text.utf8), name: "base.txt")
    let quoted = change.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    let sheet =
      "MB,Clause,Paragraph,Type,Comments,Proposed change\r\nAU,\"\(clause)\",\"\(paragraph)\",te,Why?,\"\(quoted)\"\r\n"
    let reply = try Collation(base: document, file: "base.txt").read(Array(sheet.utf8), name: "reply.csv")
    return (document, try #require(reply.comments.first))
  }

  @Test(
    arguments: [
      ("Annex I, para 2", "", "Annex I/2"), ("Annex I paragraph 2", "", "Annex I/2"),
      ("Annexe I", "paragraphe 2", "Annex I/2"),
      ("Annex I", "2", "Annex I/2"), ("", "para. 2 of Annex I", "Annex I/2"), ("Section III", "", "III"),
      ("Section III", "para 4", "4"), ("Title", "", "Title"), ("", "Title", "Title"), ("", "paras 2-4", "2"),
      ("", "2, 3 and 4", "2"), ("II", "§3", "3"), ("General", "", "Title"), ("", "general comment", "Title"),
      ("-", "", "Title"),
      ("Part II, paragraph 2", "", "2"), ("SUMMARY", "point 2", ""), ("Summary, point 2", "", ""),
    ]) func `finds the places that it names`(clause: String, paragraph: String, address: String) throws
  {
    let (document, comment) = try comment(clause: clause, paragraph: paragraph)
    guard case .at(let target, nil) = comment.place else {
      Issue.record("no place: \(comment)")
      return
    }
    if address.isEmpty {
      #expect(document.text(of: target) == "It asks for guidance.")
    } else {
      #expect(document.address(of: target) == address)
    }
  }

  @Test(arguments: [("Annex IV, para 2", ""), ("", "para 77"), ("Section IX", "")])
  func `tells of places that are not there`(
    clause: String, paragraph: String
  ) throws {
    let (_, comment) = try comment(clause: clause, paragraph: paragraph)
    guard case .lost = comment.doubt else {
      Issue.record("placed: \(comment)")
      return
    }
  }

  @Test(
    arguments: [
      ("Delete paragraph.", ""), ("Delete the paragraph", ""), ("delete para 1", ""), ("SUP", ""),
      ("Remove this sentence.", ""),
      ("Supprimer le paragraphe", ""), ("À supprimer", nil),
      ("Delete “and two ports”.", "The pilot covers four harbours."),
      ("Replace \"four\" by \"five\".", "The pilot covers five harbours and two ports."),
      ("Remplacer « four » par « five »", "The pilot covers five harbours and two ports."),
      ("Add “large” before “harbours”", "The pilot covers four large harbours and two ports."),
      ("After “ports”, insert “and one airport”.", "The pilot covers four harbours and two ports and one airport."),
      ("The pilot covers five harbours.", "The pilot covers five harbours."), ("Delete paragraph 3", nil),
    ] as [(String, String?)]) func `proposes what it tells to change`(change: String, wording: String?) throws
  {
    let (_, comment) = try comment(clause: "I", paragraph: "1", change: change)
    #expect(comment.remark.proposal == wording ?? change)
  }

  @Test func `keeps an instruction that cannot be carried out as words`() throws {
    let (_, comment) = try comment(clause: "I", paragraph: "1", change: "Replace “nine” by “ten”")
    #expect(comment.remark.proposal == nil)
    #expect(comment.remark.text.contains("Replace “nine” by “ten”"))
    #expect(comment.doubt != nil)
  }
}
