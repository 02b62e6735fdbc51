import Documents

extension Document {
  /// The paragraphs that a word of the command line names: a label, or a range "3-7" with the sub-paragraphs in it.
  func paragraphs(cited word: String) -> [Int]? {
    if let one = paragraph(cited: word) { return [one] }
    for dash in word.indices where word[dash] == "-" || word[dash] == "–" {
      guard let first = paragraph(cited: String(word[..<dash])),
        let last = paragraph(cited: String(word[word.index(after: dash)...])), first <= last
      else { continue }
      let after = paragraphs[(last + 1)...].firstIndex { $0.depth <= paragraphs[last].depth } ?? paragraphs.endIndex
      return (first..<after).filter { paragraphs[$0].isReviewable }
    }
    return nil
  }

  /// What to say when a word names no paragraph: with the nearest ones.
  func unknown(_ word: String) -> String {
    let near = addresses(like: word)
    if near.isEmpty { return "no paragraph '\(word)'; the document has none" }
    return "no paragraph '\(word)'; the nearest are \(near.joined(separator: ", "))"
  }

  /// Up to three addresses that look most like a word, in document order.
  private func addresses(like word: String) -> [String] {
    let wanted = Array(word.utf8.prefix(64))
    let number = Int(word.last == "." ? word.dropLast() : word[...])
    var near: [(distance: Int, index: Int)] = []
    for (index, paragraph) in paragraphs.enumerated() where paragraph.isReviewable || paragraphs.count < 50 {
      let distance: Int
      if let number, let other = Int(paragraph.address) {
        let (gap, overflow) = number.subtractingReportingOverflow(other)
        distance = overflow ? .max : Int(min(gap.magnitude, UInt(Int.max)))
      } else {
        // To one who asks for a number, the farthest number is nearer than a word.
        distance = (number == nil ? 0 : Int.max / 2) + editDistance(wanted, Array(paragraph.address.utf8.prefix(64)))
      }
      if near.count == 3, let last = near.last, distance >= last.distance { continue }
      let place = near.firstIndex { $0.distance > distance } ?? near.endIndex
      near.insert((distance, index), at: place)
      if near.count > 3 { near.removeLast() }
    }
    return near.map(\.index).sorted().map { paragraphs[$0].address }
  }
}

extension Paragraph {
  /// How listings name the paragraph: its printed label, else its address.
  var citedAs: String { label ?? address }
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
