import CellGrid
import Documents
import Reviews
import Text

extension Reader {
  /// Columns left of the text: the cursor's bar, the roll-up's sign, the comments' sign, a blank.
  static func marginColumns(_ columns: Int) -> Int { columns < 24 ? 2 : 4 }

  /// Columns left of the text as it is shown.
  func marginColumns(_ columns: Int) -> Int { sheet.isLinear ? 0 : Reader.marginColumns(columns) }

  /// The widest line that reads well, labels included.
  static let widestText = 96

  /// Columns for text in a pane of this width.
  static func textColumns(_ columns: Int) -> Int { max(1, min(widestText, columns - marginColumns(columns) - 1)) }

  /// Draws the lines in view, the hits of a search and the chosen passage over them.
  func draw(
    into frame: inout Frame, in area: Rect, finder: Finder?, hit: Int?, passage: Passage?, bracket: Int?,
    isFocused: Bool
  ) {
    let margin = marginColumns(area.columns)
    for (index, line) in visible.prefix(area.rows).enumerated() {
      let (place, row) = line
      let band = area.row(index)
      let isCurrent = place == cursor && passage == nil
      if isCurrent, row.source != .tableRow { frame.fill(band, role: .cursorLine) }
      if !sheet.isLinear { drawMargin(place, row, into: &frame, in: band, isFocused: isFocused) }
      if place == cursor, isFocused {
        let part = row.cells.first { ($0.owner ?? place.item) == self.item } ?? row
        let x = band.x + margin + (headColumn(of: passage, in: part) ?? part.start)
        frame.cursor = Point(min(x, band.x + max(0, band.columns - 1)), band.y)
      }
      let text = band.inset(left: margin)
      func look(_ row: Row, _ item: Int) -> Look {
        Look(reader: self, item: item, row: row, finder: finder, hit: hit, passage: passage, bracket: bracket)
      }
      draw(row, look(row, row.owner ?? place.item), into: &frame, in: text)
      for cell in row.cells {
        let owner = cell.owner ?? place.item
        let room = Rect(x: text.x + cell.indent - cell.leadColumns, y: text.y, columns: cell.width, rows: 1)
        if isCurrent, owner == item { frame.fill(room.intersection(text), role: .cursorLine) }
        draw(cell, look(cell, owner), into: &frame, in: text)
      }
    }
  }

  /// The column of a line at which the end of a passage stands that moves; nil where there is none.
  private func headColumn(of passage: Passage?, in row: Row) -> Int? {
    guard let passage else { return nil }
    let goal = passage.head.lowerBound + sheet.start(ofItem: item)
    guard let head = row.text.glyphs.first(where: { row.place($0.offset).offset >= goal }) else { return nil }
    var x = row.column
    for glyph in row.glyphs {
      if glyph.offset == head.offset { return x }
      x += Int(glyph.width)
    }
    return nil
  }

  private func draw(_ row: Row, _ look: Look, into frame: inout Frame, in text: Rect) {
    let x = text.x + row.column
    if row.lead.width > 0 {
      let at =
        if row.direction == .rightToLeft, row.width == 0 {
          x + row.text.width + 1
        } else {
          max(text.x, text.x + row.indent - (row.leadRole == .label ? row.lead.width + 1 : 2))
        }
      frame.put(row.lead, x: at, y: text.y, role: row.leadRole, in: text)
    }
    if row.stretches.isEmpty, look.isPlain, row.direction == .leftToRight, !Direction.mayMatter(in: row.text) {
      frame.put(row.text, x: x, y: text.y, role: row.role, in: text)
      return
    }
    frame.put(row.glyphs[...], x: x, y: text.y, in: text) { glyph in
      let (offset, role, isWords) = row.place(glyph.offset)
      return (isWords ? look.role(at: offset) : nil) ?? role ?? row.role
    }
  }

  private func drawMargin(_ place: Place, _ row: Row, into frame: inout Frame, in band: Rect, isFocused: Bool) {
    if place.item == cursor.item, !row.isBlank {
      frame.put("▌", x: band.x, y: band.y, role: isFocused ? .borderFocused : .border, in: band)
    }
    let rows = [row.owner == nil ? row : nil].compactMap(\.self) + row.cells
    for row in rows where isFirst(row, at: place) {
      if let target = target(shownBy: row, at: place) { drawSigns(of: target, into: &frame, in: band) }
    }
  }

  /// What the signs before a line are about; nil for a line of the header block that is not the title's last.
  private func target(shownBy row: Row, at place: Place) -> Target? {
    switch row.source {
    case .paragraph(let index): .paragraph(index)
    case .heading(let index): .heading(index)
    case .masthead: sheet.document.titleLines?.items.last == place.item ? .title : nil
    default: nil
    }
  }

  /// Whether a line is the first of its paragraph.
  private func isFirst(_ row: Row, at place: Place) -> Bool {
    row.cells.isEmpty && row.owner == nil ? place.row == 0 : row.offset == 0
  }

  private func drawSigns(of target: Target, into frame: inout Frame, in band: Rect) {
    if sheet.drafted.contains(target) { frame.put(Marks.draft, x: band.x + 3, y: band.y, role: .commentOpen, in: band) }
    if case .paragraph(let index) = target, sheet.document.paragraphs[index].isReviewable {
      let tally = sheet.review.tally(on: index, in: sheet.document)
      frame.put(Marks.sign(tally.state), x: band.x + 1, y: band.y, role: Marks.role(tally.state), in: band)
      if !tally.outdated.isEmpty {
        frame.put(Marks.outdated, x: band.x + 3, y: band.y, role: .outdated, in: band)
      }
    }
    let open =
      sheet.review.comments(on: target, in: sheet.document).map(\.isOpen)
      + sheet.groundwork.comments(on: target).map { !$0.isResolved }
    if !open.isEmpty, band.columns >= 24 {
      let isOpen = open.contains(true)
      frame.put(
        isOpen ? Marks.comment : Marks.resolved, x: band.x + 2, y: band.y,
        role: isOpen ? .commentOpen : .commentResolved, in: band)
    }
  }
}

extension Row {
  /// The item whose own text the line is part of.
  fileprivate var item: Item? {
    switch source {
    case .paragraph(let index): .paragraph(index)
    case .heading(let index): .heading(index)
    default: nil
    }
  }
}

extension Sheet {
  /// Where a bracket stands in what is shown of its item; a heading has one blank more behind its label than is counted.
  fileprivate func range(of bracket: Brackets.Bracket) -> Range<Int> {
    var offset = bracket.offset
    if case .heading(let index) = bracket.item, let label = document.headings[index].label,
      offset > label.unicodeScalars.count
    {
      offset += 1
    }
    return offset..<offset + 1
  }
}

extension Range<Int> {
  fileprivate func shifted(by distance: Int) -> Range { lowerBound + distance..<upperBound + distance }
}

/// What the glyphs of one line mean, the most particular meaning first.
private struct Look {
  private var layers: [(Range<Int>, Role)] = []

  /// Whether nothing in the line is special.
  var isPlain: Bool { layers.isEmpty }

  init(reader: Reader, item: Int, row: Row, finder: Finder?, hit: Int?, passage: Passage?, bracket: Int?) {
    let length = row.text.string.unicodeScalars.count
    let end = length == 0 ? row.offset : row.place(length - 1).offset + 1
    func add(_ range: Range<Int>, _ role: Role) {
      if range.lowerBound < end, range.upperBound > row.offset { layers.append((range, role)) }
    }
    let sheet = reader.sheet
    switch row.source {
    case .paragraph, .heading, .masthead: break
    case .comment, .carried:
      guard let finder, let entry = row.entry, let part = row.part else { return }
      let place = Note.Place(entry: entry, part: part)
      if let hit, finder.hits.indices.contains(hit), finder.hits[hit].item == item, finder.hits[hit].note == place {
        add(finder.hits[hit].range, .searchCurrent)
      }
      for found in finder.hits(in: item) where found.note == place { add(found.range, .searchHit) }
      return
    default: return
    }
    let target = sheet.document.target(ofItem: item)
    let start = sheet.start(ofItem: item)
    if let passage, passage.target == target {
      add(passage.head.shifted(by: start), .searchCurrent)
      add(passage.range.shifted(by: start), .selection)
    } else if let finder {
      let hits = finder.hits(in: item).filter { $0.note == nil }
      if let hit, finder.hits.indices.contains(hit), finder.hits[hit].item == item, finder.hits[hit].note == nil {
        add(finder.hits[hit].range, .searchCurrent)
      }
      for found in hits { add(found.range, .searchHit) }
    }
    let brackets = sheet.document.brackets
    if let bracket {
      let chosen = brackets.all[bracket]
      for (bracket, role) in [(chosen, Role.searchCurrent)]
        + (chosen.partner.map { [(brackets.all[$0], .selection)] } ?? [])
      where bracket.item == row.item {
        add(sheet.range(of: bracket), role)
      }
    }
    for bracket in row.item.map({ brackets[$0] }) ?? [] { add(sheet.range(of: bracket), .bracket) }
    for range in reader.passageOfComment(on: target) { add(range.shifted(by: start), .selection) }
    for comment in target.map({ sheet.review.comments(on: $0, in: sheet.document) }) ?? [] {
      if let range = sheet.review.placing(of: comment, in: sheet.document).passage {
        add(range.shifted(by: start), .passage)
      }
    }
    for comment in target.map(sheet.groundwork.comments) ?? [] {
      guard let target, let place = comment.range, let range = sheet.document.range(place, in: target) else { continue }
      add(range.shifted(by: start), .passage)
    }
    guard case .paragraph(let index) = row.source else { return }
    for edit in sheet.comparison?.edits[index] ?? [] { add(edit.range, .inserted) }
    for run in sheet.document.paragraphs[index].runs {
      if let role = Look.role(of: run.kind, sheet.changes) { add(run.range, role) }
    }
  }

  private static func role(of kind: Run.Kind, _ changes: ChangesShown) -> Role? {
    switch kind {
    case .emphasis: .emphasis
    case .strong: .strong
    case .code: .code
    case .struck: .deleted
    case .link: .link
    case .reference: .reference
    case .footnote: .link
    case .definition: .definition
    case .inserted: changes == .both ? .inserted : nil
    case .deleted: nil
    }
  }

  func role(at offset: Int) -> Role? { layers.first { $0.0.contains(offset) }?.1 }
}

extension Reader {
  /// The words of a target that the comment under the cursor is on; none where the cursor is on no comment of it.
  fileprivate func passageOfComment(on target: Target?) -> [Range<Int>] {
    guard let target, target == self.target else { return [] }
    switch current?.source {
    case .comment(let id, _)?:
      let comment = sheet.review.comments(on: target, in: sheet.document).first { $0.id == id }
      return [comment.flatMap { sheet.review.placing(of: $0, in: sheet.document).passage }].compactMap(\.self)
    case .carried(let number, _)?:
      let comments = sheet.groundwork.comments(on: target)
      guard comments.indices.contains(number), let place = comments[number].range else { return [] }
      return [sheet.document.range(place, in: target)].compactMap(\.self)
    default: return []
    }
  }
}
