public import Documents
internal import Text

/// The session timeline as SVG: a lane for each body, days from left to right.
public struct TimelinePicture: Sendable {
  private let document: Document
  private let axis: TimelineAxis
  private let lanes: [Lane]

  /// Units are pixels at the usual size.
  private static let width = 960.0
  private static let labelWidth = 132.0
  private static let rowHeight = 38.0
  private static let axisHeight = 34.0

  /// One body's events.
  private struct Lane {
    var body: String
    var name: String?
    var marks: [Mark] = []
    /// How many rows its labels need.
    var rows = 1
  }

  /// One event.
  private struct Mark {
    var event: Int
    /// From its first to its last day, in pixels.
    var span: ClosedRange<Double>
    var label: [String]
    /// Whether the label stands to the left of the mark.
    var isLeft = false
    var row = 0
  }

  /// Lays out the timeline of a document.
  public init(_ document: Document) {
    self.document = document
    let events = document.timeline
    let hasUndated = events.contains { $0.dates == nil }
    let right = TimelinePicture.width - (hasUndated ? 110 : 12)
    let axis = TimelineAxis(events.compactMap { $0.dates?.days }, from: TimelinePicture.labelWidth, to: right)
    self.axis = axis
    var lanes: [Lane] = []
    for (index, event) in events.enumerated() {
      let span = event.dates.map { dates in
        let days = dates.precision == .day ? dates.middle...dates.middle : dates.days
        return axis.place(days.lowerBound)...axis.place(days.upperBound)
      }
      let label = [
        event.ordinals.isEmpty ? nil : SessionEvent.ordinalWords(event.ordinals),
        event.dates?.shortMessage.english ?? "no date",
      ]
      let undated = right + 20
      let mark = Mark(event: index, span: span ?? undated...undated, label: label.compactMap(\.self))
      if let lane = lanes.firstIndex(where: { $0.body == event.body }) {
        lanes[lane].marks.append(mark)
      } else {
        lanes.append(Lane(body: event.body, name: event.name, marks: [mark]))
      }
    }
    for lane in lanes.indices { TimelinePicture.arrange(&lanes[lane]) }
    self.lanes = lanes
  }

  /// Gives each mark a row in which neither it nor its label touches another.
  private static func arrange(_ lane: inout Lane) {
    var taken: [[ClosedRange<Double>]] = []
    for index in lane.marks.indices {
      let mark = lane.marks[index]
      let words = 6.4 * Double(mark.label.map { Clean($0).width }.max() ?? 0) + 14
      let isLeft = mark.span.upperBound + words > width
      let extent =
        isLeft
        ? mark.span.lowerBound - words...mark.span.upperBound + 8
        : mark.span.lowerBound - 8...mark.span.upperBound + words
      let row = taken.firstIndex { !$0.contains { $0.overlaps(extent) } } ?? taken.count
      if row == taken.count { taken.append([]) }
      taken[row].append(extent)
      lane.marks[index].row = row
      lane.marks[index].isLeft = isLeft
    }
    lane.rows = max(1, taken.count)
  }

  /// The picture as a file of its own, for either colour scheme.
  public var svg: String {
    var markup = Markup(.html)
    markup.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    draw(into: &markup, isStandalone: true)
    return markup.text + "\n"
  }

  /// Draws the picture; in a page it takes its style from there, and its marks lead to the paragraphs.
  func draw(into markup: inout Markup, isStandalone: Bool) {
    let rows = lanes.reduce(0) { $0 + $1.rows }
    let height = TimelinePicture.axisHeight + Double(max(1, rows)) * TimelinePicture.rowHeight + 30
    let size = "0 0 \(text(TimelinePicture.width)) \(text(height))"
    markup.block(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "timeline", "viewBox": size, "role": "img",
        "width": isStandalone ? text(TimelinePicture.width) : nil, "height": isStandalone ? text(height) : nil,
        "aria-label": "Timeline of \(document.timeline.count) session events",
      ]
    ) { markup in
      if isStandalone { markup.element("style") { $0.raw(TimelinePicture.style) } }
      if isStandalone { markup.empty("rect", ["class": "tl-ground", "width": "100%", "height": "100%"]) }
      if lanes.isEmpty {
        put("No session events", x: 12, y: 28, class: "tl-body", into: &markup)
        return
      }
      drawAxis(height: height - 26, into: &markup)
      var top = TimelinePicture.axisHeight
      for lane in lanes {
        draw(lane, top: top, isLinked: !isStandalone, into: &markup)
        top += Double(lane.rows) * TimelinePicture.rowHeight
      }
      drawLegend(y: height - 10, into: &markup)
    }
  }

  private func drawAxis(height: Double, into markup: inout Markup) {
    for tick in axis.ticks {
      let x = text(tick.place)
      markup.empty(
        "line", ["class": tick.isYear ? "tl-year" : "tl-month", "x1": x, "x2": x, "y1": "16", "y2": text(height)])
      put(
        tick.name, x: tick.place + 3, y: tick.isYear ? 12 : 27, class: tick.isYear ? "tl-body" : "tl-note",
        into: &markup)
    }
  }

  private func draw(_ lane: Lane, top: Double, isLinked: Bool, into markup: inout Markup) {
    let middle = top + TimelinePicture.rowHeight / 2
    markup.element("g") { markup in
      markup.element("title", [:], lane.name ?? lane.body)
      put(Clean(lane.body).shortened(to: 17), x: 4, y: middle + 4, class: "tl-body", into: &markup)
      markup.empty(
        "line",
        [
          "class": "tl-lane", "x1": text(axis.start), "x2": text(axis.end), "y1": text(middle), "y2": text(middle),
        ])
    }
    for mark in lane.marks {
      let y = middle + Double(mark.row) * TimelinePicture.rowHeight
      let event = document.timeline[mark.event]
      let target = event.paragraphs.first { document.paragraphs.indices.contains($0) }
      if isLinked, let target {
        markup.element("a", ["href": "#" + document.paragraphs[target].id]) { draw(mark, event, y: y, into: &$0) }
      } else {
        markup.element("g") { draw(mark, event, y: y, into: &$0) }
      }
    }
  }

  private func draw(_ mark: Mark, _ event: SessionEvent, y: Double, into markup: inout Markup) {
    let phase = event.phase(in: document)
    let span = mark.span
    let isVague = span.upperBound - span.lowerBound > 12
    markup.element("title", [:], "\(event.words), \(phase.words)")
    let kind = ["tl-mark", phase == .own ? "tl-own" : phase == .held ? "tl-held" : "tl-open"].joined(separator: " ")
    if isVague {
      markup.empty(
        "rect",
        [
          "class": "\(kind) tl-vague", "x": text(span.lowerBound), "y": text(y - 5),
          "width": text(span.upperBound - span.lowerBound), "height": "10", "rx": "5",
        ])
    } else if phase == .own {
      let x = (span.lowerBound + span.upperBound) / 2
      let points = [(x, y - 8), (x + 8, y), (x, y + 8), (x - 8, y)].map { "\(text($0.0)),\(text($0.1))" }
      markup.empty("polygon", ["class": kind, "points": points.joined(separator: " ")])
    } else {
      markup.empty(
        "circle", ["class": kind, "cx": text((span.lowerBound + span.upperBound) / 2), "cy": text(y), "r": "6"])
    }
    let x = mark.isLeft ? span.lowerBound - 11 : span.upperBound + 11
    for (index, words) in mark.label.enumerated() {
      let line = y + (mark.label.count == 1 ? 4 : index == 0 ? -3 : 11)
      put(
        words, x: x, y: line, class: index == 0 && mark.label.count > 1 ? "tl-label" : "tl-note",
        anchor: mark.isLeft ? "end" : nil, into: &markup)
    }
  }

  private func drawLegend(y: Double, into markup: inout Markup) {
    let words = "◆ this session   ● held   ○ to come or undated   a bar: the day is not known"
    put(words, x: 4, y: y, class: "tl-note", into: &markup)
  }

  private func put(
    _ words: String, x: Double, y: Double, class name: String, anchor: String? = nil, into markup: inout Markup
  ) {
    markup.element("text", ["class": name, "x": text(x), "y": text(y), "text-anchor": anchor], words)
  }

  /// A length with one decimal.
  private func text(_ length: Double) -> String {
    let tenths = Int((length * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
  }

  /// The style of the picture with its colours.
  private static let style =
    String(decoding: PackageResources.timeline_colours_css, as: UTF8.self)
    + String(decoding: PackageResources.timeline_css, as: UTF8.self)
}

extension Clean {
  /// At most so many characters, an ellipsis for what is left out.
  fileprivate func shortened(to limit: Int) -> String {
    string.count <= limit ? string : string.prefix(limit - 1) + "…"
  }
}
