import Testing

@testable import Documents

/// An event in one line: "PC/PSCG Dialogue [] 2023-06 @ Perth: presented, noted (0, 2)".
private func line(_ event: SessionEvent) -> String {
  var line = event.body + " \(event.ordinals)"
  if let dates = event.dates {
    line += " \(dates.start)" + (dates.end == dates.start ? "" : "..\(dates.end)")
  }
  if let place = event.place { line += " @ " + place }
  if !event.outcomes.isEmpty { line += ": " + event.outcomes.joined(separator: ", ") }
  return line + (event.isOwn ? " own" : "")
}

private func events(_ texts: String..., header: Header = Header(), profile: Profile? = Profile.all.first)
  -> [SessionEvent]
{
  Timeline.events(header: header, texts: texts, profile: profile)
}

private func lines(_ texts: String..., header: Header = Header(), profile: Profile? = Profile.all.first) -> [String] {
  Timeline.events(header: header, texts: texts, profile: profile).map(line)
}

/// The header of a document for the PTC's sessions of April 2024, dated before them.
private var spring: Header {
  var header = Header()
  header.body = "PTC"
  header.sessionOrdinals = [243, 244]
  header.sessionDates = DateRange(PartialDate(2024, 4, 23), PartialDate(2024, 4, 26), precision: .day)
  header.documentDate = PartialDate(2024, 4, 3)
  return header
}

@Test func `a draft's way through the committees becomes its timeline`() {
  let texts = [
    "Delegates of the region first saw the paper at the 24th WCO A/P RHCA Conference in Perth, Australia, in May 2023, where a co-sponsor presented it.",
    "It was then introduced at the Dialogue meeting between the Policy Commission (PC) and the PSCG, as well as at the PC session in June 2023.",
    "Nothing was said about meetings here.",
    "Members had it before them at the 241st/242nd Sessions of the PTC, held from 24 to 26 October 2023. The PTC endorsed the definition. It also provided guidance.",
    "The 29th Meeting of the SAFE Working Group (SWG), held from 15 to 17 November 2023, welcomed the paper.",
    "At the 89th Session of the PC, held from 5 to 7 December 2023, the paper was presented again. A text would be drafted in early 2024 for the April 2024 PTC sessions.",
    "Two more papers were presented by traders at the Dialogue between the PC and the PSCG in June 2023.",
    "The text comes before the 243rd/244th PTC sessions.",
  ]
  let found = Timeline.events(header: spring, texts: texts, profile: Profile.all.first)
  #expect(
    found.map(line) == [
      "RHCA [24] 2023-05 @ Perth, Australia: presented",
      "PC/PSCG Dialogue [] 2023-06: introduced, presented",
      "PC [] 2023-06: introduced",
      "PTC [241, 242] 2023-10-24..2023-10-26: endorsed, guidance",
      "SWG [29] 2023-11-15..2023-11-17: welcomed",
      "PC [89] 2023-12-05..2023-12-07: presented",
      "PTC [243, 244] 2024-04-23..2024-04-26 own",
    ])
  #expect(found.map(\.paragraphs) == [[0], [1, 6], [1], [3], [4], [5], [5, 7]])
  #expect(found.last?.name == "Permanent Technical Committee")
}

@Test func `a French text gives the same timeline`() {
  let texts = [
    "Le projet a été présenté à la 24e Conférence régionale des directeurs généraux des douanes, à Perth (Australie), en mai 2023.",
    "Il a ensuite été examiné lors du Dialogue entre la Commission de politique générale (CPG) et le GCSP, ainsi qu’à la session de la CPG en juin 2023.",
    "Aux 241ème/242ème sessions du Comité technique permanent, tenues du 24 au 26 octobre 2023, les Membres ont approuvé la définition.",
    "La 29e réunion du Groupe de travail SAFE a eu lieu du 15 au 17 novembre 2023.",
    "Une résolution serait rédigée au début de 2024 pour les sessions d’avril 2024 du CTP.",
  ]
  #expect(
    Timeline.events(header: spring, texts: texts, profile: Profile.all.first).map(line) == [
      "RHCA [24] 2023-05 @ Perth (Australie): presented",
      "PC/PSCG Dialogue [] 2023-06: examined",
      "PC [] 2023-06: examined",
      "PTC [241, 242] 2023-10-24..2023-10-26: approved",
      "SWG [29] 2023-11-15..2023-11-17",
      "PTC [243, 244] 2024-04-23..2024-04-26 own",
    ])
}

@Test(arguments: [
  (
    "In June 2023 the guide was introduced and discussed both in the Dialogue between the PC and the PSCG and in the session that the PC held during the same month.",
    ["PC/PSCG Dialogue [] 2023-06: introduced, discussed", "PC [] 2023-06: introduced, discussed"]
  ),
  (
    "En juin 2023, le guide a été examiné lors du Dialogue entre la CPG et le GCSP et lors de la session que la CPG a tenue le même mois.",
    ["PC/PSCG Dialogue [] 2023-06: examined", "PC [] 2023-06: examined"]
  ),
  (
    "In May 2022 the guide was shown in Bali, Indonesia, at the 23rd RHCA Conference.",
    ["RHCA [23] 2022-05 @ Bali, Indonesia"]
  ),
  (
    "In October 2022 it was examined at the 28th meeting of the SWG, and by the PTC as well.",
    [
      "SWG [28] 2022-10: examined", "PTC [] 2022-10: examined",
    ]
  ),
  ("In April 2021 the SWG wrote a reply to the report of the 12th session of the EC.", ["EC [12]"]),
  ("In April 2021 the reply that was drafted for publication went to the 12th session of the EC.", ["EC [12]"]),
  (
    "In April 2021 the guide went to members, and in June 2021 it was examined at the 81st Session of the PC.",
    [
      "PC [81] 2021-06: examined"
    ]
  ),
])
func `the date that opens a sentence dates the meetings in it that have none`(text: String, expected: [String]) {
  #expect(lines(text) == expected)
}

@Test func `a dialogue is the same whoever is named first`() {
  #expect(
    lines(
      "The PSCG tabled two papers in its Dialogue with the PC in June 2022.",
      "At the Dialogue between the PC and the PSCG in June 2022 both were noted.",
      "Le GCSP en a parlé dans le cadre de son Dialogue avec la CPG en juin 2022.")
      == ["PC/PSCG Dialogue [] 2022-06: noted"])
}

@Test func `a conference with its abbreviation some words later is named once`() {
  #expect(
    lines(
      "La 23ème Conférence régionale des directeurs généraux des douanes de la région A/P (RHCA), tenue à Bali (Indonésie) en mai 2022, a eu lieu."
    ) == ["RHCA [23] 2022-05 @ Bali (Indonésie)"])
}

@Test func `what a body did in the next paragraph it did at the meeting just named`() {
  #expect(
    lines(
      "The guide went to the PC at its 88th Session, from 7 to 9 June 2023.",
      "The Chairperson of the PC noted the progress and recommended that the PTC should go on at its sessions in April 2024.",
      "The PC decided to come back to it.", "The weather was fine.", "The PC rejected nothing.", header: spring)
      == [
        "PC [88] 2023-06-07..2023-06-09: noted, recommended, decided", "PTC [243, 244] 2024-04-23..2024-04-26 own",
      ])
  #expect(
    lines(
      "Le guide est revenu devant la CPG lors de sa 88ème session, du 7 au 9 juin 2023.",
      "La présidence de la CPG a pris acte des progrès et a recommandé d’y revenir.") == [
        "PC [88] 2023-06-07..2023-06-09: noted, recommended"
      ])
}

@Test func `what another body did is not told of the meeting before`() {
  #expect(
    lines("The SWG welcomed the guide at its 28th meeting in October 2022. The Council adopted it.")
      == ["SWG [28] 2022-10: welcomed"])
}

@Test func `a body whose letter came out is no meeting`() {
  #expect(lines("La décision de la CPG en juin 2023 fait foi.") == [])
}

@Test func `a symbol that begins with PC is no Policy Commission`() {
  #expect(lines("Document PC0601E1a of May 2020 went to the session.") == [])
  #expect(lines("See PC0601E1a, which the PC took up at its 83rd Session in December 2020.") == ["PC [83] 2020-12"])
}

@Test(arguments: [
  ("The PTC’s 225th/226th Sessions were held from 28 to 31 October 2019.", "PTC [225, 226] 2019-10-28..2019-10-31"),
  ("In October 2022, the 28th meeting of the SWG took place.", "SWG [28] 2022-10"),
  ("The SWG, at its 28th meeting in October 2022, took it up.", "SWG [28] 2022-10"),
  (
    "Delegates met at the 23rd RHCA, held in Bali, Indonesia, on 18 and 19 May 2022.",
    "RHCA [23] 2022-05-18..2022-05-19 @ Bali, Indonesia"
  ),
  ("The TCCV (58th Session, 15–19 April 2024) went on.", "TCCV [58] 2024-04-15..2024-04-19"),
  ("During the PTC in April 2023 nothing was said.", "PTC [] 2023-04"),
  ("the 2019 TFAWG meeting", "TFAWG [] 2019"),
  ("The second session of 2016 of the PSCG", "PSCG [] 2016"),
  ("Session 60 of the Policy Commission (Buenos Aires, June 2008)", "PC [60] 2008-06 @ Buenos Aires"),
  ("À sa 60e session, tenue à Buenos Aires en juin 2008, la question demeure.", "PTC [60] 2008-06 @ Buenos Aires"),
])
func `a meeting is found in each of its forms`(text: String, expected: String) {
  var header = Header()
  header.body = "PTC"
  #expect(lines(text, header: header) == [expected])
}

@Test(arguments: [
  "The Council approved the strategy in June 2022.", "A note will be drafted by the PTC in early 2024.",
  "The PSCG sent its replies by 30 June 2023.", "The last meeting was long.", "Meetings are held every four years.",
  "A glossary entered into force on 1 March 2020.", "The SWG page was published in May 2021.",
  "Some 24 sessions of training took place.", "The group holds 3 workshops.",
  "The rule was adopted by the Council in 2020.",
])
func `what is no meeting is no event`(text: String) {
  #expect(lines(text) == [])
}

@Test func `several mentions of one meeting are one event with the best date`() {
  let found = events(
    "The SWG session in November 2023 was long.",
    "The 29th Meeting of the SWG, held from 15 to 17 November 2023, ended well.",
    "The 29th SWG meeting noted this.")
  #expect(found.map(line) == ["SWG [29] 2023-11-15..2023-11-17: noted"])
  #expect(found.first?.paragraphs == [0, 1, 2])
}

@Test func `a resumed session is two events`() {
  #expect(
    lines(
      "The 13th session of the EC was held from 11 to 15 September 2000.",
      "The 13th session of the EC went on from 13 to 24 November 2000."
    ) == ["EC [13] 2000-09-11..2000-09-15", "EC [13] 2000-11-13..2000-11-24"])
}

@Test func `two sessions of one phrase are two events`() {
  #expect(lines("the 15th and 16th sessions of the HSC") == ["HSC [15]", "HSC [16]"])
  #expect(lines("the 7th meetings of the FC and the EC in May 2019") == ["FC [7] 2019-05", "EC [7] 2019-05"])
}

@Test func `undated meetings come last`() {
  #expect(
    lines("The 3rd session of the EC was short.", "The 40th meeting of the PSCG was held in February 2017.")
      == ["PSCG [40] 2017-02", "EC [3]"])
}

@Test func `a body that no profile knows is known by its form`() {
  let found = events(
    "At the 12th Meeting of the Harbour Safety Working Group (HSWG), held in Lisbon, Portugal, from 3 to 5 May 2021, pilots presented a plan.",
    "The HSWG meeting in May 2021 had agreed on it.",
    "The River Council will hold its 4th session from 6 to 8 June 2022.",
    "La troisième réunion du Comité technique maritime s’est tenue à Nantes du 7 au 9 juin 2022.",
    profile: nil)
  #expect(
    found.map(line) == [
      "HSWG [12] 2021-05-03..2021-05-05 @ Lisbon, Portugal: presented, agreed",
      "River Council [4] 2022-06-06..2022-06-08",
      "Comité technique maritime [3] 2022-06-07..2022-06-09 @ Nantes",
    ])
  #expect(found.first?.name == "Harbour Safety Working Group")
}

@Test(arguments: [
  (
    "Informal consultations on Chapters 5, 7 and 8 were held in Bonn, from 6 to 8 October 2030.",
    ["Informal consultations on Chapters 5, 7 and 8 [] 2030-10-06..2030-10-08 @ Bonn"]
  ),
  (
    "In addition, a workshop on the needs of small ports (SPs) took place in Lagos on 16 May 2030.",
    ["Workshop on the needs of small ports [] 2030-05-16 @ Lagos"]
  ),
  (
    "Une réunion de synchronisation QUAI a eu lieu le 7 juillet 2030.",
    ["Réunion de synchronisation QUAI [] 2030-07-07"]
  ),
  ("Prochain atelier Enjeux et Risques, le 15/11/2030.", ["Atelier Enjeux et Risques [] 2030-11-15"]),
  ("Workshops were held in May 2030.", []), ("Work on workshops went on from May 2030.", []),
  ("Consultations on the budget closed by 3 May 2030.", []),
])
func `a meeting that belongs to no body is named by what it is about`(text: String, expected: [String]) {
  #expect(lines(text, profile: nil) == expected)
}

@Test func `a session counted from an entry into force has no number`() {
  #expect(lines("At the first session of the PC after the entry into force of the Convention it was silent.") == [])
}

@Test func `a decision's symbol is no session`() throws {
  let unfccc = try #require(ProfileShelf.shipped["unfccc"])
  #expect(lines("Recalling decisions 1/CP.17, 2/CP 18 and 1/CMP.3,", profile: unfccc) == [])
  #expect(
    lines(
      "The UNFCCC subsidiary bodies held their tenth sessions in Bonn, Germany, from 1 to 11 June 2029.",
      profile: unfccc)
      == ["SB [10] 2029-06-01..2029-06-11 @ Bonn, Germany"])
}

@Test func `the committee alone is the one named before`() {
  var header = Header()
  header.body = "Port Committee"
  header.sessionOrdinals = [9]
  #expect(
    lines(
      "The Committee, at its eighth session, agreed.", "The ninth session opens today.", header: header, profile: nil)
      == ["Port Committee [9] own", "Port Committee [8]: agreed"].sorted { $0 > $1 || $0.contains("own") })
}

@Test func `a date without a year is in the paragraph's year, else in the document's`() {
  var header = Header()
  header.documentDate = PartialDate(2000, 11, 24)
  #expect(
    lines("The 3rd meeting of the FC was held from 6 to 8 October.", header: header) == [
      "FC [3] 2000-10-06..2000-10-08"
    ])
  #expect(
    lines("In May 1999 work began. The 3rd meeting of the FC was held from 6 to 8 October.", header: header)
      == ["FC [3] 1999-10-06..1999-10-08"])
}

@Test func `a header without a body finds its session by number or dates`() {
  var header = Header()
  header.sessionOrdinals = [7]
  header.sessionDates = DateRange(PartialDate(2021, 3, 2), PartialDate(2021, 3, 4), precision: .day)
  #expect(
    lines("The 6th and 7th Sessions of the Reef Council are compared.", header: header, profile: nil)
      == ["Reef Council [7] 2021-03-02..2021-03-04 own", "Reef Council [6]"])
}

@Test func `no outcome is told of a meeting to come or of what did not happen`() {
  #expect(
    lines(
      "At the 88th Session of the PC in June 2023 it was not adopted and will be presented again at the April 2024 PTC sessions.",
      header: spring) == ["PC [88] 2023-06", "PTC [243, 244] 2024-04-23..2024-04-26 own"])
}

@Test(arguments: [
  "the 12th Meeting of the SWG, in Bali, from 3 to 5 May 2021 and ", "workshop Risk, 3 May 2021 ",
  "in May 2021 at the PC and ",
  "the same month the PC noted and ",
])
func `hostile texts are read to their end`(sentence: String) {
  let text = String(repeating: sentence, count: 4_000)
  let events = Timeline.events(header: spring, texts: [text], profile: Profile.all.first)
  #expect(events.allSatisfy { $0.paragraphs.allSatisfy { $0 == 0 } })
}

@Test(arguments: [
  "", " ", "(", "23rd", "of the of the", "/ / /", "1st/2nd/3rd", "\u{0}\u{FFFD}", "PTC", "Session", "2024-",
  "between PC and",
])
func `scraps are no reason to fall over`(text: String) {
  #expect(lines(text) == [])
}

@Test func `its session is the session of the body that the sentence goes on to name`() {
  var header = Header()
  header.body = "PTC"
  header.sessionOrdinals = [245, 246]
  #expect(
    lines(
      "At its 89th Session, held from 5 to 7 December 2023, the Policy Commission (PC) endorsed the text.",
      "A sa 90ème session, tenue du 3 au 5 juin 2024, la Commission de politique générale a pris note du texte.",
      header: header
    ).filter { !$0.hasPrefix("PTC") }
      == ["PC [89] 2023-12-05..2023-12-07: endorsed", "PC [90] 2024-06-03..2024-06-05: noted"])
}

@Test(arguments: [
  "The PC met in Brussels from 5 to 7 December 2023.",
  "La Commission de politique générale (PC) s’est réunie à Bruxelles du 5 au 7 décembre 2023.",
  "La Comisión de Política General se reunió en Bruselas del 5 al 7 de diciembre de 2023.",
])
func `a body that met on some days held a meeting`(text: String) {
  let found = events(text)
  #expect(found.map(\.body) == ["PC"])
  #expect(found.first?.dates?.end == PartialDate(2023, 12, 7))
  #expect(["Brussels", "Bruxelles", "Bruselas"].contains(found.first?.place ?? ""))
}

@Test func `a deadline that a body met is no meeting`() {
  #expect(lines("The PC met the deadline of 5 May 2023.").isEmpty)
}

@Test func `a paragraph that tells what a body did at its meeting belongs to the meeting`() {
  let found = events(
    "At its 89th Session, held from 5 to 7 December 2023, the PC examined the draft.",
    "Given the support that it had found, the PC Chairperson recommended more talks.", "Nothing else was said.",
    header: spring)
  let session = found.first { $0.body == "PC" }
  #expect(session?.outcomes == ["examined", "recommended"])
  #expect(session?.paragraphs == [0, 1])
}

@Test func `two sessions on the same days are one meeting`() {
  #expect(
    lines("En sus 241.ª y 242.ª sesiones, celebradas del 24 al 26 de octubre de 2023, el PTC examinó el texto.").first
      == "PTC [241, 242] 2023-10-24..2023-10-26: examined")
}

@Test func `a Spanish working document has header, headings, definitions and meetings`() throws {
  let text = """
    Organización Mundial de Aduanas

    Comité Técnico Permanente

    243.ª y 244.ª sesiones

    del 23 al 26 de abril de 2024

    Bruselas, 3 de abril de 2024

    Datos de los transbordadores

    (Punto IV del orden del día)

    RESUMEN

    Objetivo del documento

    Este documento presenta el proyecto de guía para los transbordadores de la región y de los puertos.

    Medidas que debe adoptar el Comité

    Se invita al Comité a examinar el proyecto.

    I. Introducción

    1. La 29.ª reunión del Grupo de Trabajo SAFE (SWG) se celebró del 15 al 17 de noviembre de 2023 (en adelante «la Reunión»).
    2. El cuadragésimo período de sesiones de la Asamblea General tuvo lugar el 3 de junio de 1985.

    Anexo I

    Proyecto de resolución

    1. El Consejo decide.

    """
  let document = try document(text)
  let header = document.header
  #expect(header.organization == "WCO" && header.body == "PTC" && header.agendaItem == "IV" && header.language == "es")
  #expect(header.sessionOrdinals == [243, 244])
  #expect(header.sessionDates?.end == PartialDate(2024, 4, 26))
  #expect(header.documentDate == PartialDate(2024, 4, 3))
  #expect(document.headings.map(\.kind) == [.summary, .summary, .action, .section, .annex])
  #expect(document.definitions.map(\.term) == ["SWG", "la Reunión"])
  #expect(document.timeline.map(\.ordinals) == [[40], [29], [243, 244]])
}

@Test func `a body that the text leaves open is the first of its alternatives`() {
  let climate = Profile.all.first { $0.name == "unfccc" }
  #expect(
    lines("Rules are to be decided by the [CMA][CMP] at its first session.", profile: climate) == ["CMA [1]"])
}

@Test func `a kind of meeting is nobody's name`() {
  #expect(
    lines("Une première réunion de travail a eu lieu en juin 2023.", header: spring) == [
      "PTC [1] 2023-06", "PTC [243, 244] 2024-04-23..2024-04-26 own",
    ])
  #expect(lines("La première réunion de coordination des donateurs a eu lieu en juin 2023.", header: spring).count == 1)
}

@Test(arguments: [
  (
    ["Next meetings of the SWG:", "12 January: visit to the quay", "On 3 May 2025, Oslo"],
    ["SWG [] 2025-01-12", "SWG [] 2025-05-03"]
  ),
  (
    ["Prochaines réunions :", "Le 19 novembre : échange avec les ports", "Le guide sera relu."],
    ["Échange avec les ports [] 2024-11-19"]
  ),
  (["Next meetings:", "12 November", "The guide was read on 1 May 2024."], ["PTC [] 2024-11-12"]),
  (
    ["Prochaines commissions des quais pour lire la v0.2", "27 novembre : trop tôt"],
    ["Commissions des quais [] 2024-11-27"]
  ),
  (["The last meeting was long.", "12 November: a visit"], []),
]) func `dates listed under a line that announces meetings are meetings`(texts: [String], expected: [String]) {
  var header = Header()
  header.body = "PTC"
  header.documentDate = PartialDate(2024, 10, 3)
  #expect(Timeline.events(header: header, texts: texts, profile: Profile.all.first).map(line) == expected)
}

@Test(arguments: [
  "The Committee examined the paper at its 241st session, held from 24 to 26 October 2023.",
  "Le Comité a examiné le document à sa 241ème session, tenue du 24 au 26 octobre 2023.",
  "El Comité examinó el documento en su 241ª sesión, celebrada del 24 al 26 de octubre de 2023.",
])
func `the Committee is the document's own body in every language of its names`(text: String) {
  let found = Timeline.events(header: spring, texts: [text], profile: Profile.all.first)
  #expect(found.map(line).first == "PTC [241] 2023-10-24..2023-10-26: examined")
}

@Test func `a name learned at the start of a long text is known at its end`() {
  var texts = [String](repeating: "Nothing was said about meetings here.", count: 1700)
  texts[3] = "The Harbour Data Working Group (HDWG) was set up."
  texts[1203] = "The HDWG met for the first time on 4 May 2023."
  texts[1650] = "At its second session, held on 8 March 2024, the HDWG adopted the guide."
  let found = Timeline.events(header: Header(), texts: texts, profile: Profile.all.first)
  #expect(found.map(\.body) == ["HDWG", "HDWG"])
  #expect(found.map(\.paragraphs) == [[1203], [1650]])
}
