import Documents
import Testing
import Text

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
    #expect(try document(text).findings.contains { $0.message.english.contains(what) })
  }

  /// What a header block of each organization says, one line: symbol, organization, body, session, place, date, title, item.
  private func summary(_ text: String, _ name: String = "note.txt") throws -> [String?] {
    let header = try document(text, name).header
    let session = header.sessionOrdinals.map(String.init).joined(separator: "/")
    let dates = header.sessionDates.map { $0.start == $0.end ? "\($0.start)" : "\($0.start)..\($0.end)" }
    return [
      header.symbol, header.organization, header.body, session, dates, header.place,
      header.documentDate.map { "\($0)" }, header.title, header.agendaItem,
    ]
  }

  @Test func `a United Nations masthead names the bodies from the largest down and the item before the title`() throws {
    let text = """
      United Nations                                              ECE/TRADE/C/CEFACT/2031/7

      Economic and Social Council
                                                                  Distr.: General
                                                                  18 February 2031

                                                                  Original: English

      Economic Commission for Europe
      Executive Committee
      Centre for Trade Facilitation and Electronic Business
      Thirty-seventh session
      Geneva, 5–6 May 2031
      Item 8 of the provisional agenda
      Reports of the advisory groups

                      Plan of Work of the Advisory Group on Harbour Data

                      Submitted by the Bureau

        Summary

          This document presents the plan of work of the advisory group for the coming two years.

          It is submitted to the thirty-seventh session of the Plenary for approval.

           I.    Background

      1.      The Advisory Group was established by the UNECE Executive Committee at its one hundred and second meeting on 31 March 2020 (ECE/EX/2020/8).

      2.      At the thirty-fifth session in Geneva on 7-8 April 2029 the Plenary took note of the first report.

           II.   Scope

      3.      The group works on harbour data.
      """
    #expect(
      try summary(text) == [
        "ECE/TRADE/C/CEFACT/2031/7", "UN", "UN/CEFACT", "37", "2031-05-05..2031-05-06", "Geneva", "2031-02-18",
        "Plan of Work of the Advisory Group on Harbour Data", "8",
      ])
    let timeline = try document(text).timeline
    #expect(timeline.map(\.body) == ["EXCOM", "UN/CEFACT", "UN/CEFACT"])
    #expect(timeline.map(\.ordinals) == [[102], [35], [37]])
  }

  @Test(arguments: [
    (
      """
      Nations Unies   A/HRC/61/12

      Assemblée générale

      Distr. générale
      4 janvier 2032
      Français
      Original : anglais

      Conseil des droits de l’homme
      Soixante et unième session
      23 février-2 avril 2032
      Point 3 de l’ordre du jour
      Promotion et protection de tous les droits de l’homme

      Rapport du Groupe de travail sur les équipages de traversiers

      I. Introduction

      1. Le Groupe de travail a tenu sa cinquième session à Genève du 4 au 8 octobre 2031.
      """, "Rapport du Groupe de travail sur les équipages de traversiers"
    ),
    (
      """
      Naciones Unidas   A/HRC/61/12

      Asamblea General

      Distr. general
      4 de enero de 2032
      Español
      Original: inglés

      Consejo de Derechos Humanos
      61er período de sesiones
      23 de febrero a 2 de abril de 2032
      Tema 3 de la agenda
      Promoción y protección de todos los derechos humanos

      Informe del Grupo de Trabajo sobre tripulaciones

      I. Introducción

      1. El Grupo de Trabajo celebró su quinto período de sesiones en Ginebra del 4 al 8 de octubre de 2031.
      """, "Informe del Grupo de Trabajo sobre tripulaciones"
    ),
  ]) func `a United Nations masthead in French and Spanish`(text: String, title: String) throws {
    #expect(
      try summary(text) == [
        "A/HRC/61/12", "UN", "HRC", "61", "2032-02-23..2032-04-02", nil, "2032-01-04", title, "3",
      ])
  }

  @Test func `a WTO communication`() throws {
    let text = """
      G/TFA/W/141

      12 March 2031

      (31-2044)   Page: 1/5

      Committee on Trade Facilitation   Original: English

      EXPERIENCE WITH SINGLE WINDOWS

      COMMUNICATION FROM NORWAY

      The following communication, dated 11 March 2031, is being circulated at the request of the delegation of Norway.

      _______________

      1 BACKGROUND

      1.1. Members discussed single windows at the Committee meeting of 14-15 October 2030.

      1.2. At the Fourteenth Ministerial Conference, held in Yaoundé, Cameroon, in March 2026, Ministers took note of the work.

      2 EXPERIENCE

      2.1. Norway has a single window.
      """
    #expect(
      try summary(text) == [
        "G/TFA/W/141", "WTO", "TFC", "", nil, nil, "2031-03-12", "EXPERIENCE WITH SINGLE WINDOWS", nil,
      ])
    #expect(try document(text).headings.map(\.label) == ["1", "2"])
    #expect(try document(text).paragraphs.compactMap(\.label) == ["1.1.", "1.2.", "2.1."])
  }

  @Test func `an IMO submission`() throws {
    let text = """
      E

      MARITIME SAFETY COMMITTEE
      115th session
      Agenda item 3

      MSC 115/3/2
      14 March 2031
      Original: ENGLISH
      Pre-session public release: ☒

      AMENDMENTS TO MANDATORY INSTRUMENTS

      Mooring lines on small ferries

      Submitted by Norway and Chile

      SUMMARY

      Executive summary: This document proposes a check of mooring lines.

      Strategic direction, if applicable: 6

      Output: 6.1

      Action to be taken: Paragraph 5

      Related documents: MSC 114/3; resolution MSC.393(95)

      Introduction

      1 The Committee, at its 114th session (3 to 12 June 2030), considered the matter.

      2 The Sub-Committee on Ship Design and Construction, at its seventeenth session in January 2031, agreed to it.

      Action requested of the Committee

      5 The Committee is invited to agree.
      """
    #expect(
      try summary(text) == [
        "MSC 115/3/2", "IMO", "MSC", "115", nil, nil, "2031-03-14", "Mooring lines on small ferries", "3",
      ])
    #expect(try document(text).paragraphs.compactMap(\.label) == ["1", "2"])
  }

  @Test func `a Codex paper`() throws {
    let text = """
      E
      Agenda Item 5     CX/FH 31/57/5
      August 2031

      JOINT FAO/WHO FOOD STANDARDS PROGRAMME
      CODEX COMMITTEE ON FOOD HYGIENE
      Fifty-seventh Session
      Nairobi, Kenya
      30 November - 4 December 2031

      PROPOSED DRAFT GUIDELINES FOR CLEAN ICE

      (Prepared by the Electronic Working Group chaired by Kenya)

      BACKGROUND

      1. CCFH56 (2029) agreed to begin work on ice.

      2. The 56th Session of the Codex Committee on Food Hygiene, held in Nashville, Tennessee from 4 to 8 March 2029, agreed.
      """
    #expect(
      try summary(text) == [
        "CX/FH 31/57/5", "CAC", "CCFH", "57", "2031-11-30..2031-12-04", "Nairobi, Kenya", "2031-08",
        "PROPOSED DRAFT GUIDELINES FOR CLEAN ICE", "5",
      ])
  }

  @Test func `an ITU contribution`() throws {
    let text = """
      INTERNATIONAL TELECOMMUNICATION UNION
      TELECOMMUNICATION STANDARDIZATION SECTOR
      STUDY PERIOD 2029-2032

      TSAG-C17
      TSAG
      Original: English

      Question(s): N/A
      Geneva, 12-16 May 2031

      CONTRIBUTION

      Source: Norway
      Title: Proposal on the numbering of harbour beacons

      Abstract: This contribution proposes numbers.

      1 Introduction

      WTSA-28 (New Delhi, 2028) agreed on Resolution 99. TSAG at its meeting in Geneva, 20-24 January 2031, discussed it.

      2 Proposal

      It is proposed to number beacons.
      """
    #expect(
      try summary(text) == [
        "TSAG-C17", "ITU", "TSAG", "", "2031-05-12..2031-05-16", "Geneva", nil,
        "Proposal on the numbering of harbour beacons", nil,
      ])
  }

  @Test func `a note of the Council of the European Union`() throws {
    let text = """
      Council of the
      European Union

      Brussels, 12 May 2031
      (OR. en)

      8123/31

      LIMITE

      UD 77

      NOTE

      From: General Secretariat of the Council
      To: Permanent Representatives Committee
      No. prev. doc.: 7001/31
      Subject: Customs data hub - General approach

      I. INTRODUCTION

      1. On 3 March 2031, the Commission submitted its proposal (COM(2031) 45 final).

      2. The Working Party on Customs Union examined the proposal at its meetings on 12 and 13 March 2031.
      """
    #expect(
      try summary(text) == [
        "8123/31", "EU", "Council of the EU", "", nil, "Brussels", "2031-05-12", "Customs data hub - General approach",
        nil,
      ])
  }

  @Test func `the date of minutes is the meeting's`() throws {
    let text = """
      # Minutes of the Harbour Data Working Group

      **Date:** 14 March 2031

      **Location:** Bergen, Norway

      **Attendees:** nine members

      ## Opening

      The chair opened the meeting.

      ## Next meeting

      The next meeting will be held on 11 April 2031 in Oslo.
      """
    #expect(
      try summary(text, "minutes.md") == [
        nil, nil, "Harbour Data Working Group", "", "2031-03-14", "Bergen, Norway", nil,
        "Minutes of the Harbour Data Working Group", nil,
      ])
    #expect(
      try document(text, "minutes.md").timeline.map(\.dates?.start) == [
        PartialDate(2031, 3, 14), PartialDate(2031, 4, 11),
      ])
  }

  @Test func `front matter speaks for the masthead`() throws {
    let text = """
      ---
      title: Note on the meaning of buoys
      docnumber: GE.31-01763(E)
      agenda-id: ECE/TRADE/C/CEFACT/2031/9
      committee: Centre for Trade Facilitation and Electronic Business
      session: 37
      session-date: "Geneva, 5–6 May 2031"
      item-number: 11 of the provisional agenda
      revdate: 14 January 2031
      language: en
      ---

      ## Introduction

      Buoys mean something.
      """
    #expect(
      try summary(text, "note.md") == [
        "ECE/TRADE/C/CEFACT/2031/9", "UN", "UN/CEFACT", "37", "2031-05-05..2031-05-06", "Geneva", "2031-01-14",
        "Note on the meaning of buoys", "11",
      ])
  }

  @Test(arguments: ["ab\tc\t\td", "a\t\t\tb\tc", "\ta\tb", "a \t b", "\t\t\t"]) func `columns are parted by tabs`(
    line: String
  ) throws {
    let document = try Document.parse(Array("Working Group\n\n\(line)\n\n1. One.\n".utf8), name: "a.txt")
    #expect(document.paragraphs.map(\.text) == ["One."])
  }

  @Test func `a table of versions dates the document`() throws {
    let text = """
      # Minutes of the Quay Working Group

      | Author | First version |
      | --- | --- |
      | First version of the minutes | 19/10/2031 |
      | Version sent out | 10/11/2031 |
      | Next meeting | 12/12/2031 |

      ## Opening

      The chair opened the meeting.
      """
    #expect(try document(text, "minutes.md").header.documentDate == PartialDate(2031, 11, 10))
  }

  @Test(arguments: [
    ("Draft Guide 4 December 2031", PartialDate(2031, 12, 4)), ("Report on the fire of 4 December 2031", nil),
  ]) func `the date at the end of a title is the document's unless it is of something`(
    title: String, date: PartialDate?
  ) throws {
    let text = "---\ntitle: \(title)\n---\n\n# Opening\n\nThe guide has two parts.\n"
    #expect(try document(text, "draft.md").header.documentDate == date)
  }

  @Test func `series and stamps of a cover are no title`() throws {
    let text = """
      International Telecommunication Union

      ITU-T X.9

      (03/2031)

      SERIES X: BUOYS AND BELLS

      Sounding of bells in fog

      Prepublished Recommendation

      CAUTION!

      1. Bells are sounded in fog.
      """
    #expect(try document(text).header.title == "Sounding of bells in fog")
  }
}
