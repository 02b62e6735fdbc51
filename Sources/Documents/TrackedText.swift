/// A file's text as it was before its tracked changes, and the changes.
///
/// All offsets are code points: `text` is laid out as the canonical text is, the paragraphs with one blank line between them.
public struct TrackedText: Sendable {
  /// The text before the changes.
  public private(set) var text = ""
  /// What the changes made of it, in order of place.
  public private(set) var changes: [TrackedChange] = []
  /// What both texts share: where it starts in `text`, where in the canonical text, how long it is.
  private var shared: [Segment] = []
  /// Where the file's comments stand in `text`, by their ids.
  private var comments: [String: Range<Int>] = [:]

  /// What a comment of the document is on in the text before the changes; nil when it is on nothing.
  ///
  /// This is surer than `original(of:)`, for the canonical text cannot tell what stands before deleted text from what stands behind it.
  public func range(of comment: FileComment) -> Range<Int>? { comments[comment.id] ?? comment.range.map(original) }

  /// Where a stretch of the document's canonical text stands in the text before the changes; what was only put in has no length there.
  public func original(of range: Range<Int>) -> Range<Int> {
    let start = original(of: range.lowerBound)
    return start..<max(start, original(of: range.upperBound))
  }

  private func original(of offset: Int) -> Int {
    // The last shared stretch that starts at or before the offset, by halving.
    var (low, high) = (0, shared.count)
    while low < high {
      let middle = (low + high) / 2
      if shared[middle].canonical > offset { high = middle } else { low = middle + 1 }
    }
    guard low > 0 else { return 0 }
    let segment = shared[low - 1]
    return segment.start + min(offset - segment.canonical, segment.count)
  }
}

/// One stretch of text that somebody replaced under tracking: what one author took out and put in with nothing between.
public struct TrackedChange: Hashable, Sendable {
  /// Who and when; the first of the stretch.
  public var change: Change
  /// What it replaces in the text before the changes; empty where text was only put in.
  public var range: Range<Int>
  /// What it put there; "\n" ends a paragraph.
  public var replacement: String
  /// Where that stands in the document's canonical text.
  public var place: Range<Int>
}

extension Document {
  /// The text before the tracked changes, but for those that are `kept`, which count as text.
  public func beforeChanges(keeping kept: (Change) -> Bool = { _ in false }) -> TrackedText {
    tracked.value.isEmpty ? TrackedText(unchanged: text) : TrackedText(tracked.value, keeping: kept)
  }

  /// Who made the file's tracked changes and when.
  public var changeMarks: Set<Change> { Set(tracked.value.compactMap(\.change)) }
}

/// A stretch of a file's text as tracked changes see it.
struct TrackedPiece: Sendable {
  /// What the changes do to it.
  enum Kind: Sendable {
    case kept
    /// Blanks that were cut off, which the canonical text lacks.
    case cut
    case put(Change)
    case taken(Change)
    /// One end of a comment; it has no text.
    case anchor(WordDraft.Anchor)
  }
  /// What the changes do to it.
  var kind: Kind
  /// The text; "\n" ends a paragraph.
  var text: String
  /// Where it stands in the canonical text; what was taken, where it would stand.
  var canonical: Int

  /// The change, if it is of one.
  fileprivate var change: Change? {
    switch kind {
    case .kept, .cut, .anchor: nil
    case .put(let change), .taken(let change): change
    }
  }

  /// The pieces of passages that are laid out in the canonical text.
  static func pieces(of passages: [(passage: Passage, anchors: [WordDraft.Anchor])]) -> [TrackedPiece] {
    var pieces: [TrackedPiece] = []
    pieces.reserveCapacity(4 * passages.count)
    var at = 0
    for (passage, anchors) in passages {
      at = passage.segments.first?.canonical ?? at
      pieces.append(blanks: passage.cut.before, at: at)
      let end = passage.appendPieces(to: &pieces, anchors)
      at = end.canonical
      pieces.append(blanks: passage.cut.after, at: at)
      pieces.append(TrackedPiece(kind: end.insertion.map(Kind.put) ?? .kept, text: "\n", canonical: at))
      at += 2
    }
    pieces.removeAll { piece in if case .anchor = piece.kind { false } else { piece.text.isEmpty } }
    return pieces
  }
}

extension [TrackedPiece] {
  /// Adds blanks that were cut off, if any were.
  fileprivate mutating func append(blanks: Int, at canonical: Int) {
    guard blanks > 0 else { return }
    append(TrackedPiece(kind: .cut, text: String(repeating: " ", count: blanks), canonical: canonical))
  }
}

extension Run {
  /// Whether a tracked change made it.
  var isTracked: Bool {
    switch kind {
    case .inserted, .deleted: true
    default: false
    }
  }
}

extension Passage {
  /// Adds the pieces of the passage without the marks of notes; gives where it ends and what put its end in.
  fileprivate func appendPieces(
    to pieces: inout [TrackedPiece], _ anchors: [WordDraft.Anchor]
  ) -> (canonical: Int, insertion: Change?) {
    if anchors.isEmpty, segments.count == 1, let only = segments.first, only.count == count,
      !runs.contains(where: \.isTracked)
    {
      // Most paragraphs of a file with changes have none.
      pieces.append(TrackedPiece(kind: .kept, text: text, canonical: only.canonical))
      return (only.canonical + count, nil)
    }
    let deletions = runs.filter { if case .deleted = $0.kind { true } else { false } }.enumerated()
      .sorted { ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset) }
    let insertions = runs.compactMap { run -> (range: Range<Int>, change: Change)? in
      guard case .inserted(let change) = run.kind else { return nil }
      return (run.range, change)
    }
    var bounds = Set(segments.flatMap { [$0.start, $0.end] })
    for deletion in deletions { bounds.insert(deletion.element.range.lowerBound) }
    for anchor in anchors { bounds.insert(anchor.at) }
    for insertion in insertions { bounds.formUnion([insertion.range.lowerBound, insertion.range.upperBound]) }
    let cuts = bounds.filter { 0...count ~= $0 }.sorted()
    let stretches = zip(cuts, cuts.dropFirst()).map { $0..<$1 }
    let texts = self.pieces(stretches).map(\.text)
    func canonical(_ offset: Int) -> Int { (segments.first?.canonical ?? 0) + canonicalOffset(offset) }

    var waiting = deletions[...]
    var ends = anchors.sorted {
      ($0.at, $0.behind.deletions, $0.behind.bytes) < ($1.at, $1.behind.deletions, $1.behind.bytes)
    }[...]
    /// The ends of comments up to a place in deleted text.
    func mark(_ offset: Int, deletions: Int, bytes: Int) -> [(bytes: Int, piece: TrackedPiece)] {
      var marks: [(Int, TrackedPiece)] = []
      while let next = ends.first, (next.at, next.behind.deletions, next.behind.bytes) <= (offset, deletions, bytes) {
        ends.removeFirst()
        let place = next.behind.deletions == deletions ? next.behind.bytes : 0
        marks.append((place, TrackedPiece(kind: .anchor(next), text: "", canonical: canonical(next.at))))
      }
      return marks
    }
    func take(upTo offset: Int) {
      while let next = waiting.first, next.element.range.lowerBound <= offset {
        waiting.removeFirst()
        let at = next.element.range.lowerBound
        guard case .deleted(let text, let change) = next.element.kind else { continue }
        pieces.append(TrackedPiece(kind: .cut, text: cut.blanksBefore[next.offset] ?? "", canonical: canonical(at)))
        pieces += mark(at, deletions: next.offset, bytes: .max).map(\.piece)
        var rest = Array(text.utf8)[...]
        for (bytes, piece) in mark(at, deletions: next.offset + 1, bytes: text.utf8.count) {
          let part = rest.prefix(max(0, bytes - (text.utf8.count - rest.count)))
          rest = rest.dropFirst(part.count)
          pieces.append(
            TrackedPiece(kind: .taken(change), text: String(decoding: part, as: UTF8.self), canonical: piece.canonical))
          pieces.append(piece)
        }
        pieces.append(
          TrackedPiece(kind: .taken(change), text: String(decoding: rest, as: UTF8.self), canonical: canonical(at)))
        pieces.append(TrackedPiece(kind: .cut, text: cut.blanksAfter[next.offset] ?? "", canonical: canonical(at)))
      }
      pieces += mark(offset, deletions: .max, bytes: .max).map(\.piece)
    }
    for (stretch, text) in zip(stretches, texts) {
      take(upTo: stretch.lowerBound)
      guard segments.contains(where: { $0.start <= stretch.lowerBound && stretch.upperBound <= $0.end }) else {
        continue
      }
      let change = insertions.first {
        $0.range.lowerBound <= stretch.lowerBound && stretch.upperBound <= $0.range.upperBound
      }
      pieces.append(
        TrackedPiece(
          kind: change.map { .put($0.change) } ?? .kept, text: text, canonical: canonical(stretch.lowerBound)))
    }
    take(upTo: .max)
    return (canonical(count), insertions.first { $0.range.isEmpty && $0.range.lowerBound == count }?.change)
  }
}

// MARK: Laying out

extension TrackedText {
  /// A text without changes.
  fileprivate init(unchanged text: String) {
    self.text = text
    shared = [Segment(start: 0, canonical: 0, count: text.unicodeScalars.count)]
  }

  /// Lays the pieces out without what was put in and with what was taken out.
  fileprivate init(_ pieces: [TrackedPiece], keeping kept: (Change) -> Bool) {
    var layout = TrackedLayout()
    for piece in pieces {
      let count = piece.text.unicodeScalars.count
      // A break takes two code points of the canonical text.
      let length = piece.text == "\n" ? 2 : count
      let place = piece.canonical..<piece.canonical + length
      switch piece.kind {
      case .anchor(let anchor): layout.anchor(anchor)
      case .kept: layout.keep(piece.text, count, place)
      case .cut: layout.keep(piece.text, count, nil)
      case .put(let change) where kept(change): layout.keep(piece.text, count, place)
      case .put(let change): layout.change(by: change, puts: piece.text, at: place)
      case .taken(let change) where kept(change) || change.isOfInsertion: break
      case .taken(let change): layout.change(by: change, takes: piece.text, at: place.lowerBound)
      }
    }
    (text, changes, shared, comments) = layout.finish()
  }
}

/// A text in the making, paragraph by paragraph, with changes whose places are known only when blanks at the ends of paragraphs and
/// empty paragraphs are left out.
private struct TrackedLayout {
  /// A place: a paragraph and an offset in it before it was trimmed.
  struct Place: Equatable {
    var paragraph: Int
    var offset: Int
  }
  private struct Open {
    var change: Change
    var start: Place
    var end: Place
    var replacement: String
    var place: Range<Int>
  }
  private var lines: [String] = []
  private var line = ""
  private var count = 0
  private var spans: [(at: Place, canonical: Int, count: Int)] = []
  private var all: [Open] = []
  private var anchors: [(anchor: WordDraft.Anchor, at: Place)] = []
  private var isOpen = false

  private var here: Place { Place(paragraph: lines.count, offset: count) }

  private mutating func add(_ text: String) {
    for (index, part) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if index > 0 {
        lines.append(line)
        (line, count) = ("", 0)
      }
      line += part
      count += part.unicodeScalars.count
    }
  }

  /// Text that stays, and where it stands in the canonical text, if it does.
  mutating func keep(_ text: String, _ length: Int, _ place: Range<Int>?) {
    isOpen = false
    if let place, text != "\n" { spans.append((here, place.lowerBound, length)) }
    add(text)
  }

  /// One end of a comment.
  mutating func anchor(_ anchor: WordDraft.Anchor) { anchors.append((anchor, here)) }

  /// Text that a change put in.
  mutating func change(by change: Change, puts text: String, at place: Range<Int>) {
    open(change, at: place.lowerBound)
    guard let last = all.indices.last else { return }
    all[last].replacement += text
    all[last].place = all[last].place.lowerBound..<max(all[last].place.upperBound, place.upperBound)
  }

  /// Text that a change took out.
  mutating func change(by change: Change, takes text: String, at place: Int) {
    open(change, at: place)
    add(text)
    if let last = all.indices.last { all[last].end = here }
  }

  private mutating func open(_ change: Change, at place: Int) {
    if isOpen, let last = all.last, last.change.author == change.author, last.change.isMove == change.isMove { return }
    all.append(Open(change: change, start: here, end: here, replacement: "", place: place..<place))
    isOpen = true
  }

  /// The text, the changes, and what stays.
  mutating func finish() -> (String, [TrackedChange], [Segment], [String: Range<Int>]) {
    lines.append(line)
    var text = ""
    var length = 0
    var places: [(start: Int, cut: Int, count: Int)] = []
    for line in lines {
      let scalars = line.unicodeScalars
      let head = scalars.prefix { $0 == " " || $0 == "\t" }.count
      let core = scalars.dropFirst(head)
      let tail = core.reversed().prefix { $0 == " " || $0 == "\t" }.count
      let kept = String(core.dropLast(tail))
      if kept.isEmpty {
        // What stood in it stands at the end of what is before.
        places.append((length, 0, 0))
        continue
      }
      if length > 0 {
        text += "\n\n"
        length += 2
      }
      let count = kept.unicodeScalars.count
      places.append((length, head, count))
      text += kept
      length += count
    }
    func offset(_ place: Place) -> Int {
      let line = places[min(place.paragraph, places.count - 1)]
      return line.start + min(max(0, place.offset - line.cut), line.count)
    }
    // The paragraph that the change before put in where none was, while its end is not yet put in.
    var unfinished: Int?
    let changes = all.enumerated().map { index, open in
      let start = offset(open.start)
      let end = max(start, offset(open.end))
      var replacement = open.replacement
      let paragraph = min(open.start.paragraph, places.count - 1)
      let isNew = start == end && !replacement.isEmpty && places[paragraph].count == 0
      if isNew {
        // A paragraph of which nothing was there before comes behind the one before it.
        let ends = replacement.last == "\n"
        if ends { replacement.removeLast() }
        let isLast = ends || index + 1 == all.count || all[index + 1].start.paragraph != open.start.paragraph
        if start > 0, unfinished != paragraph { replacement = "\n" + replacement }
        if start == 0, isLast { replacement += "\n" }
        unfinished = ends ? nil : paragraph
      }
      return TrackedChange(change: open.change, range: start..<end, replacement: replacement, place: open.place)
    }
    let shared = spans.map { span in
      let start = offset(span.at)
      let end = offset(Place(paragraph: span.at.paragraph, offset: span.at.offset + span.count))
      return Segment(start: start, canonical: span.canonical, count: end - start)
    }
    var starts: [String: Int] = [:]
    var comments: [String: Range<Int>] = [:]
    for (anchor, place) in anchors {
      let at = offset(place)
      switch anchor.kind {
      case .start: starts[anchor.comment] = at
      case .end: if let start = starts[anchor.comment], start <= at { comments[anchor.comment] = start..<at }
      case .reference: if comments[anchor.comment] == nil { comments[anchor.comment] = at..<at }
      }
    }
    return (text, changes.filter { !$0.range.isEmpty || !$0.replacement.isEmpty }, shared, comments)
  }
}
