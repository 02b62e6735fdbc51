import CellGrid
import Documents
import Testing
import Text

@testable import Desk

@Suite struct TimelineViewTests {
  private func screen(_ view: TimelineView, _ document: Document, _ size: Size) -> [String] {
    var frame = Frame(size: size)
    view.draw(document, into: &frame, in: frame.bounds)
    return frame.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func bodies(_ view: TimelineView, _ document: Document, _ actions: Action...) -> [String] {
    var view = view
    return actions.map {
      _ = view.perform($0, in: document)
      return document.timeline[view.cursor].designation
    }
  }

  // MARK: Days

  @Test(arguments: [
    (PartialDate(1970, 1, 1), 0...0), (PartialDate(1969, 12, 31), -1 ... -1),
    (PartialDate(2000, 2, 29), 11_016...11_016),
    (PartialDate(2024, 4, 23), 19_836...19_836), (PartialDate(2100, 3, 1), 47_541...47_541),
    (PartialDate(2024, 2), 19_754...19_782), (PartialDate(2023, 2), 19_389...19_416),
    (PartialDate(2023, 12), 19_692...19_722),
    (PartialDate(2023), 19_358...19_722), (PartialDate(1, 1, 1), -719_162 ... -719_162),
  ])
  func `a date covers days counted from 1970`(date: PartialDate, days: ClosedRange<Int>) { #expect(date.days == days) }

  @Test func `days follow each other through every month of 150 years`() {
    var next = PartialDate.day(1950, 1, 1)
    for year in 1950...2100 {
      for month in 1...12 {
        let days = PartialDate(year, month).days
        #expect(days.lowerBound == next)
        #expect((28...31).contains(days.count))
        next = days.upperBound + 1
      }
    }
  }

  @Test(arguments: [Int.min, -1, 0, 10_000, .max]) func `a date beyond the calendar is a day all the same`(number: Int)
  {
    #expect(PartialDate(number, number, number).days.count == 1)
    #expect(DateRange(PartialDate(2024), PartialDate(number), precision: .year).days.count >= 1)
  }

  // MARK: Words

  @Test(arguments: [
    (TimelineFixture.days(2023, 10, 24, to: 26), "24–26 Oct 2023"),
    (TimelineFixture.month(2023, 5), "May 2023"),
    (DateRange(PartialDate(2024, 1), PartialDate(2024, 3), precision: .season), "Jan–Mar 2024"),
    (DateRange(PartialDate(2024), precision: .year), "2024"),
    (DateRange(PartialDate(2023, 10, 30), PartialDate(2023, 11, 2), precision: .day), "30 Oct–2 Nov 2023"),
    (DateRange(PartialDate(2023, 12, 30), PartialDate(2024, 1, 2), precision: .day), "30 Dec 2023–2 Jan 2024"),
  ])
  func `dates are shortened for labels`(range: DateRange, words: String) {
    #expect(range.shortMessage.english == words)
  }

  // MARK: Moving

  @Test func `it opens at the paragraph's first event and mention, else at the own session`() {
    let document = TimelineFixture.journey()
    let view = TimelineView(document, at: 3)
    #expect(view.cursor == 3)
    #expect(view.mention == 1)
    #expect(TimelineView(document, at: nil).cursor == 6)
    #expect(TimelineView(TimelineFixture.document([]), at: 3).cursor == 0)
  }

  @Test func `next and previous go in order of time, start and end to the first and last`() {
    let document = TimelineFixture.journey()
    let view = TimelineView(document, at: nil)
    #expect(
      bodies(view, document, .previousEvent, .nextEvent, .nextEvent, .nextEvent, .top, .previousEvent, .bottom)
        == [
          "PC 89th", "PTC 243rd/244th", "Council 143rd/144th", "Council 143rd/144th", "RHCA 24th", "RHCA 24th",
          "Council 143rd/144th",
        ])
  }

  @Test func `up and down go to the nearest event of the next lane`() {
    let document = TimelineFixture.journey()
    let view = TimelineView(document, at: nil)
    #expect(
      bodies(view, document, .laneUp, .laneUp, .laneUp, .laneUp, .laneDown, .laneDown)
        == ["PC 89th", "PC/PSCG", "RHCA 24th", "RHCA 24th", "PC/PSCG", "PC"])
  }

  @Test func `up and down go through the list where there is no room for lanes`() {
    let document = TimelineFixture.journey()
    var view = TimelineView(document, at: nil)
    let small = Rect(x: 0, y: 0, columns: 40, rows: 12)
    _ = view.perform(.laneUp, in: document, area: small)
    #expect(view.cursor == 5)
    _ = view.perform(.laneUp, in: document, area: small)
    #expect(view.cursor == 4)
  }

  @Test func `Enter gives the chosen mention's paragraph, none for a header`() {
    let document = TimelineFixture.journey()
    var view = TimelineView(document, at: 2)
    #expect(view.perform(.openEvent, in: document) == 2)
    _ = view.perform(.nextMention, in: document)
    #expect(view.perform(.openEvent, in: document) == 3)
    _ = view.perform(.nextMention, in: document)
    _ = view.perform(.nextMention, in: document)
    #expect(view.perform(.openEvent, in: document) == 2)
    let header = TimelineFixture.document([TimelineFixture.event("PTC", [1], isOwn: true)])
    view = TimelineView(header, at: nil)
    #expect(view.perform(.nextMention, in: header) == nil)
    #expect(view.perform(.openEvent, in: header) == nil)
    let empty = TimelineFixture.document([])
    let opened = Action.allCases.map { view.perform($0, in: empty) }
    #expect(opened.allSatisfy { $0 == nil })
  }

  // MARK: The axis

  @Test func `years and months are named where there is room`() {
    func names(_ first: Int, _ last: Int, _ columns: Int) -> ([String], Int) {
      let axis = TimelineView.Axis([TimelineFixture.month(first, 3), TimelineFixture.month(last, 9)], columns: columns)
      return (axis.years.map(\.name), axis.months.count)
    }
    #expect(names(2023, 2024, 100).0 == ["2023", "2024"])
    #expect(names(2023, 2024, 100).1 > 9)
    #expect(names(2000, 2024, 60).1 == 0)
    #expect(names(1950, 2100, 60).0 == ["1960", "1980", "2000", "2020", "2040", "2060", "2080", "2100"])
    #expect(names(1, 9999, 60).0.count < 12)
  }

  @Test(arguments: [1, 2, 10, 61, 200]) func `days stand in order and inside the axis, names apart from each other`(
    columns: Int
  ) {
    for last in [2023, 2024, 2030, 2100] {
      let axis = TimelineView.Axis([TimelineFixture.month(2023, 1), TimelineFixture.month(last, 2)], columns: columns)
      var previous = 0
      for day in stride(from: PartialDate.day(2022, 1, 1), to: PartialDate.day(2101, 1, 1), by: 10) {
        let column = axis.column(day)
        #expect(column >= previous && column < columns)
        previous = column
      }
      for ticks in [axis.years, axis.months] {
        for (one, other) in zip(ticks, ticks.dropFirst()) { #expect(one.column + one.name.count < other.column) }
        #expect(ticks.allSatisfy { $0.column + $0.name.count <= columns })
      }
    }
  }

  // MARK: The screen

  @Test func `bodies are lanes over time, with the chosen event below`() {
    let document = TimelineFixture.journey()
    let rows = screen(TimelineView(document, at: 2), document, Size(80, 24))
    #expect(rows[0].hasPrefix(" Timeline  2023"))
    #expect(rows[0].contains("2024"))
    #expect(rows[1].contains("May"))
    let lanes = rows.filter { $0.contains("·") }
    #expect(
      lanes.map { String($0.dropFirst(3).prefix(7)) } == [
        "RHCA   ", "PC/PSCG", "PC     ", "PTC    ", "SWG    ", "Council",
      ])
    #expect(lanes[0].contains("├─●─┤ 24th"))
    #expect(lanes[3].hasPrefix(" ▸ PTC"))
    #expect(lanes[3].contains("[●] 241st/242nd"))
    #expect(lanes[3].contains("◆ 243rd/244th"))
    #expect(lanes[5].contains("143rd/144th ├─○─┤"))
    #expect(
      rows.contains {
        $0.hasPrefix(" ● PTC 241st/242nd  Permanent Technical Committee") && $0.hasSuffix("4 of 8 events")
      })
    #expect(rows.contains("   When       24 to 26 October 2023, held"))
    #expect(rows.contains("   Outcome    presented, supported, endorsed, guided"))
    #expect(rows.contains { $0.hasPrefix("   Mentioned  ▸ 3  At its 241st/242nd Sessions") })
    #expect(rows.contains { $0.hasPrefix("                4  The SAFE Working Group") })
  }

  @Test(arguments: [Size(50, 10), Size(80, 24), Size(120, 40), Size(40, 12), Size(20, 6), Size(10, 3)])
  func `the chosen event is under the cursor and inside the screen`(size: Size) {
    let document = TimelineFixture.journey()
    var view = TimelineView(document, at: 0)
    for _ in document.timeline {
      var frame = Frame(size: size)
      view.draw(document, into: &frame, in: frame.bounds)
      let cell = frame.cursor.flatMap { frame[$0.x, $0.y] }
      #expect(cell?.role == .selection)
      _ = view.perform(.nextEvent, in: document)
    }
  }

  @Test func `a narrow or low area gets a list`() {
    let document = TimelineFixture.journey()
    let rows = screen(TimelineView(document, at: 2), document, Size(40, 12))
    #expect(rows[3] == "▸● 24–26 Oct 2023 PTC 241st/242nd")
    #expect(rows[6] == " ◆ 23–26 Apr 2024 PTC 243rd/244th")
    #expect(rows[7] == " ○ Jun 2024       Council 143rd/144th")
    #expect(rows[11].hasPrefix("▸ 3 (1 of 3)  At its"))
    #expect(screen(TimelineView(document, at: nil), document, Size(20, 6))[3] == "▸◆ 2024-04 PTC 243r…")
  }

  @Test func `an event without a date stands behind the axis`() {
    let document = TimelineFixture.document([
      TimelineFixture.event("PTC", [1], TimelineFixture.days(2024, 2, 28, to: 29)), TimelineFixture.event("SWG", [30]),
    ])
    var view = TimelineView(document, at: nil)
    _ = view.perform(.bottom, in: document)
    let rows = screen(view, document, Size(80, 24))
    #expect(rows.contains { $0.hasPrefix(" ▸ SWG") && $0.hasSuffix("[?]") })
    #expect(rows.contains("   When       no date is given"))
    #expect(rows.contains("   Mentioned  in the header only"))
  }

  @Test func `without events it says why`() {
    let document = TimelineFixture.document([])
    let rows = screen(TimelineView(document, at: nil), document, Size(80, 24))
    #expect(rows[0] == " No session events.")
    #expect(rows[2].hasPrefix(" Neither the header block nor a paragraph names a meeting"))
  }

  @Test func `500 events of 60 bodies scroll with the cursor at every size`() {
    let events = (0..<500).map { index in
      TimelineFixture.event(
        "Body \(index * 7 % 60) 地域", index % 3 == 0 ? [] : [index],
        index < 480 ? TimelineFixture.days(1950 + index * 150 / 480, 1 + index % 12, 3, to: 5) : nil,
        isOwn: index == 300)
    }
    let document = TimelineFixture.document(events)
    var view = TimelineView(document, at: nil)
    for size in [Size(0, 0), Size(1, 1), Size(7, 2), Size(20, 6), Size(50, 10), Size(80, 24), Size(200, 60)] {
      for action in [Action.top, .laneDown, .laneDown, .laneUp, .bottom, .laneUp, .previousEvent, .nextEvent] {
        _ = view.perform(action, in: document)
        var frame = Frame(size: size)
        view.draw(document, into: &frame, in: frame.bounds)
        guard !frame.bounds.isEmpty else { continue }
        let cell = frame.cursor.flatMap { frame[$0.x, $0.y] }
        #expect(cell?.role == .selection)
      }
    }
  }

  @Test func `hostile names are drawn as pictures`() {
    let document = TimelineFixture.document(
      [
        TimelineFixture.event(
          "P\u{1B}[31mC", [1], TimelineFixture.month(2024, 1), name: "\u{202E}x", place: "\u{9B}2J\n", in: [0, 99])
      ],
      paragraphs: ["a\u{7}b\nc"])
    for size in [Size(80, 24), Size(40, 12)] {
      var frame = Frame(size: size)
      TimelineView(document, at: nil).draw(document, into: &frame, in: frame.bounds)
      for cell in frame.cells {
        for scalar in (cell.character ?? " ").unicodeScalars {
          #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value != 0x202E)
        }
      }
    }
  }
}
