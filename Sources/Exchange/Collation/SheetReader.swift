internal import Containers

/// Reads the sheets of an .xlsx file as text (ISO/IEC 29500-1, clause 18): shared and inline strings, and the stored results of formulas.
struct SheetReader {
  /// The most rows and columns of a sheet that are read.
  private static let limit = (rows: 100_000, columns: 64)

  private let archive: Archive
  private var strings: [String] = []

  /// Whether an archive is a workbook.
  static func isWorkbook(_ archive: Archive) -> Bool { archive.contains("xl/workbook.xml") }

  /// The sheets in order.
  static func read(_ archive: Archive) throws(ContainerError) -> [MatrixGrid] {
    var reader = SheetReader(archive: archive)
    return try reader.read()
  }

  private init(archive: Archive) { self.archive = archive }

  private mutating func read() throws(ContainerError) -> [MatrixGrid] {
    let book = SheetListener()
    try archive.parse("xl/workbook.xml", SheetName.vocabulary, book)
    let relations = try PartRelations("xl/_rels/workbook.xml.rels", in: archive)
    if let part = part(relations.target(of: "sharedStrings") ?? "sharedStrings.xml") {
      let listener = SheetListener()
      try archive.parse(part, SheetName.vocabulary, listener)
      strings = listener.strings
    }
    var sheets: [MatrixGrid] = []
    for id in book.sheets.prefix(64) {
      guard let place = relations.targets[id]?.place, let part = part(place) else { continue }
      let listener = SheetListener(strings: strings, limit: Self.limit)
      try archive.parse(part, SheetName.vocabulary, listener)
      sheets.append(listener.grid)
    }
    return sheets
  }

  /// A part that the workbook refers to; the address may be absolute.
  private func part(_ place: String) -> String? {
    let name = place.hasPrefix("/") ? String(place.dropFirst()) : "xl/" + place
    return archive.contains(name) ? name : nil
  }
}

/// The elements of SpreadsheetML that matter here.
private enum SheetName: String, CaseIterable {
  case sheet = "s:sheet"
  case row = "s:row"
  case cell = "s:c"
  case value = "s:v"
  case formula = "s:f"
  case text = "s:t"
  case phonetic = "s:rPh"
  case item = "s:si"
  case merged = "s:mergeCell"

  static let all = allCases
  static let vocabulary = XMLVocabulary(names: all.map(\.rawValue))
}

/// Listens to a workbook, its shared strings or a sheet; what a part lacks stays empty.
private final class SheetListener: XMLListener {
  private(set) var sheets: [String] = []
  private(set) var strings: [String] = []
  private let shared: [String]
  private let limit: (rows: Int, columns: Int)

  private var rows: [[String]] = []
  private var merged: [String] = []
  private var formulas = 0
  private var place: (row: Int, column: Int) = (-1, -1)
  private var type = ""
  private var text = ""
  private var isCapturing = false
  private var isPhonetic = false
  private var isCut = false

  init(strings: [String] = [], limit: (rows: Int, columns: Int) = (0, 0)) {
    shared = strings
    self.limit = limit
  }

  /// The sheet that was heard.
  var grid: MatrixGrid {
    var grid = MatrixGrid(rows: rows)
    // The cells that were merged down have the text of the first.
    var spread = 0
    for range in merged {
      let ends = range.split(separator: ":").compactMap(Self.place)
      guard ends.count == 2, rows.indices.contains(ends[0].row) else { continue }
      spread += 1
      guard ends[0].column == ends[1].column, ends[0].row < ends[1].row,
        rows[ends[0].row].indices.contains(ends[0].column)
      else { continue }
      let text = rows[ends[0].row][ends[0].column]
      for row in ends[0].row + 1...ends[1].row where grid.rows.indices.contains(row) {
        while grid.rows[row].count <= ends[0].column { grid.rows[row].append("") }
        if grid.rows[row].contains(where: { !$0.isEmpty }) { grid.rows[row][ends[0].column] = text }
      }
    }
    if spread > 0 {
      grid.findings.append("\(spread) merged cell\(spread == 1 ? "" : "s"); the text counts for each row of them")
    }
    if formulas > 0 {
      grid.findings.append("\(formulas) formula\(formulas == 1 ? "" : "s"); the results stored in the file are taken")
    }
    if isCut { grid.findings.append("rows or columns past \(limit.rows) and \(limit.columns) are not read") }
    return grid
  }

  func start(_ name: Int, _ attributes: XMLAttributes) {
    guard SheetName.all.indices.contains(name) else { return }
    switch SheetName.all[name] {
    case .sheet: if let id = attributes["id"]?.string { sheets.append(id) }
    case .row: place = (attributes["r"]?.integer.map { $0 - 1 } ?? place.row + 1, -1)
    case .cell:
      let stated = attributes["r"].flatMap { Self.place(Substring($0.string)) }
      place = stated ?? (place.row, place.column + 1)
      type = attributes["t"]?.string ?? "n"
      text = ""
    case .value: isCapturing = true
    case .text: isCapturing = !isPhonetic
    case .phonetic: isPhonetic = true
    case .formula: formulas += 1
    case .item: text = ""
    case .merged: if let range = attributes["ref"]?.string { merged.append(range) }
    }
  }

  func end(_ name: Int) {
    guard SheetName.all.indices.contains(name) else { return }
    switch SheetName.all[name] {
    case .value, .text: isCapturing = false
    case .phonetic: isPhonetic = false
    case .item: strings.append(text)
    case .cell: endCell()
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isCapturing { text += String(decoding: bytes, as: UTF8.self) }
  }

  private func endCell() {
    if type == "s" { text = Int(text).flatMap { shared.indices.contains($0) ? shared[$0] : nil } ?? "" }
    if type == "b" { text = text == "1" ? "TRUE" : "FALSE" }
    guard !text.isEmpty else { return }
    guard 0..<limit.rows ~= place.row, 0..<limit.columns ~= place.column else {
      isCut = true
      return
    }
    while rows.count <= place.row { rows.append([]) }
    while rows[place.row].count <= place.column { rows[place.row].append("") }
    rows[place.row][place.column] = text.withoutCellEscapes
  }

  /// Row and column, from 0, of a reference such as "B12".
  private static func place(_ reference: Substring) -> (row: Int, column: Int)? {
    var column = 0
    let letters = reference.prefix { $0.isASCII && $0.isLetter }
    guard 1...3 ~= letters.count, let row = Int(reference.dropFirst(letters.count)), row > 0 else { return nil }
    for letter in letters.uppercased().utf8 { column = column * 26 + Int(letter - 64) }
    return (row - 1, column - 1)
  }
}

extension String {
  /// The text with "_x000D_" and the like as the characters that they stand for, and CR LF as LF (ISO/IEC 29500-1, 22.9.2.19).
  fileprivate var withoutCellEscapes: String {
    guard utf8.contains(UInt8(ascii: "_")) || utf8.contains(0x0D) else { return self }
    var text = ""
    var rest = self[...]
    while let start = rest.firstIndex(of: "_") {
      text += rest[..<start]
      rest = rest[start...]
      let escape = rest.prefix(7)
      let digits = escape.dropFirst(2).dropLast()
      if escape.count == 7, escape.hasPrefix("_x"), escape.hasSuffix("_"), digits.allSatisfy(\.isHexDigit),
        let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
      {
        text.unicodeScalars.append(scalar)
        rest = rest.dropFirst(7)
      } else {
        text += "_"
        rest = rest.dropFirst()
      }
    }
    text += rest
    return text.replacingLineEnds
  }

  /// The text with CR LF and CR as LF.
  var replacingLineEnds: String {
    guard utf8.contains(0x0D) else { return self }
    var scalars = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in unicodeScalars {
      if scalar == "\r" || scalar != "\n" || !wasReturn { scalars.append(scalar == "\r" ? "\n" : scalar) }
      wasReturn = scalar == "\r"
    }
    return String(scalars)
  }
}
