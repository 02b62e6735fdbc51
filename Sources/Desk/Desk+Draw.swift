public import CellGrid
import Documents
import Reviews
import Text

extension Desk {
  /// Where the panes are on a screen of this size.
  struct Areas: Equatable {
    var title: Rect
    /// All between title and status lines.
    var body: Rect
    var outline: Rect
    var reader: Rect
    var details: Rect
    /// Where the tour tells what there is to do.
    var tour: Rect
    var status: Rect
  }

  /// The panes for the present size.
  var areas: Areas {
    Areas(
      size, hasOutline: showsOutline && !isLinear && !document.headings.isEmpty,
      beside: isLinear ? .nothing : beside,
      tourRows: tour?.rows(on: size, keymap) ?? 0)
  }

  /// Draws the screen.
  ///
  /// In one column, for a screen reader, words stand in the order in which they are read.
  public func draw() -> Frame {
    isLinear ? Direction.$isOurs.withValue(false) { drawn() } : drawn()
  }

  private func drawn() -> Frame {
    var frame = Frame(size: size)
    let areas = areas
    frame.title = Clean("\(document.header.symbol ?? document.header.title ?? said("document")) - conote")
    drawTitle(into: &frame, in: areas.title)
    switch view {
    case .text: drawText(into: &frame, areas)
    case .comments(let list): list.draw(document, into: &frame, in: areas.body)
    case .summary(let summary): summary.draw(into: &frame, in: areas.body)
    case .changes(let list): list.draw(document, changes, into: &frame, in: areas.body)
    case .timeline(let timeline):
      timeline.draw(document, into: &frame, in: areas.body)
    }
    tour?.draw(into: &frame, in: areas.tour, keymap)
    drawStatus(into: &frame, in: areas.status)
    for overlay in overlays { draw(overlay, into: &frame, areas) }
    if isLinear { frame.blank([.border, .borderFocused]) }
    if !pending.isEmpty {
      Continuations(of: pending, in: context, keymap, bookmarks: bookmarkPlaces).draw(into: &frame, in: areas.body)
    }
    return frame
  }

  private func drawText(into frame: inout Frame, _ areas: Areas) {
    if areas.outline.columns > 0 {
      outline.draw(into: &frame, in: areas.outline, isFocused: focus == .outline)
      frame.fill(
        Rect(x: areas.outline.columns, y: areas.outline.y, columns: 1, rows: areas.outline.rows), "│",
        role: focus == .outline ? .borderFocused : .border)
    }
    if document.items.isEmpty {
      frame.put(
        Clean(said("This document has no text.")), x: areas.reader.x + 2, y: areas.reader.y, role: .secondary,
        in: areas.reader)
    }
    reader.draw(
      into: &frame, in: areas.reader, finder: finder, hit: hit, passage: passage, bracket: bracket,
      isFocused: focus == .text)
    if areas.details.columns > 0 {
      frame.fill(
        Rect(x: areas.details.x, y: areas.details.y, columns: 1, rows: areas.details.rows), "│", role: .border)
      drawBeside(into: &frame, in: areas.details)
    }
  }

  private func draw(_ overlay: Overlay, into frame: inout Frame, _ areas: Areas) {
    switch overlay {
    case .listing(let listing): listing.draw(into: &frame, in: listingArea)
    case .composer(let composer):
      composer.draw(into: &frame, in: areas.reader)
    case .question(let question): question.draw(into: &frame, in: areas.status)
    case .palette(let palette): palette.draw(into: &frame, in: areas.body, prompt: areas.status)
    case .prompt(let prompt): prompt.draw(into: &frame, in: areas.status, note: promptNote(prompt))
    }
  }

  /// Where a list lies: nearly all of the screen, no wider than reads well.
  var listingArea: Rect {
    let columns = min(size.columns, max(40, min(100, size.columns - 8)))
    let rows = size.rows > 12 ? size.rows - 4 : size.rows
    return Rect(x: (size.columns - columns) / 2, y: (size.rows - rows) / 2, columns: columns, rows: rows)
  }

  // MARK: Title and status lines

  private func drawTitle(into frame: inout Frame, in area: Rect) {
    frame.fill(area, role: .status)
    let header = document.header
    let session = [
      header.body,
      header.sessionOrdinals.isEmpty ? nil : said(SessionEvent.ordinals(header.sessionOrdinals)),
      header.sessionDates.map { said($0.message) },
    ].compactMap(\.self).joined(separator: " ")
    let right = Clean(session)
    let fits = right.width + 2 < area.columns / 2 + 10
    let room = fits ? area.inset(right: right.width + 2) : area
    let x = frame.put(Clean(header.symbol.map { " \($0) " } ?? ""), x: area.x, y: area.y, role: .statusStrong, in: room)
    let title = Clean(header.title ?? "").fitted(to: room.columns - (x - room.x) - 1)
    frame.put(title, x: x + 1, y: area.y, role: .status, in: room)
    if fits { frame.put(right, x: area.columns - right.width - 1, y: area.y, role: .status, in: area) }
  }

  private func drawStatus(into frame: inout Frame, in area: Rect) {
    frame.fill(area, role: .status)
    let left = message?.text ?? Clean(whereabouts)
    var parts = progress(inWords: true)
    var width = parts.reduce(0) { $0 + $1.0.width + 2 }
    if let brackets, left.width + width + brackets.width + 4 <= area.columns {
      parts.append((brackets, .bracket))
      width += brackets.width + 2
    }
    if left.width + width + 2 > area.columns {
      parts = progress(inWords: false)
      width = parts.reduce(0) { $0 + $1.0.width + 2 }
    }
    var room = area
    if width < area.columns || message == nil {
      var x = max(area.x, area.x + area.columns - width)
      for (text, role) in parts { x = frame.put(text, x: x, y: area.y, role: role, in: area) + 2 }
      room = area.inset(right: width + 1)
    }
    if let message {
      if message.text.width > room.columns {
        room = area
        frame.fill(area, role: .status)
      }
      frame.put(message.text, x: room.x + 1, y: room.y, role: message.isError ? .error : .message, in: room)
    } else {
      frame.put(Clean(whereabouts).fitted(to: room.columns - 1), x: room.x + 1, y: room.y, role: .status, in: room)
    }
  }

  /// How many square brackets are still open, where any are.
  private var brackets: Clean? {
    document.brackets.open == 0 ? nil : Clean(said("[] brackets \(document.brackets.open)"))
  }

  /// The roll-up of the whole document, as signs and words: "✓ agreed 9".
  private func progress(inWords: Bool) -> [(Clean, Role)] {
    let counts = review.progress(in: document)
    return [Tally.State.agreed, .contested, .reserved, .open].compactMap { state in
      let count = counts[state] ?? 0
      guard count > 0 || state != .reserved else { return nil }
      if isLinear { return (Clean("\(said(state.words)) \(count)"), Marks.role(state)) }
      let sign = Marks.sign(state).string
      let text = inWords ? "\(sign) \(said(state.words)) \(count)" : "\(sign)\(count)"
      return (Clean(text), Marks.role(state))
    }
  }

  /// Where the cursor is, and what is half typed.
  private var whereabouts: String {
    if !pending.isEmpty { return pending.map(\.description).joined(separator: " ") + " …" }
    if let passage {
      let (mark, sentences) = (document.mark(of: passage.target), passage.sentenceCount)
      let chosen: Message =
        sentences > 1
        ? "\(mark): \(passage.count, "word") of \(sentences) sentences" : "\(mark): \(passage.count, "word")"
      return said("\(chosen)  w b this end  o the other  c comments")
    }
    if let held, let comment = review.comments.first(where: { $0.id == held }) {
      let voice = comment.reviewer.voice
      return said("placing the comment of \(voice)  P puts it here  v chooses words  Esc leaves it")
    }
    var parts = [reviewer.delegation ?? reviewer.name]
    if case .comments = view {
      return said("\(parts[0])  d t f o filter  s answers  A accepts  v shows text  q back")
    }
    if case .summary = view { return said("\(parts[0])  Enter goes there, or to a delegation's comments  q back") }
    if case .changes = view { return said("\(parts[0])  d author  zt side  Enter goes there  q back") }
    if case .timeline = view {
      return said("\(parts[0])  h l events  j k lanes  + - zoom  f body  Enter opens  q back")
    }
    if let comparison, let gone = reader.gone {
      parts.append(said("¶ \(comparison.old.paragraphs[gone].address) of \(comparison.old.name)  gone"))
      return parts.joined(separator: "  ")
    }
    if let index = reader.paragraph {
      parts.append("¶ \(document.paragraphs[index].address)")
      let tally = review.tally(on: index, in: document)
      for (state, who) in [
        (Tally.State.contested, tally.contested), (.reserved, tally.reserved), (.agreed, tally.agreed),
      ]
      where !who.isEmpty {
        parts.append(
          (isLinear ? said(state.words) : Marks.sign(state).string) + " " + who.prefix(4).joined(separator: ", ")
            + (who.count > 4 ? " …" : ""))
      }
      if !tally.outdated.isEmpty {
        let who = tally.outdated.prefix(4).joined(separator: ", ")
        parts.append(said("\(Marks.outdated.string) outdated \(who)"))
      }
    }
    if let finder, let hit, !finder.hits.isEmpty {
      parts.append(said("/\(finder.sought.string) \(hit + 1) of \(finder.hits.count)"))
    }
    if isComparing, let comparison { parts.append(whatChanged(since: comparison)) }
    if isReadOnly { parts.append(said("read only")) }
    if !document.findings.isEmpty, reader.paragraph == nil {
      parts.append(said("! \(document.findings.count, "finding")"))
    }
    let lost = reader.paragraph == nil ? review.orphans(in: document).count + review.undecided(in: document).count : 0
    if lost > 0 { parts.append(said("\(Marks.outdated.string) \(lost, "comment") to place")) }
    if reader.target == nil, lost == 0 { parts.append(said("? keys")) }
    if !drafts.isEmpty, overlays.isEmpty { parts.append(Marks.draft.string + " \(drafts.count)") }
    return parts.joined(separator: "  ")
  }

  private func promptNote(_ prompt: Prompt) -> Clean {
    if let complaint = prompt.complaint { return Clean(complaint).fitted(to: size.columns / 2) }
    guard prompt.purpose.isSearch, let finder, !finder.sought.string.isEmpty else { return "" }
    return Clean(finder.hits.isEmpty ? said("no hit") : said("\((hit ?? 0) + 1) of \(finder.hits.count)"))
  }
}

extension Desk.Areas {
  /// The panes of a screen: title and status lines go first when there is little room, then the side panes.
  init(_ size: Size, hasOutline: Bool, beside: Desk.Beside = .details, tourRows: Int = 0) {
    let all = Rect(x: 0, y: 0, columns: size.columns, rows: size.rows)
    let titleRows = size.rows >= 8 ? 1 : 0
    let statusRows = size.rows >= 2 ? 1 : 0
    let body = all.inset(top: titleRows, bottom: statusRows + tourRows)
    let outlineColumns = hasOutline && size.columns >= 60 ? min(44, max(22, size.columns / 4)) : 0
    let rest = size.columns - outlineColumns
    let wish =
      switch beside {
      case .details: min(46, rest / 4)
      case .comments, .summary: min(80, rest * 2 / 5)
      case .nothing: 0
      }
    let detailsColumns = size.columns >= Desk.besideColumns ? wish : 0
    self.init(
      title: Rect(x: 0, y: 0, columns: size.columns, rows: titleRows), body: body,
      outline: Rect(x: 0, y: body.y, columns: max(0, outlineColumns - 1), rows: body.rows),
      reader: body.inset(left: outlineColumns, right: detailsColumns),
      details: Rect(x: size.columns - detailsColumns, y: body.y, columns: detailsColumns, rows: body.rows),
      tour: Rect(x: 0, y: body.y + body.rows, columns: size.columns, rows: tourRows),
      status: Rect(x: 0, y: size.rows - statusRows, columns: size.columns, rows: statusRows))
  }
}
