internal import Containers

/// Reads the tables of a Word file cell by cell, changes accepted: a matrix is filled in by its columns, whatever else the file says.
enum WordTables {
  /// The tables of the body, in order; what stands in the page headers surrounds each.
  static func read(_ archive: Archive) throws(ContainerError) -> [MatrixGrid] {
    let body = TableListener()
    let main =
      archive.contains("word/document.xml") ? "word/document.xml" : archive.names.first { $0.hasSuffix("document.xml") }
    guard let main else { return [] }
    try archive.parse(main, TableName.vocabulary, body)
    guard !body.grids.isEmpty else { return [] }
    var surroundings: [String] = []
    for name in archive.names where name.hasPrefix("word/header") && name.hasSuffix(".xml") {
      let header = TableListener()
      try archive.parse(name, TableName.vocabulary, header)
      surroundings += header.grids.flatMap { $0.rows.flatMap(\.self) }
    }
    return body.grids.map { grid in
      var grid = grid
      grid.surroundings = surroundings
      return grid
    }
  }
}

private enum TableName: String, CaseIterable {
  case table = "w:tbl"
  case row = "w:tr"
  case cell = "w:tc"
  case span = "w:gridSpan"
  case merged = "w:vMerge"
  case paragraph = "w:p"
  case properties = "w:pPr"
  case text = "w:t"
  case tab = "w:tab"
  case lineBreak = "w:br"
  case hyphen = "w:noBreakHyphen"
  case deleted = "w:del"
  case movedFrom = "w:moveFrom"
  case fallback = "mc:Fallback"

  static let all = allCases
  static let vocabulary = XMLVocabulary(names: all.map(\.rawValue))
}

private final class TableListener: XMLListener {
  private(set) var grids: [MatrixGrid] = []
  private var depth = 0
  private var row: [String] = []
  private var lines: [String]?
  private var span = 1
  private var isMerged = false
  private var merges = 0
  private var isCapturing = false
  private var skipped = 0
  private var isInProperties = false

  func start(_ name: Int, _ attributes: XMLAttributes) {
    guard TableName.all.indices.contains(name) else { return }
    switch TableName.all[name] {
    case .deleted, .movedFrom, .fallback: skipped += 1
    case .table:
      depth += 1
      // A table inside a cell is part of the cell's text.
      if depth == 1 {
        grids.append(MatrixGrid())
        merges = 0
      }
    case .row: if depth == 1 { row = [] }
    case .cell: if depth == 1 { (lines, span, isMerged) = ([], 1, false) }
    case .span: if depth == 1 { span = min(64, max(1, attributes["val"]?.integer ?? 1)) }
    case .merged: if depth == 1 { isMerged = !(attributes["val"]?.equals("restart") ?? false) }
    case .paragraph: if skipped == 0 { lines?.append("") }
    case .properties: isInProperties = true
    case .text: isCapturing = skipped == 0
    case .tab: if !isInProperties { add("\t") }
    case .lineBreak: add("\n")
    case .hyphen: add("\u{2011}")
    }
  }

  func end(_ name: Int) {
    guard TableName.all.indices.contains(name) else { return }
    switch TableName.all[name] {
    case .deleted, .movedFrom, .fallback: skipped -= 1
    case .table:
      depth -= 1
      if depth == 0, merges > 0, let last = grids.indices.last {
        grids[last].findings.append(
          "\(merges) merged cell\(merges == 1 ? "" : "s"); the text counts for each row of them")
      }
    case .row: if depth == 1, let last = grids.indices.last { grids[last].rows.append(row) }
    case .cell: if depth == 1 { endCell() }
    case .properties: isInProperties = false
    case .text: isCapturing = false
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isCapturing { add(String(decoding: bytes, as: UTF8.self)) }
  }

  private func add(_ text: String) {
    guard skipped == 0, let last = lines?.indices.last else { return }
    lines?[last] += text
  }

  private func endCell() {
    var text = (lines ?? []).joined(separator: "\n")
    lines = nil
    if isMerged, let above = grids.last?.rows.last, above.indices.contains(row.count) { text = above[row.count] }
    if isMerged || span > 1 { merges += 1 }
    row.append(text)
    row += repeatElement("", count: span - 1)
  }
}
