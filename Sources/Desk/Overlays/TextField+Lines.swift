import CellGrid
import Text

extension TextField {
  /// The text of a field as the lines that are seen, and where the cursor stands in them.
  struct Lines {
    private let glyphs: [Glyph]
    /// The lines as ranges of glyphs; there is always one.
    let ranges: [Range<Int>]
    /// The cursor's column and line, both from 0.
    let cursor: Point
    /// The length of the text, in code points.
    private let count: Int

    /// Flows a field's text into `columns`.
    ///
    /// A line that is full where its text ends has an empty one below it, on which the cursor finds room.
    init(_ field: TextField, columns: Int) {
      let columns = max(1, columns)
      let glyphs = Clean(field.text).glyphs
      func width(_ range: Range<Int>) -> Int { glyphs[range].reduce(0) { $0 + Int($1.width) } }

      var ranges: [Range<Int>] = []
      for range in Wrap.lines(glyphs, columns: columns) {
        let endsWithBreak = range.last.map { glyphs[$0].character == "\n" } ?? false
        let end = endsWithBreak ? range.upperBound - 1 : range.upperBound
        if endsWithBreak || end == glyphs.count, width(range.lowerBound..<end) >= columns {
          ranges += [range.lowerBound..<end, end..<range.upperBound]
        } else {
          ranges.append(range)
        }
      }

      let offset = field.before.unicodeScalars.count
      let index = TextField.firstIndex(in: glyphs.count) { glyphs[$0].offset >= offset }
      let row = TextField.firstIndex(in: ranges.count) { ranges[$0].lowerBound > index } - 1
      let column = width(ranges[row].lowerBound..<index)
      // Blanks hang over the edge of a line that was broken behind them.
      cursor = column < columns ? Point(column, row) : Point(0, row + 1)
      count = offset + field.after.unicodeScalars.count
      self.glyphs = glyphs
      self.ranges = ranges
    }

    /// Where the cursor comes to stand, in code points, when it goes to a line and as near to a column as it can.
    func offset(row: Int, column: Int) -> Int {
      let range = ranges[row]
      var x = 0
      for index in range {
        x += Int(glyphs[index].width)
        if x > column || glyphs[index].character == "\n" { return glyphs[index].offset }
      }
      if row == ranges.count - 1 { return count }
      return range.last.map { glyphs[$0].offset } ?? 0
    }

    /// Draws the lines round the cursor; a field that has the keys shows it.
    func draw(into frame: inout Frame, in area: Rect, role: Role, showsCursor: Bool) {
      guard !area.isEmpty else { return }
      let first = max(0, min(cursor.y - area.rows / 2, ranges.count - area.rows))
      for (row, range) in ranges[first...].prefix(area.rows).enumerated() {
        let line = TextField.visual(glyphs[range])
        frame.put(line[...], x: area.x, y: area.y + row, in: area) { _ in role }
      }
      guard showsCursor else { return }
      let x = ranges.indices.contains(cursor.y) ? TextField.column(cursor.x, in: glyphs[ranges[cursor.y]]) : cursor.x
      frame.cursor = Point(area.x + x, area.y + cursor.y - first)
    }
  }

  /// Draws the text and shows the cursor: several lines flow and scroll, a single one slides sideways.
  func draw(into frame: inout Frame, in area: Rect, role: Role) {
    guard !area.isEmpty else { return }
    if isMultiline {
      Lines(self, columns: area.columns).draw(into: &frame, in: area, role: role, showsCursor: true)
    } else {
      let column = Clean(before).width
      let scroll = max(0, column - area.columns + 1)
      frame.put(Clean(text), x: area.x - scroll, y: area.y, role: role, in: area.row(0))
      frame.cursor = Point(area.x + TextField.column(column, in: Clean(text).glyphs[...]) - scroll, area.y)
    }
  }

  /// The glyphs of a line in the order in which they stand on the screen.
  private static func visual(_ line: ArraySlice<Glyph>) -> [Glyph] {
    Direction(of: String(line.map(\.character))).visual(line) ?? Array(line)
  }

  /// Where the glyph stands on the screen that is so many columns from the start of its line as it is read.
  ///
  /// Behind the last one there is no glyph: the cursor then stands on the last letter of words from right to left.
  private static func column(_ column: Int, in line: ArraySlice<Glyph>) -> Int {
    let direction = Direction(of: String(line.map(\.character)))
    guard let visual = direction.visual(line) else { return column }
    var read = 0
    let glyph = line.first { glyph in
      read += Int(glyph.width)
      return read > column
    }
    guard let glyph else { return direction == .rightToLeft ? 0 : column }
    return visual.prefix { $0.offset != glyph.offset }.reduce(0) { $0 + Int($1.width) }
  }

  /// The first of `count` indices that fits, or `count`; those that fit are the last ones.
  private static func firstIndex(in count: Int, where fits: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if fits(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
