internal import CNcurses

/// A grapheme cluster laid out over the columns that the frame gives it, in pieces on whose width ncurses and the terminal agree.
///
/// Of a cluster that joins several pictures the first stays: terminals disagree about the rest, and a wrong guess shifts the line.
struct Cluster {
  /// What ncurses takes into one cell: a character and what combines with it (`CCHARW_MAX`).
  static let limit = 5
  /// Each piece's column and scalars, a spacing character first.
  private(set) var pieces: [(column: Int, scalars: [wchar_t])] = []

  /// The columns that ncurses gives a code point; -1 for one that it does not show.
  static func columns(_ scalar: Unicode.Scalar) -> Int { Int(wcwidth(wchar_t(bitPattern: scalar.value))) }

  /// Lays out `character` over `columns` columns, 1 or 2; what stays empty is blank.
  init(_ character: Character, columns: Int) {
    var end = 0
    for scalar in character.unicodeScalars {
      let value = wchar_t(bitPattern: scalar.value)
      let width = Cluster.columns(scalar)
      if width <= 0 {
        if scalar.properties.isJoinControl || scalar.properties.isVariationSelector { continue }
        guard !pieces.isEmpty, width == 0, pieces[pieces.count - 1].scalars.count < Self.limit else { continue }
        pieces[pieces.count - 1].scalars.append(value)
      } else if end + width <= columns {
        pieces.append((end, [value]))
        end += width
      } else {
        break
      }
    }
    if pieces.isEmpty {
      pieces.append((0, [0xFFFD]))
      end = 1
    }
    if end < columns { pieces.append((end, [0x20])) }
  }
}
