internal import Containers

/// An element of a tracked change.
struct WordChange {
  /// Who made it.
  var change: Change
  /// Whether it inserts text.
  var isInsertion = false
  /// Whether it deletes text.
  var isDeletion = false
}

/// A field: an instruction, and the result that shows (17.16).
struct WordField {
  /// The instruction.
  var instruction: [UInt8] = []
  /// Whether its result is being read.
  var showsResult = false
  /// Where its result starts in the paragraph, in bytes.
  var start = 0

  /// Where a HYPERLINK leads, "#" before a place inside the file.
  var link: String? {
    let words = WordField.words(String(decoding: instruction, as: UTF8.self))
    guard words.first?.uppercased() == "HYPERLINK" else { return nil }
    var address = ""
    var place = ""
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      switch word {
      case "\\l": place = rest.popFirst() ?? ""
      case "\\o", "\\t": _ = rest.popFirst()
      case "\\m", "\\n", "\\h": break
      default: address = word
      }
    }
    return place.isEmpty ? address : "\(address)#\(place)"
  }

  /// The words of an instruction; those in quotation marks may have blanks.
  private static func words(_ instruction: String) -> [String] {
    var words: [String] = []
    for (index, part) in instruction.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
      if index % 2 == 1 { words.append(String(part)) } else { words += part.split(separator: " ").map(String.init) }
    }
    return words
  }
}

extension WordStory {
  // MARK: Tracked changes

  /// Begins a change: of text, of a paragraph's end or of a table row.
  mutating func startChange(_ name: WordName, _ attributes: XMLAttributes) {
    var entry = WordChange(
      change: Change(
        author: attributes["author"]?.string ?? "", date: attributes["date"]?.string,
        isMove: name == .movedFrom || name == .movedTo))
    defer { changes.append(entry) }
    let isDeletion = name == .deleted || name == .movedFrom
    if isInParagraphProperties {
      guard isInRunProperties, !isInNumberProperties else { return }
      if isDeletion {
        entry.change.isOfInsertion = draft?.properties.insertion != nil
        draft?.properties.deletion = entry.change
      } else {
        draft?.properties.insertion = entry.change
      }
    } else if isInRowProperties {
      if isDeletion { tables[tables.count - 1].rowDeletion = entry.change }
    } else if !isInRunProperties {
      if name == .inserted { counts.insertions += 1 }
      if name == .deleted { counts.deletions += 1 }
      entry.isDeletion = isDeletion
      entry.isInsertion = !isDeletion
      entry.change.isOfInsertion = isDeletion && changes.contains { $0.isInsertion }
      // In a formula the change stands inside the run.
      if !isDeletion { look.insertion = entry.change }
      if isDeletion { deletion = deletion ?? entry.change }
    }
  }

  /// Ends a change.
  mutating func endChange() {
    guard let entry = changes.popLast() else { return }
    if entry.isInsertion { look.insertion = changes.last { $0.isInsertion }?.change }
    if entry.isDeletion { findDeletion() }
  }

  /// The outermost change that takes away what comes next.
  mutating func findDeletion() {
    deletion =
      tables.lazy.compactMap { $0.rowDeletion ?? $0.cellDeletion }.first ?? changes.first { $0.isDeletion }?.change
  }

  // MARK: Fields and links

  /// Begins a field or a part of one.
  mutating func startField(_ name: WordName, _ attributes: XMLAttributes) {
    switch name {
    case .instruction: isInstruction = true
    case .simpleField:
      fields.append(
        WordField(
          instruction: attributes["instr"].map { Array($0.bytes) } ?? [], showsResult: true,
          start: draft?.text.count ?? 0))
    default:
      guard let kind = attributes["fldCharType"] else { return }
      if kind.equals("begin") {
        fields.append(WordField())
        instructions += 1
      } else if kind.equals("separate"), let last = fields.indices.last, !fields[last].showsResult {
        fields[last].showsResult = true
        fields[last].start = draft?.text.count ?? 0
        instructions -= 1
      } else if kind.equals("end") {
        endField()
      }
    }
  }

  /// Ends the field opened last.
  mutating func endField() {
    guard let field = fields.popLast() else { return }
    guard field.showsResult else {
      instructions -= 1
      return
    }
    if let target = field.link {
      links.insert(target)
      draft?.appendLink(from: field.start, target)
    }
  }

  /// Begins a link.
  mutating func startLink(_ attributes: XMLAttributes) {
    var target = ""
    if let id = attributes["id"]?.string { target = relations.targets[id]?.place ?? "" }
    if let anchor = attributes["anchor"]?.string { target += "#\(anchor)" }
    links.insert(target)
    draft?.startLink(target)
  }
}
