import Documents
import Reviews
import Text

extension StatusReport {
  /// What `status` prints for a reader.
  func text(columns: Int?) -> String {
    var listing = Listing(columns: columns)
    listing.line([document.header.symbol, document.header.title].compactMap(\.self).joined(separator: "  "))
    listing.paragraph(words(total, allStates: true))
    if orphaned > 0 { listing.line("orphaned comments \(orphaned); see 'conote comments --orphaned'") }
    if ambiguous > 0 { listing.line("ambiguous comments \(ambiguous); see 'conote comments --ambiguous'") }
    var last: Int?
    var table: [[String]] = []
    func flush() {
      listing.table(table, indent: 2)
      table = []
    }
    for row in rows {
      let heading = document.paragraphs[row.paragraph].heading
      if heading != last, let heading {
        flush()
        listing.line()
        let title = [document.headings[heading].label, document.headings[heading].title].compactMap(\.self)
        listing.line("\(title.joined(separator: " ")): \(words(sections[heading], allStates: false))")
      }
      last = heading
      table.append(cells(of: row))
    }
    flush()
    if !gone.isEmpty {
      listing.title("Positions on paragraphs that are gone")
      listing.table(goneRows, indent: 2)
    }
    return listing.text
  }

  /// The paragraphs that are gone, each with its revision and who said what of it.
  private var goneRows: [[String]] {
    var order: [[String]] = []
    var voices: [[String]: [Position: [String]]] = [:]
    for placed in gone {
      let place = [placed.stated.anchor.address, placed.revision.map { "on \($0)" } ?? ""]
      if voices[place] == nil { order.append(place) }
      let voice = placed.stated.reviewer.delegation ?? placed.stated.reviewer.name
      voices[place, default: [:]][placed.stated.position, default: []].append(voice)
    }
    return order.map { place in
      let said = Position.allCases.compactMap { position in
        voices[place]?[position].map { "\(position.rawValue) \(Set($0).sorted().joined(separator: ", "))" }
      }
      return place + [said.joined(separator: "; ")]
    }
  }

  private func words(_ sum: Sum, allStates: Bool) -> String {
    var parts = Tally.State.allCases.filter { allStates || sum[$0] > 0 }.map { "\($0.rawValue) \(sum[$0])" }
    if sum.unresolved > 0 { parts.append("unresolved comments \(sum.unresolved)") }
    if sum.brackets > 0 { parts.append("open brackets \(sum.brackets), nested \(sum.depth) deep") }
    return parts.joined(separator: ", ")
  }

  private func cells(of row: Row) -> [String] {
    var positions: [String] = []
    let address = document.paragraphs[row.paragraph].address
    if let tally = row.tally {
      let decisive = tally.state.rawValue
      for (name, who) in tally.positions where !who.isEmpty {
        let names = (name == "outdated" ? tally.pastWords(at: address).map(\.english) : who).joined(separator: ", ")
        if name == decisive { positions.insert(names, at: 0) } else { positions.append("\(name) \(names)") }
      }
    }
    var rest: [String] = []
    if row.unresolved > 0 { rest.append("comments \(row.unresolved)") }
    if row.brackets > 0 { rest.append("brackets \(row.brackets), \(row.depth) deep") }
    return [
      address, row.tally?.state.rawValue ?? "", positions.joined(separator: "; "),
      rest.joined(separator: ", "),
    ]
  }

  /// What `status --format json` prints.
  var json: JSON {
    let sections = document.headings.indices.map { index -> JSON in
      let heading = document.headings[index]
      return .object(
        [
          .init("label", JSON(heading.label)), .init("title", .string(heading.title)),
          .init("level", .int(heading.level)),
        ]
          + members(of: self.sections[index]))
    }
    return [
      "symbol": JSON(document.header.symbol), "revision": .string(document.revision),
      "sections": .array(sections), "paragraphs": .array(rows.map(json(of:))),
      "total": .object(members(of: total) + [.init("orphaned", .int(orphaned)), .init("ambiguous", .int(ambiguous))]),
      "gone": .array(gone.map(json(of:))),
    ]
  }

  private func json(of row: Row) -> JSON {
    let paragraph = document.paragraphs[row.paragraph]
    let positions = (row.tally ?? Tally()).positions.map { JSON.Member($0, .array($1.map(JSON.string))) }
    return .object(
      [
        .init("id", .string(paragraph.id)), .init("label", JSON(paragraph.label)),
        .init("address", .string(paragraph.address)), .init("state", JSON(row.tally?.state.rawValue)),
      ] + positions + [
        .init("past", .array((row.tally?.past ?? []).map(json(of:)))), .init("unresolved", .int(row.unresolved)),
        .init("brackets", .int(row.brackets)), .init("depth", .int(row.depth)),
      ])
  }

  private func json(of placed: PlacedPosition) -> JSON {
    [
      "position": .string(placed.stated.position.rawValue), "author": .string(placed.stated.reviewer.name),
      "delegation": JSON(placed.stated.reviewer.delegation), "on": JSON(placed.revision),
      "paragraph": .string(placed.stated.anchor.address),
    ]
  }

  private func members(of sum: Sum) -> [JSON.Member] {
    Tally.State.allCases.map { .init($0.rawValue, .int(sum[$0])) }
      + [
        .init("unresolved", .int(sum.unresolved)), .init("brackets", .int(sum.brackets)),
        .init("depth", .int(sum.depth)),
      ]
  }
}

extension Tally {
  /// Who holds which position, in the order of listings.
  fileprivate var positions: [(name: String, who: [String])] {
    [("agreed", agreed), ("contested", contested), ("reserved", reserved), ("outdated", outdated)]
  }
}
