internal import Text

/// Follows the numbers of paragraphs and their parts, and tells which printed numbers belong to the sequence.
struct Numbering {
  /// Where a numbered block belongs.
  enum Place: Equatable {
    /// A paragraph of the top level; whether its number starts again from 1.
    case top(restarts: Bool)
    /// A part of the paragraph with this index, or of the section when nil; 1 for the first level.
    case part(of: Int?, depth: Int)
  }
  private enum Family { case number, dotted, letter, roman, capital }
  private struct Level {
    var family: Family
    var enclosure: Marker.Enclosure
    var last: Int
    var indent: Int
    var paragraph: Int
  }
  private struct Top {
    var parts: [Int]
    var enclosure: Marker.Enclosure
    var indent: Int
    var paragraph: Int
  }

  private var top: Top?
  private var levels: [Level] = []
  private var isAfterHeading = true
  /// What was odd about the last number.
  private(set) var oddity: Message?

  /// The first part of the number at hand, when it has two ("12" of "12.3").
  var dottedNumber: Int? { top.flatMap { $0.parts.count == 2 ? $0.parts[0] : nil } }

  /// Whether `number` goes on a sequence that is open, or begins one.
  func expects(_ number: Int) -> Bool {
    number == 1 || top.map { $0.parts == [number - 1] } ?? true
      || levels.contains { $0.family == .number && $0.last + 1 == number }
  }

  /// How far a number may be from its neighbour and still be one of the sequence.
  private static let reach = 10

  /// A heading ends the parts of a paragraph, and numbers may start again.
  mutating func heading() {
    levels = []
    isAfterHeading = true
  }

  /// An annex has numbers of its own.
  mutating func annex() {
    heading()
    top = nil
  }

  /// The place of the paragraph with index `paragraph` that begins with `marker`; nil when its number is out of all sequence.
  ///
  /// `introduced` says whether the block before announces a list ("as follows:").
  mutating func place(_ marker: Marker, indent: Int, introduced: Bool, isNested: Bool, paragraph: Int) -> Place? {
    oddity = nil
    switch marker.sort {
    case .bullet: return nil
    case .number(let parts, let suffix) where parts.count == 1:
      return number(parts[0], suffix, marker, indent, introduced, isNested, paragraph)
    case .number(let parts, _): return dotted(parts, marker, indent, paragraph)
    case .letter(let alphabet, let roman):
      let readings = [alphabet.map { (Family.letter, $0) }, roman.map { (Family.roman, $0) }].compactMap(\.self)
      return letter(readings, marker, indent, paragraph)
    case .capital(let alphabet, _):
      return letter([alphabet.map { (Family.capital, $0) }].compactMap(\.self), marker, indent, paragraph)
    }
  }

  // MARK: Numbers

  private mutating func number(
    _ number: Int, _ suffix: String, _ marker: Marker, _ indent: Int, _ introduced: Bool, _ isNested: Bool,
    _ paragraph: Int
  ) -> Place? {
    // "0 Dictionary" is a value in a list of them.
    guard number > 0 else { return nil }
    guard let top, top.parts.count == 1 || !isAfterHeading else {
      guard number <= 999, self.top == nil || number == 1 else { return nil }
      return start([number], marker, indent, paragraph, restarts: self.top != nil)
    }
    let last = top.parts[0]
    let inList = levels.last { $0.family == .number && $0.enclosure == marker.enclosure }
    let isSameStyle = top.enclosure == marker.enclosure && !isNested && top.parts.count == 1
    if isSameStyle, number == last + 1, inList.map({ $0.last + 1 != number || indent <= top.indent }) ?? true {
      return start([number], marker, indent, paragraph, restarts: false)
    }
    if let inList, number == inList.last + 1 { return part(.number, number, marker, indent, paragraph) }
    if number == 1 {
      if !isAfterHeading, introduced || isNested || indent > top.indent || !isSameStyle {
        return part(.number, number, marker, indent, paragraph)
      }
      return start([number], marker, indent, paragraph, restarts: true)
    }
    guard isSameStyle, abs(number - last) <= Numbering.reach else { return nil }
    if number == last, suffix.isEmpty {
      oddity = "two paragraphs are numbered \(number)"
    } else if number > last {
      oddity =
        last + 2 == number
        ? "paragraph \(last + 1) is missing: \(last) is followed by \(number)"
        : "paragraph \(last + 1) to \(number - 1) is missing: \(last) is followed by \(number)"
    } else if number < last {
      oddity = "paragraph \(number) comes after \(last)"
    }
    return start([number], marker, indent, paragraph, restarts: false)
  }

  private mutating func dotted(_ parts: [Int], _ marker: Marker, _ indent: Int, _ paragraph: Int) -> Place? {
    let last = parts[parts.count - 1]
    if let top, top.parts.count == 1, top.parts[0] == parts[0], !isAfterHeading {
      guard last <= 1 || levels.contains(where: { $0.family == .dotted && last - $0.last <= Numbering.reach }) else {
        return nil
      }
      return part(.dotted, last, marker, indent, paragraph)
    }
    let follows = top.map { $0.parts.count == parts.count && $0.parts.dropLast() == parts.dropLast() } ?? false
    // "1.5 million" is no number of a paragraph.
    guard last == 1 || follows, parts[0] <= 999 else { return nil }
    if follows, let before = top?.parts.last, last != before + 1 {
      guard last > before, last - before <= Numbering.reach else { return nil }
      let prefix = parts.dropLast().map(String.init).joined(separator: ".")
      oddity = "paragraph \(prefix).\(before + 1) is missing: \(prefix).\(before) is followed by \(prefix).\(last)"
    }
    return start(parts, marker, indent, paragraph, restarts: false)
  }

  private mutating func start(
    _ parts: [Int], _ marker: Marker, _ indent: Int, _ paragraph: Int, restarts: Bool
  ) -> Place {
    top = Top(parts: parts, enclosure: marker.enclosure, indent: indent, paragraph: paragraph)
    levels = []
    isAfterHeading = false
    return .top(restarts: restarts)
  }

  // MARK: Parts

  /// "(i)" goes on from "(h)", else it begins Roman numbers.
  private mutating func letter(
    _ readings: [(Family, Int)], _ marker: Marker, _ indent: Int, _ paragraph: Int
  ) -> Place? {
    for level in levels.reversed() where level.enclosure == marker.enclosure {
      for (family, value) in readings where level.family == family && level.last + 1 == value {
        return part(family, value, marker, indent, paragraph)
      }
    }
    if let (family, value) = readings.last(where: { $0.1 == 1 }) {
      return part(family, value, marker, indent, paragraph)
    }
    for level in levels.reversed() where level.enclosure == marker.enclosure && level.family != .capital {
      for (family, value) in readings where level.family == family && 2...Numbering.reach ~= value - level.last {
        oddity = "a part before \(marker.label) is missing"
        return part(family, value, marker, indent, paragraph)
      }
    }
    return nil
  }

  /// Puts a part on the level of its family, which it opens or goes on with.
  private mutating func part(
    _ family: Family, _ value: Int, _ marker: Marker, _ indent: Int, _ paragraph: Int
  ) -> Place {
    if let known = levels.lastIndex(where: { $0.family == family && $0.enclosure == marker.enclosure }) {
      levels.removeSubrange(known...)
    }
    let parent = levels.last?.paragraph ?? (isAfterHeading ? nil : top?.paragraph)
    levels.append(Level(family: family, enclosure: marker.enclosure, last: value, indent: indent, paragraph: paragraph))
    return .part(of: parent, depth: levels.count)
  }
}
