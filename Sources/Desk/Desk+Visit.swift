import Documents
import Text

extension Desk {
  /// Where the reviewer stands and how the document is shown, to come back to the next time.
  public var visit: Visit {
    var visit = Visit()
    visit.spot = spot
    visit.above = reader.linesAbove
    switch view {
    case .text: break
    case .timeline: visit.view = .timeline
    case .comments: visit.view = .comments
    case .changes: visit.view = .changes
    case .summary: visit.view = .summary
    }
    if case .comments(let list) = view { visit.filter = list.filter } else { visit.filter = filter }
    visit.beside = beside
    visit.showsOutline = showsOutline
    visit.foldedHeadings = outline.folded.sorted().map { document.headings[$0].id }
    visit.foldedComments = folded.sorted()
    visit.foldsAll = foldsAll
    visit.changes = changes
    visit.bookmarks = bookmarks
    return visit
  }

  /// The line of the file that the screen begins with, from 1.
  public var firstLine: Int {
    document.target(ofItem: min(reader.top.item, max(0, document.items.count - 1))).map(document.line) ?? 1
  }

  /// Goes to where the reviewer was the last time, on a `day` ("2024-04-03"), and shows the document as it was shown then.
  public mutating func comeBack(to visit: Visit, day: String) {
    bookmarks = visit.bookmarks
    filter = visit.filter
    beside = visit.beside
    refreshViews()
    showsOutline = visit.showsOutline
    outline.fold(Set(document.headings.indices.filter { visit.foldedHeadings.contains(document.headings[$0].id) }))
    folded = Set(visit.foldedComments)
    foldsAll = visit.foldsAll
    if document.hasChanges { changes = visit.changes }
    settle()
    defer { settle() }
    guard let spot = visit.spot else { return }
    guard let target = target(at: spot) else {
      return say("where you were on \(day), \(spot.address), is not in this text any more")
    }
    reader.look(
      at: places.item(of: target), offset: spot.offset + reader.sheet.start(ofItem: places.item(of: target)),
      entry: spot.entry, above: visit.above)
    settle()
    switch visit.view {
    case .text: break
    case .timeline: view = .timeline(TimelineView(document, at: reader.paragraph))
    case .comments: showComments()
    case .changes where document.hasChanges: showTrackedChanges()
    case .changes: break
    case .summary: showSummary()
    }
    if reader.top != Place() || view != .text {
      let place = document.mark(of: target)
      if view == .text, let key = keymap.key(of: .top, in: .reader) {
        say("where you were on \(day): \(place); \(key) goes to the start")
      } else {
        say("where you were on \(day): \(place)")
      }
    }
  }

  /// Where the cursor is, for another time.
  var spot: Visit.Spot? {
    guard let target = reader.target else { return nil }
    let start = reader.sheet.start(ofItem: reader.item)
    return Visit.Spot(
      id: document.id(of: target), address: document.address(of: target),
      offset: reader.comment == nil ? max(0, reader.offset - start) : 0, entry: reader.comment?.entry)
  }

  /// What stands where a spot was: what has its id and address, else its address, else its id; nil when nothing has.
  func target(at spot: Visit.Spot) -> Target? {
    let byID = document.target(cited: spot.id)
    if let byID, document.address(of: byID) == spot.address { return byID }
    return document.target(cited: spot.address) ?? byID
  }
}
