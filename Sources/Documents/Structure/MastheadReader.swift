import Text

/// What one line of the header block says.
enum MastheadLine {
  case ornament, notice
  case symbol(String)
  case organization(String)
  case body(String)
  case session([Int], DateRange?, place: String?)
  case dates(DateRange, place: String?)
  case item(String)
  case title(String)
  case place(String)
  /// A name and what stands behind it.
  indirect case field(String, MastheadLine)

  /// What a field says.
  var bare: MastheadLine? { if case .field(_, let kind) = self { kind.bare } else { self } }

  /// Whether it says something about the document.
  var isTelling: Bool {
    switch self {
    case .ornament, .notice: false
    case .field(_, let kind): kind.isTelling
    default: true
    }
  }
}

/// Tells what single lines of a header block say, by the words and names of a profile.
struct MastheadReader {
  /// The longest line of a header block, in code points.
  static let longestLine = 200

  /// The bodies it knows by name.
  let bodies: BodyNames
  private let profile: Profile?
  private let words: Vocabulary
  private let symbols: [Pattern]
  private let organizations: BodyNames

  /// Reads with `profile`, its words and the symbols of its documents.
  init(profile: Profile?, words: Vocabulary, symbols: [Pattern]) {
    self.profile = profile
    self.words = words
    self.symbols = symbols
    organizations = BodyNames(profile.map { [$0.organization] } ?? [])
    bodies = BodyNames(profile?.bodies ?? [], eventHeads: profile?.folded("bodyEvent") ?? [])
  }

  /// What `line` says; nil when it may be a part of the title.
  ///
  /// `isFirst` says that it stands among the first lines, where the organization and the body are printed.
  func kind(of line: Passage, isFirst: Bool) -> MastheadLine? {
    let text = line.text
    guard isSaying(text) else { return .ornament }
    guard line.count <= MastheadReader.longestLine else { return nil }
    if let (name, value) = field(line), let kind = kind(ofField: name, value) ?? kind(of: value, isFirst: isFirst) {
      return .field(name, kind)
    }
    if let symbol = symbol(text) { return .symbol(symbol) }
    let wording = Wording(text)
    if isNotice(wording) { return .notice }
    if let item = item(wording) { return .item(item) }
    if let name = covering(organizations, wording) ?? (isFirst ? organization(wording) : nil) {
      return .organization(name)
    }
    if let date = issue(wording) { return .dates(DateRange(date, precision: .month), place: nil) }
    let dates = DateFind.all(in: wording)
    let ordinals = OrdinalFind.joined(OrdinalFind.all(in: wording, beside: words.meeting), in: wording)
    if dates.count == 1, let find = dates.first {
      let place = place(wording, around: find)
      let rest = wording.tokens.count - find.tokens.count
      if let ordinal = ordinals.first, rest <= 30 { return .session(ordinal.ordinals, find.dates, place: place) }
      if rest <= 6 { return .dates(find.dates, place: place) }
    }
    if let ordinal = ordinals.first, wording.tokens.count <= 14, dates.isEmpty {
      return .session(ordinal.ordinals, nil, place: nil)
    }
    return (covering(bodies, wording) ?? (isFirst ? body(wording) : nil)).map(MastheadLine.body)
  }

  /// "Original: English", "SERIES T: TERMINALS", "Advance unedited version", "CAUTION!": beside a title, but no part of it.
  private func isNotice(_ wording: Wording) -> Bool {
    if words.notice.contains(wording.folded(0)) {
      // "Series T:" has a letter before its colon.
      let mark = wording.token(1)?.folded.utf8.count == 1 && wording.token(1)?.kind == .word ? 2 : 1
      if [":", "."].contains(wording.folded(mark)) { return true }
    }
    let isShout = wording.tokens.count <= 6 && wording.tokens.last?.folded == "!"
    return isShout || words.stamp.contains(wording.tokens.lazy.map(\.folded).joined(separator: " "))
  }

  /// Whether a line has more than marks in it: "E" alone is the language, "{:.no_toc}" is for a program.
  private func isSaying(_ text: String) -> Bool {
    if text.hasPrefix("{:") { return false }
    var letters = 0
    for scalar in text.unicodeScalars {
      if "0"..."9" ~= scalar { return true }
      if scalar.properties.isAlphabetic { letters += 1 }
      if letters > 1 { return true }
    }
    return false
  }

  /// What the name of a field alone makes of its value: "Subject: Mooring lines", "Location: Bergen, Norway".
  private func kind(ofField name: String, _ value: Passage) -> MastheadLine? {
    if words.title.contains(name) { return .title(value.text) }
    if words.place.contains(name), value.count <= 80 { return .place(value.text) }
    return nil
  }

  /// "Agenda item: 8", or a line whose first words are strong: "**Symbol** INF/ECOM/87".
  private func field(_ line: Passage) -> (name: String, value: Passage)? {
    let strong = line.runs.first { $0.kind == .strong && $0.range.lowerBound == 0 && $0.range.upperBound < line.count }
    let colon = line.text.unicodeScalars.prefix(40).firstIndex(of: ":").map {
      line.text.unicodeScalars.distance(from: line.text.startIndex, to: $0)
    }
    guard let end = strong?.range.upperBound ?? colon, end > 0 else { return nil }
    var value = line.dropping(end)
    if let first = value.text.unicodeScalars.first, first == ":" { value = value.dropping(1) }
    value = value.trimmed
    guard value.count > 0 else { return nil }
    let name = String(line[0..<end].text.trimmed.drop { $0 == ":" }.split(separator: ":").first ?? "")
    // "Item: 8" is told by both words together.
    return words.item.contains(Profile.key(name)) ? nil : (Profile.key(name), value)
  }

  /// The symbol that a line consists of, perhaps with one word before it.
  func symbol(_ text: String) -> String? {
    let count = text.unicodeScalars.count
    guard count <= 60 else { return nil }
    // A hyphen that no line may break at is a hyphen, and blanks only set the parts apart.
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("\u{2011}", with: "-")
    // "Recommendation ITU-T A.12", "Document C23/54": the word before says what it is.
    let rest = text.split(separator: " ").dropFirst().joined(separator: " ")
    for candidate in [text, rest] where !candidate.isEmpty {
      for pattern in symbols {
        if let match = pattern.matches(in: candidate, limit: 1).first,
          match.range == 0..<candidate.unicodeScalars.count
        {
          return candidate
        }
      }
    }
    // "ECE/TRADE/C/CEFACT/2018/1", "III 2/1": capitals, digits and slashes.
    guard profile == nil, 4...40 ~= count, text.utf8.contains(0x2F), text.utf8.contains(where: { 0x30...0x39 ~= $0 })
    else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let isSymbol = parts.allSatisfy { part in
      part.unicodeScalars.first.map { $0.properties.isUppercase || "0"..."9" ~= $0 } ?? false
        && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".()- ".contains($0)) }
    }
    return isSymbol && parts[0].contains(where: \.isLetter) && text.count(where: { $0 == " " }) <= 1 ? text : nil
  }

  /// The identifier in a field for it: "8" of "Item 8 of the provisional agenda", of "8 of the provisional agenda" and of "8".
  func itemIdentifier(_ text: String) -> String {
    item(Wording(text)) ?? text.split(separator: " ").first.map(String.init) ?? text
  }

  /// The identifier in "(Item XVI on the Agenda)", "Agenda item 8", "Point XVI de l'ordre du jour".
  private func item(_ wording: Wording) -> String? {
    guard wording.tokens.count <= 14 else { return nil }
    for index in wording.tokens.indices.prefix(6) where words.item.contains(wording.folded(index)) {
      let before = (0..<index).allSatisfy {
        wording.tokens[$0].kind == .mark || words.agenda.contains(wording.folded($0))
      }
      let next = wording.folded(index + 1) == ":" ? index + 2 : index + 1
      guard before, let number = wording.token(next), number.kind == .number || number.isCapitalized else { continue }
      guard number.kind == .number || number.folded.utf8.count == 1 || Roman.value(number.folded) != nil else {
        continue
      }
      var end = next + 1
      while let glued = wording.token(end), !glued.isSpaced, ![")", ":", ","].contains(glued.folded) { end += 1 }
      let printed = wording.printed(next..<end)
      return printed.last == "." ? String(printed.dropLast()) : printed
    }
    return nil
  }

  /// "(11/2016)": the month of an issue.
  private func issue(_ wording: Wording) -> PartialDate? {
    guard wording.tokens.count == 5, wording.folded(0) == "(", wording.folded(2) == "/", wording.folded(4) == ")",
      wording.folded(1).utf8.count == 2, let month = wording.tokens[1].number, 1...12 ~= month,
      wording.folded(3).utf8.count == 4, let year = wording.tokens[3].number
    else { return nil }
    return PartialDate(year, month)
  }

  /// What a meeting without a body is called in the title of its record: "Réunion d'experts sur les quais".
  func meetingName(in title: Wording) -> String? {
    guard
      let start = title.tokens.firstIndex(where: { $0.isCapitalized && words.meeting.contains($0.folded) })
    else { return nil }
    var end = start + 1
    while end < min(start + 9, title.tokens.count) {
      let token = title.tokens[end]
      if token.kind == .number || token.kind == .mark && token.folded != "'" { break }
      if Self.beforeDate.contains(token.folded), title.token(end + 1).map(isDatePart) ?? true { break }
      end += 1
    }
    return end > start + 1 ? title.printed(start..<end) : nil
  }

  private func isDatePart(_ token: Token) -> Bool {
    token.kind != .word || DateWords.meanings[token.folded] != nil
  }

  private static let beforeDate: Set<String> = .words("du le la de of on n no del el")

  /// Whether a text of several lines is one known name.
  func isName(_ text: String) -> Bool {
    let wording = Wording(text)
    return [organizations, bodies].contains { $0.find(wording, at: 0)?.tokens.count == wording.tokens.count }
  }

  /// A committee that no profile knows, named inside a title by its form.
  func unknownBody(in title: Wording) -> String? {
    guard title.tokens.contains(where: { words.body.contains($0.folded) }) else { return nil }
    let vocabulary = TimelineWords(profile ?? .common)
    return title.tokens.indices.lazy.compactMap { index in
      self.bodies.read(title, at: index, words: vocabulary, after: nil).flatMap { $0.isFull ? $0.body : nil }
    }.first
  }

  /// The known name that most of a line consists of.
  private func covering(_ names: BodyNames, _ wording: Wording) -> String? {
    var covered = 0
    var body: String?
    var index = 0
    while index < wording.tokens.count {
      guard let find = names.find(wording, at: index) else {
        index += 1
        continue
      }
      body = body ?? find.body
      covered += find.tokens.count
      index = find.tokens.upperBound
    }
    return covered * 10 >= wording.tokens.count * 6 ? body : nil
  }

  /// An organization that no profile knows, by its last or first word.
  private func organization(_ wording: Wording) -> String? {
    guard profile == nil, 2...6 ~= wording.tokens.count else { return nil }
    let isName = wording.tokens.allSatisfy { $0.kind == .word && ($0.isCapitalized || $0.folded.utf8.count <= 3) }
    let isOrganization = wording.tokens.contains { MastheadReader.organizationWords.contains($0.folded) }
    return isName && isOrganization ? wording.text : nil
  }

  private static let organizationWords: Set<String> = [
    "organization", "organisation", "organizacion", "nations", "naciones", "union", "agency", "agence",
  ]

  /// A committee that no profile knows: a name that begins the line and has a word for a committee among its capital words.
  private func body(_ wording: Wording) -> String? {
    guard 2...14 ~= wording.tokens.count, wording.token(0)?.isCapitalized == true
    else { return nil }
    let name = wording.tokens.prefix { !words.body.contains($0.folded) }
    guard name.count < wording.tokens.count, name.allSatisfy({ $0.isCapitalized || $0.kind == .mark }),
      wording.tokens.last?.style != .lower || words.first.contains(wording.folded(0))
    else {
      return nil
    }
    return wording.text
  }

  /// The place that a line under a session consists of: "Nairobi, Kenya".
  func place(_ line: Passage) -> String? {
    let wording = Wording(line.text)
    guard 3...6 ~= wording.tokens.count, wording.tokens.contains(where: { $0.folded == "," }) else { return nil }
    let isName = wording.tokens.allSatisfy {
      $0.folded == "," || $0.style == .capital && !words.meeting.contains($0.folded) && !words.body.contains($0.folded)
    }
    return isName ? line.text : nil
  }

  /// The place that a line names before or behind its date: "Brussels, 3 April 2024", "12-16 November 2018, Oostende, Belgium".
  func place(_ wording: Wording, around find: DateFind) -> String? {
    let articles: Set<String> = ["le", "the", "el", "du", "on", "from"]
    var before = wording.tokens[..<find.tokens.lowerBound].indices
    while let last = before.last, articles.contains(wording.folded(last)) || wording.folded(last) == "," {
      before = before.dropLast()
    }
    let after =
      wording.folded(find.tokens.upperBound) == "," ? wording.tokens.indices[(find.tokens.upperBound + 1)...] : 0..<0
    for range in [after, before] where !range.isEmpty {
      // Whole, or what stands behind the last comma.
      let comma = range.last { wording.folded($0) == "," }.map { $0 + 1..<range.upperBound } ?? 0..<0
      for part in [range, comma] where 1...6 ~= part.count {
        let isPlace =
          wording.tokens[part.lowerBound].isCapitalized
          && part.allSatisfy {
            let token = wording.tokens[$0]
            return token.isCapitalized || token.folded == "," || articles.contains(token.folded) || token.folded == "-"
          } && !part.contains { words.meeting.contains(wording.folded($0)) || words.body.contains(wording.folded($0)) }
        if isPlace { return wording.printed(part) }
      }
    }
    return nil
  }
}

extension BodyNames {
  /// The first body that `wording` names.
  func first(in wording: Wording) -> String? {
    wording.tokens.indices.lazy.compactMap { find(wording, at: $0)?.body }.first
  }
}
