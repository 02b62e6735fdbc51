internal import Documents

/// Where code points of the canonical text stand in a Word file's body.
struct WordPlaces {
  /// A place between two characters.
  struct Place: Hashable, Comparable {
    /// The run, or where behind it something stands that cannot be cut.
    var run: Int
    /// The child in it, and how many code points of its text come before; child 0, offset 0 is before the run.
    var child: Int
    var offset: Int
    /// The byte of the part, for a place outside all runs.
    var byte: Int

    static func < (one: Place, other: Place) -> Bool {
      (one.byte, one.run, one.child, one.offset) < (other.byte, other.run, other.child, other.offset)
    }
  }
  /// The part.
  let body: WordBody
  private let pieces: [WordLayout.Piece]

  /// Finds the pieces of a layout in the body; nil where the part cannot be written into.
  init?(_ layout: WordLayout, _ part: [UInt8]) {
    pieces = layout.pieces
    guard let body = WordBody(part, wanted: Set(pieces.map(\.element))) else { return nil }
    self.body = body
  }

  /// The piece that a stretch starting at an offset begins in.
  private func piece(startingAt offset: Int) -> Int? {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].range.upperBound > offset { high = middle } else { low = middle + 1 }
    }
    return low < pieces.count && pieces[low].range.lowerBound <= offset ? low : nil
  }

  /// Where a stretch that begins at an offset of the canonical text begins; nil where the body does not hold it.
  func start(_ offset: Int) -> Place? {
    piece(startingAt: offset).flatMap { place(in: pieces[$0], at: offset, isEnd: false) }
  }

  /// Where a stretch that ends at an offset ends.
  func end(_ offset: Int) -> Place? {
    piece(startingAt: offset - 1).flatMap { place(in: pieces[$0], at: offset, isEnd: true) }
  }

  /// Whether a stretch's ends can be marked: they are not inside a formula or a text box, around which marks go as a whole.
  func covers(_ range: Range<Int>) -> Bool {
    guard let first = piece(startingAt: range.lowerBound), let last = piece(startingAt: max(0, range.upperBound - 1))
    else { return true }
    func block(_ piece: Int) -> (range: Range<Int>, isBox: Bool)? {
      guard pieces.indices.contains(piece), case .block(let range, let isBox) = body.spots[pieces[piece].element]
      else { return nil }
      return (range, isBox)
    }
    func cuts(_ piece: Int, _ isInside: Bool, beside other: Int) -> Bool {
      block(piece).map { isInside || $0.isBox || block(other)?.range == $0.range } ?? false
    }
    return !cuts(first, range.lowerBound > pieces[first].range.lowerBound, beside: first - 1)
      && !cuts(last, range.upperBound < pieces[last].range.upperBound, beside: last + 1)
  }

  /// The end of the body's text; nil where it has none.
  var last: Place? { pieces.last.flatMap { place(in: $0, at: $0.range.upperBound, isEnd: true) } }

  private func place(in piece: WordLayout.Piece, at offset: Int, isEnd: Bool) -> Place? {
    switch body.spots[piece.element] {
    case .child(let run, let child):
      let count = body.runs[run].children.count
      guard child < count else { return nil }
      let inside = body.runs[run].children[child]
      var place = Place(run: run, child: child, offset: 0, byte: body.runs[run].range.lowerBound)
      let edge = offset == (isEnd ? piece.range.upperBound : piece.range.lowerBound)
      if inside.kind == .text {
        let points = body.points(of: inside).count - 1
        let within = piece.skipped + offset - piece.range.lowerBound
        // A text that was composed has other offsets than its bytes; only its ends are sure.
        guard points >= piece.skipped + piece.range.count, within <= points else {
          return edge ? place.moved(behind: isEnd) : nil
        }
        place.offset = within
        if within == points { place = place.moved(behind: true) }
        return place
      }
      return edge ? place.moved(behind: isEnd) : nil
    case .block(let range, _):
      return Place(run: -1, child: 0, offset: 0, byte: isEnd ? range.upperBound : range.lowerBound)
    case nil: return nil
    }
  }
}

extension WordPlaces.Place {
  /// The place before the child, or behind it.
  fileprivate func moved(behind: Bool) -> WordPlaces.Place {
    WordPlaces.Place(run: run, child: behind ? child + 1 : child, offset: 0, byte: byte)
  }
}
