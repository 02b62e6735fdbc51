import Documents
import Testing

struct HeaderTests {
  @Test func `the header block of a working document`() throws {
    let header = try document(workingDocument).header
    #expect(header.symbol == "PC0812Ea")
    #expect(header.organization == "WCO")
    #expect(header.body == "PTC")
    #expect(header.sessionOrdinals == [301, 302])
    #expect(header.sessionDates == DateRange(PartialDate(2027, 5, 4), PartialDate(2027, 5, 7), precision: .day))
    #expect(header.place == "Brussels")
    #expect(header.documentDate == PartialDate(2027, 4, 2))
    #expect(header.title == "Safe Handling of Parcels in Regional Hubs")
    #expect(header.agendaItem == "VII")
    #expect(header.language == "en")
  }

  @Test func `a French header block`() throws {
    let text = """
      Comité technique permanent

      PC0812Fa

      301ème/302ème sessions
      4 – 7 mai 2027

      Bruxelles, le 2 avril 2027

      Manipulation des colis

      (Point VII de l’ordre du jour)

      RÉSUMÉ

      Objet du document

      Le présent document rend compte du projet de guide et de la suite qui lui a été donnée par les Membres.

      I. Contexte

      1. Le projet a été présenté en juin 2026 par les Membres de la région.
      """
    let document = try document(text)
    #expect(document.header.body == "PTC")
    #expect(document.header.sessionOrdinals == [301, 302])
    #expect(document.header.place == "Bruxelles")
    #expect(document.header.title == "Manipulation des colis")
    #expect(document.header.agendaItem == "VII")
    #expect(document.header.language == "fr")
    #expect(document.headings.map(\.kind) == [.summary, .summary, .section])
  }

  @Test func `the header of a Markdown note`() throws {
    let text = """
      # Note on Parcels

      *Prepared by the hubs*

      **Status:** for the Permanent Technical Committee (PTC), 301st/302nd Sessions, Brussels, 4 – 7 May 2027

      ## Aim

      1. The WCO wants safe parcels.
      """
    let document = try document(text, "note.md")
    #expect(document.header.title == "Note on Parcels")
    #expect(document.header.body == "PTC")
    #expect(document.header.sessionOrdinals == [301, 302])
    #expect(document.header.place == "Brussels")
    #expect(document.headings.map(\.title) == ["Aim"])
  }

  @Test func `front matter feeds the header and is no text`() throws {
    let text =
      "---\ntitle: Report of the 7th Session of the Group,\n  12-16 November 2018, Oostende, Belgium\ndate: 2018-12-01\n---\n\n## Result\n\nGood.\n"
    let document = try document(text, "report.md")
    #expect(document.header.sessionOrdinals == [7])
    #expect(document.header.place == "Oostende, Belgium")
    #expect(document.header.documentDate == PartialDate(2018, 12, 1))
    #expect(document.paragraphs.map(\.text) == ["Good."])
  }

  @Test(arguments: [
    ("Brussels, 9 May 2027", "after its session"), ("Brussels, 2 April 2026", "13 months before its session"),
  ])
  func `a date that cannot be right is told`(line: String, what: String) throws {
    let text = workingDocument.split(separator: "Brussels, 2 April 2027").joined(separator: line)
    #expect(try document(text).findings.contains { $0.message.contains(what) })
  }
}
