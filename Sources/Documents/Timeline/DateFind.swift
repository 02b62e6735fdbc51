/// A date that a text gives, and where.
struct DateFind: Equatable, Sendable {
  /// Where it stands, in code points of the text.
  var range: Range<Int>
  /// Where it stands, in tokens of the wording.
  var tokens: Range<Int>
  /// The date or dates; of a year-less find in the year 2000.
  var dates: DateRange
  /// Whether the text gives the year.
  var isYearKnown = true

  /// The dates of `text` in order, without overlap.
  ///
  /// Forms: DOMAIN.md 4.1 and 4.2, in English, French and Spanish, and ISO 8601. A date that the calendar does not have is none.
  /// `yearless` finds "6-8 October" too, `years` bare years.
  static func all(in text: String, yearless: Bool = false, years: Bool = false) -> [DateFind] {
    all(in: Wording(text), yearless: yearless, years: years)
  }

  /// The same in a text already cut.
  static func all(in wording: Wording, yearless: Bool = false, years: Bool = false) -> [DateFind] {
    all(in: wording, at: wording.tokens.indices, yearless: yearless, years: years)
  }

  /// The same where it is known at which tokens a date may begin.
  static func all(
    in wording: Wording, at starts: some Sequence<Int>, yearless: Bool = false, years: Bool = false
  ) -> [DateFind] {
    let scanner = DateScanner(wording: wording)
    var finds: [DateFind] = []
    var next = 0
    for index in starts where index >= next {
      guard let read = scanner.read(at: index) else { continue }
      if let find = read.find, find.isYearKnown || yearless, find.dates.precision != .year || years {
        finds.append(find)
      }
      next = read.next
    }
    return finds
  }

  /// "The same month", "ce même mois" at token `index`, as a date like `dates`; nil when it says no such thing.
  static func again(_ wording: Wording, at index: Int, as dates: DateRange?) -> DateFind? {
    guard let dates, let token = wording.token(index), DateWords.sameFilter.passes(token),
      DateWords.same.contains(token.folded)
    else { return nil }
    let tokens = index..<index + 2
    var date = dates.start
    date.day = nil
    switch wording.folded(index + 1) {
    case "month", "mois", "mes":
      guard date.month != nil else { return nil }
      return DateFind(range: wording.codePoints(tokens), tokens: tokens, dates: DateRange(date, precision: .month))
    case "year", "annee", "ano":
      date.month = nil
      return DateFind(range: wording.codePoints(tokens), tokens: tokens, dates: DateRange(date, precision: .year))
    default: return nil
    }
  }

  /// The same dates in `year`, for a year-less find; nil when that year does not have them.
  func inYear(_ year: Int) -> DateFind? {
    guard !isYearKnown else { return self }
    var find = self
    let turns = dates.end.year > dates.start.year
    find.dates.start.year = year
    find.dates.end.year = turns ? year + 1 : year
    find.isYearKnown = true
    return find.dates.start.exists && find.dates.end.exists ? find : nil
  }
}
