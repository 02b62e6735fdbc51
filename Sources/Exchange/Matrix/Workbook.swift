internal import CXlsxWriter
internal import Glibc
internal import Reviews
internal import Text

/// An .xlsx file, written by libxlsxwriter into memory.
///
/// Every cell is a string, so that nothing a reviewer wrote is ever a formula.
final class Workbook {
  /// How many rows a sheet has.
  static let rowLimit = 1_048_576
  /// The most UTF-16 units that Excel reads in a cell.
  static let cellLimit = 32_767

  /// How a cell looks.
  enum Look: Hashable {
    case title, head, cell
    /// The answer to a comment.
    case disposition(Disposition)
    /// A view of a paragraph: "agreed", "contested", "reserved", "outdated", else plain.
    case position(String)

    /// The fill, as 0xRRGGBB; nil for none; all are light enough for black text.
    fileprivate var fill: UInt32? {
      switch self {
      case .title, .cell: nil
      case .head: 0xD9E1F2
      case .disposition(let disposition): disposition.fill
      case .position("agreed"): Disposition.accepted.fill
      case .position("contested"): Disposition.rejected.fill
      case .position("reserved"): Disposition.deferred.fill
      case .position("outdated"): 0xE7E6E6
      case .position: nil
      }
    }
  }

  /// libxlsxwriter, loaded when the first workbook is written.
  private static let known = shim_xlsx_load("libxlsxwriter.so.4")?.pointee

  private let library: shim_xlsx
  private let memory: Int32
  /// Nil once it was closed, which frees it.
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private var formats: [Look: UnsafeMutablePointer<lxw_format>] = [:]

  /// Makes an empty workbook; `created` is in seconds since 1970.
  init(title: String, created: Int) throws(ExchangeError) {
    guard let known = Workbook.known else {
      throw ExchangeError(
        description: "a workbook needs libxlsxwriter; install libxlsxwriter4, or write matrix.csv instead")
    }
    library = known
    // The library knows only files; this one has no name and never reaches a disk.
    memory = shim_memory_file()
    guard memory >= 0 else { throw Workbook.failure(String(cString: strerror(errno))) }
    book = library.workbook_new("/proc/self/fd/\(memory)")
    guard book != nil else {
      close(memory)
      throw Workbook.failure("out of memory")
    }
    let words = strdup(title)
    defer { free(words) }
    var properties = lxw_doc_properties()
    properties.title = words
    properties.created = created
    _ = library.workbook_set_properties(book, &properties)
  }

  deinit {
    // An open workbook can only be freed by writing it.
    if let book { _ = library.workbook_close(book) }
    close(memory)
  }

  /// Adds a sheet whose columns are so many characters wide.
  func sheet(_ name: String, widths: [Double]) -> Sheet {
    let sheet = library.workbook_add_worksheet(book, name)
    for (column, width) in widths.enumerated() {
      _ = library.worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil)
    }
    return Sheet(library: library, sheet: sheet, widths: widths) { [self] in format($0) }
  }

  /// The finished file; nothing can be added after that.
  func bytes() throws(ExchangeError) -> [UInt8] {
    let status = library.workbook_close(book)
    book = nil
    guard status == LXW_NO_ERROR else {
      throw Workbook.failure(library.lxw_strerror(status).map { String(cString: $0) } ?? "error \(status.rawValue)")
    }
    let size = Int(lseek(memory, 0, SEEK_END))
    var failed = size <= 0
    let bytes = [UInt8](unsafeUninitializedCapacity: max(0, size)) { buffer, count in
      while count < size {
        let got = pread(memory, buffer.baseAddress.map { $0 + count }, size - count, count)
        if got <= 0 {
          failed = true
          return
        }
        count += got
      }
    }
    if failed { throw Workbook.failure("it cannot be read back") }
    return bytes
  }

  private static func failure(_ what: String) -> ExchangeError {
    ExchangeError(description: "the workbook cannot be written (\(what)); write matrix.csv instead")
  }

  private func format(_ look: Look) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[look] { return known }
    guard let format = library.workbook_add_format(book) else { return nil }
    if look != .title {
      library.format_set_text_wrap(format)
      library.format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      library.format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      library.format_set_border_color(format, 0xBFBFBF)
    }
    if look == .title || look == .head { library.format_set_bold(format) }
    if let fill = look.fill { library.format_set_bg_color(format, fill) }
    formats[look] = format
    return format
  }
}

/// One sheet of a workbook, filled row by row.
struct Sheet {
  private let library: shim_xlsx
  fileprivate let sheet: UnsafeMutablePointer<lxw_worksheet>?
  private let widths: [Double]
  fileprivate let format: (Workbook.Look) -> UnsafeMutablePointer<lxw_format>?
  private var row: UInt32 = 0
  private var headRow: UInt32 = 0
  /// How many lines the tallest cell of the current row takes.
  private var lines = 1

  fileprivate init(
    library: shim_xlsx, sheet: UnsafeMutablePointer<lxw_worksheet>?, widths: [Double],
    format: @escaping (Workbook.Look) -> UnsafeMutablePointer<lxw_format>?
  ) {
    self.library = library
    self.sheet = sheet
    self.widths = widths
    self.format = format
  }

  /// Writes a cell of the current row; what is longer than a cell is cut, and says so.
  mutating func write(_ text: String, column: Int, _ look: Workbook.Look) {
    if look != .title { lines = max(lines, text.lines(in: widths[column])) }
    if text.isEmpty {
      _ = library.worksheet_write_blank(sheet, row, UInt16(column), format(look))
    } else {
      _ = library.worksheet_write_string(sheet, row, UInt16(column), text.fittingCell, format(look))
    }
  }

  /// Writes the row of heads, which stays in view and is printed on each page.
  mutating func head(_ heads: [String]) {
    for (column, head) in heads.enumerated() { write(head, column: column, .head) }
    headRow = row
    next()
    library.worksheet_freeze_panes(sheet, row, 0)
    _ = library.worksheet_repeat_rows(sheet, headRow, headRow)
  }

  /// Goes to the next row; not every program finds by itself how high one must be, and none may be higher than 409 points.
  mutating func next() {
    if lines > 1 { _ = library.worksheet_set_row(sheet, row, min(409, Double(lines) * 15), nil) }
    lines = 1
    row += 1
  }

  /// Filters, and how it is printed: A4 across, as wide as the page, under the date and the document's name.
  func finish(date: String, document: String) {
    _ = library.worksheet_autofilter(sheet, headRow, 0, max(headRow, row - 1), UInt16(widths.count - 1))
    library.worksheet_set_landscape(sheet)
    library.worksheet_set_paper(sheet, 9)
    library.worksheet_fit_to_pages(sheet, 1, 0)
    // An ampersand begins a code; more than 255 characters are refused.
    let name = document.prefix(100).split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&")
    _ = library.worksheet_set_header(sheet, "&L\(date)&C\(name)&R&P/&N")
  }
}

extension String {
  /// How many lines the text takes, broken to a column of so many characters; an estimate, words being of any length.
  fileprivate func lines(in columns: Double) -> Int {
    split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, line in
      lines + max(1, Int((Double(Clean(line).width) * 1.1 / columns).rounded(.up)))
    }
  }

  /// The text as a cell can hold it: without NUL, and cut where it is longer than a cell.
  fileprivate var fittingCell: String {
    let text =
      utf8.contains(0) ? String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{2400}" : $0 })) : self
    guard text.utf16.count > Workbook.cellLimit else { return text }
    let note = " … (cut here: a cell holds no more)"
    var room = Workbook.cellLimit - note.utf16.count
    var cut = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      room -= UTF16.width(scalar)
      if room < 0 { break }
      cut.append(scalar)
    }
    return String(cut) + note
  }
}
