import Documents

/// A word of the command line that names no paragraph.
struct UnknownPlace: Error, Equatable {
  /// What is wrong; what to do.
  let words: String
}

extension Document {
  /// The paragraphs that a word of the command line names: a label, a range with the sub-paragraphs in it, or a section or annex.
  ///
  /// The end of a range is looked for where it begins: "Annex I/1-3" ends at Annex I/3.
  func paragraphs(cited word: String) throws(UnknownPlace) -> [Int] {
    // A word of nothing but dashes could be parted in as many ways as it is long.
    guard word.utf8.count <= Document.longestCitation else { throw unknown(word) }
    switch target(cited: word) {
    case .paragraph(let one): return [one]
    case .heading(let heading):
      let under = paragraphs(under: heading).filter { paragraphs[$0].isReviewable }
      guard !under.isEmpty else {
        throw UnknownPlace(words: "nothing under '\(word)' takes positions; name a paragraph")
      }
      return under
    case .title, nil: break
    }
    var problem: UnknownPlace?
    let dashes = word.indices.filter { word[$0] == "-" || word[$0] == "–" }
    // No range has more; each dash costs a look through the whole document.
    guard dashes.count <= 16 else { throw unknown(word) }
    for dash in dashes {
      let (from, to) = (String(word[..<dash]), String(word[word.index(after: dash)...]))
      let first = paragraph(cited: from)
      let part = first.map { paragraphs[$0].part } ?? ""
      let end = to.contains("/") ? to : part + to
      var last = paragraph(cited: end)
      if last == nil, let first, let elsewhere = paragraph(cited: to), first <= elsewhere { last = elsewhere }
      guard let last else {
        if let first, !to.isEmpty { problem = missing(end, after: first) }
        continue
      }
      guard let first else {
        if !from.isEmpty { problem = problem ?? unknown(from) }
        continue
      }
      guard first <= last else {
        problem = UnknownPlace(words: "'\(word)' runs backwards; write the earlier paragraph first")
        continue
      }
      let after = paragraphs[(last + 1)...].firstIndex { $0.depth <= paragraphs[last].depth } ?? paragraphs.endIndex
      return (first..<after).filter { paragraphs[$0].isReviewable }
    }
    throw problem ?? unknown(word)
  }

  /// What to say when a range that begins at a paragraph has no end: where that part of the document ends, if that is why.
  private func missing(_ end: String, after first: Int) -> UnknownPlace {
    let part = paragraphs[first].part
    guard let last = paragraphs.last(where: { $0.isReviewable && $0.depth == 0 && $0.part == part }),
      let wanted = Int(end.dropFirst(part.count)), let number = Int(last.address.dropFirst(part.count)), wanted > number
    else { return unknown(end) }
    return UnknownPlace(words: "no paragraph '\(end)'; the last is \(last.address)")
  }

  /// No word that is longer names paragraphs, in bytes.
  private static let longestCitation = 1000

  /// What to say when a word names no paragraph: with the nearest ones.
  func unknown(_ word: String) -> UnknownPlace {
    let near = addresses(like: word)
    let shown = word.unicodeScalars.count > 60 ? String(word.unicodeScalars.prefix(59)) + "…" : word
    if near.isEmpty { return UnknownPlace(words: "no paragraph '\(shown)'; the document has none") }
    return UnknownPlace(words: "no paragraph '\(shown)'; the nearest are \(near.joined(separator: ", "))")
  }

  /// Up to three addresses of paragraphs and labelled headings that look most like a word, in document order.
  private func addresses(like word: String) -> [String] {
    let wanted = Array(word.utf8.prefix(64))
    let number = Int(word.last == "." ? word.dropLast() : word[...])
    var near: [(distance: Int, index: Int)] = []
    let targets = targets
    for (index, target) in targets.enumerated() where isCited(target) {
      let address = address(of: target)
      let distance: Int
      if let number, let other = Int(address) {
        let (gap, overflow) = number.subtractingReportingOverflow(other)
        distance = overflow ? .max : Int(min(gap.magnitude, UInt(Int.max)))
      } else {
        // To one who asks for a number, the farthest number is nearer than a word.
        distance = (number == nil ? 0 : Int.max / 2) + editDistance(wanted, Array(address.utf8.prefix(64)))
      }
      if near.count == 3, let last = near.last, distance >= last.distance { continue }
      let place = near.firstIndex { $0.distance > distance } ?? near.endIndex
      near.insert((distance, index), at: place)
      if near.count > 3 { near.removeLast() }
    }
    return near.map(\.index).sorted().map { address(of: targets[$0]) }
  }

  private func isCited(_ target: Target) -> Bool {
    switch target {
    case .title: false
    case .heading(let index): headings[index].label != nil
    case .paragraph(let index): paragraphs[index].isReviewable || paragraphs.count < 50
    }
  }
}

extension Document {
  /// How programs are told a target: a paragraph's printed label, else the address.
  func citation(of target: Target) -> String {
    if case .paragraph(let index) = target { paragraphs[index].citedAs } else { address(of: target) }
  }
}

extension Paragraph {
  /// How listings name the paragraph: its printed label, else its address.
  var citedAs: String { label ?? address }

  /// What its address has before the number: "Annex I/", nothing in the body.
  fileprivate var part: Substring {
    address.lastIndex(of: "/").map { address[...$0] } ?? ""
  }
}

/// How many letters must be put in, left out or exchanged to make one word of another (Levenshtein).
private func editDistance(_ one: [UInt8], _ other: [UInt8]) -> Int {
  var row = Array(0...other.count)
  for (i, a) in one.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, b) in other.enumerated() {
      let above = row[j + 1]
      row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
      diagonal = above
    }
  }
  return row[other.count]
}
