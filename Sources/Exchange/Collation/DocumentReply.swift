internal import Documents
internal import Reviews

/// Reads the document itself as it came back: comments with their threads, tracked changes, and differences that nobody tracked.
struct DocumentReply {
  /// What it replies to.
  let base: ReplyBase
  private let reply: Document
  private let before: TrackedText
  /// The reply's text before its changes, laid beside the base's.
  let alignment: Alignment
  /// The paragraphs of the text before the changes.
  let lines: [Range<Int>]
  /// That text.
  let scalars: [Unicode.Scalar]
  /// What it says.
  var comments: [ReplyComment] = []
  /// How many comments the base has already.
  private(set) var inherited = 0
  /// What is to be told of it, one line each.
  var findings: [String] = []

  /// Reads a reply.
  ///
  /// Its own text is compared with the base's where `comparing`.
  init(_ reply: Document, base: ReplyBase, comparing: Bool) {
    self.base = base
    self.reply = reply
    let own = base.document.changeMarks
    before = reply.beforeChanges { own.contains($0) }
    alignment = Alignment(before.text, base: base)
    scalars = Array(before.text.unicodeScalars)
    lines = Self.lines(of: scalars)
    var changes = ChangeShelf(before.changes)
    addComments(&changes)
    let edits = chained(changes.rest).flatMap(edits)
    addChanges(edits, trace: .tracked)
    if comparing, alignment.reanchoring != nil { compare() }
  }

  private static func lines(of scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var at = 0
    while at + 1 < scalars.count {
      if scalars[at] == "\n", scalars[at + 1] == "\n" {
        if at > start { lines.append(start..<at) }
        start = at + 2
        at += 1
      }
      at += 1
    }
    if start < scalars.count { lines.append(start..<scalars.count) }
    return lines
  }

  /// A stretch of the text before the changes, clipped to it.
  func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range.clamped(to: 0..<scalars.count)]))
  }

  /// The line that holds an offset; the one behind a break that it stands in.
  private func line(at offset: Int) -> Int {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].upperBound >= offset { high = middle } else { low = middle + 1 }
    }
    return min(low, lines.count - 1)
  }

  // MARK: Similarity

  /// The share of the reply's words that are the base's too, by length.
  var similarity: Double {
    guard let reanchoring = alignment.reanchoring else { return 1 }
    guard !scalars.isEmpty else { return 0 }
    let kept = lines.reduce(0.0) { $0 + reanchoring.trace($1).kept * Double($1.count) }
    return kept / Double(max(1, lines.reduce(0) { $0 + $1.count }))
  }

  // MARK: Comments

  private mutating func addComments(_ changes: inout ChangeShelf) {
    let known = Set(base.document.comments.map(Mark.init))
    for comment in reply.comments {
      guard !known.contains(Mark(comment)) else {
        inherited += 1
        continue
      }
      comments.append(self.comment(comment, &changes))
    }
  }

  /// What tells a comment of the base from all others.
  private struct Mark: Hashable {
    var author: String
    var date: String?
    var text: String

    init(_ comment: FileComment) { (author, date, text) = (comment.author, comment.date, comment.text) }
  }

  private func comment(
    _ comment: FileComment, _ changes: inout ChangeShelf
  ) -> ReplyComment {
    var text = CommentText(comment.text)
    var range = before.range(of: comment)
    var edits: [Edit] = []
    if let place = comment.range, let whole = range {
      var reach = whole
      for change in changes.take(with: comment, on: place) {
        reach = min(reach.lowerBound, change.range.lowerBound)..<max(reach.upperBound, change.range.upperBound)
        edits += self.edits(of: change)
      }
      range = reach
    }
    let quoted = text.takeQuote()
    var (place, doubt) =
      quoted.map(self.place) ?? range.map(self.place) ?? (
        .lost(Anchor(lost: "", near: "", in: base.document)), .lost("it is on no passage")
      )
    var proposal = text.takeProposal(of: passage(at: place))
    if !edits.isEmpty {
      if case .at(let target, let range) = place {
        proposal = revised(edits, of: target, passage: &place, range)
      } else {
        proposal = edits.map(\.replacement).joined()
      }
    }
    var (answers, verdict) = thread(of: comment)
    if verdict == nil, comment.isResolved {
      let last = answers.last ?? word(comment)
      verdict = ReplyComment.Verdict(by: last, disposition: .noted, observation: "")
    }
    answers.removeAll { $0.text.isEmpty }
    return ReplyComment(
      place: place, by: word(comment), remark: Remark(kind: text.kind, text: text.words, proposal: proposal),
      isWithdrawn: text.isWithdrawn, replies: answers, verdict: verdict, trace: edits.isEmpty ? .none : .tracked,
      doubt: doubt)
  }

  /// The replies, and the verdict where the last one of a resolved thread is one.
  private func thread(of comment: FileComment) -> ([ReplyComment.Word], ReplyComment.Verdict?) {
    var words = comment.replies.map(word)
    guard comment.isResolved, let last = words.last, let verdict = VerdictText(last.text) else { return (words, nil) }
    words.removeLast()
    return (words, ReplyComment.Verdict(by: last, disposition: verdict.disposition, observation: verdict.observation))
  }

  private func word(_ comment: FileComment) -> ReplyComment.Word {
    ReplyComment.Word(
      author: comment.author, delegation: nil, time: comment.date.flatMap(Stamp.init(iso8601:))?.milliseconds,
      text: comment.text)
  }

  /// Where the words stand that a comment quotes because it could not be put on them.
  private func place(_ quote: (words: String, number: Int?, isOrphan: Bool)) -> (
    ReplyComment.Place, ReplyComment.Doubt?
  ) {
    let lost = ReplyComment.Place.lost(Anchor(lost: quote.words, near: "", in: base.document))
    guard !quote.isOrphan else { return (lost, .lost("its words were not in the revision when it was sent")) }
    let found = base.places(of: quote.words)
    func isWhole(_ place: (target: Target, range: Range<Int>)) -> Bool {
      place.range == 0..<base.document.text(of: place.target).unicodeScalars.count
    }
    if let number = quote.number, found.indices.contains(number - 1) {
      let place = found[number - 1]
      return (.at(place.target, isWhole(place) ? nil : place.range), nil)
    }
    let whole = found.first(where: isWhole)
    guard let first = whole ?? found.first else { return (lost, .lost("the words that it quotes are not in the base")) }
    let doubt = found.count > 1 && whole == nil ? "its words stand in \(found.count) places" : nil
    return (.at(first.target, whole == nil ? first.range : nil), doubt.map(ReplyComment.Doubt.ambiguous))
  }

  private func passage(at place: ReplyComment.Place) -> String {
    switch place {
    case .at(let target, let range):
      range.map(base.document.text(of: target).stretch) ?? base.document.text(of: target)
    case .lost(let anchor): anchor.exact
    }
  }

  /// Where a stretch of the text before the changes stands in the base.
  private func place(_ range: Range<Int>) -> (ReplyComment.Place, ReplyComment.Doubt?) {
    switch alignment.landing(of: range) {
    case .at(let passages, let doubt):
      guard let first = passages.first else { break }
      let words = base.document.text(of: first.target)
      var doubt = doubt
      if passages.count > 1 {
        doubt = doubt ?? "it is on \(passages.count) paragraphs or headings; it stands at the first"
      }
      var part: Range<Int>? = first.range.withoutBlankEnd(in: words)
      if first.range.isEmpty { part = range.isEmpty ? words.sentences(around: first.range) : nil }
      if part == 0..<words.unicodeScalars.count { part = nil }
      return (.at(first.target, part), doubt.map(ReplyComment.Doubt.ambiguous))
    case .before(let target):
      let reason = "it is on “\(text(range).oneLine.prefix(80))”, no paragraph; it stands at the next one"
      return (.at(target, nil), .ambiguous(reason))
    case .nowhere(let near, let reason): return (.lost(lost(range, near: near)), .lost(reason))
    }
    return (.lost(lost(range, near: nil)), .lost("its place is not in the base"))
  }

  /// An anchor to words that the base does not have, with the address of their likeliest neighbour.
  private func lost(_ range: Range<Int>, near: Target?) -> Anchor {
    let line = lines.isEmpty ? 0..<0 : lines[line(at: range.lowerBound)]
    return Anchor(
      lost: text(range.isEmpty ? line : range),
      after: range.isEmpty
        ? "" : text(max(line.lowerBound, range.lowerBound - 128)..<max(line.lowerBound, range.lowerBound)),
      before: range.isEmpty
        ? "" : text(range.upperBound..<max(range.upperBound, min(line.upperBound, range.upperBound + 128))),
      near: near.map(base.document.address) ?? "", in: base.document)
  }

  // MARK: Changes

  /// A change to one paragraph of the text before the changes.
  private struct Edit {
    /// What is replaced, in that text.
    var range: Range<Int>
    /// By what.
    var replacement: String
    /// Who and when.
    var change: Change
  }

  /// A change to one paragraph, heading or the title of the base.
  struct Landed {
    var target: Target
    var range: Range<Int>
    var replacement: String
    var change: Change
  }

  /// The changes, as one where somebody changed the rest of a paragraph that the same hand had just joined to the one before it.
  private func chained(_ changes: [TrackedChange]) -> [TrackedChange] {
    guard !lines.isEmpty else { return changes }
    var chain: [TrackedChange] = []
    for change in changes {
      if let last = chain.last, last.change.author == change.change.author, joins(last),
        line(at: last.range.upperBound) == line(at: change.range.lowerBound),
        last.range.upperBound <= change.range.lowerBound
      {
        let between = text(last.range.upperBound..<change.range.lowerBound)
        chain[chain.count - 1].replacement += between + change.replacement
        chain[chain.count - 1].range = last.range.lowerBound..<change.range.upperBound
        chain[chain.count - 1].place = last.place.lowerBound..<max(last.place.upperBound, change.place.upperBound)
      } else {
        chain.append(change)
      }
    }
    return chain
  }

  /// Whether a change puts the rest of one paragraph into another before it.
  private func joins(_ change: TrackedChange) -> Bool {
    let (first, last) = (line(at: change.range.lowerBound), line(at: change.range.upperBound))
    return first < last && !(change.replacement.isEmpty && change.range.lowerBound <= lines[first].lowerBound)
  }

  /// A tracked change as changes to single paragraphs: what joins two puts the rest of the second into the first.
  private func edits(of change: TrackedChange) -> [Edit] {
    func edit(_ range: Range<Int>, _ replacement: String) -> Edit {
      Edit(range: range, replacement: replacement, change: change.change)
    }
    guard !lines.isEmpty else { return [] }
    let (first, last) = (line(at: change.range.lowerBound), line(at: change.range.upperBound))
    guard first < last else { return [edit(change.range, change.replacement)] }
    let (head, tail) = (lines[first], lines[last])
    var edits: [Edit] = []
    if change.replacement.isEmpty, change.range.lowerBound <= head.lowerBound {
      edits += lines[first..<last].map { edit($0, "") }
      if change.range.upperBound > tail.lowerBound { edits.append(edit(tail.lowerBound..<change.range.upperBound, "")) }
    } else {
      let rest = text(min(change.range.upperBound, tail.upperBound)..<tail.upperBound)
      edits.append(edit(change.range.lowerBound..<head.upperBound, change.replacement + rest))
      edits += lines[first + 1...last].map { edit($0, "") }
    }
    return edits.filter { !$0.range.isEmpty || !$0.replacement.isEmpty }
  }

  /// Makes proposals of changes, each with its sentence.
  private mutating func addChanges(_ edits: [Edit], trace: ReplyComment.Trace) {
    var landed: [Target: [Landed]] = [:]
    for edit in edits {
      if let found = land(edit) {
        landed[found.target, default: []].append(found)
      } else {
        comments.append(unplaced(edit, trace))
      }
    }
    for changes in base.targets.compactMap({ landed[$0] }) {
      let changes = changes.sorted { $0.range.lowerBound < $1.range.lowerBound }
      for index in changes.indices {
        let low = index > 0 ? changes[index - 1].range.upperBound : 0
        let high = index + 1 < changes.count ? changes[index + 1].range.lowerBound : Int.max
        comments.append(proposal(changes[index], between: low, and: max(low, high), trace))
      }
    }
  }

  private func land(_ edit: Edit) -> Landed? {
    guard case .at(let passages, nil) = alignment.landing(of: edit.range), let first = passages.first,
      passages.count == 1, !first.range.isEmpty || edit.range.isEmpty
    else { return nil }
    return Landed(
      target: first.target, range: first.range, replacement: edit.replacement, change: edit.change)
  }

  /// A proposed change with the whole sentence, or as much of it as tells the change from its neighbours.
  func proposal(_ landed: Landed, between low: Int, and high: Int, _ trace: ReplyComment.Trace) -> ReplyComment {
    let text = base.document.text(of: landed.target)
    let count = text.unicodeScalars.count
    let change = ProposedChange(range: landed.range, replacement: landed.replacement)
    let passage = text.passage(of: change, between: low, and: high)
    let words =
      text.stretch(passage.lowerBound..<landed.range.lowerBound) + landed.replacement
      + text.stretch(landed.range.upperBound..<passage.upperBound)
    let by = ReplyComment.Word(
      author: landed.change.author, delegation: nil,
      time: landed.change.date.flatMap(Stamp.init(iso8601:))?.milliseconds, text: "")
    return ReplyComment(
      place: .at(landed.target, passage == 0..<count ? nil : passage), by: by,
      remark: Remark(text: trace == .untracked ? CommentText.untracked : "", proposal: words), trace: trace)
  }

  /// A change that stands in no paragraph of the base: a comment says what it was.
  private func unplaced(_ edit: Edit, _ trace: ReplyComment.Trace) -> ReplyComment {
    var (place, doubt) = place(edit.range)
    let by = ReplyComment.Word(
      author: edit.change.author, delegation: nil,
      time: edit.change.date.flatMap(Stamp.init(iso8601:))?.milliseconds, text: "")
    let old = text(edit.range)
    var words = old.isEmpty ? "Put in: “\(edit.replacement)”" : "Replace “\(old)” by “\(edit.replacement)”"
    if edit.replacement.isEmpty { words = "Delete “\(old)”" }
    if doubt == nil {
      doubt = .ambiguous("its change is not in one paragraph of the base")
      if case .at(let target, _) = place { place = .at(target, nil) }
    }
    let note = trace == .untracked ? CommentText.untracked + " " : ""
    return ReplyComment(place: place, by: by, remark: Remark(text: note + words), trace: trace, doubt: doubt)
  }

  /// What changes make of a passage of the base; the passage grows to hold them.
  private func revised(
    _ edits: [Edit], of target: Target, passage place: inout ReplyComment.Place, _ range: Range<Int>?
  ) -> String {
    let text = base.document.text(of: target)
    var passage = range ?? 0..<text.unicodeScalars.count
    let landed = edits.compactMap(land).filter { $0.target == target }.sorted {
      $0.range.lowerBound < $1.range.lowerBound
    }
    for change in landed {
      passage = min(passage.lowerBound, change.range.lowerBound)..<max(passage.upperBound, change.range.upperBound)
    }
    if range != nil { place = .at(target, passage) }
    var words = ""
    var at = passage.lowerBound
    for change in landed where change.range.lowerBound >= at {
      words += text.stretch(at..<change.range.lowerBound) + change.replacement
      at = change.range.upperBound
    }
    return words + text.stretch(at..<max(at, passage.upperBound))
  }
}

extension Range<Int> {
  /// The stretch of a text without the blanks at its end, of which a file does not always say whether a comment is on them.
  fileprivate func withoutBlankEnd(in text: String) -> Range<Int> {
    let blanks = text.stretch(self).unicodeScalars.reversed().prefix { $0.properties.isWhitespace }.count
    return blanks < count ? lowerBound..<upperBound - blanks : self
  }
}

/// The changes of a reply from which its comments take those that they propose.
private struct ChangeShelf {
  /// Who made a change, and when.
  private struct Hand: Hashable {
    var author: String
    var date: String?
  }
  private let changes: [TrackedChange]
  private var isTaken: [Bool]
  /// The changes of each hand in order of place, as indices into `changes`.
  private let byHand: [Hand: [Int]]

  /// Puts changes in.
  init(_ changes: [TrackedChange]) {
    self.changes = changes
    isTaken = changes.map { _ in false }
    byHand = Dictionary(grouping: changes.indices) { index in
      Hand(author: changes[index].change.author, date: changes[index].change.date)
    }.mapValues { $0.sorted { changes[$0].place.lowerBound < changes[$1].place.lowerBound } }
  }

  /// What no comment took, in order.
  var rest: [TrackedChange] { changes.indices.filter { !isTaken[$0] }.map { changes[$0] } }

  /// Takes the changes that a comment proposes: the same author made them at the same time inside what the comment is on.
  mutating func take(with comment: FileComment, on range: Range<Int>) -> [TrackedChange] {
    guard comment.date != nil, let own = byHand[Hand(author: comment.author, date: comment.date)] else { return [] }
    var (low, high) = (0, own.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[own[middle]].place.lowerBound >= range.lowerBound { high = middle } else { low = middle + 1 }
    }
    let reached = own[low...].prefix { changes[$0].place.lowerBound <= range.upperBound }
    let taken = reached.filter { !isTaken[$0] && changes[$0].place.upperBound <= range.upperBound }
    for index in taken { isTaken[index] = true }
    return taken.map { changes[$0] }
  }
}
