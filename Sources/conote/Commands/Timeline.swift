import Documents
import Exchange

extension Subcommand {
  /// The session timeline of a document.
  static let timeline = Subcommand(
    "timeline", ["FILE"], summary: "List the meetings that a document mentions, in order of time",
    details: """
      One line for each: dates, body and ordinals, name, place, what happened, and the paragraphs that say so. An asterisk marks \
      the document's own session.
      The form ics is a calendar (RFC 5545) of the meetings that have a date, all day long, and svg a picture for either colour scheme.
      """,
    options: [.timelineFormat],
    examples: [
      Example("timeline PC0753Eb.txt", "How the draft travelled"),
      Example("timeline PC0753Eb.txt --format json", "The same as 'timeline' in inspect"),
      Example("timeline PC0753Eb.txt --format ics > sessions.ics", "The meetings for a calendar"),
    ]
  ) { invocation throws(Failure) in
    let document = try Document.opened(invocation.file, in: invocation.environment)
    switch invocation[.timelineFormat] {
    case "json": return Answer(document.timelineJSON)
    case "ics": return Answer(TimelineCalendar.write(document, version: Program.version))
    case "svg": return Answer(TimelinePicture(document).svg)
    default: break
    }
    var listing = Listing(columns: invocation.environment.columns)
    listing.table(document.timelineRows)
    return Answer(listing.text)
  }
}

extension Option {
  /// The form of the timeline.
  fileprivate static let timelineFormat = Option(
    "format", .choice(["text", "json", "ics", "svg"]), help: "The form of the answer, text unless said otherwise")
}

extension Document {
  /// The session events, one a row.
  var timelineRows: [[String]] {
    timeline.map { event in
      [
        (event.isOwn ? "* " : "  ") + (event.dates?.interval ?? "undated"),
        ([event.body] + (event.ordinals.isEmpty ? [] : [event.ordinals.map(String.init).joined(separator: "/")]))
          .joined(separator: " "),
        event.name ?? "", event.place ?? "", event.outcomes.joined(separator: ", "),
        mentions(of: event, named: \.address).joined(separator: " "),
      ]
    }
  }
}

extension DateRange {
  /// As ISO 8601 writes an interval, the end without what it shares with the start: "2023-10-24/26", "2023-06".
  var interval: String {
    if start == end { return "\(start)" }
    var shared = 0
    if start.year == end.year {
      shared = start.day != nil && end.day != nil && start.month == end.month ? 8 : end.month == nil ? 0 : 5
    }
    return "\(start)/\(String(end.description.dropFirst(shared)))"
  }
}
