/// The printed number, letter or sign that a paragraph or heading begins with.
struct Marker: Equatable {
  /// What is counted or drawn.
  enum Sort: Equatable {
    /// "11"; "1.1" has two parts; "3bis" has a suffix and counts as the same number.
    case number([Int], suffix: String)
    /// "a", "aa": its place in the alphabet, and its value where it is a Roman number too.
    case letter(Int?, roman: Int?)
    /// "A", "IV": the same for capitals.
    case capital(Int?, roman: Int?)
    case bullet
  }
  /// What stands round it: "1.", "1)", "(1)", "[1]", "1" and a wide blank.
  enum Enclosure: Equatable { case stop, parenthesis, parentheses, brackets, none }

  /// What is counted or drawn.
  let sort: Sort
  /// What stands round it.
  let enclosure: Enclosure
  /// As printed, without the blanks behind it ("11.", "(a)").
  let label: String
  /// Code points up to the text behind it.
  let count: Int
  /// Whether nothing follows it.
  let isBare: Bool

  /// The marker that `text` begins with, or nil.
  init?(_ text: some StringProtocol) {
    guard Marker.canBegin(text.utf8) else { return nil }
    if let digits = Marker.plainDigits(text.utf8) {
      sort = .number([digits.value], suffix: "")
      enclosure = .stop
      label = String(text.prefix(digits.count + 1))
      count = digits.count + 2
      isBare = false
      return
    }
    // No marker is longer; a long paragraph is not looked at beyond.
    var head: [Unicode.Scalar] = []
    head.reserveCapacity(Marker.longest)
    for scalar in text.unicodeScalars {
      head.append(scalar)
      if head.count == Marker.longest { break }
    }
    var scanner = Scanner(head: head)
    guard let (sort, enclosure) = scanner.bullet() ?? scanner.counted() else { return nil }
    let length = scanner.at
    let blanks = scanner.head[length...].prefix { $0 == " " || $0.properties.isWhitespace }
    guard !blanks.isEmpty || length == scanner.head.count else { return nil }
    if enclosure == .none, sort != .bullet {
      guard blanks.count > 1 || blanks.first == "\t" else { return nil }
      // "2   of them" is the middle of a sentence, as a table or figure has it.
      if scanner.head.count > length + blanks.count, scanner.head[length + blanks.count].properties.isLowercase {
        return nil
      }
    }
    self.sort = sort
    self.enclosure = enclosure
    label = String(String.UnicodeScalarView(scanner.head[..<length]))
    count = length + blanks.count
    isBare = count == scanner.head.count && count < Marker.longest
  }

  /// A number without punctuation that one blank parts from the text.
  init(number: Int) {
    sort = .number([number], suffix: "")
    enclosure = .none
    label = String(number)
    count = label.utf8.count + 1
    isBare = false
  }

  private static let longest = 24

  /// The number where one with a stop and a blank comes before a word, as most markers do, and how many digits it has.
  private static func plainDigits(_ text: some Collection<UInt8>) -> (value: Int, count: Int)? {
    var (value, count) = (0, 0)
    var rest = text.makeIterator()
    var next = rest.next()
    while let digit = next, 0x30...0x39 ~= digit, count < 7 {
      value = value * 10 + Int(digit - 0x30)
      count += 1
      next = rest.next()
    }
    guard 1...6 ~= count, next == 0x2E, rest.next() == 0x20, let first = rest.next(), 0x21..<0x7F ~= first else {
      return nil
    }
    return (value, count)
  }

  /// Whether the first bytes can be those of a marker; most texts begin with a word, and a word is soon seen to be none.
  static func canBegin(_ text: some Collection<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    switch first {
    case 0x30...0x39, 0x28, 0x5B, 0x2A, 0x2D, 0xC2, 0xE2: return true
    case 0x41...0x5A, 0x61...0x7A:
      guard let behind = text.prefix(7).first(where: { !(0x41...0x5A ~= $0 || 0x61...0x7A ~= $0) }) else {
        return false
      }
      return behind == 0x2E || behind == 0x29
    default: return false
    }
  }

  /// The number, for a marker of one number ("11.").
  var number: Int? {
    guard case .number(let parts, _) = sort, parts.count == 1 else { return nil }
    return parts[0]
  }

  /// Whether it numbers paragraphs rather than parts of one.
  var isNumber: Bool {
    guard case .number = sort else { return false }
    return true
  }

  /// The label without its punctuation, as ids and addresses have it ("11", "1.1", "3bis").
  var bare: String { Marker.bare(label) }

  /// A label without brackets, blanks and its final punctuation.
  static func bare(_ label: String) -> String {
    let plain = label.utf8.prefix { 0x30...0x39 ~= $0 }
    if plain.count + 1 == label.utf8.count, label.utf8.last == 0x2E { return String(label.dropLast()) }
    var kept = label.unicodeScalars.filter { !"()[]".unicodeScalars.contains($0) && !$0.properties.isWhitespace }
    while let last = kept.last, ".:)–-".unicodeScalars.contains(last) { kept.removeLast() }
    return String(String.UnicodeScalarView(kept))
  }
}

/// Reads a marker off the first code points of a text.
private struct Scanner {
  let head: [Unicode.Scalar]
  var at = 0

  private var next: Unicode.Scalar? { at < head.count ? head[at] : nil }

  mutating func bullet() -> (Marker.Sort, Marker.Enclosure)? {
    guard let next, !("0"..."z" ~= next), "•●▪‣◦·–—-*".unicodeScalars.contains(next) else { return nil }
    at = 1
    return (.bullet, .none)
  }

  mutating func counted() -> (Marker.Sort, Marker.Enclosure)? {
    let opening = take("(") ?? take("[")
    guard let sort = number() ?? letters() else { return nil }
    switch opening {
    case "(": return take(")") == nil ? nil : (sort, .parentheses)
    case "[": return take("]") == nil || !isNumber(sort) ? nil : (sort, .brackets)
    default: break
    }
    if take(".") != nil { return (sort, .stop) }
    if take(")") != nil { return (sort, .parenthesis) }
    guard case .number(let parts, _) = sort else { return nil }
    // "1- Title", as French documents have it; a range of years or days has no blank behind the dash.
    if parts.count == 1, parts[0] < 100, take("-") != nil { return (sort, .stop) }
    return parts.count > 1 ? (sort, .stop) : (sort, .none)
  }

  private func isNumber(_ sort: Marker.Sort) -> Bool {
    if case .number = sort { true } else { false }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard next == scalar else { return nil }
    at += 1
    return scalar
  }

  /// "11", "1.1", "10 .1" (as character recognition gives it), "3bis".
  private mutating func number() -> Marker.Sort? {
    guard let first = digits() else { return nil }
    var parts = [first]
    while true {
      let start = at
      if next == " ", at + 1 < head.count, head[at + 1] == "." { at += 1 }
      guard take(".") != nil, let part = digits() else {
        at = start
        break
      }
      parts.append(part)
    }
    return .number(parts, suffix: suffix())
  }

  /// "bis" right behind a number or after a blank.
  private mutating func suffix() -> String {
    let start = next == " " ? at + 1 : at
    guard start < head.count, ["b", "t", "q"].contains(head[start]) else { return "" }
    let found = Scanner.suffixes.first { suffix in
      let end = start + suffix.utf8.count
      return head[start...].starts(with: suffix.unicodeScalars)
        && !(end < head.count && head[end].properties.isAlphabetic)
    }
    if let found { at = start + found.utf8.count }
    return found ?? ""
  }

  /// The suffixes of alternative paragraphs (UN Editorial Manual, paragraphs and subparagraphs).
  private static let suffixes = ["bis", "ter", "quater", "quinquies"]

  private mutating func digits() -> Int? {
    let run = head[at...].prefix { "0"..."9" ~= $0 }
    // Longer ones are years and sums written large, never paragraph numbers.
    guard 1...6 ~= run.count else { return nil }
    at += run.count
    return run.reduce(0) { $0 * 10 + Int($1.value) - 48 }
  }

  private static let romanDigits = ["i": 1, "v": 5, "x": 10, "l": 50, "c": 100]

  /// "a", "aa", "iv", "A", "IV".
  private mutating func letters() -> Marker.Sort? {
    let lower = head[at...].prefix { "a"..."z" ~= $0 }
    let run = lower.isEmpty ? head[at...].prefix { "A"..."Z" ~= $0 } : lower
    guard 1...6 ~= run.count, let first = run.first else { return nil }
    let base = lower.isEmpty ? Unicode.Scalar("A") : "a"
    let place = Int(first.value - base.value) + 1
    let alphabet: Int? =
      run.count == 1 ? place : run.count == 2 && run.last == first && lower.count == 2 ? 26 + place : nil
    let text = String(String.UnicodeScalarView(run)).lowercased()
    let roman = run.count == 1 ? Scanner.romanDigits[text] : Roman.value(text)
    guard alphabet != nil || roman != nil else { return nil }
    at += run.count
    return lower.isEmpty ? .capital(alphabet, roman: roman) : .letter(alphabet, roman: roman)
  }
}
