import CellGrid
import Documents
import Text

extension TimelineView {
  /// One lane's row of cells: marks, and beside them the labels for which there is room.
  struct Strip {
    /// One event on the lane.
    struct Mark {
      /// From its first to its last column; nil without a date.
      var columns: ClosedRange<Int>?
      /// Whether the text says on which days it is held.
      var isExact: Bool
      var state: SessionEvent.Phase
      var isSelected: Bool
      /// What can stand beside it, the best first.
      var labels: [Clean]
    }

    private struct Label {
      var text: Clean
      var column: Int
      var mark: Int
    }

    /// The marks, every one with its place.
    private var marks: [Mark]
    private var labels: [Label] = []
    /// The columns of the axis; those without a date come behind it.
    private let plot: Int
    private let columns: Int
    private var isTaken: [Bool]

    init(marks: [Mark], plot: Int, columns: Int) {
      self.marks = marks
      self.plot = plot
      self.columns = columns
      isTaken = Array(repeating: false, count: columns)
      var undated = plot + 1
      for index in marks.indices where marks[index].columns == nil {
        let column = min(undated, columns - 1)
        self.marks[index].columns = column...column
        undated += 2
      }
      // The chosen event is named first, then the document's own session, then the others in order of time.
      let order = marks.indices.sorted { (rank(marks[$0]), $0) < (rank(marks[$1]), $1) }
      for index in order { take(extent(self.marks[index])) }
      for index in order { place(index) }
    }

    private func rank(_ mark: Mark) -> Int { mark.isSelected ? 0 : mark.state == .own ? 1 : 2 }

    /// The columns that a mark fills, its brackets included when it is chosen.
    private func extent(_ mark: Mark) -> Range<Int> {
      guard let range = mark.columns else { return 0..<0 }
      return mark.isSelected ? range.lowerBound - 1..<range.upperBound + 2 : range.lowerBound..<range.upperBound + 1
    }

    private mutating func take(_ range: Range<Int>) {
      for column in range.clamped(to: 0..<columns) { isTaken[column] = true }
    }

    /// Finds room for a label to the right of its mark, else to the left, a blank on both sides.
    private mutating func place(_ index: Int) {
      let mark = marks[index]
      guard let range = mark.columns else { return }
      let isUndated = range.lowerBound >= plot
      let edge = isUndated ? columns : plot
      let extent = extent(mark)
      for text in mark.labels where text.width > 0 {
        for start in [extent.upperBound + 1, extent.lowerBound - 1 - text.width] {
          let end = start + text.width
          // Left of an event without a date, a label would look like a date's.
          guard start >= 0, end <= edge, !isUndated || start > range.upperBound else { continue }
          let room = (start - 1..<end + 1).clamped(to: 0..<edge)
          guard !isTaken[room].contains(true) else { continue }
          take(room)
          labels.append(Label(text: text, column: start, mark: index))
          return
        }
      }
    }

    /// Draws the lane: dots, the starts of years, labels, marks, the chosen one over all others.
    func draw(_ axis: Axis, into frame: inout Frame, x: Int, y: Int) {
      let row = Rect(x: x, y: y, columns: columns, rows: 1)
      for column in 0..<plot where !isTaken[column] && column % 2 == 0 {
        frame.put("·", x: x + column, y: y, role: .lane, in: row)
      }
      for year in axis.years where year.column > 0 && year.column < plot && !isTaken[year.column] {
        frame.put("┊", x: x + year.column, y: y, role: .lane, in: row)
      }
      for label in labels {
        let mark = marks[label.mark]
        let role: Role = mark.isSelected ? .selection : mark.state == .own ? .ownEvent : .secondary
        frame.put(label.text, x: x + label.column, y: y, role: role, in: row)
      }
      for mark in marks.filter({ !$0.isSelected }) + marks.filter(\.isSelected) { draw(mark, into: &frame, in: row) }
    }

    private func draw(_ mark: Mark, into frame: inout Frame, in row: Rect) {
      guard let range = mark.columns else { return }
      let role = mark.isSelected ? .selection : mark.state.role
      let left = row.x + range.lowerBound
      let right = row.x + range.upperBound
      let middle = (left + right) / 2
      if range.count >= 3 {
        frame.fill(Rect(x: left, y: row.y, columns: range.count, rows: 1), "─", role: role)
        frame.put("├", x: left, y: row.y, role: role, in: row)
        frame.put("┤", x: right, y: row.y, role: role, in: row)
      }
      let isVague = !mark.isExact && range.count < 3 && (mark.state == .held || mark.state == .toCome)
      frame.put(isVague ? "◌" : mark.state.sign, x: middle, y: row.y, role: role, in: row)
      guard mark.isSelected else { return }
      frame.cursor = Point(middle, row.y)
      let others = marks.filter { !$0.isSelected }.compactMap(\.columns)
      for (column, bracket) in [(range.lowerBound - 1, "[" as Clean), (range.upperBound + 1, "]")] {
        guard column >= 0, column < columns, !others.contains(where: { $0.contains(column) }) else { continue }
        frame.put(bracket, x: row.x + column, y: row.y, role: role, in: row)
      }
    }
  }
}
