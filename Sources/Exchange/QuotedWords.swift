/// Words quoted from a paragraph, found in it again whatever white space divides them.
enum QuotedWords {
  /// Where `quote` stands in `text`, in code points, in order; overlapping places are one.
  static func ranges(of quote: String, in text: String) -> [Range<Int>] {
    let wanted = Letters(quote).scalars
    let letters = Letters(text)
    guard let first = wanted.first, wanted.count <= letters.scalars.count else { return [] }
    var found: [Range<Int>] = []
    var at = 0
    while at + wanted.count <= letters.scalars.count {
      if letters.scalars[at] == first, letters.scalars[at..<at + wanted.count].elementsEqual(wanted) {
        found.append(letters.offsets[at]..<letters.offsets[at + wanted.count - 1] + 1)
        at += wanted.count
      } else {
        at += 1
      }
    }
    return found
  }

  /// Code points with one blank for each stretch of white space, and their places.
  private struct Letters {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []

    init(_ text: String) {
      for (offset, scalar) in text.unicodeScalars.enumerated() {
        let isBlank = scalar.properties.isWhitespace
        if isBlank, scalars.isEmpty || scalars.last == " " { continue }
        scalars.append(isBlank ? " " : scalar)
        offsets.append(offset)
      }
      if scalars.last == " " {
        scalars.removeLast()
        offsets.removeLast()
      }
    }
  }
}
