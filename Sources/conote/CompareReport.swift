import Documents
import Reviews
import Text

/// What differs between two revisions, for readers and programs.
struct CompareReport {
  private let comparison: Comparison
  private let names: (old: String, new: String)
  /// What the header blocks say differently.
  private let header: [HeaderChange]

  /// One thing that the header blocks say differently; nil where one says nothing.
  private struct HeaderChange {
    let name: String
    let old: String?
    let new: String?
  }

  /// Reports on a comparison of revisions that people call so.
  init(_ comparison: Comparison, headers: (old: Header, new: Header), names: (old: String, new: String)) {
    (self.comparison, self.names) = (comparison, names)
    header = zip(headers.old.fields, headers.new.fields).compactMap { old, new in
      old.words == new.words ? nil : HeaderChange(name: old.name, old: old.words, new: new.words)
    }
  }

  /// Whether nothing differs.
  var isSame: Bool { header.isEmpty && comparison.isSame }

  private func count(_ kind: ParagraphPair.Kind) -> Int { comparison.pairs.count { $0.kind == kind } }
  private var renumbered: Int { comparison.pairs.count(where: comparison.isRenumbered) }

  // MARK: Text

  /// What `compare` prints for a reader.
  func text(for environment: Environment) -> String {
    let colours = DifferenceColours(environment)
    var listing = Listing(columns: environment.columns)
    listing.line("\(names.old) → \(names.new)")
    let kinds = ParagraphPair.Kind.allCases.filter { count($0) > 0 }.map { "\(count($0)) \($0.rawValue)" }
    listing.paragraph(
      "paragraphs: " + (kinds.isEmpty ? "none" : kinds.joined(separator: ", "))
        + (renumbered > 0 ? "; \(renumbered) with another number" : ""))
    if !header.isEmpty {
      listing.title("Header")
      for change in header {
        let words = [change.old.map { "[-\($0)-]" }, change.new.map { "{+\($0)+}" }].compactMap(\.self)
        listing.paragraph("\(change.name)  \(words.joined(separator: " "))", indent: 2, hanging: 4)
      }
    }
    let headings = comparison.headings.filter(comparison.headingDiffers)
    if !headings.isEmpty {
      listing.title("Headings")
      for pair in headings { listing.paragraph(words(forHeadings: pair), indent: 2, hanging: 4) }
    }
    var last: Int?
    for pair in comparison.pairs where comparison.differs(pair) {
      if let heading = pair.new.first.flatMap({ comparison.new.paragraphs[$0].heading }), heading != last {
        listing.title(comparison.new.headings[heading].line)
        last = heading
      }
      add(pair, to: &listing)
    }
    return colours.coloured(listing.text)
  }

  private func words(forHeadings pair: ParagraphPair) -> String {
    let (old, new) = (
      pair.old.map { comparison.old.headings[$0].line }.joined(separator: " / "),
      pair.new.map { comparison.new.headings[$0].line }.joined(separator: " / ")
    )
    return switch pair.kind {
    case .new: "new  {+\(new)+}"
    case .gone: "gone  [-\(old)-]"
    default: old == new ? "\(pair.kind.rawValue)  \(new)" : "\(pair.kind.rawValue)  [-\(old)-] {+\(new)+}"
    }
  }

  private func add(_ pair: ParagraphPair, to listing: inout Listing) {
    let addresses =
      pair.new.isEmpty ? comparison.oldAddresses(of: pair) : pair.new.map { comparison.new.paragraphs[$0].address }
    listing.line("  \(addresses.joined(separator: ", "))  \(comparison.words(pair))")
    switch pair.kind {
    case .new: for index in pair.new { listing.paragraph("{+\(comparison.new.paragraphs[index].text)+}", indent: 6) }
    case .gone: for index in pair.old { listing.paragraph("[-\(comparison.oldText(index))-]", indent: 6) }
    default:
      for index in pair.new where comparison.edits[index] != nil {
        listing.paragraph(comparison.markedText(index), indent: 6)
      }
    }
  }

  // MARK: JSON

  /// What `compare --format json` prints.
  var json: JSON {
    let counts = ParagraphPair.Kind.allCases.map { JSON.Member($0.rawValue, .int(count($0))) }
    return [
      "old": ["name": .string(names.old), "revision": .string(comparison.old.revision)],
      "new": ["name": .string(names.new), "revision": .string(comparison.new.revision)],
      "same": .bool(isSame), "counts": .object(counts + [.init("renumbered", .int(renumbered))]),
      "header": .array(
        header.map { ["field": .string($0.name), "old": JSON($0.old), "new": JSON($0.new)] }),
      "headings": .array(
        comparison.headings.map { pair in
          [
            "kind": .string(pair.kind.rawValue), "changed": .bool(pair.isChanged),
            "old": .array(pair.old.map { .string(comparison.old.headings[$0].line) }),
            "new": .array(pair.new.map { .string(comparison.new.headings[$0].line) }),
          ]
        }),
      "paragraphs": .array(comparison.pairs.map(json(of:))),
    ]
  }

  private func json(of pair: ParagraphPair) -> JSON {
    [
      "kind": .string(pair.kind.rawValue), "changed": .bool(pair.isChanged),
      "renumbered": .bool(comparison.isRenumbered(pair)),
      "old": .array(
        pair.old.map {
          ["address": .string(comparison.old.paragraphs[$0].address), "text": .string(comparison.oldText($0))]
        }),
      "new": .array(
        pair.new.map { index in
          let paragraph = comparison.new.paragraphs[index]
          return [
            "address": .string(paragraph.address), "text": .string(paragraph.text),
            "edits": .array(
              (comparison.edits[index] ?? []).map {
                ["start": .int($0.range.lowerBound), "end": .int($0.range.upperBound), "removed": .string($0.removed)]
              }),
          ]
        }),
    ]
  }
}

extension Comparison {
  /// A new paragraph's text with what was taken out and put in: "Members [-shall-] {+should+} …".
  fileprivate func markedText(_ index: Int) -> String {
    let text = Array(new.paragraphs[index].text.unicodeScalars)
    var marked = String.UnicodeScalarView()
    var place = 0
    for edit in (edits[index] ?? []) where edit.range.lowerBound >= place {
      marked += text[place..<edit.range.lowerBound]
      if !edit.removed.isEmpty {
        let words = edit.removed.split(separator: " ").joined(separator: " ")
        marked += "\(edit.removed.hasPrefix(" ") ? " " : "")[-\(words)-]".unicodeScalars
        if edit.removed.hasSuffix(" ") || !edit.range.isEmpty { marked.append(" ") }
      }
      if !edit.range.isEmpty {
        marked += "{+".unicodeScalars
        marked += text[edit.range]
        marked += "+}".unicodeScalars
      }
      place = edit.range.upperBound
    }
    marked += text[place...]
    return String(marked)
  }
}

extension Header {
  /// What the header block says, in the order in which it stands there.
  fileprivate var fields: [(name: String, words: String?)] {
    [
      ("organization", organization), ("body", body), ("symbol", symbol),
      ("session", sessionOrdinals.isEmpty ? nil : SessionEvent.ordinalWords(sessionOrdinals)),
      ("session dates", sessionDates?.words), ("place", place), ("document date", documentDate?.description),
      ("title", title), ("agenda item", agendaItem),
    ]
  }
}

extension Heading {
  /// Label and title on one line.
  fileprivate var line: String { [label, title].compactMap(\.self).joined(separator: " ") }
}

extension KeptRevision.Heading {
  /// Label and title on one line.
  fileprivate var line: String { [label, title].compactMap(\.self).joined(separator: " ") }
}

/// The colours of what was taken out and put in, where standard output is a terminal that wants them.
private struct DifferenceColours {
  private let isOn: Bool

  init(_ environment: Environment) {
    // no-color.org: any value that is not empty turns colours off.
    isOn =
      environment.columns != nil && (environment.variables["NO_COLOR"] ?? "").isEmpty
      && environment.variables["TERM"] != "dumb"
  }

  /// Colours what stands between the marks, which stay (ECMA-48, SGR 31, 32 and 39).
  func coloured(_ text: String) -> String {
    guard isOn else { return text }
    return text.replacing("[-", with: "\u{1B}[31m[-").replacing("-]", with: "-]\u{1B}[39m")
      .replacing("{+", with: "\u{1B}[32m{+").replacing("+}", with: "+}\u{1B}[39m")
  }
}
