internal import Containers
internal import Text

/// Reads Word files (.docx, .docm): what they show as blocks, with their comments and tracked changes.
struct WordReader {
  private let package: WordPackage
  private let progress: (Double) -> Bool
  private var findings: [Finding] = []
  /// The share that is read before the part at hand.
  private var share = 0.0

  /// Reads the Word file in an archive; nil when it is no Word file.
  ///
  /// `progress` is told the share done, 0 to 1, and stops the reading by answering false.
  static func read(
    _ archive: Archive, progress: @escaping (Double) -> Bool = { _ in true }
  ) throws(ContainerError) -> Manuscript? {
    guard let package = try WordPackage(archive) else { return nil }
    var reader = WordReader(package: package, progress: progress)
    return try reader.read()
  }

  private init(package: WordPackage, progress: @escaping (Double) -> Bool) {
    self.package = package
    self.progress = progress
  }

  private mutating func read() throws(ContainerError) -> Manuscript {
    let styles = WordStyles()
    try take("styles", styles)
    let numbering = WordNumbering()
    try take("numbering", numbering)
    let settings = WordSettings()
    try take("settings", settings)
    let counters = WordCounters(numbering, styles, language: settings.language ?? styles.language ?? "en")

    let listener = WordStoryListener(WordStory(styles, package.relations, settings.notes, counters))
    let total = Double(max(1, package.archive.statedSize(of: package.document)))
    try package.archive.parse(package.document, WordName.vocabulary, listener) { [progress] in
      progress(min(0.95, Double($0) / total))
    }
    share = 0.95
    listener.story.endStory()
    var body = listener.story

    var manuscript = Manuscript()
    let notes = try [("footnotes", false), ("endnotes", true)].map { (kind, isEndnote) throws(ContainerError) in
      try self.notes(kind, after: &body, isEndnote: isEndnote)
    }
    let batches = body.batches + notes.map { WordBatch(finished: $0.blocks) }
    var anchors = WordReader.lay(batches, into: &manuscript)
    if let struck = body.struck {
      anchors += struck.anchors.map { ($0, 0) }
      let passages = [(struck.block.passage, struck.anchors)]
      manuscript.tracked = Later { TrackedPiece.pieces(of: passages) }
    }
    manuscript.hasStyles = true
    manuscript.letterhead = try letterhead(of: body)
    var counts = body.counts
    counts.footnotes = notes[0].count
    try addComments(anchors, after: body, to: &manuscript, &counts)
    manuscript.counts = counts
    judge(body)
    manuscript.findHeadings()
    manuscript.findings = findings
    return manuscript
  }

  /// Reads a part that the file may lack; damage to it costs what it adds, not the document.
  private mutating func take(_ kind: String, _ listener: any XMLListener) throws(ContainerError) {
    if let part = package.part(kind) { try take(part: part, listener) }
  }

  private mutating func take(part: String, _ listener: any XMLListener) throws(ContainerError) {
    do {
      try package.archive.parse(part, WordName.vocabulary, listener) { [progress, share] _ in progress(share) }
    } catch .damaged(let what) {
      findings.append(Finding(.warning, line: nil, "\(what); what it adds is left out"))
    }
  }

  /// Reads the notes or the comments.
  private mutating func story(
    _ kind: String, _ relations: WordRelations, after body: WordStory
  ) throws(ContainerError) -> WordStory {
    let listener = WordStoryListener(WordStory(body.styles, relations, body.noteFormats, body.counters))
    try take(kind, listener)
    return listener.story
  }

  /// What stands in the header over the first page: many documents have their masthead there.
  private mutating func letterhead(of body: WordStory) throws(ContainerError) -> [Block] {
    guard let id = body.letterhead.id, let target = package.relations.targets[id], !target.isExternal,
      package.archive.contains(target.place)
    else { return [] }
    let relations = try WordRelations(of: target.place, in: package.archive)
    let listener = WordStoryListener(WordStory(body.styles, relations, body.noteFormats, body.counters))
    try take(part: target.place, listener)
    listener.story.endStory()
    return listener.story.batches.flatMap { $0.blocks.map(\.block) }
  }

  /// The blocks of the notes that the text refers to, in the order of their marks, and how many notes there are.
  private mutating func notes(
    _ kind: String, after body: inout WordStory, isEndnote: Bool
  ) throws(ContainerError) -> (blocks: [WordBlock], count: Int) {
    guard let part = package.part(kind) else { return ([], 0) }
    let relations = try WordRelations(of: part, in: package.archive)
    let story = try self.story(kind, relations, after: body)
    body.counters = story.counters
    body.links.formUnion(story.links)
    let entries = Dictionary(story.entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var blocks: [WordBlock] = []
    var taken: Set<String> = []
    for mark in body.marks where mark.isEndnote == isEndnote && taken.insert(mark.id).inserted {
      guard let note = entries[mark.id] else { continue }
      if let change = mark.deletion {
        if let last = blocks.indices.last {
          blocks[last].lose(note, to: change)
        } else if let end = body.batches.last, let last = end.blocks.lastIndex(where: { !$0.block.isPageBreak }) {
          end.blocks[last].lose(note, to: change)
        }
        continue
      }
      for var block in note.blocks {
        block.block.kind = .note(mark: mark.mark)
        blocks.append(block)
      }
    }
    return (blocks, story.entries.count)
  }

  /// Moves the blocks into the manuscript, lays them out in the canonical text, a blank line between two, and says where comments begin and end in it.
  private static func lay(
    _ batches: [WordBatch], into manuscript: inout Manuscript
  ) -> [(anchor: WordDraft.Anchor, at: Int)] {
    var anchors: [(anchor: WordDraft.Anchor, at: Int)] = []
    var passages: [(passage: Passage, anchors: [WordDraft.Anchor])] = []
    let count = batches.reduce(0) { $0 + $1.blocks.count }
    manuscript.blocks.reserveCapacity(count)
    passages.reserveCapacity(count)
    var canonical = 0
    var line = 1
    for batch in batches {
      for index in batch.blocks.indices {
        var block = Block(kind: .pageBreak, line: 0)
        swap(&block, &batch.blocks[index].block)
        block.line = line
        if !block.isPageBreak {
          let length = block.place(at: canonical)
          for anchor in batch.blocks[index].anchors {
            anchors.append((anchor, canonical + block.passage.canonicalOffset(anchor.at)))
          }
          passages.append((block.passage, batch.blocks[index].anchors))
          canonical += length + 2
          line += 2
        }
        manuscript.blocks.append(consume block)
      }
    }
    let isTracked = passages.indices.contains { passages[$0].passage.runs.contains(where: \.isTracked) }
    if isTracked { manuscript.tracked = Later { [passages] in TrackedPiece.pieces(of: passages) } }
    manuscript.text = batches.compactMap(\.text).joined(separator: "\n\n")
    return anchors
  }

  private mutating func addComments(
    _ anchors: [(anchor: WordDraft.Anchor, at: Int)], after body: WordStory, to manuscript: inout Manuscript,
    _ counts: inout FileCounts
  ) throws(ContainerError) {
    guard let part = package.part("comments") else { return }
    let relations = try WordRelations(of: part, in: package.archive)
    let story = try self.story("comments", relations, after: body)
    let threads = WordThreads()
    try take("commentsExtended", threads)
    try take("people", threads)

    var starts: [String: Int] = [:]
    var ranges: [String: Range<Int>] = [:]
    for (anchor, at) in anchors {
      switch anchor.kind {
      case .start: starts[anchor.comment] = at
      case .end: if let start = starts[anchor.comment], start <= at { ranges[anchor.comment] = start..<at }
      case .reference: if ranges[anchor.comment] == nil { ranges[anchor.comment] = at..<at }
      }
    }
    manuscript.comments = threads.threads(story.entries, ranges)
    counts.comments = story.entries.count
    counts.replies = threads.replies
  }

  /// Notes what a reviewer should know of the file.
  private mutating func judge(_ body: WordStory) {
    if package.hasMacros { add(.warning, "the file has macros; they are not run") }
    let outside = package.relations.targets.values.filter { $0.isExternal && $0.kind != "hyperlink" }
    if !outside.isEmpty {
      add(
        .warning,
        "the file refers to \(outside.count == 1 ? "a file" : "\(outside.count) files") outside it; nothing is fetched")
    }
    let dead = body.links.count { link in
      // Word knows the top of a document without a bookmark.
      link.isEmpty || link.first == "#" && link != "#_top" && !body.bookmarks.contains(String(link.dropFirst()))
    }
    if dead > 0 { add(.note, dead == 1 ? "a link leads nowhere" : "\(dead) links lead nowhere") }
    if body.hasHiddenText { add(.note, "the file has hidden text; it is shown") }
    if body.foreignChunks > 0 {
      add(.warning, "the file holds parts in other formats, which are not read; save it anew from Word")
    }
  }

  private mutating func add(_ severity: Finding.Severity, _ message: Message) {
    findings.append(Finding(severity, line: nil, message))
  }
}
