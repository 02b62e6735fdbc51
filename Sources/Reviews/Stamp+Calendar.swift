extension Stamp {
  /// The physical time in UTC as RFC 3339 has it, to the second ("2024-04-03T09:30:00Z").
  ///
  /// Days are turned into a date by the algorithm `civil_from_days` of Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
  public var iso8601: String {
    func floored(_ number: Int, by divisor: Int) -> Int { (number < 0 ? number - divisor + 1 : number) / divisor }
    let seconds = floored(milliseconds, by: 1_000)
    let days = floored(seconds, by: 86_400)
    let clock = seconds - days * 86_400
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func pad(_ number: Int, _ width: Int = 2) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(pad(year, 4))-\(pad(month))-\(pad(day))T\(pad(clock / 3_600)):\(pad(clock / 60 % 60)):\(pad(clock % 60))Z"
  }
}

extension Stamp {
  /// The time that an RFC 3339 date names, or one without its offset or seconds, which is taken for UTC; a date alone is its midnight.
  ///
  /// Nil when it names none. Dates are turned into days by `days_from_civil` of the same paper.
  public init?(iso8601 text: String) {
    let bytes = Array(text.utf8)
    var at = 0
    func number(_ digits: Int, after mark: Character? = nil) -> Int? {
      var place = at
      if let mark {
        guard place < bytes.count, mark.asciiValue.map({ bytes[place] | 0x20 == $0 | 0x20 }) ?? false else {
          return nil
        }
        place += 1
      }
      guard place + digits <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[place..<place + digits] {
        guard 0x30...0x39 ~= byte else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      at = place + digits
      return value
    }
    guard let year = number(4), let month = number(2, after: "-"), let day = number(2, after: "-"),
      1...12 ~= month, 1...31 ~= day
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    var seconds = days * 86_400
    if let hour = number(2, after: "t"), let minute = number(2, after: ":") {
      seconds += hour * 3_600 + minute * 60 + (number(2, after: ":") ?? 0)
      if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
        at += 1
        while number(1) != nil {}
      }
      for (sign, direction) in [("+", -1), ("-", 1)] as [(Character, Int)] {
        if let hours = number(2, after: sign) {
          seconds += direction * (hours * 3_600 + (number(2, after: ":") ?? 0) * 60)
        }
      }
    }
    guard seconds >= 0, seconds <= Stamp.last.milliseconds / 1_000 else { return nil }
    self.init(milliseconds: seconds * 1_000)
  }
}
