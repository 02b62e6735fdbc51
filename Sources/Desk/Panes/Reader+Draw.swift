import CellGrid
import Documents
import Reviews
import Text

extension Reader {
  /// Columns left of the text: the cursor's bar, the roll-up's sign, the comments' sign, a blank.
  static func marginColumns(_ columns: Int) -> Int { columns < 24 ? 2 : 4 }

  /// The widest line that reads well, labels included.
  static let widestText = 96

  /// Columns for text in a pane of this width.
  static func textColumns(_ columns: Int) -> Int { max(1, min(widestText, columns - marginColumns(columns) - 1)) }

  /// Draws the lines in view, the hits of a search and the chosen passage over them.
  func draw(into frame: inout Frame, in area: Rect, finder: Finder?, hit: Int?, passage: Passage?, isFocused: Bool) {
    let margin = Reader.marginColumns(area.columns)
    for (index, line) in visible.prefix(area.rows).enumerated() {
      let (place, row) = line
      let band = area.row(index)
      let isCurrent = place == cursor && passage == nil
      if isCurrent { frame.fill(band, role: .cursorLine) }
      drawMargin(place, row, into: &frame, in: band, isFocused: isFocused)
      let text = band.inset(left: margin)
      let x = text.x + row.indent
      if row.lead.width > 0 {
        let at = max(text.x, row.leadRole == .label ? x - row.lead.width - 1 : x - 2)
        frame.put(row.lead, x: at, y: text.y, role: row.leadRole, in: text)
      }
      let look = Look(reader: self, place: place, row: row, finder: finder, hit: hit, passage: passage)
      frame.put(row.text.glyphs, x: x, y: text.y, in: text) { glyph in
        look.role(at: row.offset + glyph.offset) ?? row.role
      }
    }
  }

  private func drawMargin(_ place: Place, _ row: Row, into frame: inout Frame, in band: Rect, isFocused: Bool) {
    if place.item == cursor.item, !row.isBlank {
      frame.put("▌", x: band.x, y: band.y, role: isFocused ? .borderFocused : .border, in: band)
    }
    guard case .paragraph(let index) = row.source, place.row == 0 else { return }
    let paragraph = sheet.document.paragraphs[index]
    if paragraph.isReviewable {
      let tally = sheet.review.tally(on: index, in: sheet.document)
      frame.put(Marks.sign(tally.state), x: band.x + 1, y: band.y, role: Marks.role(tally.state), in: band)
      if !tally.outdated.isEmpty {
        frame.put(Marks.outdated, x: band.x + 3, y: band.y, role: .outdated, in: band)
      }
    }
    let comments = sheet.review.comments(on: index, in: sheet.document)
    if let open = comments.first(where: \.isOpen) ?? comments.first, band.columns >= 24 {
      let isOpen = open.isOpen
      frame.put(
        isOpen ? Marks.comment : Marks.resolved, x: band.x + 2, y: band.y,
        role: isOpen ? .commentOpen : .commentResolved, in: band)
    }
  }
}

/// What the glyphs of one line mean, the most particular meaning first.
private struct Look {
  private var layers: [(Range<Int>, Role)] = []

  init(reader: Reader, place: Place, row: Row, finder: Finder?, hit: Int?, passage: Passage?) {
    let end = row.offset + row.text.string.unicodeScalars.count
    func add(_ range: Range<Int>, _ role: Role) {
      if range.lowerBound < end, range.upperBound > row.offset { layers.append((range, role)) }
    }
    let sheet = reader.sheet
    switch row.source {
    case .paragraph, .heading, .masthead: break
    default: return
    }
    if let passage, case .paragraph(passage.paragraph) = row.source {
      add(passage.head, .searchCurrent)
      add(passage.range, .selection)
    }
    if let finder {
      let hits = finder.hits(in: place.item)
      if let hit, hits.indices.contains(hit) { add(hits[hit].range, .searchCurrent) }
      for found in hits { add(found.range, .searchHit) }
    }
    guard case .paragraph(let index) = row.source else { return }
    for (offset, character) in zip(row.offset..., row.text.string.unicodeScalars)
    where character == "[" || character == "]" {
      add(offset..<offset + 1, .bracket)
    }
    for comment in sheet.review.comments(on: index, in: sheet.document) where !comment.anchor.isWhole {
      if let range = comment.anchor.range(in: sheet.document)?.range { add(range, .passage) }
    }
    for run in sheet.document.paragraphs[index].runs { add(run.range, Look.role(of: run.kind)) }
  }

  private static func role(of kind: Run.Kind) -> Role {
    switch kind {
    case .emphasis: .emphasis
    case .strong: .strong
    case .code: .code
    case .struck: .deleted
    case .link: .link
    case .reference: .reference
    case .footnote: .link
    case .definition: .definition
    case .inserted: .inserted
    case .deleted: .deleted
    }
  }

  func role(at offset: Int) -> Role? { layers.first { $0.0.contains(offset) }?.1 }
}
