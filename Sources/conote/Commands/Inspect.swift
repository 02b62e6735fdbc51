import Documents

extension Subcommand {
  /// What the parser finds in a document.
  static let inspect = Subcommand(
    "inspect", ["FILE"], summary: "Show what conote reads in a document",
    details: """
      Header, headings, paragraphs, timeline, references to other documents, definitions, open brackets, and what is odd.
      The JSON form has every paragraph with its id, label, heading and text, and is made for programs: its members and their \
      order are fixed, and absent values are null.
      """,
    options: [.format],
    examples: [
      Example("inspect PC0753Eb.txt", "An overview of the document"),
      Example("inspect PC0753Eb.txt --format json", "Everything that conote knows of it"),
    ]
  ) { invocation throws(Failure) in
    let document = try Document.opened(invocation.file, in: invocation.environment)
    if invocation.wantsJSON { return Answer(document.json) }
    return Answer(document.overview(columns: invocation.environment.columns))
  }
}

extension Document {
  /// What `inspect` prints for a reader.
  fileprivate func overview(columns: Int?) -> String {
    var listing = Listing(columns: columns)
    listing.table(header.rows)
    if !headings.isEmpty {
      listing.title("Headings")
      listing.table(headings.map { [indented($0), $0.kind == .section ? "" : $0.kind.rawValue] }, indent: 2)
    }
    listing.title("Paragraphs")
    listing.line("  \(paragraphs.count), of which \(paragraphs.count { $0.isReviewable }) take positions")
    let carried: [(String, Int)] = [
      ("notes", counts.footnotes), ("tables", counts.tables), ("comments", counts.comments),
      ("tracked insertions", counts.insertions), ("tracked deletions", counts.deletions),
    ]
    let present = carried.filter { $0.1 > 0 }
    if !present.isEmpty { listing.line("  " + present.map { "\($0.0) \($0.1)" }.joined(separator: ", ")) }
    if !brackets.all.isEmpty {
      listing.line(
        "  open brackets \(brackets.open), nested \(brackets.depth) deep"
          + (brackets.isBalanced ? "" : ", not balanced"))
    }
    if !timeline.isEmpty {
      listing.title("Timeline")
      listing.table(timelineRows, indent: 2)
    }
    if !references.isEmpty {
      listing.title("References")
      listing.table(references.map { [$0.symbol, "in \(paragraphs[$0.paragraph].address)"] }, indent: 2)
    }
    if !definitions.isEmpty {
      listing.title("Definitions")
      listing.table(definitions.map { [$0.term, $0.meaning, "in \(paragraphs[$0.paragraph].address)"] }, indent: 2)
    }
    if !findings.isEmpty {
      listing.title("Findings")
      for finding in findings {
        let place = finding.line.map { "line \($0): " } ?? ""
        listing.paragraph("\(finding.severity.rawValue): \(place)\(finding.message)", indent: 2, hanging: 2)
      }
    }
    return listing.text
  }

  private func indented(_ heading: Heading) -> String {
    let words = [heading.label, heading.title].compactMap(\.self).joined(separator: " ")
    return String(repeating: "  ", count: max(0, min(heading.level, 9) - 1)) + words
  }
}

extension Header {
  /// What the header says, one member a row.
  fileprivate var rows: [[String]] {
    let session = sessionOrdinals.map(String.init).joined(separator: "/")
    let rows: [(String, String?)] = [
      ("Symbol", symbol), ("Title", title), ("Organization", organization), ("Body", body),
      ("Session", session.isEmpty ? nil : session), ("Dates", sessionDates?.interval), ("Place", place),
      ("Document date", documentDate?.description), ("Agenda item", agendaItem), ("Language", language),
    ]
    return rows.compactMap { name, value in value.map { [name, $0] } }
  }
}
