/// What most of a printed document has: the size of its type, and the distance of its lines.
struct PrintedMeasures {
  /// The height of most of its text.
  private(set) var size = 10.0
  /// From one line to the next within a paragraph, as a multiple of the size.
  private(set) var leading = 1.2
  /// Words that stand unbroken somewhere in it, and words that are written with a hyphen, both in lower case.
  private var words: Set<String> = []
  /// Whether its words are broken at line ends: some of them are written unbroken elsewhere.
  private var breaksWords = false

  /// Measures `pages`.
  init(_ pages: [PrintedPage]) {
    var weights: [Int: Int] = [:]
    for page in pages {
      for line in page.lines { weights[Int(line.size * 10), default: 0] += line.text.utf8.count }
    }
    size = Double(weights.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 100) / 10
    leading = PrintedMeasures.leading(of: pages, size)
    var broken: [(String, String)] = []
    for page in pages {
      for (line, next) in zip(page.lines, page.lines.dropFirst()) {
        if let last = line.words.last?.text, last.endsInHyphen, let first = next.words.first?.text {
          broken.append((last, first))
        }
      }
      for line in page.lines {
        for word in line.words.dropLast() where words.count < PrintedMeasures.mostWords {
          words.insert(PrintedMeasures.core(word.text))
        }
      }
    }
    breaksWords = broken.contains { words.contains(PrintedMeasures.core(String($0.dropLast()) + $1)) }
  }

  private static let mostWords = 200_000

  private static func leading(of pages: [PrintedPage], _ size: Double) -> Double {
    var steps: [Double] = []
    for page in pages {
      for (line, next) in zip(page.lines, page.lines.dropFirst()) where line.block == next.block {
        let step = next.box.top - line.box.top
        if abs(line.size - size) < 0.5, abs(next.size - size) < 0.5, step > 0.5 * size { steps.append(step / size) }
      }
    }
    steps.sort()
    return steps.isEmpty ? 1.2 : min(max(steps[steps.count / 2], 0.8), 2.5)
  }

  private static func core(_ word: String) -> String {
    word.lowercased().trimmingMarks
  }

  /// Whether the hyphen between two lines only breaks a word: unless the word is written with it elsewhere.
  func isBreak(_ last: String, _ first: String) -> Bool {
    if last.unicodeScalars.last == "\u{AD}" { return true }
    guard first.unicodeScalars.first?.properties.isLowercase ?? false else { return false }
    if words.contains(PrintedMeasures.core(last + first)) { return false }
    return breaksWords || words.contains(PrintedMeasures.core(String(last.dropLast()) + first))
  }
}

extension String {
  /// Whether a word is cut at its end.
  var endsInHyphen: Bool {
    let end = unicodeScalars.suffix(2)
    guard end.count == 2, let sign = end.last, let letter = end.first else { return false }
    return "-\u{2010}\u{AD}".unicodeScalars.contains(sign) && letter.properties.isAlphabetic
  }

  /// The word without the marks round it.
  fileprivate var trimmingMarks: String {
    let scalars = unicodeScalars.drop { !$0.properties.isAlphabetic }
    let marks = scalars.reversed().prefix { !$0.properties.isAlphabetic }.count
    return String(Substring(scalars.dropLast(marks)))
  }
}
