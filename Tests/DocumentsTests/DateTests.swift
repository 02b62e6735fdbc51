import Testing

@testable import Documents

/// What `text` dates, as "start..end precision" or "start precision".
private func dates(_ text: String, yearless: Bool = false, years: Bool = false) -> [String] {
  DateFind.all(in: text, yearless: yearless, years: years).map { find in
    let dates = find.dates
    let span = dates.start == dates.end ? "\(dates.start)" : "\(dates.start)..\(dates.end)"
    return dates.precision == .day ? span : "\(span) \(dates.precision)"
  }
}

@Test(arguments: [
  ("23 – 26 April 2024", "2024-04-23..2024-04-26"),
  ("from 24 to 26 October 2023", "2023-10-24..2023-10-26"),
  ("24-26 October 2023", "2023-10-24..2023-10-26"),
  ("4\u{A0}–\u{A0}8\u{2009}November\u{202F}2013", "2013-11-04..2013-11-08"),
  ("28—31 October 2019", "2019-10-28..2019-10-31"),
  ("28 September - 3 October 2008", "2008-09-28..2008-10-03"),
  ("31 March–2 April 2014", "2014-03-31..2014-04-02"),
  ("22 December 2023 to 3 January 2024", "2023-12-22..2024-01-03"),
  ("29 December – 3 January 2024", "2023-12-29..2024-01-03"),
  ("October 24-26, 2023", "2023-10-24..2023-10-26"),
  ("September 28 – October 3, 2008", "2008-09-28..2008-10-03"),
  ("March 5, 2020", "2020-03-05"),
  ("03 April 2024", "2024-04-03"),
  ("3rd April 2024", "2024-04-03"),
  ("the 24th to the 26th of October 2023", "2023-10-24..2023-10-26"),
  ("Tuesday, 23 to Friday, 26 April 2024", "2024-04-23..2024-04-26"),
  ("24, 25 and 26 October 2023", "2023-10-24..2023-10-26"),
  ("Items 2, 3 April 2024", "2024-04-03"),
  ("3 Apr. 2024", "2024-04-03"),
  ("Sept. 30, 2022", "2022-09-30"),
  ("29 February 2024", "2024-02-29"),
  ("in May 2023", "2023-05 month"),
  ("May 2023", "2023-05 month"),
  ("April/May 2024", "2024-04..2024-05 month"),
  ("December 2023 – January 2024", "2023-12..2024-01 month"),
  ("November to February 2024", "2023-11..2024-02 month"),
  ("in early 2024", "2024-01..2024-03 season"),
  ("mid-2024", "2024-05..2024-08 season"),
  ("the end of 2023", "2023-10..2023-12 season"),
  ("late May 2023", "2023-05 month"),
  ("spring 2025", "2025-03..2025-05 season"),
  ("winter of 2024", "2024-12..2025-02 season"),
  ("the second half of 2024", "2024-07..2024-12 season"),
  ("Q3 2024", "2024-07..2024-09 season"),
  ("the April 2024 PTC sessions", "2024-04 month"),
  ("du 23 au 26 avril 2024", "2024-04-23..2024-04-26"),
  ("du 28 septembre au 3 octobre 2008", "2008-09-28..2008-10-03"),
  ("le 3 avril 2024", "2024-04-03"),
  ("mardi 3 décembre 2024", "2024-12-03"),
  ("1er mars 2024", "2024-03-01"),
  ("les 4 et 5 juin 2024", "2024-06-04..2024-06-05"),
  ("en juin 2023", "2023-06 month"),
  ("12 avr. 2024", "2024-04-12"),
  ("le 9 févr. 2021", "2021-02-09"),
  ("début 2024", "2024-01..2024-03 season"),
  ("mi-2024", "2024-05..2024-08 season"),
  ("fin juin 2023", "2023-06 month"),
  ("à l’automne 2025", "2025-09..2025-11 season"),
  ("premier semestre de 2024", "2024-01..2024-06 season"),
  ("del 23 al 26 de abril de 2024", "2024-04-23..2024-04-26"),
  ("a principios de 2024", "2024-01..2024-03 season"),
  ("2024-04-23", "2024-04-23"),
  ("2024-04-23/2024-04-26", "2024-04-23..2024-04-26"),
  ("23.04.2024", "2024-04-23"),
  ("23/04/2024", "2024-04-23"),
  ("04/23/2024", "2024-04-23"),
])
func `a date is read in every form that committees write`(text: String, expected: String) {
  #expect(dates(text) == [expected])
  #expect(dates("(" + text + ").") == [expected])
}

@Test(arguments: [
  "31 February 2024", "29 February 2023", "30.02.2024", "2024-13-01", "45 April 2024", "June 31, 2024", "in 2024",
  "Resolution 2024/12", "paragraph 24", "you may 2023 times", "a march 2024", "PC0753E", "7 of 2024", "6-8 October",
  "3 April 20245", "ISO 8601", "the second half", "",
])
func `what the calendar does not have is no date`(text: String) {
  #expect(dates(text).isEmpty)
}

@Test func `a find says where its date stands, in code points`() {
  let text = "«É» du 23 au 26 avril 2024 à Bruxelles, puis en juin 2024"
  let scalars = Array(text.unicodeScalars)
  let printed = DateFind.all(in: text).map { find in
    String(String.UnicodeScalarView(scalars[find.range]))
  }
  #expect(printed == ["23 au 26 avril 2024", "juin 2024"])
}

@Test func `a date without a year takes one`() throws {
  #expect(dates("6-8 October", yearless: true) == ["2000-10-06..2000-10-08"])
  #expect(dates("COP-6, Mar del Plata; item 6, Mar del Plata; SB-13 March on", yearless: true) == [])
  let leap = try #require(DateFind.all(in: "29 February", yearless: true).first)
  #expect(leap.inYear(2024)?.dates == DateRange(PartialDate(2024, 2, 29), precision: .day))
  #expect(leap.inYear(2023) == nil)
  let turn = try #require(DateFind.all(in: "30 December – 2 January", yearless: true).first)
  #expect(turn.inYear(2023)?.dates == DateRange(PartialDate(2023, 12, 30), PartialDate(2024, 1, 2), precision: .day))
}

@Test func `bare years are found on request only`() {
  #expect(dates("the 2023 Forum") == [])
  #expect(dates("the 2023 Forum", years: true) == ["2023 year"])
}

@Test func `periods overlap by days, not by how exactly they are given`() {
  let month = DateRange(PartialDate(2024, 4), precision: .month)
  let days = DateRange(PartialDate(2024, 4, 30), PartialDate(2024, 5, 2), precision: .day)
  #expect(month.overlaps(days))
  #expect(!DateRange(PartialDate(2024, 3), precision: .month).overlaps(days))
  #expect(DateRange(PartialDate(2024), precision: .year).overlaps(month))
}
