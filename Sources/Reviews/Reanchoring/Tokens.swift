/// A text cut into words and punctuation marks; every cut is on a grapheme boundary.
struct Tokens {
  /// The text.
  let text: String
  /// Its tokens in order.
  let all: [Token]
  /// Code points of the text.
  let length: Int

  /// Reads `text`, and enters its words into `lexicon`.
  init(_ text: String, lexicon: inout Lexicon) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
    var reader = TokenReader(text)
    (all, length) = text.utf8.withContiguousStorageIfAvailable { reader.read($0, &lexicon) } ?? ([], 0)
  }

  /// How many there are.
  var count: Int { all.count }

  /// One of them.
  subscript(index: Int) -> Token {
    @inline(__always) get { all[index] }
  }

  /// The text from the first to the last of some tokens.
  func words(_ range: Range<Int>) -> String {
    guard !range.isEmpty, range.upperBound <= all.count else { return "" }
    let start = text.utf8.index(text.startIndex, offsetBy: Int(all[range.lowerBound].byteStart))
    let end = text.utf8.index(text.startIndex, offsetBy: Int(all[range.upperBound - 1].byteEnd))
    return String(text[start..<end])
  }

  /// Where some tokens stand, in code points.
  func span(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return length..<length }
    return Int(all[range.lowerBound].start)..<Int(all[range.upperBound - 1].end)
  }

  /// The tokens that `span`, in code points, touches.
  func touched(by span: Range<Int>) -> Range<Int> {
    let first = all.firstPlace { Int($0.end) > span.lowerBound }
    return first..<max(first, all.firstPlace { Int($0.start) >= span.upperBound })
  }
}

extension Array {
  /// The first index from which `holds` is true, by halving; `holds` is false before and true from it on.
  func firstPlace(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
