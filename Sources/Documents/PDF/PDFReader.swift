internal import Containers
internal import Text

/// Reads PDF through poppler's `pdftotext`, which tells where each word stands.
struct PDFReader {
  private let measures: PrintedMeasures
  private var blocks: [Block] = []
  private var paragraph: PrintedParagraph?
  /// Notes of the pages so far, for behind the paragraph that goes on over the page.
  private var notes: [Block] = []
  /// The marks of the notes on the page at hand.
  private var marks: Set<String> = []
  private var tables = 0

  /// Whether `bytes` are a PDF; programs look for its mark in the first kilobyte.
  static func isMeant(by bytes: [UInt8]) -> Bool {
    let mark = Array("%PDF-".utf8)
    return bytes.starts(with: mark)
      || bytes.prefix(1024).indices.contains { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
  }

  /// Reads the PDF in `bytes`.
  static func read(_ bytes: [UInt8], progress: (Double) -> Bool) throws(LoadError.Reason) -> Manuscript {
    let program = HelperProgram(
      "pdftotext", package: "poppler-utils",
      limits: HelperProgram.Limits(seconds: 15 + bytes.count >> 19, memory: 1 << 30))
    let outcome: HelperProgram.Outcome
    do throws(ContainerError) {
      outcome = try program.run(["-bbox-layout", "-enc", "UTF-8", "/dev/stdin", "-"], input: bytes) { progress(0) }
    } catch {
      throw LoadError.Reason(error, for: "PDF files")
    }
    guard outcome.status == 0 else {
      if outcome.complaint.contains("ncorrect password") { throw .encrypted }
      throw .damaged("pdftotext finds no document in it")
    }
    let manuscript = read(PrintedPages.read(outcome.output))
    guard !manuscript.blocks.isEmpty else {
      throw .other("has no text in it, perhaps only pictures of pages; have its text recognized first (ocrmypdf)")
    }
    return manuscript
  }

  /// The pieces of printed pages.
  static func read(_ pages: [PrintedPage]) -> Manuscript {
    let furniture = PrintedFurniture(pages.map(\.readable))
    var reader = PDFReader(measures: PrintedMeasures(furniture.pages))
    for page in furniture.pages { reader.take(page) }
    reader.endParagraph()
    reader.blocks += reader.notes
    var manuscript = Manuscript()
    manuscript.lay(reader.blocks)
    // A PDF says how large a line is printed, not what it is.
    manuscript.marksHeadings = false
    if furniture.count > 0 {
      manuscript.findings.append(
        Finding(
          .note, line: nil,
          furniture.count == 1
            ? "a page number or running header is left out"
            : "\(furniture.count) lines of page numbers and running headers are left out"))
    }
    return manuscript
  }

  private init(measures: PrintedMeasures) { self.measures = measures }

  // MARK: Pages

  private mutating func take(_ page: PrintedPage) {
    let foot = PageFoot(page, measures)
    marks = Set(foot.notes.map(\.mark))
    var isFirst = true
    for part in PageLayout(foot.body).parts {
      switch part {
      case .text(let lines): take(lines, isFirst: isFirst)
      case .table(let rows): take(rows)
      }
      isFirst = false
    }
    for note in foot.notes {
      let passage = draft(note.lines, dropping: note.dropped).passage
      if passage.count > 0 { notes.append(Block(kind: .note(mark: note.mark), passage: passage, line: 0)) }
    }
  }

  /// Takes lines under each other; the first of a page or column may go on with the paragraph before.
  private mutating func take(_ lines: [PrintedLine], isFirst: Bool) {
    let margin = PDFReader.margin(of: lines)
    for (index, line) in lines.enumerated() where line.isText {
      let goesOn =
        index == 0 ? paragraph?.goesOnElsewhere(in: line) ?? false : paragraph?.goesOn(in: line) ?? false
      if goesOn {
        paragraph?.append(line, margin: margin)
      } else {
        endParagraph()
        paragraph = PrintedParagraph(line, margin: margin, measures)
      }
    }
  }

  /// The right edge that lines reach: nine in ten end before it.
  private static func margin(of lines: [PrintedLine]) -> Double {
    let edges = lines.map(\.box.right).sorted()
    return edges.isEmpty ? 0 : edges[min(edges.count - 1, edges.count * 19 / 20)]
  }

  private mutating func endParagraph() {
    defer {
      blocks += notes
      notes = []
    }
    guard let paragraph else { return }
    self.paragraph = nil
    var draft = draft(paragraph.lines, isStrong: paragraph.isTitle)
    var kind = Block.Kind.text
    if let sign = paragraph.lines.first?.marker, sign.sort == .bullet {
      kind = .bullet
      draft = self.draft(paragraph.lines, dropping: 1, isStrong: paragraph.isTitle)
    }
    guard draft.passage.count > 0 else { return }
    var block = Block(kind: kind, passage: draft.passage, line: 0)
    if let left = paragraph.lines.first?.box.left { block.indent = Int(max(0, min(left, 5000)) / (measures.size / 2)) }
    if kind == .bullet { block.depth = 1 }
    blocks.append(block)
  }

  private mutating func take(_ rows: [[(column: Int, lines: [PrintedLine])]]) {
    endParagraph()
    tables += 1
    for (row, cells) in rows.enumerated() {
      for cell in cells {
        let passage = draft(cell.lines).passage
        guard passage.count > 0 else { continue }
        var block = Block(kind: .cell, passage: passage, line: 0)
        block.cell = TableCell(table: tables, row: row + 1, column: cell.column)
        blocks.append(block)
      }
    }
  }

  // MARK: Text

  /// The text of lines without its first `dropped` words; words that a line end breaks are whole again.
  private func draft(_ lines: [PrintedLine], dropping dropped: Int = 0, isStrong: Bool = false) -> PassageDraft {
    var draft = PassageDraft()
    if isStrong { draft.start(.strong) }
    var last: String?
    for (row, line) in lines.enumerated() {
      for (index, word) in line.words.enumerated() where row > 0 || index >= dropped {
        if index > 0, row > 0 || index > dropped {
          draft.append(line.gap(before: index))
        } else if let last {
          if !last.endsInHyphen {
            draft.appendBreak()
          } else if measures.isBreak(last, word.text) {
            draft.removeHyphen()
          }
        }
        if line.isMark(index), marks.contains(word.text) {
          draft.appendMark(UInt(word.text).map(InlineMarks.raised) ?? word.text, of: word.text)
        } else {
          draft.append(word.text)
        }
        last = word.text
      }
    }
    if isStrong { draft.finish() }
    return draft
  }
}

extension PrintedLine {
  /// Whether anything on it can be read; bar codes and drawn signs cannot.
  var isText: Bool {
    words.contains { word in
      word.text.unicodeScalars.contains { !(0xE000...0xF8FF ~= $0.value) && !$0.properties.isWhitespace }
    }
  }

  /// Whether a word is the mark of a note: small, raised, right behind another.
  func isMark(_ index: Int) -> Bool {
    guard index > 0, words.indices.contains(index) else { return false }
    let (word, before) = (words[index], words[index - 1])
    return word.box.height < 0.8 * size && word.box.bottom < before.box.bottom - 0.1 * size
      && word.box.left - before.box.right < 0.25 * size && word.text.utf8.count <= 4
  }
}
