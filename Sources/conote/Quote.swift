import Text

/// Words quoted from a paragraph, to be found in it again.
enum Quote {
  /// Where `quote` stands in `text`, in code points: exactly, or else without regard to case, white space and the shape of quotation
  /// marks and dashes.
  static func ranges(of quote: String, in text: String) -> [Range<Int>] {
    let exact = Letters(text, folding: false).ranges(of: Letters(Normalization.nfc(quote), folding: false))
    if !exact.isEmpty { return exact }
    return Letters(text, folding: true).ranges(of: Letters(Normalization.nfc(quote), folding: true))
  }
}

/// The code points of a text that count in a comparison, each with its place in the text.
private struct Letters {
  var scalars: [Unicode.Scalar] = []
  var offsets: [Int] = []

  init(_ text: String, folding: Bool) {
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      if folding { fold(scalar, at: offset) } else { add(scalar, at: offset) }
    }
    while folding, scalars.last == " " { scalars.removeLast() }
  }

  private mutating func add(_ scalar: Unicode.Scalar, at offset: Int) {
    scalars.append(scalar)
    offsets.append(offset)
  }

  private mutating func fold(_ scalar: Unicode.Scalar, at offset: Int) {
    switch scalar {
    case _ where scalar.properties.isWhitespace:
      if let last = scalars.last, last != " " { add(" ", at: offset) }
    case "\u{2018}", "\u{2019}": add("'", at: offset)
    case "\u{201C}", "\u{201D}", "\u{AB}", "\u{BB}": add("\"", at: offset)
    case "\u{2010}"..."\u{2014}": add("-", at: offset)
    default:
      for lower in scalar.properties.lowercaseMapping.unicodeScalars { add(lower, at: offset) }
    }
  }

  func ranges(of other: Letters) -> [Range<Int>] {
    let wanted = other.scalars
    guard let first = wanted.first, wanted.count <= scalars.count else { return [] }
    var found: [Range<Int>] = []
    for start in 0...(scalars.count - wanted.count) where scalars[start] == first {
      let end = start + wanted.count
      if scalars[start..<end].elementsEqual(wanted) { found.append(offsets[start]..<(offsets[end - 1] + 1)) }
    }
    return found
  }
}
