@testable import Documents

/// Blocks made of bytes: a line each, its first byte saying what the format makes of it.
struct Blocks {
  private var manuscript = Manuscript()

  init(_ bytes: [UInt8]) {
    manuscript.hasStyles = (bytes.first ?? 0) & 1 == 1
    manuscript.marksHeadings = (bytes.first ?? 0) & 2 == 2
    var canonical = 0
    for (line, row) in bytes.dropFirst().split(separator: 0x0A).prefix(2_000).enumerated() {
      let text = String(decoding: row.dropFirst(), as: UTF8.self)
      var block = Block(kind: Blocks.kind(row.first ?? 0, text), line: line + 1, depth: Int((row.first ?? 0) >> 5))
      if block.kind == .cell { block.cell = TableCell(table: 1, row: line / 3 + 1, column: line % 3 + 1) }
      if block.kind != .pageBreak {
        var passage = Passage(text, count: text.unicodeScalars.count, excluding: [])
        if passage.count > 2, (row.first ?? 0) & 0x10 == 0x10 {
          passage.runs = [Run(range: 0..<passage.count, kind: .strong), Run(range: 1..<2, kind: .footnote("1"))]
        }
        canonical += passage.place(at: canonical) + 2
        block.passage = passage
      }
      manuscript.blocks.append(block)
    }
  }

  private static func kind(_ byte: UInt8, _ text: String) -> Block.Kind {
    switch byte & 0x0F {
    case 1...3: .heading(level: Int(byte & 3))
    case 4: .item(label: String(text.prefix(3)))
    case 5: .bullet
    case 6: .quote
    case 7: .code
    case 8: .cell
    case 9: .note(mark: "1")
    case 11: .pageBreak
    default: .text
    }
  }

  /// What structure makes of them.
  var document: Document { Structure.document(of: manuscript, text: manuscript.canonicalText) }
}
