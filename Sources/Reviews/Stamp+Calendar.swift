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
