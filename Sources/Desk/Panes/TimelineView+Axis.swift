import CellGrid
import Documents
import Text

extension TimelineView {
  /// Where days stand on a row of cells, and which of them are named.
  struct Axis {
    /// A named year or month and the column where it begins.
    struct Tick: Equatable {
      let column: Int
      let name: String
    }

    let columns: Int
    private let first: Int
    private let last: Int
    /// The years that have room for their name, and at column 0 the one in which the axis begins.
    private(set) var years: [Tick] = []
    /// The months that have room for their name; none where a year is narrower than that.
    private(set) var months: [Tick] = []

    /// An axis over all dates with a margin on both sides, `columns` wide.
    ///
    /// It covers four months at least: nobody reads hours from it.
    ///
    /// `zoom` halves the time so often, round the middle of `centre`.
    init(_ ranges: [DateRange], columns: Int, zoom: Int = 0, centre: DateRange? = nil) {
      let days = ranges.map(\.days)
      let earliest = days.map(\.lowerBound).min() ?? 0
      let latest = days.map(\.upperBound).max() ?? 0
      let span = latest - earliest
      let margin = max(15, span / 16, (120 - span) / 2)
      self.columns = max(1, columns)
      let whole = (earliest - margin)...(latest + margin)
      let length = max(min(60, whole.count), whole.count >> zoom)
      let middle = centre?.middle ?? (whole.lowerBound + whole.upperBound) / 2
      // At its ends the axis stays full.
      first = max(whole.lowerBound, min(middle - length / 2, whole.upperBound - length + 1))
      last = first + length - 1
      nameYears()
      nameMonths()
    }

    /// Whether a date touches the time that is shown.
    func shows(_ range: DateRange) -> Bool { range.days.upperBound >= first && range.days.lowerBound <= last }

    /// The column of a day, clipped to the axis.
    func column(_ day: Int) -> Int { min(max(0, unclipped(day)), columns - 1) }

    private func unclipped(_ day: Int) -> Int {
      let (quotient, remainder) = ((day - first) * columns).quotientAndRemainder(dividingBy: last - first + 1)
      return remainder < 0 ? quotient - 1 : quotient
    }

    /// The years that the axis touches, and one or two more: 400 years have 146,097 days, but none has a part of a day.
    private var span: ClosedRange<Int> {
      func year(_ day: Int) -> Int { 1970 + day * 400 / 146_097 }
      return max(1, year(first) - 2)...max(1, year(last) + 1)
    }

    /// Whether a stretch of so many days is at least so many columns wide.
    private func has(_ width: Int, days: Int) -> Bool { days * columns >= width * (last - first + 1) }

    private mutating func nameYears() {
      let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].first { has(6, days: $0 * 365) } ?? 2000
      years = ticks(span.filter { $0 % step == 0 }.map { (PartialDate.day($0, 1, 1), String($0)) }, width: 4)
      // The year in which the axis begins is named at its edge.
      let begun = span.last { PartialDate.day($0, 1, 1) < first }
      if let begun, step == 1, columns >= 4, years.first.map({ $0.column >= 6 }) ?? true {
        years.insert(Tick(column: 0, name: String(begun)), at: 0)
      }
    }

    private mutating func nameMonths() {
      let names = (1...12).map { said(PartialDate.shortMonth($0)) }
      let width = names.reduce(0) { max($0, Clean($1).width) }
      guard let step = [1, 2, 3, 6].first(where: { has(width + 2, days: $0 * 30) }) else { return }
      let months = span.flatMap { year in
        stride(from: 1, through: 12, by: step).map { (PartialDate.day(year, $0, 1), names[$0 - 1]) }
      }
      self.months = ticks(months, width: width)
    }

    private func ticks(_ named: [(day: Int, name: String)], width: Int) -> [Tick] {
      named.compactMap { day, name in
        let column = unclipped(day)
        return column >= 0 && column + width <= columns ? Tick(column: column, name: name) : nil
      }
    }

    /// Draws the names, and the line with its ticks if there is a third row.
    func draw(into frame: inout Frame, in area: Rect) {
      for tick in years {
        frame.put(Clean(tick.name), x: area.x + tick.column, y: area.y, role: .axis, in: area.row(0))
      }
      for tick in months {
        frame.put(Clean(tick.name), x: area.x + tick.column, y: area.y + 1, role: .axis, in: area.row(1))
      }
      let line = area.row(months.isEmpty ? 1 : 2)
      frame.fill(line, "─", role: .axis)
      for tick in months.isEmpty ? years : months where tick.column > 0 {
        frame.put("┬", x: line.x + tick.column, y: line.y, role: .axis, in: line)
      }
    }
  }
}
