import Documents

extension Subcommand {
  /// The session timeline of a document.
  static let timeline = Subcommand(
    "timeline", ["FILE"], summary: "List the meetings that a document mentions, in order of time",
    details: """
      One line for each: dates, body and ordinals, name, place, what happened, and the paragraphs that say so. An asterisk marks \
      the document's own session.
      """,
    options: [.format],
    examples: [
      Example("timeline PC0753Eb.txt", "How the draft travelled"),
      Example("timeline PC0753Eb.txt --format json", "The same as 'timeline' in inspect"),
    ]
  ) { invocation throws(Failure) in
    let document = try Document.opened(invocation.file)
    if invocation.wantsJSON { return Answer(document.timelineJSON) }
    var listing = Listing(columns: invocation.environment.columns)
    listing.table(document.timelineRows)
    return Answer(listing.text)
  }
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
        mentions(of: event).joined(separator: " "),
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
