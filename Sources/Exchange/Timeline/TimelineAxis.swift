internal import Documents
import Text

/// Where days stand on a line, and which years and months are named there.
struct TimelineAxis {
  /// A named year or month.
  struct Tick: Equatable {
    let place: Double
    let name: String
    let isYear: Bool
  }
  /// Where the line starts.
  let start: Double
  /// Where it ends.
  let end: Double
  private let first: Int
  private let last: Int

  /// A line over all days with a margin on both sides; four months at least.
  init(_ days: [ClosedRange<Int>], from start: Double, to end: Double) {
    self.start = start
    self.end = end
    let earliest = days.map(\.lowerBound).min() ?? 0
    let latest = days.map(\.upperBound).max() ?? 0
    let margin = max(15, (latest - earliest) / 16, (120 - (latest - earliest)) / 2)
    first = earliest - margin
    last = latest + margin
  }

  /// The place of a day, clipped to the line.
  func place(_ day: Int) -> Double { min(max(start, unclipped(day)), end) }

  private func unclipped(_ day: Int) -> Double { start + Double(day - first) * pixelsPerDay }

  private var pixelsPerDay: Double { (end - start) / Double(max(1, last - first)) }

  /// The starts of years and of the months that have room for their names.
  var ticks: [Tick] {
    let years = PartialDate(day: first).year...PartialDate(day: last).year
    let yearStep = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].first { Double($0) * 365 * pixelsPerDay >= 42 } ?? 2000
    let monthStep = [1, 2, 3, 6].first { Double($0) * 30 * pixelsPerDay >= 34 }
    var ticks: [Tick] = []
    for year in years {
      if year % yearStep == 0 { add(year, 1, name: String(year), isYear: true, to: &ticks) }
      guard let monthStep else { continue }
      for month in stride(from: 1, through: 12, by: monthStep) {
        add(year, month, name: PartialDate.shortMonth(month).english, isYear: false, to: &ticks)
      }
    }
    // A line that begins in the middle of a year says which one.
    let year = PartialDate(day: first).year
    if yearStep == 1, !ticks.contains(where: { $0.isYear && $0.place < start + 42 }) {
      ticks.append(Tick(place: start, name: String(year), isYear: true))
    }
    return ticks
  }

  private func add(_ year: Int, _ month: Int, name: String, isYear: Bool, to ticks: inout [Tick]) {
    let place = unclipped(PartialDate.day(year, month, 1))
    if place >= start, place + 26 <= end { ticks.append(Tick(place: place, name: name, isYear: isYear)) }
  }
}
