@testable import Documents

/// Documents that consist of a timeline, and of paragraphs for the events to be mentioned in.
enum TimelineFixture {
  static func document(
    _ events: [SessionEvent], paragraphs: [String] = [], documentDate: PartialDate? = PartialDate(2024, 4, 3)
  ) -> Document {
    var header = Header()
    header.documentDate = documentDate
    return Document(
      text: paragraphs.joined(separator: "\n"), revision: "test", header: header,
      items: paragraphs.indices.map(Item.paragraph),
      headings: [],
      paragraphs: paragraphs.enumerated().map { index, text in
        Paragraph(
          id: "para_\(index + 1)", label: "\(index + 1).", address: "\(index + 1)", text: text, kind: .numbered,
          depth: 0,
          heading: nil, isReviewable: true, line: index + 1, segments: [], runs: [])
      },
      timeline: events, references: [], definitions: [], findings: [])
  }

  static func event(
    _ body: String, _ ordinals: [Int] = [], _ dates: DateRange? = nil, name: String? = nil, place: String? = nil,
    isOwn: Bool = false, outcomes: [String] = [], in paragraphs: [Int] = []
  ) -> SessionEvent {
    SessionEvent(
      body: body, name: name, ordinals: ordinals, dates: dates, place: place, isOwn: isOwn, outcomes: outcomes,
      paragraphs: paragraphs)
  }

  static func days(_ year: Int, _ month: Int, _ first: Int, to last: Int) -> DateRange {
    DateRange(PartialDate(year, month, first), PartialDate(year, month, last), precision: .day)
  }

  static func month(_ year: Int, _ month: Int) -> DateRange { DateRange(PartialDate(year, month), precision: .month) }

  /// A draft that went through five bodies in one year and is to be adopted by a sixth.
  static func journey() -> Document {
    document(
      [
        event(
          "RHCA", [24], month(2023, 5), name: "Regional Heads of Customs Administrations", place: "Perth",
          outcomes: ["presented"], in: [0]),
        event("PC/PSCG", [], month(2023, 6), outcomes: ["introduced", "discussed"], in: [1, 4]),
        event("PC", [], month(2023, 6), name: "Policy Commission", outcomes: ["discussed"], in: [1]),
        event(
          "PTC", [241, 242], days(2023, 10, 24, to: 26), name: "Permanent Technical Committee",
          outcomes: ["presented", "supported", "endorsed", "guided"], in: [2, 3, 5]),
        event(
          "SWG", [29], days(2023, 11, 15, to: 17), name: "SAFE Working Group", outcomes: ["discussed", "welcomed"],
          in: [3]),
        event("PC", [89], days(2023, 12, 5, to: 7), name: "Policy Commission", outcomes: ["presented"], in: [4]),
        event(
          "PTC", [243, 244], days(2024, 4, 23, to: 26), name: "Permanent Technical Committee", place: "Brussels",
          isOwn: true, in: [4, 5]),
        event("Council", [143, 144], month(2024, 6), name: "Customs Co-operation Council", in: [5]),
      ],
      paragraphs: [
        "The outline of the model was shown at the regional conference, where heads of administrations spoke for it.",
        "It was then introduced at a dialogue of the Policy Commission with the private sector, and discussed by the Commission itself.",
        "At its 241st/242nd Sessions, held from 24 to 26 October 2023, the Committee supported the outline.",
        "The SAFE Working Group welcomed the work of the Committee.",
        "The Policy Commission heard of it again and looked ahead to the 243rd/244th Sessions.",
        "The Committee may wish to send the model to the Council.",
      ])
  }
}
