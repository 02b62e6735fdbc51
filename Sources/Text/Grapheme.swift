internal import Synchronization

/// One grapheme cluster in four bytes, so that screens of them are copied and compared as numbers.
///
/// It is its code point, or for the few clusters that have several their place in a table, which only grows: a program meets few.
public struct Grapheme: Hashable, Sendable {
  /// What marks a place in the table; code points take 21 bits.
  private static let isPlace: UInt32 = 1 << 31
  private let code: UInt32

  /// The cluster that is one code point.
  public init(_ scalar: Unicode.Scalar) { code = scalar.value }

  /// A cluster.
  public init(_ character: Character) {
    let scalars = character.unicodeScalars
    if let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex {
      code = first.value
    } else {
      code = Self.isPlace | Self.table.withLock { $0.place(of: character) }
    }
  }

  /// The cluster as text.
  public var character: Character {
    scalar.map(Character.init) ?? Self.table.withLock { $0.clusters[Int(code & ~Self.isPlace)] }
  }

  /// Its code point, when it is only one.
  public var scalar: Unicode.Scalar? { Unicode.Scalar(code) }

  /// Its first code point.
  var first: Unicode.Scalar { scalar ?? character.unicodeScalars.first ?? "\u{FFFD}" }

  private struct Table {
    var clusters: [Character] = []
    var places: [Character: UInt32] = [:]

    mutating func place(of cluster: Character) -> UInt32 {
      if let place = places[cluster] { return place }
      let place = UInt32(clusters.count)
      clusters.append(cluster)
      places[cluster] = place
      return place
    }
  }
  private static let table = Mutex(Table())
}
