internal import Containers
internal import Documents
internal import Reviews

/// The review in Word: comments with their threads and proposals as tracked changes, in the document's own file where that is Word's,
/// else in a plain one.
struct WordFile {
  private let dossier: Dossier
  private let places: WordPlaces
  /// Where a target's words stand in the file's canonical text.
  private let canonical: (Target, Range<Int>) -> Range<Int>
  private var marks: WordMarks
  /// What words can be quoted from.
  private let base: ReplyBase
  /// Where words stand that were quoted, by them.
  private var passages: [String: [(target: Target, range: Range<Int>)]] = [:]
  private var comments = ""
  private var threads = ""
  private var people: [String] = []
  private var nextComment: Int
  private var nextChange: Int
  private var paragraphIDs: Set<UInt32> = []

  /// Writes a dossier.
  static func write(_ dossier: Dossier) throws(ExchangeError) -> [UInt8] {
    do throws(ContainerError) {
      if let source = dossier.source, let layout = try? WordLayout(source) {
        return try write(dossier, into: source, layout) { dossier.document.canonicalRange($1, in: $0) }
      }
    } catch {
      throw ExchangeError(description: "the Word file cannot be written into (\(error)); save it anew from Word")
    }
    let paper = try WordPaper(dossier.document)
    do throws(ContainerError) {
      guard let layout = try? WordLayout(paper.bytes) else { throw .damaged("its own file") }
      return try write(dossier, into: paper.bytes, layout) {
        Segments(paper.places[$0, default: []]).canonicalRange($1)
      }
    } catch {
      throw ExchangeError(description: "the Word file cannot be written (\(error)); write html instead")
    }
  }

  private static func write(
    _ dossier: Dossier, into bytes: [UInt8], _ layout: WordLayout,
    canonical: @escaping (Target, Range<Int>) -> Range<Int>
  ) throws(ContainerError) -> [UInt8] {
    var parts = try WordParts(Archive(bytes), document: layout.part)
    guard let places = WordPlaces(layout, try parts.bytes(of: layout.part)) else {
      throw .refused("\(layout.part) is not UTF-8, or declares its namespaces where they are not expected")
    }
    var file = WordFile(dossier, places, try parts.content(of: .comments), canonical)
    file.addAll()
    guard file.nextComment > 0 || file.nextChange > 0 else { return bytes }
    parts.set(layout.part, file.marks.written(firstID: file.nextChange))
    if !file.comments.isEmpty {
      try parts.add(file.comments, to: .comments)
      try parts.add(file.threads, to: .extended)
    }
    let known = try parts.content(of: .people)
    let people = file.people.filter { !known.contains("author=\"\(Self.escaped($0))\"") }
    if !people.isEmpty { try parts.add(people.map(Self.person).joined(), to: .people) }
    return try parts.packed(in: bytes)
  }

  private init(
    _ dossier: Dossier, _ places: WordPlaces, _ comments: String,
    _ canonical: @escaping (Target, Range<Int>) -> Range<Int>
  ) {
    (self.dossier, self.places, self.canonical) = (dossier, places, canonical)
    marks = WordMarks(places)
    base = ReplyBase(dossier.document, file: dossier.file)
    // Ids count over all annotations of the document.
    let used =
      comments.split(separator: ":id=\"").dropFirst().compactMap { Int($0.prefix { $0.isNumber }.prefix(9)) }.max()
      ?? -1
    nextComment = max(used, places.body.highestID) + 1
    nextChange = nextComment + dossier.review.comments.reduce(0) { $0 + 2 + $1.replies.count }
  }

  // MARK: Planning

  private mutating func addAll() {
    let (places, marks, canonical) = (places, marks, canonical)
    let plan = WordPlan(dossier) { target, change in
      let range = canonical(target, change.range)
      if change.range.isEmpty {
        return (places.end(range.lowerBound) ?? places.start(range.lowerBound)).map(marks.isFree) ?? false
      }
      guard let start = places.start(range.lowerBound), let end = places.end(range.upperBound) else { return false }
      return marks.canStrike(start, end)
    }
    for entry in plan.entries { add(entry) }
  }

  private mutating func add(_ entry: WordPlan.Entry) {
    var insertion: WordPlaces.Place?
    if let target = entry.placed.target, let change = entry.change {
      insertion = track(change, canonical(target, change.range), entry)
    }
    guard entry.needsComment else { return }
    var (start, end): (WordPlaces.Place?, WordPlaces.Place?) = (nil, nil)
    var isMarked = false
    if let target = entry.placed.target, let passage = entry.passage {
      let range = canonical(target, passage)
      start = places.start(range.lowerBound)
      end = range.isEmpty ? start ?? places.end(range.lowerBound) : places.end(range.upperBound)
      if range.isEmpty { start = end }
      isMarked = start != nil && end != nil && (range.isEmpty || places.covers(range))
    }
    let words = entry.placed.words(in: dossier.document)
    var text = CommentText.text(of: entry.placed.comment, on: words, proposing: entry.change == nil)
    if !isMarked {
      // Word has no comments in notes, text boxes and parts of formulas, and none on words that are gone: the words say what it is on.
      if start == nil || end == nil { (start, end) = (places.last, places.last) }
      text = quote(entry, words) + "\n" + text
    }
    guard let start, let end else { return }
    if let origin = entry.placed.origin { text = MatrixText.madeOn(origin) + (text.isEmpty ? "" : "\n" + text) }
    write(entry.placed.comment, text, start, end, behind: insertion.map { $0 == end } ?? (start == end))
  }

  /// The line that says what a comment is on, and on which of several such passages of the document.
  private mutating func quote(_ entry: WordPlan.Entry, _ words: String) -> String {
    guard let target = entry.placed.target else { return MatrixText.orphan + MatrixText.quote(words) }
    let line = words.oneLine
    let found = passages[line] ?? base.places(of: line)
    passages[line] = found
    let start = entry.passage?.lowerBound ?? 0
    let place = found.firstIndex { $0.target == target && $0.range.lowerBound >= start } ?? 0
    return MatrixText.quote(words, place: place + 1, of: found.count)
  }

  /// Puts a change in; gives where the new words stand.
  private mutating func track(_ change: ProposedChange, _ range: Range<Int>, _ entry: WordPlan.Entry) -> WordPlaces
    .Place?
  {
    let prefix = places.body.prefix
    var markup = Markup(.xml)
    markup.open("w", ["\(prefix)author": entry.author, "\(prefix)date": entry.date])
    let attributes = String(markup.text.dropFirst(2).dropLast())
    if !change.range.isEmpty, let start = places.start(range.lowerBound), let end = places.end(range.upperBound) {
      marks.strike(start, end, attributes: attributes)
    }
    note(entry.author)
    guard !change.replacement.isEmpty else { return nil }
    let isAtStart = change.range.isEmpty && change.range.lowerBound == entry.passage?.lowerBound && entry.needsComment
    let place =
      isAtStart
      ? places.start(range.lowerBound) ?? places.end(range.lowerBound)
      : places.end(range.upperBound) ?? places.start(range.upperBound)
    guard let place else { return nil }
    marks.insert(
      change.replacement, at: place, tag: "<\(prefix)ins \(prefix)id=\"\(nextChange)\"\(attributes)>")
    nextChange += 1
    return place
  }

  // MARK: Comments

  /// Writes a comment, its replies and its answer, each with a range and a mark of its own, or Word drops them.
  private mutating func write(
    _ comment: Comment, _ text: String, _ start: WordPlaces.Place, _ end: WordPlaces.Place, behind isLast: Bool
  ) {
    var words = [(comment.id, comment.reviewer, comment.stamp, text)]
    words += comment.replies.map { ($0.id, $0.reviewer, $0.stamp, $0.text) }
    if let resolution = comment.resolution {
      words.append(
        (
          comment.id + "resolution", resolution.reviewer, resolution.stamp,
          VerdictText.text(resolution.disposition, resolution.observation)
        ))
    }
    let prefix = places.body.prefix
    var root: String?
    var (starts, ends) = ("", "")
    for (id, reviewer, stamp, text) in words {
      let paragraph = paragraphID(id)
      comments += Self.comment(nextComment, reviewer, stamp, text, paragraph)
      var row = Markup(.xml)
      row.empty(
        "w15:commentEx",
        [
          "xmlns:w15": Self.w15, "w15:paraId": paragraph, "w15:paraIdParent": root,
          "w15:done": comment.resolution == nil ? "0" : "1",
        ])
      threads += row.text
      root = root ?? paragraph
      note(reviewer.description)
      starts += "<\(prefix)commentRangeStart \(prefix)id=\"\(nextComment)\"/>"
      ends +=
        "<\(prefix)commentRangeEnd \(prefix)id=\"\(nextComment)\"/><\(prefix)r><\(prefix)commentReference \(prefix)id=\"\(nextComment)\"/></\(prefix)r>"
      nextComment += 1
    }
    marks.put(starts, at: start, .start)
    marks.put(ends, at: end, isLast ? .endAfterInsertion : .end)
  }

  /// A comment's element; it declares what it needs, for the part that it is put into may not.
  private static func comment(_ id: Int, _ reviewer: Reviewer, _ stamp: Stamp, _ text: String, _ paragraphID: String)
    -> String
  {
    var markup = Markup(.xml)
    markup.element(
      "w:comment",
      [
        "xmlns:w": w, "xmlns:w14": w14, "w:id": String(id), "w:author": reviewer.description, "w:date": stamp.iso8601,
        "w:initials": String((reviewer.delegation ?? reviewer.name).prefix(8)),
      ]
    ) { markup in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        // Threads refer to the last paragraph of a comment.
        markup.element("w:p", ["w14:paraId": index + 1 == lines.count ? paragraphID : nil]) { markup in
          if index == 0 { markup.element("w:r") { $0.empty("w:annotationRef") } }
          if !line.isEmpty { markup.element("w:r") { $0.raw(WordMarks.words(String(line), "t", "w:")) } }
        }
      }
    }
    return markup.text
  }

  /// An id for a comment's paragraph: eight digits, from 1 to 0x7FFFFFFF ([MS-DOCX] 2.6.2.3), the same whenever it is written.
  private mutating func paragraphID(_ id: String) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in id.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    var number = hash & 0x7FFF_FFFF
    while number == 0 || number == 0x7FFF_FFFF || !paragraphIDs.insert(number).inserted {
      number = (number &+ 1) & 0x7FFF_FFFF
    }
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  private mutating func note(_ author: String) {
    if people.last != author, !people.contains(author) { people.append(author) }
  }

  private static func person(_ author: String) -> String {
    var markup = Markup(.xml)
    markup.element("w15:person", ["xmlns:w15": w15, "w15:author": author]) {
      $0.empty("w15:presenceInfo", ["w15:providerId": "None", "w15:userId": author])
    }
    return markup.text
  }

  private static func escaped(_ text: String) -> String {
    var markup = Markup(.xml)
    markup.add(text)
    return markup.text
  }

  private static let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
  private static let w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
}
