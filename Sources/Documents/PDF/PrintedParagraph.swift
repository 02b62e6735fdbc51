/// Lines that make one paragraph, perhaps over several columns and pages.
struct PrintedParagraph {
  /// The lines in order.
  private(set) var lines: [PrintedLine]
  /// The right edge that lines of its column reach, in points.
  private var margin: Double
  private let measures: PrintedMeasures
  /// The number or sign that it begins with.
  private let marker: Marker?
  /// Where its text begins behind that.
  private let textLeft: Double

  /// Begins with a line.
  init(_ line: PrintedLine, margin: Double, _ measures: PrintedMeasures) {
    lines = [line]
    self.margin = margin
    self.measures = measures
    marker = line.marker
    textLeft = line.marker != nil && line.words.count > 1 ? line.words[1].box.left : line.box.left
  }

  /// Adds a line; on a new page or in a new column the margin is another one.
  mutating func append(_ line: PrintedLine, margin: Double) {
    lines.append(line)
    self.margin = margin
  }

  /// Its size of type.
  var size: Double { lines.first?.size ?? 0 }
  /// Whether it is set as titles are: in larger type, and no sentence.
  ///
  /// A font may be higher than another of the same size, so that the height of a long paragraph says nothing.
  var isTitle: Bool {
    guard size > 1.1 * measures.size, lines.count <= 4, let end = last?.words.last?.text.unicodeScalars.last else {
      return false
    }
    return !".;,".unicodeScalars.contains(end)
  }
  private var last: PrintedLine? { lines.last }

  /// Whether the paragraph goes on in `line`, which stands right under it.
  func goesOn(in line: PrintedLine) -> Bool {
    guard let last, PrintedParagraph.isLike(line, last) else { return false }
    guard line.box.top - last.box.top <= 1.28 * measures.leading * max(last.size, line.size) else { return false }
    if line.marker != nil, beginsPart(line, after: last) { return false }
    if isTitle, line.size > 1.1 * measures.size { return true }
    guard isFull(last, before: line) else { return false }
    let step = line.box.left - last.box.left
    let tolerance = 0.8 * line.size
    if marker != nil { return [lines[0].box.left, textLeft].contains { abs(line.box.left - $0) < tolerance } }
    return lines.count == 1 || abs(step) < tolerance
  }

  /// Whether it goes on in `line`, with which another column or page begins.
  func goesOnElsewhere(in line: PrintedLine) -> Bool {
    guard let last, !isTitle, PrintedParagraph.isLike(line, last), line.marker == nil,
      isFull(last, before: line), let end = last.words.last?.text.unicodeScalars.last
    else { return false }
    if ".:;!?".unicodeScalars.contains(end) { return false }
    let start = line.words.first?.text.unicodeScalars.first
    return start?.properties.isLowercase ?? false || last.words.last?.text.endsInHyphen ?? false
      || end.properties.isAlphabetic && lines.count > 1 || end == ","
  }

  /// Whether two lines may be of one size, in whatever fonts.
  private static func isLike(_ line: PrintedLine, _ other: PrintedLine) -> Bool {
    abs(line.size - other.size) <= 0.19 * max(line.size, other.size)
  }

  /// Whether the first word of the next line would not have fitted on the last one.
  private func isFull(_ last: PrintedLine, before line: PrintedLine) -> Bool {
    guard let word = line.words.first else { return false }
    return last.box.right + 0.2 * last.size + word.box.width > margin - 0.1 * last.size
  }

  /// Whether a number or sign at the start of a line begins a paragraph, and is no figure that the text runs on to.
  private func beginsPart(_ line: PrintedLine, after last: PrintedLine) -> Bool {
    if abs(line.box.left - last.box.left) > 0.5 * line.size || !isFull(last, before: line) { return true }
    if line.words.count > 1, line.words[1].box.left - line.words[0].box.right > 0.6 * line.size { return true }
    guard let end = last.words.last?.text.unicodeScalars.last else { return true }
    return ".:;".unicodeScalars.contains(end)
  }
}

extension PrintedLine {
  /// The number or sign that it begins with.
  var marker: Marker? {
    if let marker = Marker(text) { return marker }
    guard words.count > 1, words[0].text.unicodeScalars.count == 1, let scalar = words[0].text.unicodeScalars.first,
      scalar.isListSign, words[1].box.left - words[0].box.right > 0.3 * size
    else { return nil }
    return Marker("• " + words[1].text)
  }
}
