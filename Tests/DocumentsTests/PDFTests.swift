import Containers
import Testing

@testable import Documents

/// Pages as `pdftotext -bbox-layout` describes them.
private struct Sheets {
  private var text = "<doc>\n"

  /// Adds a page of lines: where each begins, how high its type is, and its words, each as wide as five points a sign.
  mutating func page(_ lines: (x: Double, y: Double, size: Double, words: String)...) {
    text += "<page width=\"600\" height=\"800\">\n<flow>\n"
    for line in lines {
      text += "<block>\n<line>\n"
      var x = line.x
      for word in line.words.split(separator: " ") {
        // "^1" is a small raised sign right behind the word before.
        let isRaised = word.hasPrefix("^")
        let shown = isRaised ? word.dropFirst() : word
        let width = Double(shown.unicodeScalars.count) * 5
        let escaped = shown.split(separator: "<", omittingEmptySubsequences: false).joined(separator: "&lt;")
        text += box(isRaised ? x - 3 : x, line.y, width, isRaised ? line.size / 2 : line.size, escaped)
        x += width + (isRaised ? 0 : 3)
      }
      text += "</line>\n</block>\n"
    }
    text += "</flow>\n</page>\n"
  }

  private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ word: String) -> String {
    "<word xMin=\"\(x)\" yMin=\"\(y)\" xMax=\"\(x + width)\" yMax=\"\(y + height)\">\(word)</word>\n"
  }

  var manuscript: Manuscript { PDFReader.read(PrintedPages.read(Array((text + "</doc>").utf8))) }
  var document: Document {
    let manuscript = manuscript
    return Structure.document(of: manuscript, text: manuscript.canonicalText)
  }
}

struct PDFTests {
  private let full = "The Committee examined the draft and took note of what the delegations had said on"

  @Test func `lines are one paragraph, and a sentence goes on over the page without header and number`() {
    var sheets = Sheets()
    let lines = ["first", "second", "third", "fourth", "fifth"].map { String(full.dropLast($0.count)) + $0 }
    sheets.page(
      (60, 40, 9, "DOC/12/Add.1"), (60, 100, 10, lines[0]), (60, 112, 10, lines[1]), (60, 124, 10, lines[2]),
      (300, 770, 9, "– 1 –"))
    sheets.page(
      (60, 40, 9, "DOC/12/Add.1"), (60, 100, 10, lines[3]), (60, 112, 10, lines[4]), (60, 124, 10, "reading."),
      (300, 770, 9, "– 2 –"))
    let manuscript = sheets.manuscript
    #expect(manuscript.texts == ["DOC/12/Add.1", (lines + ["reading."]).joined(separator: " ")])
    #expect(manuscript.findings.count == 1)
    #expect(manuscript.canonicalText == manuscript.texts.joined(separator: "\n\n"))
  }

  @Test func `a number in the margin belongs to its paragraph, and no page loses it`() {
    var sheets = Sheets()
    sheets.page(
      (60, 50, 10, "7."), (100, 50, 10, full), (60, 62, 10, "it."), (60, 80, 10, "8."), (100, 80, 10, "It agreed."))
    #expect(sheets.manuscript.texts == ["7. \(full) it.", "8. It agreed."])
  }

  @Test func `what stands at the top is read first, in whatever order the file has it`() {
    var sheets = Sheets()
    sheets.page((60, 300, 10, full), (60, 312, 10, "it."), (60, 60, 14, "World Forum"), (60, 120, 14, "Report"))
    #expect(sheets.manuscript.texts == ["World Forum", "Report", "\(full) it."])
    #expect(sheets.manuscript.blocks.map(\.isStrong) == [true, true, false])
  }

  @Test func `two columns are read one after the other`() {
    var sheets = Sheets()
    let half = "half a line of words that fills it up"
    sheets.page(
      (60, 100, 10, half), (320, 100, 10, half), (60, 112, 10, half), (320, 112, 10, half), (60, 124, 10, half),
      (320, 124, 10, half), (60, 136, 10, half), (320, 136, 10, half), (60, 148, 10, half), (320, 148, 10, half),
      (60, 160, 10, half), (320, 160, 10, half), (60, 172, 10, "left."), (320, 172, 10, "right."))
    let column = Array(repeating: half, count: 6).joined(separator: " ")
    #expect(sheets.manuscript.texts == ["\(column) left.", "\(column) right."])
  }

  @Test func `parts under each other are a table`() {
    var sheets = Sheets()
    sheets.page(
      (60, 100, 10, "Member"), (250, 100, 10, "Position"), (60, 120, 10, "AU"), (250, 120, 10, "agreed"),
      (60, 140, 10, "BR"), (250, 140, 10, "reserved"))
    let cells = sheets.manuscript.blocks
    #expect(cells.map(\.kind) == Array(repeating: .cell, count: 6))
    #expect(
      cells.map { $0.cell.map { [$0.row, $0.column] } } == [[1, 1], [1, 2], [2, 1], [2, 2], [3, 1], [3, 2]])
  }

  @Test func `a small line with a raised mark in the text is a note`() throws {
    var sheets = Sheets()
    sheets.page((60, 100, 10, full), (60, 112, 10, "it ^1 and"), (60, 700, 8, "1 See the report."))
    let manuscript = sheets.manuscript
    #expect(manuscript.texts.count == 2)
    #expect(manuscript.blocks.last?.kind == .note(mark: "1"))
    #expect(manuscript.texts == ["\(full) it¹ and", "See the report."])
    #expect(manuscript.canonicalText == "\(full) it and\n\nSee the report.")
  }

  @Test func `a word that the line end breaks is whole again, and a compound keeps its hyphen`() {
    var sheets = Sheets()
    sheets.page(
      (60, 80, 10, "The cooperation of Members was noted by the Committee and the working group on it."),
      (60, 110, 10, "The Secretariat thanked those who had taken part in the work for their good co-"),
      (60, 122, 10, "operation and asked the Members to send what they had on the long-term and short-"),
      (60, 134, 10, "term aims; a short-term aim is one of a year."))
    #expect(
      sheets.manuscript.texts.last?.contains("good cooperation and asked") == true
        && sheets.manuscript.texts.last?.contains("short-term aims") == true)
  }

  @Test func `text that runs from right to left is read so`() {
    var sheets = Sheets()
    sheets.page((100, 100, 10, "ג\u{5D1}א ו\u{5D4}ד"))
    #expect(sheets.manuscript.texts == ["דהו אבג"])
  }

  @Test func `a bar code is no text`() {
    var sheets = Sheets()
    sheets.page((60, 100, 10, "Only text."), (60, 700, 28, "\u{E101}\u{E102}\u{E103}"))
    #expect(sheets.manuscript.texts == ["Only text."])
  }

  @Test(arguments: [
    "", "<page", "<page width=\"1\"><word", "<word xMin=\"9e9\" yMin=\"1\">", "<<<>>>&&",
    "<page>\n<word xMin=\"1\" yMin=\"2\" xMax=\"0\" yMax=\"1\">a</word>",
  ])
  func `broken descriptions of pages make no text`(text: String) {
    #expect(PDFReader.read(PrintedPages.read(Array(text.utf8))).blocks.isEmpty)
  }

  @Test func `the large lines over the minutes of a meeting are their title, and the table of fields is none of it`() {
    var sheets = Sheets()
    sheets.page(
      (200, 40, 18, "Compte-rendu"), (150, 70, 18, "Réunion d’experts sur les quais n°4"),
      (100, 120, 10, "DATE DE REUNION"), (300, 120, 10, "12/05/2031"), (100, 140, 10, "Lieu de réunion"),
      (300, 140, 10, "Visioconférence"), (60, 180, 10, "PRESENTS :"), (100, 220, 10, "PORT DE BREST"),
      (300, 220, 10, "DEUX DELEGUES"), (100, 240, 10, "PORT DE SETE"), (300, 240, 10, "UN DELEGUE"),
      (60, 300, 14, "Contexte"),
      (60, 330, 10, "Une première réunion de travail a eu lieu en juin 2030 et a vu le plan."))
    let document = sheets.document
    let header = document.header
    #expect(header.title == "Compte-rendu Réunion d’experts sur les quais n°4")
    #expect(header.body == "Réunion d’experts sur les quais")
    #expect(header.sessionOrdinals == [4])
    #expect(header.sessionDates == DateRange(PartialDate(2031, 5, 12), precision: .day))
    #expect(header.place == "Visioconférence")
    #expect(header.documentDate == nil)
    #expect(document.headings.map(\.title) == ["Contexte"])
    #expect(document.paragraphs.first?.text == "PRESENTS :")
    #expect(document.timeline.map(\.ordinals) == [[1], [4]])
  }

  @Test func `the number of the printers is no text of the first page`() {
    var sheets = Sheets()
    sheets.page((60, 100, 10, full), (60, 112, 10, "it."), (60, 740, 9, "GE.31-01763(E)"), (60, 755, 14, "*3101763*"))
    #expect(sheets.manuscript.texts == ["\(full) it."])
  }

  @Test(arguments: ["GE.31-01763(E)", "31-01763 (F)", "31-01763", "(31-5377)", "*3101763*"])
  func `printers have numbers of several forms`(text: String) {
    #expect(PrintedFurniture.isPrintingNumber(text))
  }

  @Test(arguments: ["2030-2031", "(see 12)", "A/80/401", "3101763", "(2031)", "12 to 14 (E)", "tel. 31-01763", ""])
  func `a number of other form is text`(text: String) {
    #expect(!PrintedFurniture.isPrintingNumber(text))
  }

  @Test func `large words of a figure that a small letter follows are no heading`() {
    var sheets = Sheets()
    sheets.page(
      (60, 60, 14, "Report"), (60, 100, 10, full), (60, 112, 10, "it."), (60, 140, 14, "Method"),
      (60, 170, 10, full), (60, 182, 10, "that."), (200, 230, 14, "Apply a rate to each berth"),
      (200, 260, 10, "by the number of cranes that stand on it"))
    #expect(sheets.document.headings.map(\.title) == ["Method"])
  }

  // MARK: Through pdftotext

  private static func pdf(_ content: String) -> [UInt8] {
    let objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
      "<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    var file = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(file.utf8.count)
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 6\n0000000000 65535 f \n"
    for place in places { file += String(repeating: "0", count: 10 - String(place).count) + "\(place) 00000 n \n" }
    return Array((file + "trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n").utf8)
  }

  @Test func `a PDF is read whatever it is called`() throws {
    let bytes = PDFTests.pdf("BT /F 12 Tf 72 700 Td (1. The Committee met.) Tj ET")
    for name in ["a.pdf", "a.docx", "-a", "a.md"] {
      let document = try Document.parse(bytes, name: name)
      #expect(document.paragraphs.map(\.label) == ["1."])
      #expect(document.paragraphs.map(\.text) == ["The Committee met."])
      #expect(document.text == "1. The Committee met.")
    }
  }

  @Test func `a PDF of pictures and a broken one are told apart`() {
    func reason(_ bytes: [UInt8]) -> LoadError.Reason? {
      do {
        _ = try Document.parse(bytes, name: "a.pdf")
        return nil
      } catch {
        return error.reason
      }
    }
    let pictures = reason(PDFTests.pdf("0 0 10 10 re f"))
    if case .other(let what)? = pictures {
      #expect(what.contains("no text"))
    } else {
      Issue.record("\(pictures as Any)")
    }
    let broken = reason(Array("%PDF-1.7\nnothing more".utf8))
    if case .damaged? = broken {} else { Issue.record("\(broken as Any)") }
  }

  @Test func `reading a PDF stops when it is not wanted`() {
    #expect(throws: LoadError(path: "a.pdf", reason: .stopped)) {
      try Document.parse(PDFTests.pdf("BT ET"), name: "a.pdf", progress: { _ in false })
    }
  }
}
