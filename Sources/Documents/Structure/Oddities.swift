internal import Text
internal import Threads

/// Looks for what is odd about a document as a whole: repetitions, open brackets, dates that cannot be, annexes that are not there.
struct Oddities {
  /// What was found, in no order.
  private(set) var findings: [Finding] = []
  private let header: Header
  private let headings: [Heading]
  private let paragraphs: [Paragraph]

  /// Looks through a document.
  init(header: Header, headings: [Heading], paragraphs: [Paragraph], brackets: Brackets, words: Vocabulary) {
    self.header = header
    self.headings = headings
    self.paragraphs = paragraphs
    repeatedHeadings()
    repeatedParagraphs()
    report(unpaired: brackets)
    dates()
    missingAnnexes(words)
  }

  /// After so many findings of one sort the rest is only counted.
  private static let most = 8

  private mutating func report(_ all: [Finding], _ what: Message) {
    findings += all.prefix(Oddities.most)
    if all.count > Oddities.most {
      findings.append(Finding(.note, line: nil, "\(all.count - Oddities.most) more \(what)"))
    }
  }

  // MARK: Repetitions

  private mutating func repeatedHeadings() {
    var first: [String: Int] = [:]
    var found: [Finding] = []
    let title = header.title.map(Profile.key)
    for heading in headings where !heading.title.isEmpty {
      let key = Profile.key(heading.title)
      if let line = first[key] {
        found.append(Finding(.note, line: heading.line, "the heading “\(heading.title)” stands on line \(line) too"))
      } else {
        first[key] = heading.line
      }
      if key == title {
        found.append(Finding(.note, line: heading.line, "the title of the document stands here again as a heading"))
      }
    }
    // "Action required of the Committee" and "Action required" head the same matter twice.
    let actions = headings.filter { $0.kind == .action }
    if actions.count > 1, let last = actions.last, Set(actions.map { Profile.key($0.title) }).count > 1 {
      let lines = actions.dropLast().map { String($0.line) }.joined(separator: ", ")
      found.append(Finding(.note, line: last.line, "the action required stands on line \(lines) too"))
    }
    report(found, "repeated headings")
  }

  private mutating func repeatedParagraphs() {
    var first: [ByteKey: Int] = [:]
    first.reserveCapacity(paragraphs.count)
    var found: [Finding] = []
    // By index here and below: to hold a paragraph means to count up references to all that it has.
    for index in paragraphs.indices where paragraphs[index].text.utf8.count >= 40 && paragraphs[index].kind != .cell {
      let key = ByteKey(paragraphs[index].text)
      if let other = first[key] {
        found.append(
          Finding(
            .warning, line: paragraphs[index].line,
            "\(paragraphs[index].address) repeats \(paragraphs[other].address) word for word"))
      } else {
        first[key] = index
      }
    }
    report(found, "repeated paragraphs")
  }

  // MARK: Brackets

  private mutating func report(unpaired brackets: Brackets) {
    let found = brackets.unpaired.map { index -> Finding in
      let bracket = brackets.all[index]
      return Finding(
        .warning, line: line(of: bracket.item),
        bracket.opens ? "a square bracket opens and never closes" : "a square bracket closes that was never opened")
    }
    report(found, "square brackets without a partner")
  }

  private func line(of item: Item) -> Int? {
    switch item {
    case .heading(let index): headings[index].line
    case .paragraph(let index): paragraphs[index].line
    case .masthead, .separator: nil
    }
  }

  // MARK: Dates

  private mutating func dates() {
    guard let date = header.documentDate, let session = header.sessionDates else { return }
    if date > session.end, date.month != nil {
      findings.append(
        Finding(
          .warning, line: nil, "the document is dated \(date), after its session (\(session.start) to \(session.end))"))
    } else if let month = date.month, let other = session.start.month {
      let months = (session.start.year - date.year) * 12 + other - month
      // Documents go out some weeks before a session; a year's difference is a slip of the pen.
      if months > 6 {
        findings.append(
          Finding(
            .warning, line: nil, "the document is dated \(date), \(months) months before its session (\(session.start))"
          ))
      }
    }
  }

  // MARK: Annexes

  /// Annexes cited by number that the document has no heading for.
  private mutating func missingAnnexes(_ words: Vocabulary) {
    let present = Set(
      headings.filter { $0.kind == .annex }.compactMap(\.label).map {
        Marker.bare(String($0.split(separator: " ").last ?? ""))
      })
    var cited: Set<String> = []
    var found: [Finding] = []
    let citations = Parts.map(paragraphs.count, least: 1000) { [paragraphs] part in
      Oddities.annexesCited(in: paragraphs[part], words)
    }
    for (label, line) in citations.joined() where !present.contains(label) && cited.insert(label).inserted {
      found.append(Finding(.note, line: line, "annex \(label) is cited but is not in this document"))
    }
    report(found, "annexes cited that are not here")
  }

  /// The labels by which paragraphs cite annexes that are said to be no other document's, and on which lines.
  private static func annexesCited(
    in paragraphs: ArraySlice<Paragraph>, _ words: Vocabulary
  ) -> [(label: String, line: Int)] {
    var citations: [(String, Int)] = []
    for index in paragraphs.indices where paragraphs[index].kind != .note && paragraphs[index].text.mayCiteAnnex {
      let line = paragraphs[index].line
      let wording = Wording(paragraphs[index].text)
      for index in wording.tokens.indices
      where wording.tokens[index].isCapitalized && words.annex.contains(wording.folded(index)) {
        guard let number = wording.token(index + 1), number.isSpaced,
          number.kind == .number || number.style == .upper || number.folded.utf8.count == 1,
          number.kind == .number || Roman.value(number.folded) != nil
            || number.style != .lower && number.folded.utf8.count == 1,
          !isElsewhere(wording, in: index + 1)
        else { continue }
        citations.append((wording.printed(index + 1..<index + 2), line))
      }
    }
    return citations
  }

  /// Whether an annex is said to be another document's ("its Annexes II and III", "Annex 2 to the Agreement"), or is part of a name
  /// ("Annex I Parties").
  private static func isElsewhere(_ wording: Wording, in number: Int) -> Bool {
    if ["its", "their", "ses", "leurs", "sus"].contains(wording.folded(number - 2)) { return true }
    // "the Concept Note, whose Annexes II and III they are".
    let owners = ["whose", "dont", "cuyo", "cuyos"]
    if (2...8).contains(where: { owners.contains(wording.folded(number - $0)) }) { return true }
    var index = number + 1
    guard let next = wording.token(index) else { return false }
    if !next.isSpaced, next.kind == .word { return true }
    // "II, III and IV" to the end of the enumeration.
    while let token = wording.token(index), [",", "and", "et", "y", "to", "a", "-"].contains(token.folded),
      let more = wording.token(index + 1), more.kind == .number || Roman.value(more.folded) != nil || more.folded == "i"
    {
      index += 2
    }
    guard let token = wording.token(index) else { return false }
    guard ["to", "of", "de", "du", "a", "au", "del"].contains(token.folded) else {
      return token.isCapitalized && token.isSpaced
    }
    return !["this", "present", "ce", "cette", "este"].contains(wording.folded(index + 1))
  }
}

extension String {
  /// A quick look before the text is cut into words: every word for an annex begins with a capital letter here and has "nex" or
  /// "ppe" in it, "nclos" or "ttach".
  fileprivate var mayCiteAnnex: Bool {
    withBytes { bytes in
      guard Self.mayNameAnnex(bytes) else { return false }
      var (two, one): (UInt8, UInt8) = (0, 0)
      var isCapitalized = false
      for byte in bytes {
        let letter = byte | 0x20
        let isInWord = 0x61...0x7A ~= one || one >= 0x80
        if !isInWord { isCapitalized = 0x41...0x5A ~= byte || byte >= 0x80 }
        if isCapitalized {
          switch (two, one, letter) {
          case (0x6E, 0x65, 0x78), (0x70, 0x70, 0x65), (0x63, 0x6C, 0x6F), (0x74, 0x74, 0x61): return true
          default: break
          }
        }
        (two, one) = (one, letter)
      }
      return false
    }
  }

  /// Whether one of the four runs of letters stands anywhere, in any case.
  private static func mayNameAnnex(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    runs.withUnsafeBufferPointer { runs in
      var (two, one, found): (UInt16, UInt16, UInt16) = (0, 0, 0)
      for byte in bytes {
        let sign = runs[Int(byte)]
        found |= two & one >> 4 & sign >> 8
        (two, one) = (one, sign)
      }
      return found & 0xF != 0
    }
  }

  /// For each byte, of which run it can be the first letter, from the lowest bit on; then the second, and the third.
  private static let runs: [UInt16] = {
    var table = [UInt16](repeating: 0, count: 256)
    for (run, letters) in ["nex", "ppe", "clo", "tta"].enumerated() {
      for (place, letter) in letters.utf8.enumerated() {
        for byte in [letter, letter & 0xDF] { table[Int(byte)] |= 1 << UInt16(4 * place + run) }
      }
    }
    return table
  }()
}
