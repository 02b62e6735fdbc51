/// Reads the date that begins at a token.
struct DateScanner {
  /// The text.
  let wording: Wording

  /// What was read: `find` is nil for something that has the shape of a date and is none ("31 February 2024").
  struct Read {
    /// The date, if it is one.
    var find: DateFind?
    /// The first token after it.
    var next: Int
  }

  /// The date that begins at token `index`, or nil when none does.
  func read(at index: Int) -> Read? {
    guard let token = wording.token(index) else { return nil }
    switch token.kind {
    case .mark: return nil
    case .number:
      return iso(at: index) ?? numeric(at: index) ?? dayFirst(at: index) ?? bareYear(at: index)
    case .word:
      if OrdinalWords.filter.passes(token), let part = countedPart(at: index) { return part }
      guard DateWords.filter.passes(token), let meaning = DateWords.meanings[token.folded] else {
        return token.folded == "q" ? shortQuarter(at: index) : nil
      }
      switch meaning {
      case .month: return monthFirst(at: index)
      case .part(let part): return partOf(part, at: index)
      case .season(let month): return season(from: month, at: index)
      case .weekday, .half, .quarter: return nil
      }
    }
  }

  /// Lets the words pass that a date may begin with.
  static let filter = DateWords.filter.union(OrdinalWords.filter).union(WordFilter(["q"]))

  // MARK: Forms

  /// "23 April 2024", "23 – 26 April 2024", "28 September - 3 October 2008", "22 December 2023 to 3 January 2024".
  private func dayFirst(at index: Int) -> Read? {
    guard !isSuffix(index), let days = days(at: index), let month = month(at: filler(days.next)) else { return nil }
    let year = year(at: filler(month.next))
    var first = Reading(year?.value, month.value, days.first)
    var last = Reading(year?.value, month.value, days.last)
    var next = year?.next ?? month.next
    if let joint = joiner(at: next), DateWords.spans.contains(joint.word), let day = day(at: joint.next),
      let endMonth = self.month(at: filler(day.next)),
      case let endYear = self.year(at: filler(endMonth.next)), endYear != nil || year == nil
    {
      last = Reading(endYear?.value, endMonth.value, day.value)
      first.borrowYear(from: last)
      next = endYear?.next ?? endMonth.next
    }
    // "item 6, Mar del Plata": without a year only the plain form is a date.
    if first.year == nil, wording.folded(days.next) == "," || month.isShort { return nil }
    return made(first, last, index..<next)
  }

  /// "April 2024", "April–May 2024", "October 24-26, 2023", "October 30 – November 2, 2023".
  private func monthFirst(at index: Int) -> Read? {
    guard let month = month(at: index) else { return nil }
    if let year = year(at: filler(month.next)) {
      let first = Reading(year.value, month.value, nil)
      guard let joint = joiner(at: year.next), DateWords.spans.contains(joint.word),
        let endMonth = self.month(at: joint.next), let endYear = self.year(at: filler(endMonth.next))
      else { return made(first, first, index..<year.next) }
      return made(first, Reading(endYear.value, endMonth.value, nil), index..<endYear.next)
    }
    if let joint = joiner(at: month.next), let endMonth = self.month(at: joint.next),
      let endYear = self.year(at: filler(endMonth.next))
    {
      let last = Reading(endYear.value, endMonth.value, nil)
      var first = Reading(nil, month.value, nil)
      first.borrowYear(from: last)
      return made(first, last, index..<endYear.next)
    }
    guard wording.token(index)?.isCapitalized == true, let days = days(at: month.next) else { return nil }
    let year = year(at: filler(days.next))
    var first = Reading(year?.value, month.value, days.first)
    var last = Reading(year?.value, month.value, days.last)
    var next = year?.next ?? days.next
    if let joint = joiner(at: next), DateWords.spans.contains(joint.word), let endMonth = self.month(at: joint.next),
      let day = day(at: endMonth.next),
      case let endYear = self.year(at: filler(day.next)), endYear != nil || year == nil
    {
      last = Reading(endYear?.value, endMonth.value, day.value)
      first.borrowYear(from: last)
      next = endYear?.next ?? day.next
    }
    return made(first, last, index..<next)
  }

  /// "2024-04-23", "2024-04-23/2024-04-26".
  private func iso(at index: Int) -> Read? {
    func date(_ index: Int) -> Reading? {
      guard let year = wording.token(index), year.folded.utf8.count == 4, wording.folded(index + 1) == "-",
        let month = wording.token(index + 2), month.folded.utf8.count == 2, !month.isSpaced,
        wording.folded(index + 3) == "-", let day = wording.token(index + 4), day.folded.utf8.count == 2,
        !day.isSpaced, let y = year.number, let m = month.number, let d = day.number, !isGlued(index + 5)
      else { return nil }
      return Reading(y, m, d)
    }
    guard let first = date(index) else { return nil }
    if let joint = joiner(at: index + 5), let last = date(joint.next) {
      return made(first, last, index..<joint.next + 5)
    }
    return made(first, first, index..<index + 5)
  }

  /// "23.04.2024", "23/04/2024"; month first only where it cannot be day first.
  private func numeric(at index: Int) -> Read? {
    guard let one = wording.token(index)?.number, let separator = wording.token(index + 1), !separator.isSpaced,
      separator.folded == "." || separator.folded == "/", let second = wording.token(index + 2), !second.isSpaced,
      let two = second.number, wording.folded(index + 3) == separator.folded, let third = wording.token(index + 4),
      !third.isSpaced, third.folded.utf8.count == 4, let year = year(at: index + 4), !isNumbered(index + 5)
    else { return nil }
    let date = two > 12 && separator.folded == "/" ? Reading(year.value, one, two) : Reading(year.value, two, one)
    return made(date, date, index..<year.next)
  }

  /// "early 2024", "mid-May 2024", "end of 2023", "fin juin 2023".
  private func partOf(_ part: DateWords.Part, at index: Int) -> Read? {
    var next = index + 1
    if wording.folded(next) == "-" { next += 1 }
    while DateWords.fillers.contains(wording.folded(next)), next < index + 4 { next += 1 }
    if let month = month(at: next), let year = year(at: filler(month.next)) {
      let date = Reading(year.value, month.value, nil)
      return made(date, date, index..<year.next)
    }
    // "in early October"
    if let month = month(at: next), !month.isShort, wording.token(next)?.isCapitalized == true {
      let date = Reading(nil, month.value, nil)
      return made(date, date, index..<month.next)
    }
    guard let year = year(at: next) else { return nil }
    return made(months: part.months, of: year.value, index..<year.next)
  }

  /// "spring 2025", "printemps de 2025".
  private func season(from month: Int, at index: Int) -> Read? {
    guard let year = year(at: filler(index + 1)) else { return nil }
    return made(months: month...month + 2, of: year.value, index..<year.next)
  }

  /// "first half of 2024", "deuxième trimestre 2024".
  private func countedPart(at index: Int) -> Read? {
    guard let count = OrdinalWords.read(wording, at: index), count.value <= 4,
      let meaning = DateWords.meanings[wording.folded(count.next)], let year = year(at: filler(count.next + 1))
    else { return nil }
    let number = count.value
    switch meaning {
    case .half where number <= 2: return made(months: number * 6 - 5...number * 6, of: year.value, index..<year.next)
    case .quarter: return made(months: number * 3 - 2...number * 3, of: year.value, index..<year.next)
    default: return nil
    }
  }

  /// "Q1 2024".
  private func shortQuarter(at index: Int) -> Read? {
    guard let count = wording.token(index + 1), !count.isSpaced, let number = count.number, (1...4).contains(number),
      let year = year(at: filler(index + 2))
    else { return nil }
    return made(months: number * 3 - 2...number * 3, of: year.value, index..<year.next)
  }

  private func bareYear(at index: Int) -> Read? {
    guard let year = year(at: index) else { return nil }
    let date = Reading(year.value, nil, nil)
    return made(date, date, index..<year.next)
  }
}

// MARK: Pieces

extension DateScanner {
  /// One end of a range while it is read.
  private struct Reading {
    var year: Int?
    var month: Int?
    var day: Int?

    init(_ year: Int?, _ month: Int?, _ day: Int?) {
      self.year = year
      self.month = month
      self.day = day
    }

    /// Takes the year of a range's end for its start: "22 December - 3 January 2024" began the year before.
    mutating func borrowYear(from end: Reading) {
      guard year == nil, let last = end.year else { return }
      year = (month ?? 0) > (end.month ?? 0) ? last - 1 : last
    }
  }

  private func made(_ first: Reading, _ last: Reading, _ tokens: Range<Int>) -> Read {
    // 2000 is a leap year, so that 29 February without a year is a date.
    let start = PartialDate(first.year ?? 2000, first.month, first.day)
    var end = PartialDate(last.year ?? 2000, last.month, last.day)
    if first.year == nil, end < start { end.year += 1 }
    guard start.exists, end.exists, start <= end else { return Read(find: nil, next: tokens.upperBound) }
    let precision: DateRange.Precision = first.month == nil ? .year : first.day == nil ? .month : .day
    let find = DateFind(
      range: wording.codePoints(tokens), tokens: tokens, dates: DateRange(start, end, precision: precision),
      isYearKnown: first.year != nil)
    return Read(find: find, next: tokens.upperBound)
  }

  /// A season: months of a year, which may run into the next.
  private func made(months: ClosedRange<Int>, of year: Int, _ tokens: Range<Int>) -> Read {
    let last = months.upperBound
    let end = last > 12 ? PartialDate(year + 1, last - 12) : PartialDate(year, last)
    let dates = DateRange(PartialDate(year, months.lowerBound), end, precision: .season)
    return Read(
      find: DateFind(range: wording.codePoints(tokens), tokens: tokens, dates: dates), next: tokens.upperBound)
  }

  /// "23", "3rd", "1er", "the 24th", "Monday 23".
  private func day(at index: Int) -> (value: Int, next: Int)? {
    var at = index
    if DateWords.articles.contains(wording.folded(at)) { at += 1 }
    if case .weekday = DateWords.meanings[wording.folded(at)] {
      at += 1
      if wording.folded(at) == "," { at += 1 }
    }
    guard let token = wording.token(at), token.folded.utf8.count <= 2, let value = token.number,
      token.isSpaced || wording.token(at - 1)?.kind == .mark
    else { return nil }
    at += 1
    if isGlued(at) {
      guard DateWords.daySuffixes.contains(wording.folded(at)) else { return nil }
      at += 1
    }
    return (value, at)
  }

  /// The first and last of "23", "23 – 26", "24, 25 and 26", which rise.
  private func days(at index: Int) -> (first: Int, last: Int, next: Int)? {
    guard var last = day(at: index) else { return nil }
    let first = last.value
    var listed: [(value: Int, next: Int)] = []
    while listed.count < 6 {
      if wording.folded(last.next) == ",", let next = day(at: last.next + 1), next.value > last.value {
        listed.append(last)
        last = next
        continue
      }
      guard let joint = joiner(at: last.next), let next = day(at: joint.next), next.value > last.value else { break }
      return (first, next.value, next.next)
    }
    // A list that no "and" closes was none: "Items 2, 3 May 2024".
    if let start = listed.first { return (start.value, start.value, start.next) }
    return (first, last.value, last.next)
  }

  private func month(at index: Int) -> (value: Int, next: Int, isShort: Bool)? {
    guard let token = wording.token(index), case .month(let value, let isShort) = DateWords.meanings[token.folded],
      token.isCapitalized || !DateWords.ambiguousMonths.contains(token.folded)
    else { return nil }
    if isShort, let dot = wording.token(index + 1), dot.folded == ".", !dot.isSpaced { return (value, index + 2, true) }
    return (value, index + 1, isShort)
  }

  private func year(at index: Int) -> (value: Int, next: Int)? {
    guard let token = wording.token(index), token.folded.utf8.count == 4, let value = token.number,
      (1800..<2200).contains(value), token.isSpaced || wording.token(index - 1)?.kind != .word, !isGlued(index + 1),
      !isNumbered(index + 1)
    else { return nil }
    return (value, index + 1)
  }

  /// Past the small words between day, month and year.
  private func filler(_ index: Int) -> Int {
    var at = index
    while at < index + 2, DateWords.fillers.contains(wording.folded(at)) { at += 1 }
    return at
  }

  private func joiner(at index: Int) -> (word: String, next: Int)? {
    var at = index
    if wording.folded(at) == ",", DateWords.spans.contains(wording.folded(at + 1)) { at += 1 }
    let word = wording.folded(at)
    return DateWords.joiners.contains(word) ? (word, at + 1) : nil
  }

  /// Whether the number at `index` belongs to a word before it: "COP-6".
  private func isSuffix(_ index: Int) -> Bool {
    guard let number = wording.token(index), !number.isSpaced, let mark = wording.token(index - 1), !mark.isSpaced
    else { return false }
    return mark.folded == "-" && wording.token(index - 2)?.kind == .word
  }

  /// Whether a word follows without white space, as in "2024b".
  private func isGlued(_ index: Int) -> Bool {
    guard let token = wording.token(index) else { return false }
    return token.kind == .word && !token.isSpaced
  }

  /// Whether a fraction follows: "2024.5", "2024/27".
  private func isNumbered(_ index: Int) -> Bool {
    guard let mark = wording.token(index), !mark.isSpaced, mark.folded == "." || mark.folded == "/",
      let token = wording.token(index + 1)
    else { return false }
    return token.kind == .number && !token.isSpaced
  }
}
