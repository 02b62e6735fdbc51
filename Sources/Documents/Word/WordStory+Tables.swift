internal import Containers

/// A table that is being read.
struct WordTable {
  /// The cell at hand.
  var cell: Block.Cell
  /// The change that takes the row at hand away.
  var rowDeletion: Change?
  /// The change that takes the cell at hand away.
  var cellDeletion: Change?
}

extension WordStory {
  mutating func startTable(_ name: WordName, _ attributes: XMLAttributes) {
    if name == .table {
      // A paragraph whose end was deleted cannot run on into a table.
      if draft?.runsOn ?? false { commit() }
      counts.tables += 1
      tables.append(WordTable(cell: Block.Cell(table: counts.tables, row: 0, column: 0)))
    }
    guard let last = tables.indices.last else { return }
    switch name {
    case .row:
      tables[last].cell.row += 1
      tables[last].cell.column = 0
      tables[last].cell.span = 1
      tables[last].cell.isHead = false
    case .cell:
      tables[last].cell.column += tables[last].cell.column == 0 ? 1 : tables[last].cell.span
      tables[last].cell.span = 1
    case .rowProperties: isInRowProperties = true
    case .headRow: tables[last].cell.isHead = attributes.isOn
    case .gridSpan: tables[last].cell.span = min(max(attributes["val"]?.integer ?? 1, 1), 1000)
    case .deletedCell:
      tables[last].cellDeletion = Change(
        author: attributes["author"]?.string ?? "", date: attributes["date"]?.string, isMove: false)
      findDeletion()
    default: break
    }
  }

  mutating func endTable(_ name: WordName) {
    guard let last = tables.indices.last else { return }
    switch name {
    case .rowProperties:
      isInRowProperties = false
      if tables[last].rowDeletion != nil { findDeletion() }
    case .cell:
      if draft?.runsOn ?? false { commit() }
      if tables[last].cellDeletion != nil {
        tables[last].cellDeletion = nil
        findDeletion()
      }
    case .row:
      if tables[last].rowDeletion != nil {
        tables[last].rowDeletion = nil
        findDeletion()
      }
    case .table: tables.removeLast()
    default: break
    }
  }
}
