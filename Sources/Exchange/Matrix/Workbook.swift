internal import CXlsxWriter
internal import Glibc
internal import Reviews

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

    /// The fill, as 0xRRGGBB; nil for none. All are light enough for black text.
    fileprivate var fill: UInt32? {
      switch self {
      case .title, .cell: nil
      case .head: 0xD9E1F2
      case .disposition(.accepted), .position("agreed"): 0xC6E0B4
      case .disposition(.modified): 0xE2EFDA
      case .disposition(.noted): 0xDDEBF7
      case .disposition(.rejected), .position("contested"): 0xF8CBAD
      case .disposition(.deferred), .position("reserved"): 0xFFE699
      case .position("outdated"): 0xE7E6E6
      case .position: nil
      }
    }
  }

  private let memory: Int32
  /// Nil once it was closed, which frees it.
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private var formats: [Look: UnsafeMutablePointer<lxw_format>] = [:]

  /// Makes an empty workbook; `created` is in seconds since 1970.
  init(title: String, created: Int) throws(ExchangeError) {
    // The library knows only files; this one has no name and never reaches a disk.
    memory = shim_memory_file()
    guard memory >= 0 else { throw Workbook.failure(String(cString: strerror(errno))) }
    book = workbook_new("/proc/self/fd/\(memory)")
    guard book != nil else {
      close(memory)
      throw Workbook.failure("out of memory")
    }
    let words = strdup(title)
    defer { free(words) }
    var properties = lxw_doc_properties()
    properties.title = words
    properties.created = created
    workbook_set_properties(book, &properties)
  }

  deinit {
    // An open workbook can only be freed by writing it.
    if let book { workbook_close(book) }
    close(memory)
  }

  /// Adds a sheet whose columns are so many characters wide.
  func sheet(_ name: String, widths: [Double]) -> Sheet {
    let sheet = workbook_add_worksheet(book, name)
    for (column, width) in widths.enumerated() {
      worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil)
    }
    return Sheet(sheet: sheet, columns: widths.count) { [self] in format($0) }
  }

  /// The finished file; nothing can be added after that.
  func bytes() throws(ExchangeError) -> [UInt8] {
    let status = workbook_close(book)
    book = nil
    guard status == LXW_NO_ERROR else { throw Workbook.failure(String(cString: lxw_strerror(status))) }
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
    guard let format = workbook_add_format(book) else { return nil }
    if look != .title {
      format_set_text_wrap(format)
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_border_color(format, 0xBFBFBF)
    }
    if look == .title || look == .head { format_set_bold(format) }
    if let fill = look.fill { format_set_bg_color(format, fill) }
    formats[look] = format
    return format
  }
}

/// One sheet of a workbook, filled row by row.
struct Sheet {
  fileprivate let sheet: UnsafeMutablePointer<lxw_worksheet>?
  fileprivate let columns: Int
  fileprivate let format: (Workbook.Look) -> UnsafeMutablePointer<lxw_format>?
  private var row: UInt32 = 0
  private var headRow: UInt32 = 0

  fileprivate init(
    sheet: UnsafeMutablePointer<lxw_worksheet>?, columns: Int,
    format: @escaping (Workbook.Look) -> UnsafeMutablePointer<lxw_format>?
  ) {
    self.sheet = sheet
    self.columns = columns
    self.format = format
  }

  /// Writes a cell of the current row; what is longer than a cell is cut, and says so.
  func write(_ text: String, column: Int, _ look: Workbook.Look) {
    if text.isEmpty {
      worksheet_write_blank(sheet, row, UInt16(column), format(look))
    } else {
      worksheet_write_string(sheet, row, UInt16(column), text.fittingCell, format(look))
    }
  }

  /// Writes the row of heads, which stays in view and is printed on each page.
  mutating func head(_ heads: [String]) {
    for (column, head) in heads.enumerated() { write(head, column: column, .head) }
    headRow = row
    next()
    worksheet_freeze_panes(sheet, row, 0)
    worksheet_repeat_rows(sheet, headRow, headRow)
  }

  /// Goes to the next row.
  mutating func next() { row += 1 }

  /// Filters, and how it is printed: A4 across, as wide as the page, under the date and the document's name.
  func finish(date: String, document: String) {
    worksheet_autofilter(sheet, headRow, 0, max(headRow, row - 1), UInt16(columns - 1))
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
    // An ampersand begins a code; more than 255 characters are refused.
    let name = document.prefix(100).split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&")
    worksheet_set_header(sheet, "&L\(date)&C\(name)&R&P/&N")
  }
}

extension String {
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
