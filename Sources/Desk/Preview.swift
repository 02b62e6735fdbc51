public import CellGrid
import Text

/// A text as it stands in its file, for the first screen, while it is read and its structure found.
///
/// It lies where the reading pane will be, so that what is under the cursor stays there.
public struct Preview: Equatable, Sendable {
  /// How much of a file is looked at, in bytes: more than any screen shows.
  public static let length = 1 << 16

  private let name: Clean
  private let lines: [Clean]

  /// The first `length` bytes of the file called `name`, to be shown from a line on, from 1; nil when they are no text that can be shown
  /// as it stands, or do not reach that line.
  public init?(_ bytes: [UInt8], name: String, from line: Int = 1) {
    // Markup is shown when it is understood.
    let start = bytes.drop { $0 <= 0x20 }
    let isMarkup = ["<", "%PDF", "{\\rtf"].contains { start.starts(with: $0.utf8) }
    let isText = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || 0x09...0x0D ~= $0 }
    // The last character of a longer file may be cut.
    guard !start.isEmpty, !isMarkup, isText,
      let text = (0..<(bytes.count < Preview.length ? 1 : 4)).lazy.compactMap({
        String(validating: bytes.dropLast($0), as: UTF8.self)
      }).first
    else { return nil }
    self.name = Clean(name)
    lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).dropFirst(max(0, line - 1))
      .prefix(1000).map { line in
        let line = line.drop { $0 <= 0x20 }
        let end = line.lastIndex { $0 > 0x20 }.map { line.index(after: $0) } ?? line.startIndex
        return Clean(Substring(line[..<end]))
      }
    if lines.isEmpty { return nil }
  }

  /// Draws it; `note` says in the status line how far the reading is.
  public func draw(size: Size, note: String = "") -> Frame {
    var frame = Frame(size: size)
    let areas = Desk.Areas(size, hasOutline: true)
    frame.title = Clean("\(name) - conote")
    frame.fill(areas.title, role: .status)
    frame.put(name, x: areas.title.x + 1, y: areas.title.y, role: .statusStrong, in: areas.title)
    frame.fill(areas.status, role: .status)
    frame.put(Clean(note), x: areas.status.x + 1, y: areas.status.y, role: .status, in: areas.status)
    let columns = Reader.textColumns(areas.reader.columns)
    let indent = Sheet.labelColumns(columns)
    let x = areas.reader.x + Reader.marginColumns(areas.reader.columns) + indent
    var y = areas.reader.y
    var wasBlank = true
    for line in lines where y < areas.reader.y + areas.reader.rows {
      if line.string.isEmpty && wasBlank { continue }
      wasBlank = line.string.isEmpty
      let glyphs = line.glyphs
      // A first array of ranges makes the runtime search all its types, which takes as long as drawing all lines.
      Wrap.forEachLine(glyphs, columns: columns - indent) { range in
        frame.put(glyphs[range], x: x, y: y, in: areas.reader) { _ in .text }
        y += 1
      }
    }
    return frame
  }
}
