/// A rectangle on a page, in points from its upper left corner.
struct PrintedBox: Equatable {
  /// The left edge.
  var left: Double
  /// The upper edge.
  var top: Double
  /// The right edge.
  var right: Double
  /// The lower edge.
  var bottom: Double

  /// How high it is.
  var height: Double { bottom - top }
  /// How wide it is.
  var width: Double { right - left }

  /// The smallest one round both.
  func union(_ other: PrintedBox) -> PrintedBox {
    PrintedBox(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }

  /// Whether both stand on one line: they share more than half of the lower one's height.
  func isBeside(_ other: PrintedBox) -> Bool {
    min(bottom, other.bottom) - max(top, other.top) > min(height, other.height) / 2
  }
}

/// A word as printed.
struct PrintedWord: Equatable {
  /// Where it stands.
  var box: PrintedBox
  /// What it says.
  var text: String
}

/// Words that stand on one line without a wide gap.
struct PrintedLine {
  /// The words from left to right.
  private(set) var words: [PrintedWord]
  /// Where it stands.
  private(set) var box: PrintedBox
  /// The height of most of its text, a measure of its size of type.
  private(set) var size: Double
  /// The block that it is in by the order of the file, from 1.
  let block: Int

  /// A line of words; nil without any.
  init?(_ words: [PrintedWord], block: Int) {
    guard let first = words.first else { return nil }
    self.words = words
    self.block = block
    box = words.dropFirst().reduce(first.box) { $0.union($1.box) }
    size = PrintedLine.size(of: words)
  }

  /// The height that most code points have.
  private static func size(of words: [PrintedWord]) -> Double {
    var weights: [Int: Int] = [:]
    for word in words { weights[Int(word.box.height * 10), default: 0] += word.text.unicodeScalars.count }
    let most = weights.max { ($0.value, $0.key) < ($1.value, $1.key) }
    return max(1, Double(most?.key ?? 10) / 10)
  }

  /// Adds a line that goes on to the right.
  mutating func append(_ other: PrintedLine) {
    words += other.words
    box = box.union(other.box)
    size = PrintedLine.size(of: words)
  }

  /// What it says.
  var text: String {
    var text = ""
    for (index, word) in words.enumerated() {
      if index > 0 { text += gap(before: index) }
      text += word.text
    }
    return text
  }

  /// The blanks that stand for the space before a word: none inside a word whose type changes, and two behind a number in the margin.
  func gap(before index: Int) -> String {
    let space = words[index].box.left - words[index - 1].box.right
    if space < 0.1 * min(words[index].box.height, words[index - 1].box.height) { return "" }
    return index == 1 && space > size && words[0].text.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? "  " : " "
  }

  /// Its words where the sheet is looked at in a mirror of that width, for scripts that run from right to left.
  func mirrored(in width: Double) -> PrintedLine? {
    let words = words.reversed().map { word in
      let box = PrintedBox(
        left: width - word.box.right, top: word.box.top, right: width - word.box.left, bottom: word.box.bottom)
      let isMirrored = word.text.unicodeScalars.contains { $0.runsLeft }
      let text = isMirrored ? String(String.UnicodeScalarView(word.text.unicodeScalars.reversed())) : word.text
      return PrintedWord(box: box, text: text)
    }
    return PrintedLine(words, block: block)
  }
}

/// A page as printed.
struct PrintedPage {
  /// Its width in points.
  var width: Double
  /// Its height in points.
  var height: Double
  /// What stands on it, in the order of the file.
  var lines: [PrintedLine] = []

  /// Whether most of what stands on it runs from right to left.
  var runsLeft: Bool {
    var (left, right) = (0, 0)
    for line in lines {
      for word in line.words {
        for scalar in word.text.unicodeScalars where scalar.properties.isAlphabetic {
          if scalar.runsLeft { left += 1 } else { right += 1 }
        }
      }
    }
    return left > right
  }

  /// The page with its text in reading order: one in Arabic or Hebrew is seen in the mirror.
  var readable: PrintedPage {
    guard runsLeft else { return self }
    var page = self
    page.lines = lines.compactMap { $0.mirrored(in: width) }
    return page
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter of a script that runs from right to left.
  fileprivate var runsLeft: Bool {
    switch value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: true
    default: false
    }
  }
}
